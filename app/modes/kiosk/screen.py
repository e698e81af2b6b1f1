"""What is seen of the kiosk: the hall and the time at the top, one page, notices at the bottom."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.modes.kiosk.idle_notice import IdleNotice
from app.modes.kiosk.pages import ChoosingPage, IdentifyPage, SayingPage
from app.modes.kiosk.taken_page import TakenPage
from app.modes.kiosk.view import KioskView, Page, Slip
from widgets.clock_face import ClockFace
from widgets.elided_label import ElidedLabel
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.marquee import Marquee
from widgets.theme import current

translate = QCoreApplication.translate

_SMALLEST = QSize(480, 420)
"""Pages still work in this, less than the least screen (1024 × 768) leaves them."""

_SMALL_SCREEN = 900  # pixels of the shorter side


class KioskScreen(QWidget):
    """Shows a `KioskView`. Says what a finger does; `touched` that somebody is there.

    :param sign: the connection sign, shown small at the bottom.
    :param paint: paints a slip as the printer prints it.
    """

    chosen = Signal(str)
    typed = Signal(str)
    erased = Signal()
    identified = Signal()
    back = Signal()
    home = Signal()
    touched = Signal()

    def __init__(self, sign: QWidget, paint: Callable[[Slip], QImage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", True)
        self.setAccessibleName(translate("Kiosk", "Take a ticket"))
        self._hall = ElidedLabel(step="headline", bold=True)
        self._clock = ClockFace(step="display", date_step="subtitle")
        self._notices = Marquee(step="subtitle", tone="text_soft")
        self._choosing = ChoosingPage()
        self._identify = IdentifyPage()
        self._taken = TakenPage(paint)
        self._asking = SayingPage(icon="ticket", hue=Hue.IDLE)
        self._closed = SayingPage(icon="clock", hue=Hue.PAUSED)
        self._connecting = SayingPage(icon="sync", hue=Hue.IDLE)
        self._page_of: dict[Page, ChoosingPage | IdentifyPage | TakenPage | SayingPage] = {
            Page.CHOOSING: self._choosing,
            Page.IDENTIFYING: self._identify,
            Page.ASKING: self._asking,
            Page.TAKEN: self._taken,
            Page.CLOSED: self._closed,
            Page.CONNECTING: self._connecting,
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
        self._hall.set_text(view.hall)
        self._clock.show_time(view.clock, view.day)
        if view.notices != self._notices.text():
            self._notices.set_text(view.notices)
        page = self._page_of[view.page]
        page.show_view(view)
        for personal in (self._identify, self._taken):
            if personal is not page:
                personal.wipe()
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            page.setFocus()
        self._idle.show_seconds(view.warning)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger anywhere says that somebody is there."""
        self.touched.emit()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less room at the edges of a small screen."""
        super().resizeEvent(event)
        small = min(event.size().width(), event.size().height()) < _SMALL_SCREEN
        around = current().size("space_24" if small else "space_48")
        self._column.setContentsMargins(around, current().size("space_24"), around, current().size("space_16"))
        self._column.setSpacing(current().size("space_12" if small else "space_24"))

    def _connect(self) -> None:
        self._choosing.cards.chosen.connect(self.chosen)
        self._choosing.cards.turned.connect(self.touched)
        self._identify.typed.connect(self.typed)
        self._identify.erased.connect(self.erased)
        self._identify.done.connect(self.identified)
        self._taken.home.connect(self.home)
        self._idle.stay.connect(self.touched)
        for steps in (self._choosing.steps, self._identify.steps):
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
        self._column.addWidget(self._pages, 1)
        self._column.addLayout(foot)
