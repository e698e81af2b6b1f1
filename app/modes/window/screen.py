"""The counter's screen: the choice of a counter, the full page or the slim bar, and what one goes to from there."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.modes.window.chooser import Chooser
from app.modes.window.dialogs import Dialogs
from app.modes.window.full_page import FullPage
from app.modes.window.hall.page import HallPage
from app.modes.window.messages_page import MessagesPage
from app.modes.window.ratings.page import RatingsPage
from app.modes.window.settings_page import SettingsPage
from app.modes.window.settings_view import SettingsView
from app.modes.window.slim_bar import BarShape, SlimBar
from app.modes.window.view import Deed, Stage, WindowView
from widgets.docking.dock import Dock, DockPlace
from widgets.docking.reserve import Reservation

Page = Chooser | FullPage | SlimBar | SettingsPage | MessagesPage | RatingsPage | HallPage
_OF_MANAGERS = (RatingsPage, HallPage)
"""Pages that need no counter."""


class WindowScreen(QWidget):
    """Shows one page at a time, so that every name on the screen is there once. `ratings_opened` carries a new
    `RatingsPage`, `hall_opened` a new `HallPage`.

    :param badge: makes a connection sign for a page; compact ones have no words.
    :param settings: returns what the settings page shows.
    :param keys_of: returns the global shortcut of a deed in words, for the tool tips.
    """

    deed_wanted = Signal(object)
    pause_wanted = Signal(object)
    sat_down = Signal(str, bool)
    stayed = Signal()
    message_read = Signal(str)
    message_sent = Signal(str, object)
    bar_moved = Signal(object)
    bar_folded = Signal(bool)
    setting_changed = Signal(str, object)
    shortcut_changed = Signal(str, str)
    typing_keys = Signal(bool)
    listed = Signal(object)
    searched = Signal(str)
    marked = Signal(str)
    ticket_deed_wanted = Signal(object, str)
    ratings_opened = Signal(object)
    hall_opened = Signal(object)

    def __init__(
        self,
        badge: Callable[[bool], QWidget],
        *,
        settings: Callable[[], SettingsView],
        keys_of: Callable[[Deed], str] = lambda _deed: "",
        keep: Reservation | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge = badge
        self._settings = settings
        self._keys_of = keys_of
        self._dock = Dock(DockPlace(), self, keep=keep)
        self._dock.moved.connect(self.bar_moved)
        self._folded = False
        self._slim = False
        self._begins_slim = False
        self._inner: type[Page] | None = None
        self._view = WindowView()
        self._page: Page | None = None
        self.dialogs = Dialogs(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_view(self, view: WindowView) -> None:
        """Show a state of the program."""
        arrived = view.stage is Stage.AT_COUNTER and self._view.stage is not Stage.AT_COUNTER
        self._view = view
        if arrived:
            self._slim = self._slim or self._begins_slim
        wanted = self._wanted_page()
        if self._page is not None and type(self._page) is wanted:
            self._fill(self._page)
        else:
            self._change_page(self._made(wanted))
        self.dialogs.show_view(view)

    def set_slim(self, slim: bool) -> None:
        """Change between full page and slim bar."""
        self._slim, self._inner = slim, None
        self.show_view(self._view)

    def stand(self, place: DockPlace, *, folded: bool, begins_slim: bool) -> None:
        """Say where the bar stands, whether it is folded, and whether one begins with it after sitting down."""
        turned = place.edge.is_upright is not self._dock.place.edge.is_upright
        changed = (place.edge, folded) != (self._dock.place.edge, self._folded)
        self._folded, self._begins_slim = folded, begins_slim
        self._dock.go(place)
        if isinstance(self._page, SlimBar) and (changed or turned):
            self.renew()

    def renew(self) -> None:
        """Make the page anew, in the look that is in force now; the keyboard stays where it was."""
        if self._page is None:
            return
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        self._change_page(self._made(type(self._page)))
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def show_settings(self) -> None:
        """Let the settings page show what is in force now."""
        if isinstance(self._page, SettingsPage):
            self._page.show_settings(self._settings())

    def say(self, words: str) -> bool:
        """Say beside the bar why something did not happen; return whether there is a bar."""
        if isinstance(self._page, SlimBar):
            self._page.balloon.say(words)
            return True
        return False

    def message_was_sent(self, sent: bool) -> None:
        """Tell the page where messages are written what became of it."""
        if isinstance(self._page, MessagesPage):
            self._page.was_sent(sent)

    def put_away(self) -> None:
        """Give the window its usual shape back."""
        self.set_slim(False)
        self._dock.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where the work begins."""
        super().showEvent(event)
        if self._page is not None:
            self._page.setFocus()
            self._take_shape(self.window(), self._page)

    def hideEvent(self, event: QHideEvent) -> None:
        """What stands beside the bar goes with it."""
        super().hideEvent(event)
        if isinstance(self._page, SlimBar):
            self._page.balloon.hide()

    def _wanted_page(self) -> type[Page]:
        if self._inner in _OF_MANAGERS and self._view.manages:
            return self._inner
        if self._view.stage is not Stage.AT_COUNTER:
            return Chooser
        return self._inner or (SlimBar if self._slim else FullPage)

    def _fill(self, page: Page) -> None:
        if isinstance(page, MessagesPage):
            page.show_messages(self._view.messages)
        elif isinstance(page, SettingsPage | RatingsPage | HallPage):
            return
        elif isinstance(page, Chooser):
            page.show_view(self._view)
        elif self._view.counter is not None:
            page.show_view(self._view, self._view.counter)

    def _change_page(self, page: Page) -> None:
        """Put another page in the place of the present one; filled first, so that its size is known at once."""
        self._fill(page)
        before, self._page = self._page, page
        if before is not None:
            self._column.removeWidget(before)
            before.setParent(None)
            before.deleteLater()
        self._column.addWidget(page)
        window = self.window()
        if not window.isVisible():
            return
        page.show()
        page.setFocus()
        self._take_shape(window, page)

    def _go_to(self, inner: type[Page] | None) -> None:
        self._inner = inner
        self.show_view(self._view)

    def _made(self, kind: type[Page]) -> Page:
        if kind is Chooser:
            return self._chooser()
        if kind is SettingsPage:
            return self._settings_page()
        if kind is MessagesPage:
            return self._messages_page()
        if kind is RatingsPage:
            return self._ratings_page()
        if kind is HallPage:
            return self._hall_page()
        return self._bar() if kind is SlimBar else self._full()

    def _full(self) -> FullPage:
        page = FullPage(badge=self._badge(False), keys_of=self._keys_of)
        page.deeds.wanted.connect(self.deed_wanted)
        page.deeds.pause_wanted.connect(self.pause_wanted)
        page.top.slim.clicked.connect(lambda: self.set_slim(True))
        page.top.messages.clicked.connect(lambda: self._go_to(MessagesPage))
        page.top.ratings.clicked.connect(lambda: self._go_to(RatingsPage))
        page.top.hall.clicked.connect(lambda: self._go_to(HallPage))
        page.top.settings.clicked.connect(lambda: self._go_to(SettingsPage))
        page.messages.read.connect(self.message_read)
        page.queue.listed.connect(self.listed)
        page.queue.searched.connect(self.searched)
        page.queue.marked.connect(self.marked)
        page.queue.wanted.connect(self.ticket_deed_wanted)
        return page

    def _bar(self) -> SlimBar:
        shape = BarShape(self._dock.place.edge, self._folded)
        page = SlimBar(badge=self._badge, shape=shape, keys_of=self._keys_of)
        page.deeds.wanted.connect(self.deed_wanted)
        page.deeds.pause_wanted.connect(self.pause_wanted)
        page.full.clicked.connect(lambda: self.set_slim(False))
        page.messages.clicked.connect(lambda: self._go_to(MessagesPage))
        page.settings.clicked.connect(lambda: self._go_to(SettingsPage))
        page.fold.clicked.connect(lambda: self.bar_folded.emit(not page.shape.folded))
        page.balloon.strip.read.connect(self.message_read)
        page.held.connect(self._dock.grip)
        page.dragged.connect(self._dock.drag)
        page.dropped.connect(self._dock.drop)
        return page

    def _settings_page(self) -> SettingsPage:
        page = SettingsPage(self._settings())
        page.changed.connect(self.setting_changed)
        page.shortcut_changed.connect(self.shortcut_changed)
        page.typing_keys.connect(self.typing_keys)
        page.left.connect(lambda: self._go_to(None))
        return page

    def _messages_page(self) -> MessagesPage:
        page = MessagesPage()
        page.read.connect(self.message_read)
        page.sent.connect(self.message_sent)
        page.left.connect(lambda: self._go_to(None))
        return page

    def _ratings_page(self) -> RatingsPage:
        page = RatingsPage()
        page.left.connect(lambda: self._go_to(None))
        self.ratings_opened.emit(page)
        return page

    def _hall_page(self) -> HallPage:
        page = HallPage()
        page.left.connect(lambda: self._go_to(None))
        self.hall_opened.emit(page)
        return page

    def _chooser(self) -> Chooser:
        page = Chooser()
        page.sat_down.connect(self.sat_down)
        page.stayed.connect(self.stayed)
        page.ratings_wanted.connect(lambda: self._go_to(RatingsPage))
        page.hall_wanted.connect(lambda: self._go_to(HallPage))
        page.left.connect(lambda: self.deed_wanted.emit(Deed.LOG_OUT))
        return page

    def _take_shape(self, window: QWidget, page: Page) -> None:
        for layout in (self._column, window.layout()):
            if layout is not None:
                layout.activate()  # else the least size of the page before still holds
        if isinstance(page, SlimBar):
            self._dock.make_bar(window, page.thickness())
            page.balloon.place()
        else:
            self._dock.make_usual()
