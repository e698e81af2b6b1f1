"""The other ways in, below the services of the first page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.modes.kiosk.view import Way
from widgets.theme import current
from widgets.tile_button import TileButton

_COLUMNS = 5


class WaysPanel(QWidget):
    """Tiles that say `entered(entrance)`."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current().size("gap_touch"))
        self._tiles: dict[str, TileButton] = {}

    def show_ways(self, ways: tuple[Way, ...]) -> None:
        """Show these; tiles stay the same while only what is chosen changes."""
        if [way.entrance.value for way in ways] != list(self._tiles):
            self._make(ways)
        for way in ways:
            self._tiles[way.entrance.value].setChecked(way.on)
        self.setVisible(bool(ways))

    def _make(self, ways: tuple[Way, ...]) -> None:
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self._tiles = {}
        for place, way in enumerate(ways):
            tile = TileButton(way.title, icon=way.icon)
            tile.setObjectName(f"way-{way.entrance.value}")
            tile.clicked.connect(lambda _=False, entrance=way.entrance.value: self.entered.emit(entrance))
            self._grid.addWidget(tile, *divmod(place, _COLUMNS))
            self._tiles[way.entrance.value] = tile
