"""What happened one after the other: time at the left, a line with a dot for each, what was done and said."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import lines_of, text_in
from widgets.hue import Hue
from widgets.theme import current

__all__ = ["Timeline", "TimelineEntry"]

_MOST_LINES = 12


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One thing that happened: when, what, by whom, what was said, and how the clock stood, in a hue of its own."""

    time: str
    deed: str
    who: str = ""
    said: str = ""
    clock: str = ""
    hue: Hue | None = None


class Timeline(QWidget):
    """Paints its entries from top to bottom at whatever width it is given; its height follows."""

    def __init__(self, entries: Sequence[TimelineEntry] = ()) -> None:
        super().__init__()
        self._entries: tuple[TimelineEntry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_entries(entries)

    def entries(self) -> tuple[TimelineEntry, ...]:
        """Return what is shown."""
        return self._entries

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries."""
        self._entries = tuple(entries)
        said = (" ".join(filter(None, (one.time, one.deed, one.who, one.said, one.clock))) for one in entries)
        self.setAccessibleName("\n".join(said))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all entries need."""
        return round(sum(self._height(entry, width) for entry in self._entries)) + 1

    def sizeHint(self) -> QSize:
        """What it needs at the width it has."""
        width = max(self.width(), current().size("hero") * 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Time, dot and a few words."""
        return QSize(current().size("hero") * 2, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every entry."""
        top = 0.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, entry in enumerate(self._entries):
                high = self._height(entry, self.width())
                self._paint(painter, entry, QRectF(0, top, self.width(), high), last=place + 1 == len(self._entries))
                top += high

    def _paint(self, painter: QPainter, entry: TimelineEntry, place: QRectF, *, last: bool) -> None:
        theme = current()
        caption, soft = theme.font("caption"), theme.colour("text_soft")
        line = QFontMetrics(theme.font("body")).lineSpacing()
        left, dot = self._left(), theme.size("space_8")
        middle = left - theme.size("space_16")
        text_in(painter, QRectF(0, place.top(), middle - dot, line), entry.time, caption, soft)
        if not last:
            down = QRectF(middle - 0.5, place.top() + line / 2, 1, place.height())
            painter.fillRect(down, theme.colour("line_strong"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(entry.hue.value if entry.hue else "brand"))
        painter.drawEllipse(QRectF(middle - dot / 2, place.top() + (line - dot) / 2, dot, dot))
        self._paint_words(painter, entry, QRectF(left, place.top(), place.width() - left, place.height()))

    def _paint_words(self, painter: QPainter, entry: TimelineEntry, place: QRectF) -> None:
        theme = current()
        body, caption = theme.font("body"), theme.font("caption")
        line = QFontMetrics(body).lineSpacing()
        high = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        clock = QFontMetrics(caption).horizontalAdvance(entry.clock) + 1 if entry.clock else 0
        head = QRectF(place.left(), place.top(), place.width() - clock - theme.size("space_8"), line)
        text_in(painter, head, entry.deed, theme.font("body", bold=True), theme.colour("text"))
        tone = theme.colour(entry.hue.text if entry.hue else "text_soft")
        text_in(painter, QRectF(place.right() - clock, place.top(), clock, line), entry.clock, caption, tone)
        rest = place.adjusted(0, line, 0, 0)
        if entry.who:
            used = text_in(painter, rest, entry.who, caption, theme.colour("text_soft"), align=high)
            rest.setTop(rest.top() + used)
        if entry.said:
            text_in(painter, rest, entry.said, body, theme.colour("text"), align=high, most=_MOST_LINES)

    def _height(self, entry: TimelineEntry, width: int) -> float:
        theme = current()
        body = theme.font("body")
        line, small = QFontMetrics(body).lineSpacing(), QFontMetrics(theme.font("caption")).lineSpacing()
        said = len(lines_of(entry.said, body, width - self._left(), most=_MOST_LINES)) if entry.said else 0
        return line * (1 + said) + (small if entry.who else 0) + theme.size("space_12")

    def _left(self) -> int:
        """Where the words begin: after the widest time and the line."""
        theme = current()
        metrics = QFontMetrics(theme.font("caption"))
        times = [metrics.horizontalAdvance(entry.time) for entry in self._entries]
        return max(times, default=0) + theme.size("space_32")
