"""A person's photo in a rounded frame, or the person's initials where there is none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import fitted_font, panel, text_in
from widgets.theme import current

__all__ = ["Portrait", "initials_of"]


def initials_of(name: str) -> str:
    """Return what stands for a person: the first character of a Chinese name, two capitals of a Latin one."""
    words = name.split()
    if not words:
        return ""
    if words[0][0].isascii():
        return "".join(word[0] for word in words[:2]).upper()
    return words[0][0]


class Portrait(QWidget):
    """Fills its frame with the photo, cut evenly at the sides and kept at the head."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "", size: tuple[int, int] = (120, 160)) -> None:
        """`size` is the width and height of the frame in pixels."""
        super().__init__(parent)
        self._size = QSize(*size)
        self._name = ""
        self._photo = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_person(name)

    def show_person(self, name: str, photo: bytes | QPixmap | None = None) -> None:
        """Show a person; bytes that are no picture count as no photo."""
        self._name = name
        self._photo = photo if isinstance(photo, QPixmap) else QPixmap()
        if isinstance(photo, bytes):
            self._photo.loadFromData(photo)
        self.setAccessibleName(name)
        self.update()

    @property
    def has_photo(self) -> bool:
        """Whether a photo is shown."""
        return not self._photo.isNull()

    def sizeHint(self) -> QSize:
        """The frame."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw photo or initials."""
        theme = current()
        place = QRectF(self.rect())
        radius = theme.size("radius_card")
        with QPainter(self) as painter:
            panel(painter, place, theme.colour("brand_soft"), radius=radius)
            if self.has_photo:
                self._paint_photo(painter, place, radius)
                return
            text = initials_of(self._name)
            font = fitted_font(text, largest=int(place.height() * 0.4), width=place.width() * 0.7, bold=True)
            text_in(painter, place, text, font, theme.colour("brand_text"), align=Qt.AlignmentFlag.AlignCenter)

    def _paint_photo(self, painter: QPainter, place: QRectF, radius: float) -> None:
        frame = QPainterPath()
        frame.addRoundedRect(place, radius, radius)
        painter.setClipPath(frame)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        wanted = place.size()
        cut = wanted.scaled(self._photo.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        source = QRectF((self._photo.width() - cut.width()) / 2, 0, cut.width(), cut.height())
        painter.drawPixmap(place, self._photo, source)
