"""Facts to read and to agree to: an appointment, a return slip, what a service asks for, a printer without paper."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.fitting import FittingPage, Words
from app.modes.kiosk.qr_view import QrView
from app.modes.kiosk.steps import StepBar, column, fit_foot
from app.modes.kiosk.view import KioskView, Sheet
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RUNGS = (("display", "headline"), ("headline", "title"), ("title", "subtitle"), ("subtitle", "lead"), ("lead", "body"))
"""Steps of the title and of what stands below it, from the largest down."""


class SheetPage(FittingPage):
    """One sheet. Says `agreed`."""

    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.steps = StepBar()
        self._shown: Sheet | None = None
        self._title = Label(step="headline", bold=True, wrap=True)
        self._text = Label(step="title", wrap=True)
        self._facts = QGridLayout()
        self._labels: list[Label] = []
        self._code = QrView(side=400)
        self._code_words = Label(step="subtitle", tone="text_soft", align=Qt.AlignmentFlag.AlignHCenter, wrap=True)
        self._aside = QWidget()
        self._yes = ActionButton("", kind=ActionKind.PRIMARY, icon="check", touch=True)
        self._yes.setObjectName("agree")
        self._yes.clicked.connect(self.agreed)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()

    def show_view(self, view: KioskView) -> None:
        """Show a sheet."""
        sheet = view.sheet
        if sheet is None or sheet == self._shown:
            return
        self._clear()
        self._shown = sheet
        self._title.setText(sheet.title)
        self._text.setText(sheet.text)
        self._text.setVisible(bool(sheet.text))
        for row, (caption, text) in enumerate(sheet.rows):
            labels = (
                Label(caption, step="title", tone="text_soft", align=_TOP),
                Label(text, step="title", wrap=True, align=_TOP),
            )
            for place, label in enumerate(labels):
                self._facts.addWidget(label, row, place)
                label.show()  # it is measured before the event loop would show it
                self._labels.append(label)
        self._code.show_text(sheet.code, name=sheet.code_words)
        self._code_words.setText(sheet.code_words)
        self._aside.setVisible(bool(sheet.code))
        self._yes.setText(sheet.yes)
        self._yes.setVisible(bool(sheet.yes))
        fit_foot((self.steps, self._yes), self.width(), self.steps.be_short)
        self.fit()

    def wipe(self) -> None:
        """Forget what was read when the page goes."""
        if self._shown is not None:
            self._clear()
            self._title.setText("")
            self._code.show_text("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code beside the facts on a wide screen, below them on a tall one."""
        tall = self.height() > self.width()
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight)
        fit_foot((self.steps, self._yes), self.width(), self.steps.be_short)
        super().resizeEvent(event)

    def rungs(self) -> Iterable[Mapping[Words, str]]:
        """Return how the words may be written."""
        return (self._rung(title, text) for title, text in _RUNGS)

    def _rung(self, title: str, text: str) -> dict[Words, str]:
        return {self._title: title, self._text: text, **dict.fromkeys(self._labels, text)}

    def _clear(self) -> None:
        self._shown = None
        for label in self._labels:
            self._facts.removeWidget(label)
            label.setText("")
            label.deleteLater()
        self._labels = []

    def _arrange(self) -> None:
        theme = current()
        card = Surface(margin="space_24", gap="space_16")
        self._facts.setColumnStretch(1, 1)
        self._facts.setHorizontalSpacing(theme.size("space_24"))
        self._facts.setVerticalSpacing(theme.size("space_12"))
        words = QVBoxLayout()
        words.setSpacing(theme.size("space_16"))
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addLayout(self._facts)
        words.addStretch()
        aside = QVBoxLayout(self._aside)
        aside.addWidget(self._code, 1)
        aside.addWidget(self._code_words)
        self._body.addLayout(words, 3)
        self._body.addWidget(self._aside, 1)
        card.body.addLayout(self._body)
        foot = QHBoxLayout()
        foot.setSpacing(theme.size("gap_touch"))
        foot.addWidget(self.steps, 1)
        foot.addWidget(self._yes, 1)
        stacked = column(self)
        stacked.setSpacing(theme.size("gap_touch"))
        stacked.addWidget(card, 1)
        stacked.addLayout(foot)
