"""A picture that is drawn on: the tools, undo and redo, and the one flat picture that comes out."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from widgets.snip.marks import Arrow, Frame, Mark, Mosaic, Pen, Stroke, Words
from widgets.snip.mosaic import mosaic
from widgets.theme import Theme, current, named

__all__ = ["Annotator", "Tool"]

_LEAST = 4
"""Dots: frames, arrows and mosaics that are smaller were clicks."""

_LINE = 4.0
"""Width of lines in dots, for a picture that is shown as large as it is."""

_WORDS = "title"
"""Step of the type scale for words on a picture."""


@cache
def _paper() -> Theme:
    """Return the look of marks: they lie on foreign pictures, mostly white ones, whatever look the program has."""
    return named("light")


class Tool(StrEnum):
    """What a drag does."""

    FRAME = "frame"
    ARROW = "arrow"
    STROKE = "stroke"
    WORDS = "words"
    MOSAIC = "mosaic"


class Annotator(QWidget):
    """Shows a picture as large as there is room, at most dot for dot, and takes marks. `changed` after each.

    :param picture: in dots; stays as it is.
    :param words_name: what a screen reader calls the field in which words are typed.
    """

    changed = Signal()

    def __init__(self, picture: QImage, *, words_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotator")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.tool = Tool.FRAME
        self._source = picture.convertToFormat(QImage.Format.Format_RGB32)
        self._source.setDevicePixelRatio(1.0)
        self._flat = self._source.copy()
        self._done: tuple[Mark, ...] = ()
        self._undone: tuple[Mark, ...] = ()
        self._points: list[QPointF] = []
        self._field = _WordsField(self, words_name)
        self._field.typed.connect(self._write)

    @property
    def can_undo(self) -> bool:
        """Whether a mark can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a mark that was taken back can come again."""
        return bool(self._undone)

    def picture(self) -> QImage:
        """Return the picture with its marks, flat: what a mosaic covers is not in it any more."""
        self._field.finish()
        return self._flat.copy()

    def choose(self, tool: Tool) -> None:
        """Draw with this from now on; words that are being typed are written."""
        self._field.finish()
        self.tool = tool

    def undo(self) -> None:
        """Take the last mark back."""
        self._field.give_up()
        if self._done:
            self._undone = (*self._undone, self._done[-1])
            self._done = self._done[:-1]
            self._redraw()

    def redo(self) -> None:
        """Bring the mark back that was taken back last."""
        self._field.give_up()
        if self._undone:
            self._done = (*self._done, self._undone[-1])
            self._undone = self._undone[:-1]
            self._redraw()

    def sizeHint(self) -> QSize:
        """Dot for dot."""
        return self._source.size()

    def minimumSizeHint(self) -> QSize:
        """Small pictures are not stretched, large ones shrink to this."""
        return QSize(240, 160)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a mark; a click with the words tool opens a field there."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._field.finish()
        place = self._dot(event.position())
        if self.tool is Tool.WORDS:
            self._field.open_at(self._pixel(place), place)
        else:
            self._points = [place]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the mark follow; a stroke keeps every point, the others the last one."""
        if not self._points:
            return
        place = self._dot(event.position())
        self._points = [*self._points, place] if self.tool is Tool.STROKE else [self._points[0], place]
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the mark."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._points:
            return
        self.mouseMoveEvent(event)
        mark = self._mark()
        self._points = []
        if mark is not None:
            self._add(mark)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc drops the mark under the hand; everything else is the window's."""
        if event.key() == Qt.Key.Key_Escape and self._points:
            self._points = []
            self.update()
            return
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that are being typed would lose their place."""
        super().resizeEvent(event)
        self._field.finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture with its marks and the one under the hand."""
        place = self._place()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._flat)
            painter.setClipRect(place)
            painter.translate(place.topLeft())
            painter.scale(self._scale(), self._scale())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._points and self.tool is Tool.MOSAIC:
                painter.fillRect(self._rectangle(), current().colour("sunken"))
            elif self._points and (mark := self._mark()) is not None:
                mark.paint(painter)

    def _mark(self) -> Mark | None:
        """Return the mark of the present drag; `None` when it is too small to be one."""
        pen, points = Pen(_paper().colour("failed"), self._line()), self._points
        if self.tool is Tool.STROKE:
            return Stroke(tuple(points), pen)
        reach = points[-1] - points[0]
        if abs(reach.x()) < _LEAST and abs(reach.y()) < _LEAST:
            return None
        if self.tool is Tool.ARROW:
            return Arrow(points[0], points[-1], pen)
        rectangle = self._rectangle()
        if self.tool is Tool.FRAME:
            return Frame(rectangle, pen)
        region = rectangle.toAlignedRect().intersected(self._flat.rect())
        return Mosaic(region, mosaic(self._flat, region)) if not region.isEmpty() else None

    def _write(self, place: QPointF, text: str) -> None:
        theme = current()
        font = theme.font_of(round(theme.size(_WORDS) / self._scale()), bold=True)
        ink = Pen(_paper().colour("failed"), self._line())
        self._add(Words(place, text, font, ink, _paper().colour("on_failed")))

    def _add(self, mark: Mark) -> None:
        self._done = (*self._done, mark)
        self._undone = ()
        with QPainter(self._flat) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            mark.paint(painter)
        self.update()
        self.changed.emit()

    def _redraw(self) -> None:
        self._flat = self._source.copy()
        with QPainter(self._flat) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for mark in self._done:
                mark.paint(painter)
        self.update()
        self.changed.emit()

    def _line(self) -> float:
        return max(_LINE, _LINE / self._scale())

    def _rectangle(self) -> QRectF:
        return QRectF(self._points[0], self._points[-1]).normalized()

    def _scale(self) -> float:
        """Pixels of one dot."""
        size = self._source.size()
        return min(1.0, self.width() / size.width(), self.height() / size.height())

    def _place(self) -> QRectF:
        size, scale = self._source.size(), self._scale()
        place = QRectF(0, 0, size.width() * scale, size.height() * scale)
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def _dot(self, pixel: QPointF) -> QPointF:
        """Return the place in the picture; what lies beside it counts as its edge."""
        inside = (pixel - self._place().topLeft()) / self._scale()
        size = self._source.size()
        return QPointF(min(max(0.0, inside.x()), size.width()), min(max(0.0, inside.y()), size.height()))

    def _pixel(self, dot: QPointF) -> QRect:
        return QRect((self._place().topLeft() + dot * self._scale()).toPoint(), QSize(0, 0))


class _WordsField(QLineEdit):
    """Where words for the picture are typed. Enter or a click elsewhere writes them, Esc does not."""

    typed = Signal(QPointF, str)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName("words")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setMaxLength(80)
        self._place = QPointF()
        self.returnPressed.connect(self.finish)
        self.hide()

    def open_at(self, pixel: QRect, dot: QPointF) -> None:
        """Open empty over a place of the picture."""
        self._place = dot
        self.clear()
        width, height = 240, self.sizeHint().height()
        whole = self._page.rect()
        left = max(0, min(pixel.left(), whole.width() - width))
        self.setGeometry(left, max(0, min(pixel.top(), whole.height() - height)), width, height)
        self.show()
        self.setFocus()

    def finish(self) -> None:
        """Write what was typed, if anything, and go."""
        text = self.text().strip() if self.isVisible() else ""
        self.give_up()  # first: whoever hears of the words may ask for the picture, and so for them to be finished
        if text:
            self.typed.emit(self._place, text)

    def give_up(self) -> None:
        """Go without writing anything."""
        if self.isVisible():
            self.clear()
            self.hide()
            self._page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up the words, not the picture."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)
        event.accept()
