"""One face of the kiosk, in one language, size and reach: head, one page, notices."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.modes.kiosk.attract_page import AttractPage
from app.modes.kiosk.choosing_page import ChoosingPage
from app.modes.kiosk.hall_name import HallName
from app.modes.kiosk.identify_page import IdentifyPage
from app.modes.kiosk.idle_notice import IdleNotice
from app.modes.kiosk.look import Look, Reach
from app.modes.kiosk.saying_page import SayingPage
from app.modes.kiosk.sheet_page import SheetPage
from app.modes.kiosk.taken_page import TakenPage
from app.modes.kiosk.view import KioskView, Page, Slip
from widgets.clock_face import ClockFace
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.marquee import Marquee
from widgets.theme import current

translate = QCoreApplication.translate

_SMALLEST = QSize(480, 420)
"""Pages still work in this, less than the least screen (1024 × 768) leaves them."""

_SMALL_SCREEN = 900  # pixels of the shorter side
_LOW_LEAST = 620
"""Pixels that the lower part needs, where half of a screen would be less; all of a small screen is within reach."""

_ALL_OF_IT = 1000  # stretch: what is above the lower part gets what that leaves
_Pages = ChoosingPage | IdentifyPage | SheetPage | TakenPage | SayingPage | AttractPage


class Face(QWidget):
    """Shows a `KioskView`. Says what a finger does; `touched` that somebody is there."""

    chosen = Signal(str)
    entered = Signal(str)
    typed = Signal(str)
    erased = Signal()
    identified = Signal()
    agreed = Signal()
    back = Signal()
    home = Signal()
    touched = Signal()

    def __init__(self, sign: QWidget, paint: Callable[[Slip], QImage], look: Look) -> None:
        super().__init__()
        self._look = look
        self._time = ("", "", "")
        self._hall = HallName()
        self._clock = ClockFace(step="headline" if look.is_elder else "display", date_step="subtitle")
        self._notices = Marquee(step="subtitle", tone="text_soft")
        self._choosing = ChoosingPage()
        self._identify = IdentifyPage()
        self._sheet = SheetPage()
        self._taken = TakenPage(paint)
        self._attract = AttractPage()
        self._sorry = SayingPage(icon="info", hue=Hue.WARNING)
        self._page_of: dict[Page, _Pages] = {
            Page.ATTRACT: self._attract,
            Page.CHOOSING: self._choosing,
            Page.IDENTIFYING: self._identify,
            Page.CONFIRMING: self._sheet,
            Page.ASKING: SayingPage(icon="ticket", hue=Hue.IDLE),
            Page.TAKEN: self._taken,
            Page.SORRY: self._sorry,
            Page.CLOSED: SayingPage(icon="clock", hue=Hue.PAUSED),
            Page.CONNECTING: SayingPage(icon="sync", hue=Hue.IDLE),
        }
        self._pages = QStackedWidget()
        self._pages.setMinimumSize(_SMALLEST)
        for page in self._page_of.values():
            self._pages.addWidget(page)
        self._column = QVBoxLayout(self)
        self._arrange(sign)
        self._idle = IdleNotice(self)
        self._connect()

    def show_view(self, view: KioskView) -> None:
        """Show this state."""
        self._hall.setText(view.hall)
        self._time = (view.clock, view.day, view.lunar)
        self._show_time()
        if view.notices != self._notices.text():
            self._notices.set_text(view.notices)
        page = self._page_of[view.page]
        page.show_view(view)
        for personal in (self._identify, self._taken, self._sheet):
            if personal is not page:
                personal.wipe()
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            page.setFocus()
        self._idle.show_seconds(view.warning)

    def wipe(self) -> None:
        """Forget whatever a citizen typed or read here."""
        for page in (self._identify, self._taken, self._sheet):
            page.wipe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less room at the edges of a small screen; keep what is touched low for who sits."""
        super().resizeEvent(event)
        small = min(event.size().width(), event.size().height()) < _SMALL_SCREEN
        around = current().size("space_24" if small else "space_48")
        self._column.setContentsMargins(around, current().size("space_16"), around, current().size("space_12"))
        self._column.setSpacing(current().size("space_12" if small else "space_24"))
        self._show_time()
        if self._look.reach is Reach.LOW:
            foot = self._notices.sizeHint().height() + 2 * current().size("space_24")
            high = event.size().height()
            low = (max(high // 2, _LOW_LEAST) if high >= _SMALL_SCREEN else high) - foot
            self._pages.setMaximumHeight(low)

    def _show_time(self) -> None:
        """The lunar date only where there is room for a third line."""
        clock, day, lunar = self._time
        self._clock.show_time(clock, day, lunar if min(self.width(), self.height()) >= _SMALL_SCREEN else "")

    def _connect(self) -> None:
        self._attract.began.connect(self.touched)
        self._attract.chosen.connect(self.chosen)
        self._choosing.cards.chosen.connect(self.chosen)
        self._choosing.cards.turned.connect(self.touched)
        self._choosing.ways.entered.connect(self.entered)
        for keys in (self._choosing.keys, self._identify):
            keys.typed.connect(self.typed)
            keys.erased.connect(self.erased)
        self._identify.done.connect(self.identified)
        self._sheet.agreed.connect(self.agreed)
        self._taken.home.connect(self.home)
        self._idle.stay.connect(self.touched)
        for steps in (self._choosing.steps, self._identify.steps, self._sheet.steps, self._sorry.steps):
            steps.back.connect(self.back)
            steps.home.connect(self.home)

    def _arrange(self, sign: QWidget) -> None:
        theme = current()
        head = QHBoxLayout()
        head.setSpacing(theme.size("space_16"))
        head.addWidget(IconView("hall", colour="on_brand", size="icon_card", tile="brand"))
        head.addWidget(self._hall, 1)
        head.addWidget(self._clock)
        foot = QHBoxLayout()
        foot.setSpacing(theme.size("space_24"))
        foot.addWidget(self._notices, 1)
        foot.addWidget(sign, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(head)
        if self._look.reach is Reach.LOW:
            self._column.addStretch(1)
        self._column.addWidget(self._pages, _ALL_OF_IT)
        self._column.addLayout(foot)
