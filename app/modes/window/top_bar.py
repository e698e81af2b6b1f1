"""The line above the full page: where, who, whether devices and server answer, and the ways out."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.modes.window.view import AtCounter, DeviceLamp, Lamp, WindowView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_ICONS = {"voice": "speaker", "strip": "strip", "pad": "pad"}
_COLOURS = {Lamp.UNKNOWN: "text_faint", Lamp.DONE: "serving_text", Lamp.SILENT: "warning_text"}


class LampRow(QWidget):
    """One icon per device by the counter; colour and words say whether it answers."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().size("space_8"))
        self._lamps = {name: IconView(icon, colour="text_faint") for name, icon in _ICONS.items()}
        for name, lamp in self._lamps.items():
            lamp.setObjectName(f"lamp-{name}")
            self._row.addWidget(lamp)

    def show_lamps(self, lamps: tuple[DeviceLamp, ...]) -> None:
        """Show how the devices are."""
        for device in lamps:
            view = self._lamps[device.device]
            view.show_icon(_ICONS[device.device], colour=_COLOURS[device.lamp])
            view.setToolTip(device.words)
            view.setAccessibleName(device.words)


class TopBar(QWidget):
    """Place at the left, signs and ways out at the right."""

    def __init__(self, *, badge: QWidget, leave: QWidget) -> None:
        super().__init__()
        theme = current()
        self._place = ElidedLabel(step="lead", bold=True)
        self._place.setObjectName("place")
        self._staff = Label(tone="text_soft")
        self._staff.setObjectName("staff-name")
        self.lamps = LampRow()
        self.slim = ActionButton(translate("Window", "Slim bar"), kind=ActionKind.QUIET, icon="chevron_up")
        self.slim.setObjectName("slim")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size("space_24"), theme.size("space_8"), theme.size("space_12"), 0)
        row.setSpacing(theme.size("space_16"))
        row.addWidget(self._place, 1)
        for part in (self.lamps, badge, self._staff, self.slim, leave):
            row.addWidget(part)

    def show_view(self, view: WindowView, counter: AtCounter) -> None:
        """Show where this is and who works here."""
        where = translate("Window", "Counter {number}  {name}").format(number=counter.number, name=counter.name)
        self._place.set_text(f"{where}  ·  {view.hall}")
        self._staff.setText(view.staff)
        self.lamps.show_lamps(counter.lamps)
