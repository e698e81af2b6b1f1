"""The icons: one set of strokes on a 24-pixel grid, coloured by token."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from widgets.theme import current

__all__ = ["icon", "names", "paint", "pixmap"]


def names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    return tuple(sorted(file.stem for file in resources.path("icons").glob("*.svg")))


def icon(name: str, colour: str = "text", size: int | None = None) -> QIcon:
    """Return the icon `name` in the colour of a token, `size` pixels square (the control size when left out).

    :raises FileNotFoundError: there is no icon of that name.
    """
    return QIcon(pixmap(name, colour, size))


def pixmap(name: str, colour: str = "text", size: int | None = None) -> QPixmap:
    """Return the icon as a picture sharp on the densest screen of this machine."""
    theme = current()
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return QPixmap.fromImage(_drawn(name, theme.colour(colour).name(), size or theme.size("icon"), ratio))


def paint(painter: QPainter, name: str, colour: QColor, place: QRectF) -> None:
    """Draw the icon into `place`, at any size, in any colour."""
    _renderer(name, colour.name()).render(painter, place)


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resources.read_text(f"icons/{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode()))


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QImage:
    renderer = _renderer(name, colour)
    image = QImage(QSize(size, size) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
