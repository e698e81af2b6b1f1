"""Choosing a region: every screen is covered by its own frozen picture, on one of them a rectangle is dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from widgets.drawing import text_in
from widgets.snip.freezing import FrozenScreen
from widgets.snip.region import LEAST, dots_of, dragged
from widgets.theme import current

__all__ = ["RegionGrabber"]

_VEIL = QColor(0, 0, 0, 110)
"""Over what is not chosen; the same in every look, because it lies over foreign pictures."""

_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.BypassWindowManagerHint


class RegionGrabber(QObject):
    """Lets a region be chosen and says `chosen(picture, at_once)`, in dots of its screen, or `cancelled`.

    A region lies on one screen. Dragging chooses it; Enter takes the whole screen that has the keyboard. With Ctrl held
    on release, `at_once` says that nothing is to be drawn on it. Esc and the right button end it without a picture.
    """

    chosen = Signal(QImage, bool)
    cancelled = Signal()

    def __init__(self, screens: Sequence[FrozenScreen], *, hint: str, parent: QObject | None = None) -> None:
        """`hint` says how to choose; it stands at the top of every screen."""
        super().__init__(parent)
        self.covers = tuple(_Cover(screen, hint) for screen in screens)
        self._standing = self.covers
        for cover in self.covers:
            cover.chosen.connect(self._choose)
            cover.cancelled.connect(self._cancel)

    def open(self) -> None:
        """Cover all screens; the keyboard goes to the first."""
        for cover in reversed(self.covers):
            cover.appear()
        self.covers[0].activateWindow()
        self.covers[0].setFocus()

    def close(self) -> None:
        """Uncover the screens without a word."""
        standing, self._standing = self._standing, ()
        for cover in standing:
            cover.put_away()

    def _choose(self, picture: QImage, at_once: bool) -> None:
        self.close()
        self.chosen.emit(picture, at_once)

    def _cancel(self) -> None:
        self.close()
        self.cancelled.emit()


class _Cover(QWidget):
    """One screen's frozen picture, veiled where it is not chosen."""

    chosen = Signal(QImage, bool)
    cancelled = Signal()

    def __init__(self, screen: FrozenScreen, hint: str) -> None:
        super().__init__(None, _FLAGS)
        self.setObjectName("frozen-screen")
        self.setAccessibleName(hint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(screen.place)
        self._screen = screen
        self._hint = hint
        self._start: QPointF | None = None
        self._region = QRectF()
        self._open = True

    def appear(self) -> None:
        """Cover the screen. Under Wayland no window chooses its place; one that fills a screen is put there."""
        if QGuiApplication.platformName().startswith("wayland"):
            screen = QGuiApplication.screenAt(self._screen.place.center())
            if screen is not None:
                self.setScreen(screen)
            self.showFullScreen()
        else:
            self.show()

    def put_away(self) -> None:
        """Go, without being heard of again."""
        self._open = False
        self.close()
        self.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a region, or end it all with the right button."""
        if event.button() is Qt.MouseButton.RightButton:
            self.cancelled.emit()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._start = event.position()
            self._set_region(QRectF())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the region follow."""
        if self._start is not None:
            self._set_region(dragged(self._start, event.position(), self.size()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the region, unless it was a slip of the hand."""
        if event.button() is not Qt.MouseButton.LeftButton or self._start is None:
            return
        region = dragged(self._start, event.position(), self.size())
        self._start = None
        if region.width() < LEAST or region.height() < LEAST:
            self._set_region(QRectF())
            return
        self._take(region, at_once=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends it, Enter takes the whole screen."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(QRectF(self.rect()), at_once=False)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window manager's way to close counts as Esc."""
        super().closeEvent(event)
        if self._open:
            self._open = False
            self.cancelled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the veil around the region, its frame and size, the hint."""
        theme = current()
        with QPainter(self) as painter:
            painter.drawImage(QRectF(self.rect()), self._screen.image)
            self._veil(painter)
            if self._region.isEmpty():
                self._paint_words(painter, QRectF(0, theme.size("space_48"), self.width(), 0), self._hint)
                return
            painter.setPen(QPen(theme.colour("focus"), theme.size("stroke_focus")))
            painter.drawRect(self._region)
            dots = dots_of(self._region, self._screen.ratio, self._screen.image.size())
            place = QRectF(self._region.left(), self._region.bottom() + theme.size("space_8"), self._region.width(), 0)
            self._paint_words(painter, place, f"{dots.width()} × {dots.height()}")

    def _veil(self, painter: QPainter) -> None:
        whole, region = QRectF(self.rect()), self._region
        if region.isEmpty():
            painter.fillRect(whole, _VEIL)
            return
        for part in (
            QRectF(whole.topLeft(), QPointF(whole.right(), region.top())),
            QRectF(QPointF(whole.left(), region.bottom()), whole.bottomRight()),
            QRectF(QPointF(whole.left(), region.top()), region.bottomLeft()),
            QRectF(region.topRight(), QPointF(whole.right(), region.bottom())),
        ):
            painter.fillRect(part, _VEIL)

    def _paint_words(self, painter: QPainter, place: QRectF, words: str) -> None:
        theme = current()
        font = theme.font("lead", bold=True)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * theme.size("space_16")
        box = QRectF(0, 0, width, theme.size("height"))
        box.moveTopLeft(QPointF(place.center().x() - width / 2, place.top()))
        box.moveLeft(min(max(0.0, box.left()), max(0.0, self.width() - width)))
        box.moveTop(min(box.top(), self.height() - box.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand"))
        painter.drawRoundedRect(box, theme.size("radius_control"), theme.size("radius_control"))
        text_in(painter, box, words, font, theme.colour("on_brand"), align=Qt.AlignmentFlag.AlignCenter)

    def _set_region(self, region: QRectF) -> None:
        self._region = region
        self.update()

    def _take(self, region: QRectF, *, at_once: bool) -> None:
        screen = self._screen
        self.chosen.emit(screen.image.copy(dots_of(region, screen.ratio, screen.image.size())), at_once)
