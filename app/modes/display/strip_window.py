"""The virtual strips: a window that shows dot by dot what the strips above the counters would show."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from devices.strip.text import Colour, Motion, StripText
from widgets.label import Label
from widgets.led_strip import LedColour, LedMotion, LedStrip
from widgets.theme import current

translate = QCoreApplication.translate

_COLOURS = {Colour.RED: LedColour.RED, Colour.GREEN: LedColour.GREEN, Colour.YELLOW: LedColour.AMBER}
_MOTIONS = {Motion.STATIC: LedMotion.STILL, Motion.SCROLL: LedMotion.SCROLL, Motion.FLASH: LedMotion.FLASH}
_COLUMNS = 2
_WIDTH = 560


class StripWindow(QWidget):
    """One LED strip a counter. `arrived` may be emitted from any thread; the dots change in the interface's own."""

    arrived = Signal(int, object)

    def __init__(self, counters: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("strips")
        self.setProperty("ground", True)
        self.setWindowTitle(translate("Display", "Strips above the counters"))
        self._strips: dict[int, LedStrip] = {}
        grid = QGridLayout(self)
        grid.setSpacing(current().size("space_12"))
        for place, counter in enumerate(sorted(counters, key=int)):
            row, column = divmod(place, _COLUMNS)
            strip = LedStrip()
            strip.setObjectName(f"strip-{counter}")
            self._strips[int(counter)] = strip
            grid.addWidget(Label(counter, step="title", bold=True), row, 2 * column)
            grid.addWidget(strip, row, 2 * column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show_in_corner(self) -> None:
        """Show the strips small in the upper right corner of the screen, where they hide least."""
        self.resize(_WIDTH, self.sizeHint().height() * _WIDTH // self.sizeHint().width())
        self.move(self.screen().availableGeometry().right() - self.width(), 0)
        self.show()

    def _show(self, address: int, text: StripText) -> None:
        if strip := self._strips.get(address):
            strip.show_text(text.text, colour=_COLOURS[text.colour], motion=_MOTIONS[text.motion])
