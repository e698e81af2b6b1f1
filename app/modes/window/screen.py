"""The counter's screen: the choice of a counter, then the full page or the slim bar."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.modes.window.chooser import Chooser
from app.modes.window.full_page import FullPage
from app.modes.window.shape import Shape
from app.modes.window.slim_bar import SlimBar
from app.modes.window.view import Deed, Stage, WindowView
from widgets.theme import current

_BAR_WIDTH_IN_HEROES = 10

Page = Chooser | FullPage | SlimBar


class WindowScreen(QWidget):
    """Shows one page at a time, so that every name on the screen is there once.

    :param badge: makes a connection sign for a page.
    """

    deed_wanted = Signal(object)
    pause_wanted = Signal(object)
    sat_down = Signal(str, bool)
    stayed = Signal()

    def __init__(self, badge: Callable[[], QWidget]) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge = badge
        self._shape = Shape()
        self._slim = False
        self._view = WindowView()
        self._page: Page | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_view(self, view: WindowView) -> None:
        """Show a state of the program."""
        self._view = view
        wanted = self._wanted_page()
        if self._page is not None and type(self._page) is wanted:
            self._fill(self._page)
        else:
            self._change_page(self._made(wanted))

    def set_slim(self, slim: bool) -> None:
        """Change between full page and slim bar."""
        self._slim = slim
        self.show_view(self._view)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where the work begins."""
        super().showEvent(event)
        if self._page is not None:
            self._page.setFocus()

    def _wanted_page(self) -> type[Page]:
        if self._view.stage is not Stage.AT_COUNTER:
            return Chooser
        return SlimBar if self._slim else FullPage

    def _fill(self, page: Page) -> None:
        if isinstance(page, Chooser):
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

    def _made(self, kind: type[Page]) -> Page:
        if kind is Chooser:
            return self._chooser()
        page = SlimBar(badge=self._badge()) if kind is SlimBar else FullPage(badge=self._badge())
        page.deeds.wanted.connect(self.deed_wanted)
        page.deeds.pause_wanted.connect(self.pause_wanted)
        if isinstance(page, SlimBar):
            page.full.clicked.connect(lambda: self.set_slim(False))
        else:
            page.top.slim.clicked.connect(lambda: self.set_slim(True))
        return page

    def _chooser(self) -> Chooser:
        page = Chooser()
        page.sat_down.connect(self.sat_down)
        page.stayed.connect(self.stayed)
        page.left.connect(lambda: self.deed_wanted.emit(Deed.LOG_OUT))
        return page

    def _take_shape(self, window: QWidget, page: Page) -> None:
        for layout in (self._column, window.layout()):
            if layout is not None:
                layout.activate()  # else the least size of the page before still holds
        if isinstance(page, SlimBar):
            width = _BAR_WIDTH_IN_HEROES * current().size("hero")
            self._shape.make_bar(window, QSize(width, page.sizeHint().height()))
        else:
            self._shape.make_usual(window)
