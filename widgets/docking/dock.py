"""Changes a window between its usual shape and a bar that stays at an edge of a screen."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from widgets.docking.edge import Edge, ScreenPlace, band, chosen, nearest_edge
from widgets.docking.reserve import Reservation, reservation

__all__ = ["Dock", "DockPlace"]

_BAR_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
_LARGEST = 16_777_215
"""Qt's own largest size of a widget."""
_SETTLE_MS = 200
"""Screens that come or go report many changes in a row."""


@dataclass(frozen=True)
class DockPlace:
    """Where a bar stands: an edge of the screen of this name (empty: the primary one)."""

    edge: Edge = Edge.TOP
    screen: str = ""


class Dock(QObject):
    """`moved` carries the `DockPlace` somebody dragged the bar to.

    A bar whose screen is unplugged goes to the primary one and comes back with its screen: the place that was asked
    for stays remembered.
    """

    moved = Signal(object)

    def __init__(self, place: DockPlace, parent: QObject, *, keep: Reservation | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._keep = keep
        self._window: QWidget | None = None
        self._thickness = 0
        self._measured: ScreenPlace | None = None  # before this bar took its edge
        self._usual = QRect()
        self._was_maximised = False
        self._grip: QPoint | None = None
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._stand)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screen)
            app.screenRemoved.connect(self._on_screen)
            app.primaryScreenChanged.connect(self._on_screen)

    @property
    def is_bar(self) -> bool:
        """Whether the window is the bar now."""
        return self._window is not None

    @property
    def place(self) -> DockPlace:
        """Where the bar stands, or would."""
        return self._place

    def make_bar(self, window: QWidget, thickness: int) -> None:
        """Make the window a bar so many pixels deep, above other programs; again with another depth changes that."""
        self._thickness = thickness
        if self._window is None:
            self._was_maximised = window.isMaximized()
            self._usual = window.normalGeometry() if self._was_maximised else window.geometry()
            if self._was_maximised:
                window.showNormal()
            _set_flags(window, window.windowFlags() | _BAR_FLAGS)
            self._window = window
        self._stand()

    def make_usual(self) -> None:
        """Give the window back the shape it had."""
        window, self._window = self._window, None
        self._settling.stop()
        if window is None:
            return
        self._let_go()
        window.setMinimumSize(0, 0)
        window.setMaximumSize(_LARGEST, _LARGEST)
        _set_flags(window, window.windowFlags() & ~_BAR_FLAGS)
        window.setGeometry(_reachable(self._usual))
        if self._was_maximised:
            window.showMaximized()

    def go(self, place: DockPlace) -> None:
        """Stand somewhere else from now on."""
        self._place = place
        if self._window is not None:
            self._stand()

    def close(self) -> None:
        """Let go of the edge; the window keeps its shape."""
        self._settling.stop()
        self._let_go()
        self._window = None

    def grip(self, at: QPoint) -> None:
        """Begin to drag the bar, held at a point of the desktop."""
        if self._window is not None:
            self._grip = at - self._window.pos()

    def drag(self, to: QPoint) -> None:
        """Carry the bar along."""
        if self._window is not None and self._grip is not None:
            self._window.move(to - self._grip)

    def drop(self, at: QPoint) -> None:
        """Let the bar go: it jumps to the nearest edge of the screen under the point."""
        if self._window is None or self._grip is None:
            return
        self._grip = None
        under = next((screen for screen in _screens() if screen.whole.contains(at)), None)
        if under is not None:
            self._place = replace(self._place, edge=nearest_edge(under.whole, at), screen=under.name)
            self.moved.emit(self._place)
        self._stand()

    def _on_screen(self, screen: QScreen) -> None:
        if self._window is not None:
            self._let_go()
            self._settling.start()

    def _let_go(self) -> None:
        self._measured = None
        if self._keep is not None:
            self._keep.release()

    def _stand(self) -> None:
        window = self._window
        if window is None:
            return
        if self._keep is None:
            self._keep = reservation()
        screen = chosen(_screens(), self._place.screen)
        known = self._measured
        if known is None or (known.name, known.whole) != (screen.name, screen.whole):
            known = self._measured = screen
        upright = self._place.edge.is_upright
        place = band(known.free, self._place.edge, self._thickness)
        window.setMinimumSize(0, 0)
        window.setMaximumSize(place.width() if upright else _LARGEST, _LARGEST if upright else place.height())
        window.setGeometry(place)
        self._keep.reserve(window, screen, self._place.edge, place)


def _screens() -> list[ScreenPlace]:
    """Return the screens there are now, the primary one first."""
    primary = QGuiApplication.primaryScreen()
    found = sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
    return [ScreenPlace(screen.name(), screen.geometry(), screen.availableGeometry()) for screen in found]


def _reachable(place: QRect) -> QRect:
    """Return a place that is on some screen still: its own, or the same size in the middle of the primary one."""
    screens = _screens()
    if any(screen.free.intersects(place) for screen in screens):
        return place
    moved = QRect(place)
    moved.moveCenter(screens[0].free.center())
    return moved


def _set_flags(window: QWidget, flags: Qt.WindowType) -> None:
    """Change the flags of a window that is open; `setWindowFlags` would close it and open another without the focus."""
    window.overrideWindowFlags(flags)
    handle = window.windowHandle()
    if handle is not None:
        handle.setFlags(flags)
