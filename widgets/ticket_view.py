"""A ticket on the screen: the same dots as on paper."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import panel
from widgets.theme import current

__all__ = ["TicketView"]


class TicketView(QWidget):
    """Shows a painted ticket as a slip of white paper, made smaller where there is no room, never larger."""

    def __init__(self, image: QImage | None = None, parent: QWidget | None = None, *, name: str = "") -> None:
        """`name` is what a screen reader says of the ticket."""
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if image is not None:
            self.show_ticket(image, name=name)

    def show_ticket(self, image: QImage, *, name: str = "") -> None:
        """Show another ticket."""
        self._image = image
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One pixel a dot, with a rim of paper."""
        rim = 2 * current().size("space_16")
        return self._image.size() + QSize(rim, rim)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper and ticket."""
        if self._image.isNull():
            return
        theme = current()
        rim = theme.size("space_16")
        room = self.size() - QSize(2 * rim, 2 * rim)
        shown = self._image.size()
        if shown.width() > room.width() or shown.height() > room.height():
            shown = shown.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, shown.width(), shown.height())
        place.moveCenter(QRectF(self.rect()).center())
        place.moveTo(round(place.left()), round(place.top()))
        with QPainter(self) as painter:
            paper = place.adjusted(-rim, -rim, rim, rim)
            panel(
                painter, paper, theme.colour("paper"), radius=theme.size("radius_control"), outline=theme.colour("line")
            )
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
