"""The list of called tickets, readable from afar: ticket, arrow, counter, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import fitted_font, panel, text_in
from widgets.theme import current

__all__ = ["CallBoard", "CallRow"]

_BLINKS = 3


@dataclass(frozen=True)
class CallRow:
    """One call: what is shown at the left and at the right. `key` tells calls of the same ticket apart."""

    ticket: str
    counter: str
    key: str = ""


class CallBoard(QWidget):
    """Shows the newest calls in `rows` rows of equal height. A new call blinks three times, then stands.

    :param flash_seconds: how long the three blinks take together; 0 never blinks.
    """

    def __init__(
        self, parent: QWidget | None = None, *, rows: int = 6, flash_seconds: float = 3.0, empty_text: str = ""
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._ground = "surface"
        self._empty = empty_text
        self._calls: tuple[CallRow, ...] = ()
        self._flashing: frozenset[CallRow] = frozenset()
        self._phase = 0
        self._flash_ms = round(flash_seconds * 1000 / (2 * _BLINKS))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.blink)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def is_flashing(self) -> bool:
        """Whether a new call is still blinking."""
        return bool(self._flashing)

    @property
    def is_lit(self) -> bool:
        """Whether the blinking rows are at this moment drawn in the calling colour."""
        return bool(self._flashing) and self._phase % 2 == 0

    def set_rows(self, rows: int) -> None:
        """Have room for another number of calls; the calls are shown anew with the next `show_calls`."""
        self._rows = rows
        self.update()

    def set_ground(self, token: str) -> None:
        """Lay the rows on another colour token."""
        self._ground = token
        self.update()

    def show_calls(self, calls: Sequence[CallRow], *, flash: bool = True) -> None:
        """Show these calls, newest first; those not shown before blink unless `flash` is false."""
        shown = tuple(calls[: self._rows])
        new = frozenset(shown) - frozenset(self._calls)
        self._calls = shown
        self.setAccessibleName("\n".join(f"{call.ticket} {call.counter}" for call in shown))
        if flash and new and self._flash_ms:
            self._flashing = new
            self._phase = 0
            self._timer.start(self._flash_ms)
        else:
            self._flashing &= frozenset(shown)
        self.update()

    def blink(self) -> None:
        """Take the next half of a blink; called by the board's own timer."""
        self._phase += 1
        if self._phase >= 2 * _BLINKS:
            self._timer.stop()
            self._flashing = frozenset()
        self.update()

    def sizeHint(self) -> QSize:
        """Rows of large text."""
        step = current().size("display")
        return QSize(step * 12, step * 2 * self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        theme = current()
        gap = min(theme.size("space_8"), self.height() / (12 * self._rows))
        high = (self.height() - (self._rows - 1) * gap) / self._rows
        with QPainter(self) as painter:
            if not self._calls:
                font = fitted_font(self._empty, largest=round(high * 0.58), width=self.width() * 0.9)
                place = QRectF(self.rect())
                text_in(
                    painter, place, self._empty, font, theme.colour("text_soft"), align=Qt.AlignmentFlag.AlignCenter
                )
            for index, call in enumerate(self._calls):
                self._paint_row(painter, call, QRectF(0, index * (high + gap), self.width(), high))

    def _paint_row(self, painter: QPainter, call: CallRow, place: QRectF) -> None:
        theme = current()
        lit = call in self._flashing and self.is_lit
        ground, ink, soft = ("calling", "on_calling", "on_calling") if lit else (self._ground, "text", "text_soft")
        panel(painter, place, theme.colour(ground), radius=min(theme.size("radius_card"), place.height() / 4))
        margin = place.height() * 0.35
        middle = place.height() * 0.5
        half = (place.width() - 2 * margin - 2 * middle) / 2
        largest = round(place.height() * 0.58)
        left = QRectF(place.left() + margin, place.top(), half, place.height())
        right = QRectF(place.right() - margin - half, place.top(), half, place.height())
        for box, text, align in (
            (left, call.ticket, Qt.AlignmentFlag.AlignLeft),
            (right, call.counter, Qt.AlignmentFlag.AlignRight),
        ):
            font = fitted_font(text, largest=largest, width=half, bold=True)
            text_in(painter, box, text, font, theme.colour(ink), align=align | Qt.AlignmentFlag.AlignVCenter)
        arrow = QRectF(0, 0, middle, middle)
        arrow.moveCenter(place.center())
        icons.paint(painter, "forward", theme.colour(soft), arrow)
