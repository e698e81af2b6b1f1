"""The lamps of the devices by a counter."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.modes.window.hues import LAMP_TONES
from app.modes.window.view import DeviceLamp, Lamp
from widgets.icon_view import IconView
from widgets.theme import current

_ICONS = {"voice": "speaker", "strip": "strip", "pad": "pad", "printer": "printer"}
_TROUBLE = frozenset({Lamp.SILENT, Lamp.WARNING, Lamp.FAILED})


class LampRow(QWidget):
    """One icon per device; colour and words say how it is."""

    def __init__(self, *, upright: bool = False, only_trouble: bool = False) -> None:
        """`upright` stacks them; `only_trouble` hides those with nothing to say."""
        super().__init__()
        self._only_trouble = only_trouble
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(direction, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("space_8"))
        self._lamps = {name: IconView(icon, colour="text_faint") for name, icon in _ICONS.items()}
        for name, lamp in self._lamps.items():
            lamp.setObjectName(f"lamp-{name}")
            row.addWidget(lamp)

    def show_lamps(self, lamps: tuple[DeviceLamp, ...]) -> None:
        """Show how the devices are."""
        for device in lamps:
            view = self._lamps[device.device]
            view.show_icon(_ICONS[device.device], colour=LAMP_TONES[device.lamp])
            view.setToolTip(device.words)
            view.setAccessibleName(device.words)
            view.setVisible(not self._only_trouble or device.lamp in _TROUBLE)
