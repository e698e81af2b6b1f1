"""The screens of one machine: one picture on each that the settings name, also on one that is plugged in later."""

import logging
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from app.contract.hall.setup import HallSetup
from app.modes.display.layouts import Layouts
from app.modes.display.screen import DisplayScreen
from app.modes.display.view import DisplayView

log = logging.getLogger(__name__)

FIRST = "0"


class Walls(QObject):
    """Shows the same moment on every screen, each in its own layout.

    The first of `names` (number of a screen to name of a layout) is the program's own window, `first`; each other one
    has a window of its own over its whole screen.
    """

    painted = Signal(str)

    def __init__(
        self,
        names: Mapping[str, str],
        *,
        layouts: Layouts,
        base: Path,
        zone: str,
    ) -> None:
        super().__init__()
        self._names = dict(sorted((names or {FIRST: ""}).items(), key=lambda item: int(item[0])))
        self._layouts = layouts
        self._zone = zone
        self._setup: HallSetup | None = None
        self._screens = {number: self._made(base) for number in self._names}
        self.setParent(self.first)
        for screen in self._screens.values():
            screen.resized.connect(self._choose)
        self._choose()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101 - there is a window already
        app.screenAdded.connect(self._place)
        QTimer.singleShot(0, self, self._place)

    @property
    def first(self) -> DisplayScreen:
        """The picture of the program's own window."""
        return next(iter(self._screens.values()))

    @property
    def screens(self) -> Mapping[str, DisplayScreen]:
        """The pictures by the numbers of their screens."""
        return self._screens

    def show_view(self, view: DisplayView) -> None:
        """Show another moment everywhere."""
        for screen in self._screens.values():
            screen.show_view(view)

    def show_lost(self, words: str) -> None:
        """Say everywhere that the picture is followed no longer; empty: it is again."""
        for screen in self._screens.values():
            screen.show_lost(words)

    def follow(self, setup: HallSetup | None) -> None:
        """Show what the hall has set up by now."""
        if setup is not self._setup:
            self._setup = setup
            self._choose()

    def close(self) -> None:
        """Close the windows besides the first, which is the program's."""
        for screen in list(self._screens.values())[1:]:
            screen.close()
            screen.deleteLater()

    def _made(self, base: Path) -> DisplayScreen:
        screen = DisplayScreen(self._layouts.choose("", None, self._zone, stands=False), base)
        screen.painted.connect(self.painted)
        return screen

    def _choose(self) -> None:
        for number, screen in self._screens.items():
            stands = screen.height() > screen.width()
            screen.show_layout(self._layouts.choose(self._names[number], self._setup, self._zone, stands=stands))

    def _place(self, _added: QScreen | None = None) -> None:
        """Bring every picture to its screen; one without a screen waits unseen."""
        known = QGuiApplication.screens()
        for place, (number, screen) in enumerate(self._screens.items()):
            if int(number) >= len(known):
                log.warning("screen %s is not there; there are %d", number, len(known))
                continue
            window = screen.window() if place == 0 else screen
            if place > 0 or (len(self._names) > 1 and window.isFullScreen()):
                window.setScreen(known[int(number)])
                window.setGeometry(known[int(number)].geometry())
                window.showFullScreen()
