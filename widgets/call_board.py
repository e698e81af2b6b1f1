"""The list of called tickets, readable from afar: ticket, arrow, counter, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import icons
from widgets.afar import least_letters
from widgets.drawing import fitted_font, panel, text_in
from widgets.theme import current

__all__ = ["CallBoard", "CallRow", "Lettering"]

_BLINKS = 3
_LETTERS = 0.58
"""Of a row's height."""

_ARROW = 0.86
"""Of the height of the letters."""

_LEAST_GAP = 0.5
"""Between ticket and counter besides a close arrow, of the height of the letters."""

_WORTH_AN_ARROW = 0.85
"""Letters are made so much smaller for an arrow, not more."""


@dataclass(frozen=True)
class CallRow:
    """One call: what is shown at the left and at the right. `key` tells calls of the same ticket apart.

    `short` is shown at the right where there is too little room.
    """

    ticket: str
    counter: str
    key: str = ""
    short: str = ""


@dataclass(frozen=True)
class Lettering:
    """How the rows of a board are written: the height of the letters in pixels, with arrows, with short counters."""

    letters: int
    arrow: bool
    short: bool


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

    def lettering(self) -> Lettering:
        """Return how all rows are written: a small line among large ones would look less important.

        Letters go before arrows, and where even letters alone could not be read, the short form of a counter has to do.
        """
        high, _ = self._row_heights()
        largest = max(1, round(high * _LETTERS))
        room = self.width() - 2 * self._margin(high)
        wide = QFontMetricsF(current().font_of(largest, bold=True)).horizontalAdvance
        whole = [(wide(call.ticket), wide(call.counter)) for call in self._calls]
        short = [(wide(call.ticket), wide(call.short or call.counter)) for call in self._calls]
        arrow, gap = largest * _ARROW, largest * _LEAST_GAP
        beside = min((room / (2 * max(pair) + 2 * arrow) for pair in whole), default=1.0)
        alone = min((room / (sum(pair) + gap) for pair in whole), default=1.0)
        least = least_letters(self) / largest
        if beside >= min(1.0, least) and min(1.0, beside) >= _WORTH_AN_ARROW * min(1.0, alone):
            return Lettering(_size(largest, beside), arrow=True, short=False)
        if alone >= min(1.0, least) or whole == short:
            return Lettering(_size(largest, alone), arrow=False, short=False)
        brief = min((room / (sum(pair) + arrow + gap) for pair in short), default=1.0)
        return Lettering(_size(largest, brief), arrow=True, short=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        theme = current()
        high, gap = self._row_heights()
        lettering = self.lettering()
        with QPainter(self) as painter:
            if not self._calls:
                font = fitted_font(self._empty, largest=round(high * _LETTERS), width=self.width() * 0.9)
                place = QRectF(self.rect())
                text_in(
                    painter, place, self._empty, font, theme.colour("text_soft"), align=Qt.AlignmentFlag.AlignCenter
                )
            for index, call in enumerate(self._calls):
                row = QRectF(0, index * (high + gap), self.width(), high)
                self._paint_row(painter, call, row, lettering)

    def _row_heights(self) -> tuple[float, float]:
        """Return how high a row is, and the gap between rows."""
        gap = min(current().size("space_8"), self.height() / (12 * self._rows))
        return (self.height() - (self._rows - 1) * gap) / self._rows, gap

    def _margin(self, high: float) -> float:
        return min(high * 0.35, self.width() * 0.05)

    def _paint_row(self, painter: QPainter, call: CallRow, place: QRectF, lettering: Lettering) -> None:
        theme = current()
        lit = call in self._flashing and self.is_lit
        ground, ink, soft = ("calling", "on_calling", "on_calling") if lit else (self._ground, "text", "text_soft")
        panel(painter, place, theme.colour(ground), radius=min(theme.size("radius_card"), place.height() / 4))
        margin = self._margin(place.height())
        inside = place.adjusted(margin, 0, -margin, 0)
        font = theme.font_of(lettering.letters, bold=True)
        counter = (call.short or call.counter) if lettering.short else call.counter
        for text, align in ((call.ticket, Qt.AlignmentFlag.AlignLeft), (counter, Qt.AlignmentFlag.AlignRight)):
            text_in(painter, inside, text, font, theme.colour(ink), align=align | Qt.AlignmentFlag.AlignVCenter)
        if lettering.arrow:
            metrics = QFontMetricsF(font)
            free = inside.adjusted(metrics.horizontalAdvance(call.ticket), 0, -metrics.horizontalAdvance(counter), 0)
            sign = QRectF(0, 0, lettering.letters * _ARROW, lettering.letters * _ARROW)
            sign.moveCenter(free.center() if lettering.short else place.center())
            icons.paint(painter, "forward", theme.colour(soft), sign)


def _size(largest: int, share: float) -> int:
    return max(1, int(largest * min(1.0, share)))
