"""A layout as a widget: the same one on the wall and in the editor."""

from pathlib import Path

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.modes.display.blocks.base import BlockView
from app.modes.display.blocks.call import CallBlock
from app.modes.display.blocks.lists import CallsBlock, WaitingBlock
from app.modes.display.blocks.media import PictureBlock, VideoBlock
from app.modes.display.blocks.words import ClockBlock, DateBlock, MarqueeBlock, NoticesBlock, TextBlock
from app.modes.display.view import DisplayView
from designs.display import Block, BlockKind, Layout
from widgets.afar import Afar
from widgets.theme import current

_GAP_SHARE = 1 / 60
_RIM_SHARE = 1 / 40
"""Shares of the shorter side: between blocks, and around them all."""

_VIEWS: dict[BlockKind, type[BlockView]] = {
    BlockKind.CALL: CallBlock,
    BlockKind.CALLS: CallsBlock,
    BlockKind.WAITING: WaitingBlock,
    BlockKind.NOTICES: NoticesBlock,
    BlockKind.PICTURE: PictureBlock,
    BlockKind.VIDEO: VideoBlock,
    BlockKind.MARQUEE: MarqueeBlock,
    BlockKind.DATE: DateBlock,
    BlockKind.CLOCK: ClockBlock,
    BlockKind.TEXT: TextBlock,
}


class LayoutPicture(Afar):
    """Shows moments of the display in a layout. `painted` names the visits of fresh calls once they can be seen."""

    painted = Signal(str)

    def __init__(self, layout: Layout, base: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._view = DisplayView()
        self._blocks: list[BlockView] = []
        self.shown = layout
        self.show_layout(layout)

    def show_layout(self, layout: Layout) -> None:
        """Show the same moment in another layout; blocks that stay as they are are kept."""
        kept = {view.block: view for view in self._blocks} if layout.ground == self.shown.ground else {}
        alone = any(block.kind is BlockKind.CALL for block in layout.blocks)
        if alone is not any(block.kind is BlockKind.CALL for block in self.shown.blocks):
            kept = {}
        blocks = [kept[block] if block in kept else self._made(block, layout) for block in layout.blocks]
        for view in (view for view in self._blocks if view not in blocks):
            view.hide()
            view.setParent(None)
            view.deleteLater()
        self._blocks, self.shown = blocks, layout
        self._arrange()
        for view in self._blocks:
            view.show()

    def show_view(self, view: DisplayView) -> None:
        """Show another moment."""
        self._view = view
        for block in self._blocks:
            block.show_view(view)

    def place_of(self, block: Block) -> QRect:
        """Return where a block stands, in pixels."""
        rim = self._share(_RIM_SHARE)
        gap = self._share(_GAP_SHARE)
        wide = self.width() - 2 * rim + gap
        high = self.height() - 2 * rim + gap
        columns, rows = self.shown.columns, self.shown.rows
        left, right = (round((edge * wide) / columns) for edge in (block.column - 1, block.last_column))
        top, bottom = (round((edge * high) / rows) for edge in (block.row - 1, block.last_row))
        return QRect(rim + left, rim + top, right - left - gap, bottom - top - gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every block keeps its share."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), current().colour(self.shown.ground))

    def _made(self, block: Block, layout: Layout) -> BlockView:
        view = _VIEWS[block.kind](block, layout, self._base)
        view.setParent(self)
        view.painted.connect(self.painted)
        view.show_view(self._view)
        return view

    def _arrange(self) -> None:
        for view in self._blocks:
            place = self.place_of(view.block)
            if place == view.geometry():
                view.arrange(view.room())
            view.setGeometry(place)

    def _share(self, share: float) -> int:
        return round(min(self.width(), self.height()) * share)
