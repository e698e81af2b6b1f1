"""What every block shares: its ground, its margin, and the sizes of its letters."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.modes.display.view import DisplayView, ShownCall
from designs.display import NO_GROUND, Align, Block, Inks, Layout
from widgets.afar import side_of
from widgets.drawing import panel
from widgets.theme import current

_MARGIN_SHARE = 1 / 48
_RADIUS_SHARE = 1 / 64

QT_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


class BlockView(QWidget):
    """A block of a layout. `base` is the folder its files are looked for in.

    `painted` names the visit of a fresh call once it is really before the eyes.
    """

    painted = Signal(str)

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__()
        self.block = block
        self.base = base
        self.inks: Inks = layout.inks(block)
        self.setObjectName(f"block-{block.kind}")
        self._told: frozenset[str] = frozenset()

    def show_view(self, view: DisplayView) -> None:
        """Show another moment."""
        raise NotImplementedError

    def arrange(self, room: QRect) -> None:
        """Put the parts in their places within the room inside the margin."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new size."""
        super().resizeEvent(event)
        self.arrange(self.room())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        if self.block.ground != NO_GROUND:
            self.paint_ground(self.block.ground)

    def paint_ground(self, token: str) -> None:
        """Draw a ground in a colour token."""
        with QPainter(self) as painter:
            panel(painter, QRectF(self.rect()), current().colour(token), radius=side_of(self) * _RADIUS_SHARE)

    def tell_painted(self, calls: Sequence[ShownCall], fresh: frozenset[str]) -> None:
        """Say of each fresh call among those just painted, once, that it can be seen."""
        seen = [call for call in calls if call.key in fresh and call.key not in self._told]
        self._told = (self._told & fresh) | {call.key for call in seen}
        for call in seen:
            QTimer.singleShot(0, self, lambda visit=call.visit: self.painted.emit(visit))

    def room(self) -> QRect:
        """Return the room inside the margin; a block without a ground needs none."""
        margin = 0 if self.block.ground == NO_GROUND else round(side_of(self) * _MARGIN_SHARE)
        return self.rect().adjusted(margin, margin // 2, -margin, -margin // 2)

    @property
    def letters(self) -> int:
        """The height of the block's letters in pixels."""
        return max(1, round(side_of(self) * self.block.share))
