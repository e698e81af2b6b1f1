"""The page of the hall: announcements, a welcome, the device board and the irregularities, a tab each."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from app.modes.window.hall.announce_card import AnnounceCard
from app.modes.window.hall.device_board import DeviceBoard
from app.modes.window.hall.irregular_board import IrregularBoard
from app.modes.window.hall.view import HallPageView
from app.modes.window.hall.welcome_card import WelcomeCard
from app.modes.window.inner_page import InnerPage
from widgets.label import Label

translate = QCoreApplication.translate

_WIDTH_IN_HEROES = 9


class HallPage(InnerPage):
    """`announced` carries the texts by language and the zones, `welcomed` the text and the zone (empty: whole hall).

    `released` carries the number of a counter that does not answer.
    """

    announced = Signal(dict, tuple)
    welcomed = Signal(str, str)
    calls_wanted = Signal()
    released = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("HallPage", "Hall"), width_in_heroes=_WIDTH_IN_HEROES)
        self._announce, self._welcome, self._board = AnnounceCard(), WelcomeCard(), DeviceBoard()
        self._irregular = IrregularBoard()
        self._parts: tuple[QWidget, ...] = (self._announce, self._welcome, self._board, self._irregular)
        self._tabs = QTabBar()
        self._tabs.setObjectName("hall-tabs")
        self._tabs.setAccessibleName(translate("HallPage", "Hall"))
        self._tabs.setDrawBase(False)
        self._tabs.addTab(translate("HallPage", "Announcement"))
        self._tabs.addTab(translate("HallPage", "Welcome"))
        self._tabs.addTab(translate("HallPage", "Devices"))
        self._tabs.addTab(translate("HallPage", "Irregularities"))
        self._told = Label(tone="serving_text", wrap=True)
        self._told.setObjectName("hall-told")
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._told)
        for part in self._parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._tabs.currentChanged.connect(self._turn)
        self._announce.announced.connect(self.announced)
        self._welcome.welcomed.connect(self.welcomed)
        self._welcome.calls_wanted.connect(self.calls_wanted)
        self._irregular.released.connect(self.released)
        self._turn()

    def show_view(self, view: HallPageView) -> None:
        """Show the hall; what is being typed stays until it was sent."""
        self._announce.show_view(view)
        self._welcome.show_view(view)
        self._board.show_view(view)
        self._irregular.show_view(view)
        self._told.setText(translate("HallPage", "One moment…") if view.busy else view.told)
        self._told.setVisible(bool(self._told.text()))

    def turn_to_devices(self) -> None:
        """Show the device board."""
        self._tabs.setCurrentIndex(self._parts.index(self._board))

    def turn_to_irregularities(self) -> None:
        """Show what contradicts the record."""
        self._tabs.setCurrentIndex(self._parts.index(self._irregular))

    def _turn(self) -> None:
        for place, part in enumerate(self._parts):
            part.setVisible(place == self._tabs.currentIndex())
