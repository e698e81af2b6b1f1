"""The picture of a layout under the hands: blocks are chosen, moved and made larger or smaller on the grid."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.modes.display.picture import LayoutPicture
from app.modes.display.view import DisplayView
from designs.display import Block, BlockKind, Layout
from widgets.theme import current

_HANDLE = 14  # pixels
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True)
class _Drag:
    """A block being moved, or pulled by its handle, from a point on."""

    index: int
    start: QPoint
    resizes: bool
    now: Block


class LayoutCanvas(QWidget):
    """Shows the picture as large as there is room in the proportions of its screen, with the grid over it.

    Says what was chosen (`selected`, -1: nothing) and where a block would go (`placed`: index, block).
    """

    selected = Signal(int)
    placed = Signal(int, object)
    removed = Signal()

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = LayoutPicture(layout, Path(), self)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = _Over(self)
        self._screen = (1920, 1080)
        self._selected = -1
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)

    def show_state(self, layout: Layout, selected: int) -> None:
        """Show a layout and what is chosen in it."""
        self._selected = selected
        if layout != self.picture.shown:
            self.picture.show_layout(layout)
        self._over.raise_()
        self._over.update()

    def show_view(self, view: DisplayView) -> None:
        """Show another moment in it."""
        self.picture.show_view(view)

    def show_screen(self, width: int, height: int) -> None:
        """Take the proportions of a screen."""
        self._screen = (width, height)
        self._fit()

    def place_of(self, index: int) -> QRect:
        """Return where a block stands on this widget."""
        return self.picture.place_of(self._blocks()[index]).translated(self.picture.pos())

    def handle_of(self, index: int) -> QRect:
        """Return the corner by which a block is made larger or smaller."""
        corner = QRect(0, 0, _HANDLE, _HANDLE)
        corner.moveCenter(self.place_of(index).bottomRight())
        return corner

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture in."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse, and take hold of it."""
        point = event.position().toPoint()
        held = self._selected >= 0 and self.handle_of(self._selected).contains(point)
        index = self._selected if held else self._block_at(point)
        self.selected.emit(index)
        if index >= 0:
            self._drag = _Drag(index, point, held, self._blocks()[index])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the block along, from cell to cell."""
        if self._drag is None:
            return
        block = self._blocks()[self._drag.index]
        moved = event.position().toPoint() - self._drag.start
        columns = round(moved.x() * self.picture.shown.columns / max(1, self.picture.width()))
        rows = round(moved.y() * self.picture.shown.rows / max(1, self.picture.height()))
        self._drag = replace(self._drag, now=self._changed(block, columns, rows, resizes=self._drag.resizes))
        self._over.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the block go where it is."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.now != self._blocks()[drag.index]:
            self.placed.emit(drag.index, drag.now)
        self._over.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the chosen block by a cell, with Shift they change its size; Delete takes it away."""
        if self._selected >= 0 and event.key() in _ARROWS:
            columns, rows = _ARROWS[Qt.Key(event.key())]
            resizes = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            block = self._changed(self._blocks()[self._selected], columns, rows, resizes=resizes)
            self.placed.emit(self._selected, block)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paint_over(self, painter: QPainter) -> None:
        """Draw the grid, the chosen block's frame and handle, and where a carried one would go."""
        theme, layout, place = current(), self.picture.shown, self.picture.geometry()
        self._paint_grid(painter)
        if 0 <= self._selected < len(layout.blocks):
            painter.setPen(QPen(theme.colour("focus"), 3))
            painter.drawRect(self.place_of(self._selected))
            painter.fillRect(self.handle_of(self._selected), theme.colour("focus"))
        if self._drag is not None:
            free = self._is_free(self._drag)
            painter.setPen(QPen(theme.colour("serving" if free else "failed"), 3, Qt.PenStyle.DashLine))
            painter.drawRect(self.picture.place_of(self._drag.now).translated(place.topLeft()))

    def _paint_grid(self, painter: QPainter) -> None:
        """Draw the edge of the screen, and a line in the middle of every gap between cells."""
        theme, layout, place = current(), self.picture.shown, self.picture.geometry()
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.setOpacity(0.35)
        painter.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DotLine))
        first = self.picture.place_of(Block(kind=BlockKind.TEXT, column=1, row=1))
        whole = self.picture.place_of(
            Block(kind=BlockKind.TEXT, column=1, row=1, columns=layout.columns, rows=layout.rows)
        )
        gap = self.picture.place_of(Block(kind=BlockKind.TEXT, column=2, row=1)).left() - first.right() - 1
        for column in range(1, layout.columns):
            left = place.left() + whole.left() + round((whole.width() + gap) * column / layout.columns) - gap // 2
            painter.drawLine(left, place.top(), left, place.bottom())
        for row in range(1, layout.rows):
            top = place.top() + whole.top() + round((whole.height() + gap) * row / layout.rows) - gap // 2
            painter.drawLine(place.left(), top, place.right(), top)
        painter.setOpacity(1.0)

    def _is_free(self, drag: _Drag) -> bool:
        others = (block for at, block in enumerate(self._blocks()) if at != drag.index)
        return self.picture.shown.fits(drag.now) and not any(drag.now.covers(other) for other in others)

    def _changed(self, block: Block, columns: int, rows: int, *, resizes: bool) -> Block:
        """Return a block moved or grown by cells, kept on the grid."""
        layout = self.picture.shown
        if resizes:
            wide = min(max(1, block.columns + columns), layout.columns - block.column + 1)
            high = min(max(1, block.rows + rows), layout.rows - block.row + 1)
            return replace(block, columns=wide, rows=high)
        column = min(max(1, block.column + columns), layout.columns - block.columns + 1)
        row = min(max(1, block.row + rows), layout.rows - block.rows + 1)
        return replace(block, column=column, row=row)

    def _blocks(self) -> tuple[Block, ...]:
        return self.picture.shown.blocks

    def _block_at(self, point: QPoint) -> int:
        return next((at for at in range(len(self._blocks())) if self.place_of(at).contains(point)), -1)

    def _fit(self) -> None:
        wide, high = self._screen
        scale = min(self.width() / wide, self.height() / high)
        fitted = QRect(0, 0, round(wide * scale), round(high * scale))
        fitted.moveCenter(self.rect().center())
        self.picture.setGeometry(fitted)
        self._over.setGeometry(self.rect())
        self._over.raise_()


class _Over(QWidget):
    """Lies over the picture, so that marks are seen and the blocks take no clicks."""

    def __init__(self, canvas: LayoutCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what lies over the picture."""
        with QPainter(self) as painter:
            self._canvas.paint_over(painter)
