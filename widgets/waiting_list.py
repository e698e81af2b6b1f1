"""Who waits next, in a few large rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import fitted_font, panel, text_in
from widgets.hue import Hue
from widgets.theme import Theme, current

__all__ = ["WaitingList", "WaitingRow"]


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """One waiting ticket: its number, its service, how long it waits, and why it is next (may be empty)."""

    number: str
    service: str
    waited: str
    reason: str = ""


class WaitingList(QWidget):
    """At most `most` rows, in the order given; the first stands out. Without rows the empty text teaches."""

    def __init__(self, parent: QWidget | None = None, *, most: int = 5, empty_text: str = "") -> None:
        super().__init__(parent)
        self._most = most
        self._empty = empty_text
        self._rows: tuple[WaitingRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def rows(self) -> tuple[WaitingRow, ...]:
        """Return the rows shown."""
        return self._rows

    def show_rows(self, rows: Sequence[WaitingRow]) -> None:
        """Show the first `most` of these."""
        self._rows = tuple(rows[: self._most])
        texts = (" ".join((row.number, row.service, row.waited, row.reason)).strip() for row in self._rows)
        self.setAccessibleName("\n".join(texts) or self._empty)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the rows, or for the empty text."""
        theme = current()
        count = max(1, len(self._rows))
        high = self._row_height(theme)
        return QSize(theme.size("hero") * 4, count * high + (count - 1) * theme.size("space_8"))

    def minimumSizeHint(self) -> QSize:
        """As narrow as number and time allow."""
        return QSize(current().size("hero") * 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        theme = current()
        high = self._row_height(theme)
        with QPainter(self) as painter:
            if not self._rows:
                place = QRectF(self.rect())
                font, soft = theme.font("lead"), theme.colour("text_soft")
                text_in(painter, place, self._empty, font, soft, align=Qt.AlignmentFlag.AlignCenter, most=2)
            for index, row in enumerate(self._rows):
                top = index * (high + theme.size("space_8"))
                self._paint_row(painter, row, QRectF(0, top, self.width(), high), first=index == 0)

    def _paint_row(self, painter: QPainter, row: WaitingRow, place: QRectF, *, first: bool) -> None:
        theme = current()
        ground, ink = ("brand_soft", "brand_text") if first else ("surface", "text")
        panel(
            painter,
            place,
            theme.colour(ground),
            radius=theme.size("radius_control"),
            outline=None if first else theme.colour("line"),
        )
        inner = place.adjusted(theme.size("space_16"), 0, -theme.size("space_16"), 0)
        number = QRectF(inner.left(), inner.top(), theme.size("title") * 4, inner.height())
        font = fitted_font(row.number, largest=theme.size("title"), width=number.width(), bold=True)
        text_in(painter, number, row.number, font, theme.colour(ink))
        body = theme.font("lead")
        wide = QFontMetrics(body).horizontalAdvance(row.waited) + 1
        time = QRectF(inner.right() - wide, inner.top(), wide, inner.height())
        text_in(painter, time, row.waited, body, theme.colour("text_soft" if not first else ink))
        middle = QRectF(
            number.right(), inner.top(), time.left() - number.right() - theme.size("space_12"), inner.height()
        )
        if row.reason:
            middle = self._paint_reason(painter, row.reason, middle, theme)
        text_in(painter, middle, row.service, body, theme.colour("text"))

    def _paint_reason(self, painter: QPainter, reason: str, place: QRectF, theme: Theme) -> QRectF:
        """Draw the reason as a soft sign at the right end of `place` and return what is left of it."""
        font = theme.font("body", bold=True)
        metrics = QFontMetrics(font)
        wide = min(metrics.horizontalAdvance(reason) + 1 + 2 * theme.size("space_12"), place.width() / 2)
        high = metrics.lineSpacing() + theme.size("space_4")
        sign = QRectF(place.right() - wide, place.center().y() - high / 2, wide, high)
        panel(painter, sign, theme.colour(Hue.CALLING.soft), radius=high / 2)
        words = sign.adjusted(theme.size("space_12"), 0, -theme.size("space_12"), 0)
        text_in(painter, words, reason, font, theme.colour(Hue.CALLING.text))
        return place.adjusted(0, 0, -wide - theme.size("space_8"), 0)

    def _row_height(self, theme: Theme) -> int:
        return theme.size("height") + theme.size("space_16")
