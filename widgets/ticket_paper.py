"""A ticket that can be touched: the dots that are printed, an element that is selected, moved and made wider."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from designs.ticket import DOTS_PER_MM
from widgets.theme import current
from widgets.ticket_blocks import TicketLayout

__all__ = ["RIM", "TicketPaper"]

RIM = 24
"""Pixels of ground around the paper, so that handles at its edge can be caught."""

_HANDLE = 10
_SNAP = 6  # dots within which an edge goes to a line


class _Grip(Enum):
    """What is held."""

    BODY = auto()
    RIGHT_EDGE = auto()


@dataclass
class _Drag:
    """A movement under way. `shown` is where the element would come to lie, `before` the element it would precede."""

    grip: _Grip
    began: QPoint
    place: QRect
    shown: QRect
    before: int | None = None
    guide: int | None = None


class TicketPaper(QWidget):
    """Shows a layout, one pixel a dot, with the element `selected` framed.

    Says what is done with the mouse and the keys: `selected` an element (-1: none), `moved` it to a column and before
    another element (-1: its place in the order stays), `widened` it to so many dots; `removed` it. Edges snap to the
    margins, the middle, the edges of the others and whole millimetres; with Alt they do not.
    """

    selected = Signal(int)
    moved = Signal(int, int, int)
    widened = Signal(int, int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._image = QImage()
        self._places: dict[int, QRect] = {}
        self._margin = 0
        self._width = 0
        self._selected = -1
        self._drag: _Drag | None = None

    def show_layout(self, layout: TicketLayout, image: QImage, *, margin: int, selected: int) -> None:
        """Show a ticket and which of its elements is selected; `margin` is in dots of this paper."""
        self._image, self._places = image, dict(layout.places)
        self._margin, self._width = margin, layout.width
        self._selected = selected
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """The paper and its rim."""
        return self._image.size() + QSize(2 * RIM, 2 * RIM)

    def place_of(self, element: int) -> QRect:
        """Return where an element lies in this widget, in pixels; empty when it is not on the paper."""
        return self._places[element].translated(RIM, RIM) if element in self._places else QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper, dots, frame, and what a movement would do."""
        theme = current()
        paper = QRect(QPoint(RIM, RIM), self._image.size())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("ground"))
            painter.fillRect(paper, theme.colour("paper"))
            painter.drawImage(paper.topLeft(), self._image)
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.drawRect(QRectF(paper).adjusted(-0.5, -0.5, 0.5, 0.5))
            if self._drag is not None:
                self._paint_drag(painter, self._drag)
            elif self._selected in self._places:
                self._paint_frame(painter, self.place_of(self._selected))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an element, or of the edge of the one that is selected."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if self._on_handle(point):
            place = self._places[self._selected]
            self._drag = _Drag(_Grip.RIGHT_EDGE, point, place, place)
            return
        found = self._element_at(point)
        if found != self._selected:
            self._selected = found
            self.selected.emit(found)
        if found in self._places:
            place = self._places[found]
            self._drag = _Drag(_Grip.BODY, point, place, place)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is held; show what can be held."""
        point = event.position().toPoint()
        if self._drag is None:
            self.setCursor(Qt.CursorShape.SizeHorCursor if self._on_handle(point) else Qt.CursorShape.ArrowCursor)
            return
        by = point - self._drag.began
        if by.manhattanLength() < QApplication.startDragDistance() and self._drag.shown == self._drag.place:
            return
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._drag.grip is _Grip.RIGHT_EDGE:
            self._stretch(self._drag, by.x(), free=free)
        else:
            self._carry(self._drag, by, free=free)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what the frame showed is said."""
        drag, self._drag = self._drag, None
        self.update()
        if drag is None or (drag.shown == drag.place and drag.before is None):
            return
        if drag.grip is _Grip.RIGHT_EDGE:
            self.widened.emit(self._selected, drag.shown.width())
        else:
            before = -1 if drag.before is None else drag.before
            self.moved.emit(self._selected, drag.shown.left() - self._margin, before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a millimetre (with Shift a dot) or one place in the order; Delete removes; Escape lets go."""
        index, key = self._selected, event.key()
        step = 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else DOTS_PER_MM
        sideways = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}
        if index not in self._places:
            super().keyPressEvent(event)
        elif key in sideways:
            left = self._places[index].left() - self._margin
            self.moved.emit(index, max(0, left + sideways[Qt.Key(key)]), -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            before = index - 1 if key == Qt.Key.Key_Up else index + 2
            if before >= 0:
                self.moved.emit(index, self._places[index].left() - self._margin, before)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(index)
        elif key == Qt.Key.Key_Escape:
            self._drag = None
            self.update()
        else:
            super().keyPressEvent(event)

    def _carry(self, drag: _Drag, by: QPoint, *, free: bool) -> None:
        left = drag.place.left() + by.x()
        drag.guide = None
        if not free:
            left, drag.guide = self._snapped(left, drag.place.width())
        left = max(self._margin, min(left, self._width - self._margin - DOTS_PER_MM))
        drag.shown = QRect(left, drag.place.top() + by.y(), drag.place.width(), drag.place.height())
        drag.before = self._before(drag.shown.center().y())

    def _stretch(self, drag: _Drag, by: int, *, free: bool) -> None:
        right = drag.place.right() + 1 + by
        drag.guide = None
        if not free:
            right, drag.guide = _nearest(right, [*self._lines(), drag.place.left() + _whole_mm(right, drag.place)])
        right = max(drag.place.left() + 2 * DOTS_PER_MM, min(right, self._width - self._margin))
        drag.shown = QRect(drag.place.left(), drag.place.top(), right - drag.place.left(), drag.place.height())

    def _snapped(self, left: int, width: int) -> tuple[int, int | None]:
        """Return the column an element goes to and the line that drew it there, if one did."""
        lines = self._lines()
        candidates = [(left, line) for line in lines]
        candidates += [(left + width, line) for line in lines]
        candidates += [(left + width // 2, self._width // 2)]
        edge, line = min(candidates, key=lambda pair: abs(pair[0] - pair[1]))
        if abs(edge - line) <= _SNAP:
            return left + line - edge, line
        return self._margin + round((left - self._margin) / DOTS_PER_MM) * DOTS_PER_MM, None

    def _lines(self) -> list[int]:
        """Return the columns edges snap to: the margins, the middle, the edges of the other elements."""
        others = [place for index, place in self._places.items() if index != self._selected]
        edges = {edge for place in others for edge in (place.left(), place.right() + 1)}
        return sorted(edges | {self._margin, self._width - self._margin, self._width // 2})

    def _before(self, middle: int) -> int | None:
        """Return which element the one that is carried would precede; None when the order stays."""
        others = [(index, place) for index, place in self._places.items() if index != self._selected]
        after = [index for index, place in others if place.center().y() > middle]
        before = min(after, default=max((index for index, _ in others), default=-1) + 1)
        unchanged = all((index < before) == (index < self._selected) for index, _ in others)
        return None if unchanged else before

    def _element_at(self, point: QPoint) -> int:
        """Return the smallest element under a point, so that one beside a tall one can be caught; -1 for none."""
        under = [index for index in self._places if self.place_of(index).contains(point)]
        return min(under, key=lambda index: self._places[index].width() * self._places[index].height(), default=-1)

    def _on_handle(self, point: QPoint) -> bool:
        return self._selected in self._places and self._handle(self.place_of(self._selected)).contains(point)

    def _handle(self, place: QRect) -> QRect:
        return QRect(place.right() - _HANDLE // 2, place.center().y() - _HANDLE, _HANDLE, 2 * _HANDLE)

    def _paint_frame(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(QPen(current().colour("brand"), 2))
        painter.drawRect(place.adjusted(-1, -1, 1, 1))
        painter.fillRect(self._handle(place), current().colour("brand"))

    def _paint_drag(self, painter: QPainter, drag: _Drag) -> None:
        brand = current().colour("brand")
        painter.setPen(QPen(brand, 2, Qt.PenStyle.DashLine))
        painter.drawRect(drag.shown.translated(RIM, RIM))
        painter.setPen(QPen(brand, 1))
        if drag.guide is not None:
            painter.drawLine(RIM + drag.guide, 0, RIM + drag.guide, self.height())
        if drag.before is not None:
            below = self.place_of(drag.before)
            last = max((place.bottom() for place in self._places.values()), default=0) + RIM
            line = below.top() if not below.isEmpty() else last
            painter.fillRect(QRect(RIM, line - 2, self._width, 4), brand)


def _nearest(edge: int, lines: list[int]) -> tuple[int, int | None]:
    line = min(lines, key=lambda one: abs(one - edge))
    return (line, line) if abs(line - edge) <= _SNAP else (edge, None)


def _whole_mm(right: int, place: QRect) -> int:
    return round((right - place.left()) / DOTS_PER_MM) * DOTS_PER_MM
