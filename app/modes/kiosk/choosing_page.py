"""What the citizen comes for: one level of cards, where one is, what is looked for, and the way back."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.fitting import set_step
from app.modes.kiosk.card_pages import CardPages
from app.modes.kiosk.steps import LOW_HEIGHT, StepBar, column, fit_foot
from app.modes.kiosk.view import Choice, KioskView
from app.modes.kiosk.ways_panel import WaysPanel
from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.letter_keys import LetterKeys
from widgets.theme import current

translate = QCoreApplication.translate


class ChoosingPage(QWidget):
    """One level of choices."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = CardPages()
        self.steps = StepBar()
        self.ways = WaysPanel()
        self.keys = LetterKeys(erase_name=translate("Kiosk", "Take the last character back"))
        for button in self.keys.buttons():
            button.setObjectName(f"key-{button.text() or 'delete'}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = ElidedLabel(step="display", bold=True, smaller=("headline", "title"))
        self._typed = Label(step="display", bold=True, tone="brand_text")
        self._overview = Label(step="title", tone="text_soft", align=Qt.AlignmentFlag.AlignRight)
        self._path = ElidedLabel(step="title", tone="text_soft", smaller=("subtitle", "lead"))
        self._banner = Label(step="title", bold=True, tone="serving_text", wrap=True)
        self._hint = Label(step="title", tone="warning_text", wrap=True)
        self._empty = Label(step="headline", tone="text_soft", align=Qt.AlignmentFlag.AlignCenter, wrap=True)
        self._arrange()

    def show_view(self, view: KioskView) -> None:
        """Show a level."""
        choice = view.choice
        if choice is None:
            return
        self._title.set_text(choice.title)
        self._path.set_text("  ›  ".join((translate("Kiosk", "Start page"), *choice.path[:-1])))
        self._path.setVisible(len(choice.path) > 1)
        for label, text in (
            (self._hint, view.hint),
            (self._banner, choice.banner),
            (self._overview, choice.overview),
            (self._empty, "" if choice.cards else choice.empty),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.cards.setVisible(bool(choice.cards) or not choice.empty)
        self._show_search(choice)
        self.ways.show_ways(choice.ways)
        self.steps.setVisible(not choice.is_first)
        self.cards.show_cards(choice.level, choice.cards)
        self._fit_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write smaller where there is little height: what is touched keeps its size."""
        super().resizeEvent(event)
        low = event.size().height() < LOW_HEIGHT
        step = "title" if low and current().text_scale > 1 else "headline" if low else "display"
        self._title.set_step(step)
        set_step(self._typed, step)
        for label in (self._banner, self._hint):
            set_step(label, "subtitle" if low else "title")
        self.ways.stand(upright=event.size().height() > event.size().width())
        self._fit_foot()

    def _fit_foot(self) -> None:
        fit_foot((self.steps, self.cards.arrows), self.width(), self.cards.be_short, self.steps.be_short)

    def _show_search(self, choice: Choice) -> None:
        searching = choice.typed is not None
        self.keys.setVisible(searching)
        self._typed.setVisible(searching)
        self._typed.setText(" ".join(choice.typed or "") or "_")

    def _arrange(self) -> None:
        gap = current().size("gap_touch")
        stacked = column(self)
        stacked.setSpacing(gap)
        head = QHBoxLayout()
        head.setSpacing(gap)
        head.addWidget(self._title, 1)
        head.addWidget(self._typed)
        head.addWidget(self._overview)
        words = QVBoxLayout()
        words.setSpacing(current().size("space_8"))
        words.addWidget(self._path)
        words.addLayout(head)
        for part in (self._banner, self._hint):
            words.addWidget(part)
        stacked.addLayout(words)
        stacked.addWidget(self._empty, 1)
        stacked.addWidget(self.cards, 1)
        stacked.addWidget(self.keys)
        stacked.addWidget(self.ways)
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        foot.addWidget(self.steps, 1)
        foot.addWidget(self.cards.arrows, 1)
        stacked.addLayout(foot)
