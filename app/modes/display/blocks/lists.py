"""Lists: the latest calls, and how many wait for each kind of service."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.modes.display.blocks.base import BlockView
from app.modes.display.blocks.call import counter_words
from app.modes.display.view import Count, DisplayView, ShownCall
from designs.display import Block, BlockKind, Layout
from widgets.afar import least_letters
from widgets.call_board import CallBoard, CallRow
from widgets.drawing import panel
from widgets.poster import Poster
from widgets.theme import current

translate = QCoreApplication.translate

_ROW_OF_LETTERS = 1.75
"""The height of a row of calls as a multiple of its letters'."""

_MOST_ROWS = 12
_LINE = 1.45
_LOOSEST = 1.35
"""Lines stand at most so much farther apart where there is room."""

_LETTERS_OF_A_NAME = 5
"""So much of a service's name is wanted before the next number has room."""

_WIDEST_COLUMN = 24
"""Letters: a wider block shows its counts in more columns."""


class CallsBlock(BlockView):
    """The latest calls, newest first. Beside a block with the newest one it begins with the one before."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        self._is_alone = all(other.kind is not BlockKind.CALL for other in layout.blocks)
        self._view = DisplayView()
        self._calls: tuple[ShownCall, ...] = ()
        self._rows = 1
        self._board = CallBoard(self, rows=1, empty_text=translate("Display", "The latest calls appear here"))
        self._board.set_ground("ground" if block.ground == "surface" else "surface")

    def show_view(self, view: DisplayView) -> None:
        """Show the calls that have room; new ones blink where no other block shows them."""
        self._view = view
        self._calls = (view.calls if self._is_alone else view.calls[1:])[: self._rows]
        rows = [CallRow(call.ticket, counter_words(call.counter), call.key, call.counter) for call in self._calls]
        newest = self._calls[0].key if self._calls else ""
        self._board.show_calls(rows, flash=self._is_alone and newest in view.fresh)
        self.update()

    def arrange(self, room: QRect) -> None:
        """As many rows as have room for letters of the block's size."""
        self._board.setGeometry(room)
        self._rows = max(1, min(_MOST_ROWS, int(room.height() / (self.letters * _ROW_OF_LETTERS))))
        self._board.set_rows(self._rows)
        self.show_view(self._view)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground; say which fresh calls have been painted."""
        super().paintEvent(event)
        self.tell_painted(self._calls, self._view.fresh)


class WaitingBlock(BlockView):
    """How many wait for each kind of service, those with most people first, and whose number is next."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        self._head = Poster(translate("Display", "Waiting"), self, share=block.share, tone=self.inks.strong, bold=True)
        self._next = Poster(
            translate("Display", "Next number"),
            self,
            share=block.share,
            tone=self.inks.soft,
            align=Qt.AlignmentFlag.AlignRight,
        )
        self._counts: tuple[Count, ...] = ()
        self._columns = 1
        self._lines: list[tuple[Poster, Poster, Poster]] = []
        self._rules: list[QRectF] = []

    def show_view(self, view: DisplayView) -> None:
        """Show the counts that have room."""
        if view.counts == self._counts:
            return
        self._counts = view.counts
        while len(self._lines) < len(self._counts):
            self._lines.append(self._line(len(self._lines)))
        for count, (name, waiting, following) in zip(self._counts, self._lines, strict=False):
            name.set_text(count.name)
            waiting.set_text(translate("Display", "{count} waiting").replace("{count}", str(count.waiting)))
            following.set_text(count.next)
        self.arrange(self.room())

    def arrange(self, room: QRect) -> None:
        """One line a kind of service, in one column or, where it is wide, in more."""
        high = round(self.letters * _LINE)
        self._columns = max(1, room.width() // (self.letters * _WIDEST_COLUMN))
        head = high if room.height() >= 3 * high else 0
        gap = self.letters
        wide = (room.width() - gap * (self._columns - 1)) // self._columns
        self._head.setVisible(head > 0)
        self._next.setVisible(head > 0 and self._columns == 1)
        self._head.setGeometry(room.left(), room.top(), wide // 2, head)
        self._next.setGeometry(room.left() + wide // 2, room.top(), wide - wide // 2, head)
        rows = max(1, (room.height() - head) // high)
        used = min(rows, -(-len(self._counts) // self._columns)) or 1
        high = min(round(high * _LOOSEST), (room.height() - head) // used)
        self._rules = []
        widths = self._figure_widths(wide)
        self._next.setVisible(self._next.isVisibleTo(self) and widths[1] > 0)
        for place, parts in enumerate(self._lines):
            column, row = place % self._columns, place // self._columns
            shown = place < len(self._counts) and row < rows
            line = QRect(room.left() + column * (wide + gap), room.top() + head + row * high, wide, high)
            if shown:
                self._rules.append(QRectF(line.left(), line.top(), wide, 1))
            _place_line(parts, line, widths, shown=shown)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and a fine line above each kind of service."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            for rule in self._rules:
                panel(painter, rule, current().colour("line"), radius=0)

    def _figure_widths(self, wide: int) -> list[int]:
        """Return the room for the two figures of a line; where a name would have none, there is no next number (0)."""
        widths = [max((parts[at].natural_width() for parts in self._lines), default=0) for at in (1, 2)]
        name = max((parts[0].natural_width() for parts in self._lines), default=0)
        needed = min(name, _LETTERS_OF_A_NAME * least_letters(self))
        return widths if wide - sum(widths) - self.letters >= needed else [widths[0], 0]

    def _line(self, place: int) -> tuple[Poster, Poster, Poster]:
        share, right = self.block.share, Qt.AlignmentFlag.AlignRight
        name = Poster(parent=self, share=share, tone=self.inks.text)
        waiting = Poster(parent=self, share=share, tone=self.inks.strong, bold=True, align=right)
        following = Poster(parent=self, share=share, tone=self.inks.soft, align=right)
        name.setObjectName(f"count-{place}")
        waiting.setObjectName(f"waiting-{place}")
        following.setObjectName(f"next-{place}")
        return name, waiting, following


def _place_line(parts: tuple[Poster, Poster, Poster], line: QRect, least: Sequence[int], *, shown: bool) -> None:
    """Give the figures the room they need, and the name the rest: of a name the beginning is enough."""
    gap = line.height() // 3
    waiting = max(round(line.width() * 0.26), least[0] + gap)
    following = max(round(line.width() * 0.2), least[1] + gap) if least[1] else 0
    left = line.left()
    for part, wide in zip(parts, (line.width() - waiting - following, waiting, following), strict=True):
        part.setGeometry(left, line.top(), wide, line.height())
        part.setVisible(shown and wide > 0)
        left += wide
