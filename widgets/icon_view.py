"""An icon on its own, or on a soft tile."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import panel
from widgets.theme import current

__all__ = ["IconView"]


class IconView(QWidget):
    """Paints one icon at a size token; with `tile` the icon stands on a rounded ground twice as large."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        colour: str = "text",
        size: str = "icon",
        tile: str | None = None,
    ) -> None:
        """
        :param colour: colour token of the strokes.
        :param size: size token of the icon (``icon_small``, ``icon``, ``icon_large``, ``icon_card``).
        :param tile: colour token of the ground, or none.
        """
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._size = size
        self._tile = tile
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, *, colour: str | None = None, tile: str | None = None) -> None:
        """Show another icon; colour and tile stay as they were unless given."""
        self._name = name
        self._colour = colour or self._colour
        self._tile = tile or self._tile
        self.update()

    def show_at(self, size: str) -> None:
        """Show it at another size token."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The icon's size, doubled by a tile."""
        side = current().size(self._size) * (2 if self._tile else 1)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile and the icon."""
        theme = current()
        side = theme.size(self._size)
        place = QRectF(self.rect())
        with QPainter(self) as painter:
            if self._tile:
                panel(painter, place, theme.colour(self._tile), radius=theme.size("radius_card"))
            box = QRectF(0, 0, side, side)
            box.moveCenter(place.center())
            icons.paint(painter, self._name, theme.colour(self._colour), box)
