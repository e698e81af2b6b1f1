"""What is seen from afar while nobody is there: the hall, who waits where, and one thing to touch."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from app.modes.fitting import FittingPage, Words
from app.modes.kiosk.steps import column
from app.modes.kiosk.view import Attract, KioskView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RUNGS = (
    ("figure", "headline", "headline"),
    ("display", "headline", "title"),
    ("headline", "title", "subtitle"),
    ("title", "subtitle", "subtitle"),
)
"""Steps of the slogan, of what one comes for and of who waits for it, from the largest down."""


class AttractPage(FittingPage):
    """An invitation. Says `began`, and `chosen(code)` where there is only one service."""

    began = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._service = ""
        self._slogan = Label(step="display", bold=True, tone="brand_text", align=_CENTRE, wrap=True)
        self._rows = QGridLayout()
        self._made: list[ElidedLabel] = []
        self._touch = ActionButton("", kind=ActionKind.PRIMARY, icon="ticket", touch=True, large=True)
        self._touch.setObjectName("begin")
        self._touch.clicked.connect(self._begin)
        card = Surface(margin="space_32", gap="space_24")
        self._rows.setColumnStretch(0, 3)
        self._rows.setColumnStretch(1, 2)
        self._rows.setVerticalSpacing(current().size("space_12"))
        card.body.addLayout(self._rows)
        stacked = column(self)
        stacked.addStretch(1)
        stacked.addWidget(self._slogan)
        stacked.addStretch(1)
        stacked.addWidget(card)
        stacked.addStretch(1)
        stacked.addWidget(self._touch)

    def show_view(self, view: KioskView) -> None:
        """Show who waits."""
        attract = view.attract
        if attract is None:
            return
        self._service = attract.service
        self._slogan.setText(attract.slogan)
        self._touch.setText(attract.touch)
        self._show_rows(attract)
        self.fit()

    def rungs(self) -> Iterable[Mapping[Words, str]]:
        """Return how the words may be written."""
        return (self._rung(*steps) for steps in _RUNGS)

    def _rung(self, slogan: str, title: str, waiting: str) -> dict[Words, str]:
        titles: dict[Words, str] = dict.fromkeys(self._made[::2], title)
        return {self._slogan: slogan, **titles, **dict.fromkeys(self._made[1::2], waiting)}

    def _show_rows(self, attract: Attract) -> None:
        cells = [cell for row in attract.rows for cell in row]
        while len(self._made) > len(cells):
            last = self._made.pop()
            self._rows.removeWidget(last)
            last.deleteLater()
        while len(self._made) < len(cells):
            place = len(self._made)
            bold = place % 2 == 0
            tone = "text" if bold else "brand_text"
            label = ElidedLabel(step="headline", bold=bold, tone=tone)
            self._rows.addWidget(label, *divmod(place, 2))
            label.show()  # it is measured before the event loop would show it
            self._made.append(label)
        for label, text in zip(self._made, cells, strict=True):
            label.set_text(text)

    def _begin(self) -> None:
        if self._service:
            self.chosen.emit(self._service)
        else:
            self.began.emit()
