"""Who stands before it: a manager after an outage. They want to know what does not fit together, and what to decide."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.window.hall.view import DarkRow, HallPageView, IrregularRow
from widgets.action_button import ActionButton
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate


class IrregularBoard(QWidget):
    """A card for each dark counter with the question whether to release, below them the contradictions of the day.

    `released` carries the number of a counter.
    """

    released = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: HallPageView | None = None
        self._cards: list[QWidget] = []
        self._empty = Label(translate("HallPage", "Nothing contradicts the record today."), tone="text_soft", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().size("space_8"))
        self._column.addWidget(self._empty)

    def show_view(self, view: HallPageView) -> None:
        """Show how it stands; cards are made anew only when something changed."""
        before, self._shown = self._shown, view
        if before is not None and _about(before) == _about(view):
            return
        for card in self._cards:
            card.setParent(None)
            card.deleteLater()
        self._cards = [self._dark(row, view.release_why_not) for row in view.dark]
        self._cards += [_contradiction(row) for row in view.irregular]
        for card in self._cards:
            self._column.addWidget(card)
        self._empty.setVisible(not self._cards)

    def _dark(self, row: DarkRow, why_not: str) -> QWidget:
        card, line = Surface(margin="space_12", gap="space_4"), QHBoxLayout()
        line.setSpacing(current().size("space_16"))
        release = ActionButton(translate("HallPage", "Release"), icon="send")
        release.setObjectName(f"release-{row.counter}")
        release.setEnabled(not why_not)
        release.setToolTip(why_not)
        release.clicked.connect(lambda: self.released.emit(row.counter))
        line.addWidget(IconView("link_off", colour=Hue.WARNING.text))
        line.addWidget(Label(row.words, bold=True, wrap=True), 1)
        line.addWidget(release)
        card.body.addLayout(line)
        return card


def _about(view: HallPageView) -> tuple[object, ...]:
    return view.dark, view.irregular, view.release_why_not


def _contradiction(row: IrregularRow) -> QWidget:
    card = Surface(margin="space_12", gap="space_4")
    card.setObjectName("irregularity")
    card.body.addWidget(Label(row.head, bold=True, wrap=True))
    card.body.addWidget(Label(row.said, wrap=True))
    card.body.addWidget(Label(row.record, tone="text_soft", wrap=True))
    return card
