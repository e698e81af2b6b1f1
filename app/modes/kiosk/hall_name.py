"""The name of the hall at the head of every page: in two lines, written smaller, where one does not take it."""

from PySide6.QtGui import QFontMetrics, QResizeEvent

from app.modes.fitting import set_step
from widgets.label import Label
from widgets.theme import current

_ONE_LINE, _TWO_LINES = "headline", "title"


class HallName(Label):
    """A name that is never cut."""

    def __init__(self) -> None:
        super().__init__(step=_ONE_LINE, bold=True, wrap=True)

    def setText(self, text: str) -> None:
        """Show another name."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = QFontMetrics(current().font(_ONE_LINE, bold=True)).horizontalAdvance(self.text())
        set_step(self, _ONE_LINE if wide <= self.width() else _TWO_LINES)
