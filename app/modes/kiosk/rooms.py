"""The two rooms of a kiosk: the citizens', and behind the hidden corner the one of the staff."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.service_screen import ServiceScreen
from app.modes.kiosk.service_view import Deed, Shown


class Rooms(QStackedWidget):
    """Shows the citizens' screen unless the staff have the kiosk. What the staff typed goes with their room."""

    typed = Signal(str)
    erased = Signal()
    entered = Signal()
    done = Signal(Deed)

    def __init__(self, citizens: KioskScreen) -> None:
        super().__init__()
        self._citizens = citizens
        self._staff: ServiceScreen | None = None
        self.addWidget(citizens)
        self.setFocusProxy(citizens)

    def show_staff(self, shown: Shown) -> None:
        """Show the staff's room in a state; nothing is the citizens' screen."""
        if shown is None:
            self._shut()
            return
        if self._staff is None:
            self._staff = self._made()
        self._staff.show_view(shown)
        self.setCurrentWidget(self._staff)

    def switch_full_screen(self) -> None:
        """Leave the full screen for a window of the same size, or come back to it."""
        window = self.window()
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _shut(self) -> None:
        self.setCurrentWidget(self._citizens)
        if self._staff is not None:
            self.removeWidget(self._staff)
            self._staff.deleteLater()
            self._staff = None

    def _made(self) -> ServiceScreen:
        made = ServiceScreen()
        made.typed.connect(self.typed)
        made.erased.connect(self.erased)
        made.entered.connect(self.entered)
        made.done.connect(self.done)
        self.addWidget(made)
        return made
