"""What the waiting area sees: who is called and where to go, huge; the calls before; how many wait; notices."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.display.current_call import CurrentCall
from app.modes.display.view import Count, DisplayView
from widgets.call_board import CallBoard, CallRow
from widgets.marquee import Marquee
from widgets.poster import Poster
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate

_SMALL, _MIDDLE, _LARGE = 1 / 28, 1 / 24, 1 / 18
"""Heights of letters as shares of the screen's shorter side; nothing is smaller than the first (spec 05)."""

_ROWS = 6
_LEAST_HEIGHT_FOR_COUNTS = 640
"""Pixels. A smaller window keeps its room for the calls."""

_COUNT_COLUMNS, _COUNT_COLUMNS_STANDING = 3, 2


class DisplayScreen(QWidget):
    """One screen of the waiting area; lies down or stands up as its place does."""

    painted = Signal(str)

    def __init__(self, sign: QWidget) -> None:
        """`sign` is the connection sign; it stands small in the last line."""
        super().__init__()
        self.setProperty("ground", True)
        self._hall = Poster(share=_LARGE, bold=True)
        self._zone = Poster(share=_MIDDLE, tone="text_soft")
        self._time = Poster(share=_LARGE, bold=True, align=Qt.AlignmentFlag.AlignRight)
        self._day = Poster(share=_SMALL, tone="text_soft", align=Qt.AlignmentFlag.AlignRight)
        self._current = CurrentCall()
        self._board = CallBoard(rows=_ROWS, empty_text=translate("Display", "The latest calls appear here"))
        self._counts = QGridLayout()
        self._columns = _COUNT_COLUMNS
        self._counted = 0
        self._counts_fit = True
        self._tiles: list[tuple[Surface, Poster, Poster]] = []
        self._notices = Marquee()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._current.painted.connect(self.painted)
        self._notices.setObjectName("notices")
        self._lay_out(sign)

    def show_view(self, view: DisplayView) -> None:
        """Show another moment."""
        self._hall.set_text(view.hall)
        self._zone.set_text(view.zone)
        self._time.set_text(view.time)
        self._day.set_text(view.day)
        self._current.show_call(view.calls[0] if view.calls else None, greeting=view.greeting, fresh=view.fresh)
        self._board.show_calls(
            [CallRow(call.ticket, _counter(call.counter), call.key) for call in view.calls[1:]], flash=False
        )
        self._show_counts(view.counts)
        if self._notices.text() != view.notices:
            self._notices.set_text(view.notices)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie down or stand up; letters keep their share of the height."""
        super().resizeEvent(event)
        stands = self.height() > self.width()
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if stands else QBoxLayout.Direction.LeftToRight)
        self._notices.set_pixels(round(min(self.height(), self.width()) * _SMALL))
        self._counts_fit = self.height() >= _LEAST_HEIGHT_FOR_COUNTS
        self._show_tiles()
        self._place_tiles(_COUNT_COLUMNS_STANDING if stands else _COUNT_COLUMNS)
        for poster in self.findChildren(Poster):
            poster.updateGeometry()

    def _lay_out(self, sign: QWidget) -> None:
        theme = current()
        for spacing in (self._middle, self._counts):
            spacing.setSpacing(theme.size("space_24"))
        head = QHBoxLayout()
        names, clock = QVBoxLayout(), QVBoxLayout()
        names.addWidget(self._hall)
        names.addWidget(self._zone)
        clock.addWidget(self._time)
        clock.addWidget(self._day)
        head.addLayout(names, 3)
        head.addLayout(clock, 2)
        foot = QHBoxLayout()
        foot.setSpacing(theme.size("space_24"))
        foot.addWidget(self._notices, 1)
        foot.addWidget(sign)
        self._middle.addWidget(self._current, 3)
        self._middle.addWidget(self._board, 2)
        column = QVBoxLayout(self)
        margin = theme.size("space_48")
        column.setContentsMargins(margin, theme.size("space_32"), margin, theme.size("space_24"))
        column.setSpacing(theme.size("space_24"))
        column.addLayout(head)
        column.addLayout(self._middle, 1)
        column.addLayout(self._counts)
        column.addLayout(foot)

    def _show_counts(self, counts: tuple[Count, ...]) -> None:
        while len(self._tiles) < len(counts):
            self._tiles.append(self._add_tile(len(self._tiles)))
        for count, (_tile, name, waiting) in zip(counts, self._tiles, strict=False):
            name.set_text(count.name)
            waiting.set_text(translate("Display", "{count} waiting").replace("{count}", str(count.waiting)))
        self._counted = len(counts)
        self._show_tiles()

    def _show_tiles(self) -> None:
        for place, (tile, _name, _waiting) in enumerate(self._tiles):
            tile.setVisible(self._counts_fit and place < self._counted)

    def _add_tile(self, place: int) -> tuple[Surface, Poster, Poster]:
        tile = Surface(kind=SurfaceKind.PLAIN, margin="space_12", gap="space_8")
        tile.setObjectName(f"count-{place}")
        row = QHBoxLayout()
        name = Poster(share=_SMALL)
        waiting = Poster(share=_SMALL, tone="brand_text", bold=True, align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(name, 3)
        row.addWidget(waiting, 2)
        tile.body.addLayout(row)
        self._counts.addWidget(tile, place // self._columns, place % self._columns)
        return tile, name, waiting

    def _place_tiles(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, (tile, _name, _waiting) in enumerate(self._tiles):
            self._counts.addWidget(tile, place // columns, place % columns)


def _counter(number: str) -> str:
    return translate("Display", "Counter {number}").replace("{number}", number)
