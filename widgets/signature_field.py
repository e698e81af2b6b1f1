"""A place to sign with a finger, a pen or the mouse."""

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import panel
from widgets.theme import current

__all__ = ["SignatureField"]

_PICTURE = QSize(800, 300)
_STROKE = 4.0
_LINE_AT = 0.78
"""Where the line to sign on lies, from the top."""


class SignatureField(QWidget):
    """Collects strokes; says `changed(has_ink)`. `png` gives them as a picture without anything else in it."""

    changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[QPointF]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def has_ink(self) -> bool:
        """Whether somebody has drawn a line; a single touch is none."""
        return any(len(stroke) > 2 for stroke in self._strokes)

    def clear(self) -> None:
        """Begin anew."""
        self._strokes = []
        self.update()
        self.changed.emit(False)

    def png(self) -> bytes:
        """Return the signature, black on white, 800 × 300 dots at most filled; empty without ink."""
        if not self.has_ink:
            return b""
        picture = QImage(_PICTURE, QImage.Format.Format_Grayscale8)
        picture.fill(Qt.GlobalColor.white)
        scale = min(_PICTURE.width() / self.width(), _PICTURE.height() / self.height())
        with QPainter(picture) as painter:
            painter.scale(scale, scale)
            self._draw(painter, QColor(Qt.GlobalColor.black))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, b"PNG")
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        """As wide as a signature needs."""
        return QSize(640, 240)

    def minimumSizeHint(self) -> QSize:
        """Still large enough for a finger."""
        return QSize(320, 100)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; touches come as mouse events."""
        self._strokes.append([event.position()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self._strokes and event.buttons():
            before = self.has_ink
            self._strokes[-1].append(event.position())
            self.update()
            if self.has_ink is not before:
                self.changed.emit(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper, the line to sign on, the strokes."""
        theme = current()
        place = QRectF(self.rect())
        with QPainter(self) as painter:
            panel(
                painter,
                place,
                theme.colour("paper"),
                radius=theme.size("radius_card"),
                outline=theme.colour("line_strong"),
            )
            margin = theme.size("space_32")
            height = place.height() * _LINE_AT
            painter.setPen(QPen(theme.colour("line_strong"), 2))
            painter.drawLine(QPointF(margin, height), QPointF(place.width() - margin, height))
            self._draw(painter, QColor(Qt.GlobalColor.black))

    def _draw(self, painter: QPainter, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for stroke in self._strokes:
            path = QPainterPath(stroke[0])
            for point in stroke[1:]:
                path.lineTo(point)
            painter.drawPath(path)
