"""A picture to look at closely: pinch, double tap, wheel and keys enlarge it, a finger moves it."""

import time
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from widgets.theme import current
from widgets.zoom import Zoom

__all__ = ["PictureView"]

_CLOSER = 2.5
"""How much a double tap enlarges."""

_KEY_STEP = 1.25
_KEY_MOVE = 80
_TAP = 24
"""Pixels a finger may move and still have tapped."""

_MOVES = {
    Qt.Key.Key_Left: QPointF(_KEY_MOVE, 0),
    Qt.Key.Key_Right: QPointF(-_KEY_MOVE, 0),
    Qt.Key.Key_Up: QPointF(0, _KEY_MOVE),
    Qt.Key.Key_Down: QPointF(0, -_KEY_MOVE),
}


class PictureView(QWidget):
    """Shows one picture. `painted` says that it has been drawn for the first time; `zoom` is how it lies."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.zoom = Zoom.fitted(QSizeF(1, 1), QSizeF(1, 1))
        self._image = QImage()
        self._told = True
        self._grip: QPointF | None = None
        self._tap: tuple[QPointF, float] | None = None
        self._tap_began: QPointF | None = None

    def show_picture(self, image: QImage) -> None:
        """Show a picture whole; a null one is no picture."""
        self._image = image
        self._told = image.isNull()
        self.see_whole()

    def see_whole(self) -> None:
        """Show the whole picture again."""
        self._set(Zoom.fitted(QSizeF(self._image.size()), QSizeF(self.size())))

    def sizeHint(self) -> QSize:
        """As large as a small window."""
        return QSize(320, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the part that is looked at."""
        super().resizeEvent(event)
        self.zoom = self.zoom.in_window(QSizeF(event.size()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part that is seen; smooth while it is made smaller, dot by dot when it is large."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), current().colour("sunken"))
            if self._image.isNull():
                return
            smooth = self.zoom.scale < 3.0
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(self.zoom.place, self._image)
        if not self._told:
            self._told = True
            self.painted.emit()

    def event(self, event: QEvent) -> bool:
        """Take fingers; a mouse goes its usual way."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it along."""
        if self._grip is not None:
            self._set(self.zoom.moved(event.position() - self._grip))
            self._grip = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look closer, or at the whole again."""
        self._closer_or_whole(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Enlarge where the pointer is."""
        self._set(self.zoom.zoomed(_KEY_STEP ** (event.angleDelta().y() / 120), event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus enlarge, arrows move, 0 shows the whole."""
        middle = QPointF(self.rect().center())
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._set(self.zoom.zoomed(_KEY_STEP, middle))
        elif key == Qt.Key.Key_Minus:
            self._set(self.zoom.zoomed(1 / _KEY_STEP, middle))
        elif key == Qt.Key.Key_0:
            self.see_whole()
        elif key in _MOVES:
            self._set(self.zoom.moved(_MOVES[key]))
        else:
            super().keyPressEvent(event)

    def _touched(self, event: QTouchEvent) -> None:
        points = event.points()
        if event.type() is QEvent.Type.TouchEnd:
            self._finger_left(points[0].position())
        elif len(points) == 1:
            point = points[0]
            if event.type() is QEvent.Type.TouchBegin:
                self._tap_began = point.position()
            self._set(self.zoom.moved(point.position() - point.lastPosition()))
        elif len(points) == 2:
            self._tap_began = None
            self._pinched(*((point.lastPosition(), point.position()) for point in points))

    def _pinched(self, first: tuple[QPointF, QPointF], second: tuple[QPointF, QPointF]) -> None:
        before, after = (_distance(first[step], second[step]) for step in (0, 1))
        middle_before, middle = ((first[step] + second[step]) / 2 for step in (0, 1))
        moved = self.zoom.moved(middle - middle_before)
        self._set(moved.zoomed(after / before, middle) if before > 0 else moved)

    def _finger_left(self, place: QPointF) -> None:
        """Take two taps in one place soon after each other for a double tap."""
        began, self._tap_began = self._tap_began, None
        if began is None or _distance(began, place) > _TAP:
            self._tap = None
            return
        now, before = time.monotonic(), self._tap
        soon = QApplication.doubleClickInterval() / 1000
        if before is not None and now - before[1] < soon and _distance(before[0], place) < 2 * _TAP:
            self._tap = None
            self._closer_or_whole(place)
        else:
            self._tap = place, now

    def _closer_or_whole(self, place: QPointF) -> None:
        if self.zoom.factor > 1.0:
            self.see_whole()
        else:
            self._set(self.zoom.zoomed(_CLOSER, place))

    def _set(self, zoom: Zoom) -> None:
        self.zoom = zoom
        self.update()


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
