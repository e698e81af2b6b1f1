"""The other ways in, below the services of the first page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.modes.kiosk.view import Way
from widgets.theme import current
from widgets.tile_button import TileButton

_COLUMNS = 5
_COLUMNS_LARGE = 3  # of high tiles in large print
_HIGH = 1.9  # fingers: a tile whose icon stands above its words


class WaysPanel(QWidget):
    """Tiles that say `entered(entrance)`, all written at one size."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current().size("gap_touch"))
        self._tiles: dict[str, TileButton] = {}
        self._upright = False

    def show_ways(self, ways: tuple[Way, ...]) -> None:
        """Show these; tiles stay the same while only what is chosen changes."""
        if [way.entrance.value for way in ways] != list(self._tiles):
            self._make(ways)
        for way in ways:
            self._tiles[way.entrance.value].setChecked(way.on)
        self.setVisible(bool(ways))

    def stand(self, *, upright: bool) -> None:
        """Let the tiles be high, where there is height, or as low as a finger."""
        if upright != self._upright:
            self._upright = upright
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the size of the words for the new width."""
        super().resizeEvent(event)
        self._write()

    def _make(self, ways: tuple[Way, ...]) -> None:
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self._tiles = {}
        for way in ways:
            tile = TileButton(way.title, icon=way.icon)
            tile.setObjectName(f"way-{way.entrance.value}")
            tile.clicked.connect(lambda _=False, entrance=way.entrance.value: self.entered.emit(entrance))
            self._tiles[way.entrance.value] = tile
        self._place()

    def _place(self) -> None:
        columns = _COLUMNS_LARGE if self._upright and current().text_scale > 1 else _COLUMNS
        for place, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, *divmod(place, columns))
        self._write()

    def _write(self) -> None:
        high = current().size("height_touch")
        for tile in self._tiles.values():
            tile.setFixedHeight(round(high * _HIGH) if self._upright else high)
        self._grid.activate()
        step = self._common_step(icons=True) or self._common_step(icons=False) or "body"
        for tile in self._tiles.values():
            tile.write_at(step)

    def _common_step(self, *, icons: bool) -> str | None:
        """Return the largest step at which the words of all tiles are seen, with icons or with their room as well."""
        steps = []
        for tile in self._tiles.values():
            tile.leave_icon_out(not icons)
            if (step := tile.fitting_step()) is None:
                return None
            steps.append(step)
        return min(steps, key=current().size, default=None)
