"""Screenshot push (剪刀截屏), put together: the key freezes the screens, a region is chosen, drawn on and pushed."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from app.client.operations import HallOperations
from app.client.replica import Replica
from app.contract.hall.state import HallState
from app.modes.window.portal_screens import freeze_by_portal
from app.modes.window.shot_desk import ShotDesk
from app.modes.window.shot_encoding import encoded
from app.modes.window.shot_push import PadBeside, ShotPush
from app.modes.window.shot_view import Delivery, ShotView
from widgets.snip.freezing import CannotFreeze, FrozenScreen, WhyNot, freeze
from widgets.snip.region_grabber import RegionGrabber

translate = QCoreApplication.translate


class WindowShots:
    """The pictures of one counter's program. One is made at a time.

    :param say: tells staff what did not happen.
    :param screens: freezes all screens; raises `CannotFreeze`.
    :param portal: does so where no program sees the screens of others (Wayland), which takes its time.
    :param beside: returns the pad in this process, when there is one.
    :param seconds: returns how long this machine lets pictures stay; `None`: as long as the hall does.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        run: Callable[[Coroutine[Any, Any, None]], None],
        say: Callable[[str], None],
        now: Callable[[], datetime],
        screens: Callable[[], Sequence[FrozenScreen]] = freeze,
        portal: Callable[[], Awaitable[Sequence[FrozenScreen]]] = freeze_by_portal,
        beside: Callable[[], PadBeside | None] = lambda: None,
        seconds: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._run = run
        self._say = say
        self._screens = screens
        self._portal = portal
        self._asking = False
        self._grabber: RegionGrabber | None = None
        self._desk: ShotDesk | None = None
        self.push = ShotPush(
            replica=replica,
            operations=operations,
            encode=encoded,
            beside=beside,
            seconds=seconds,
            show=self._show,
            now=now,
        )

    async def close(self) -> None:
        """Put everything away; what is on the pad stays there for its time."""
        self._end_choosing()
        self._close_desk()
        await self.push.close()

    def begin(self, counter: str) -> None:
        """Freeze the screens and let a region be chosen; nothing while one is chosen already."""
        if self._grabber is not None or self._asking:
            return
        self._close_desk()
        try:
            screens = self._screens()
        except CannotFreeze as error:
            if error.why is WhyNot.WAYLAND:
                self._asking = True
                self._run(self._begin_by_portal(counter))
            else:
                self._say(_why(error.why))
            return
        self._let_choose(counter, screens)

    async def _begin_by_portal(self, counter: str) -> None:
        try:
            screens = await self._portal()
        except CannotFreeze as error:
            self._say(_why(error.why))
            return
        finally:
            self._asking = False
        self._let_choose(counter, screens)

    def _let_choose(self, counter: str, screens: Sequence[FrozenScreen]) -> None:
        self.push.begin(counter)
        hint = translate(
            "Window", "Drag over what the citizen may see · Ctrl pushes at once · Enter whole screen · Esc"
        )
        self._grabber = RegionGrabber(screens, hint=hint)
        self._grabber.chosen.connect(self._chosen)
        self._grabber.cancelled.connect(self._end_choosing)
        self._grabber.open()

    def _chosen(self, picture: QImage, at_once: bool) -> None:
        self._end_choosing()
        if at_once:
            self.push.draft(picture)
            self._run(self.push.push())
            return
        desk = self._desk = ShotDesk(picture)
        desk.changed.connect(self.push.draft)
        desk.pushed.connect(lambda: self._run(self.push.push()))
        desk.again.connect(lambda number: self._run(self.push.push_again(number)))
        desk.cleared.connect(lambda: self._run(self.push.clear()))
        desk.left.connect(self._forget_desk)
        self.push.draft(picture)
        desk.show_view(self.push.view)
        desk.show()
        desk.activateWindow()

    def _show(self, view: ShotView) -> None:
        if self._desk is not None:
            self._desk.show_view(view)
        elif view.delivery is Delivery.SEEN:
            self._say(translate("Window", "The citizen sees the picture."))

    def _end_choosing(self) -> None:
        grabber, self._grabber = self._grabber, None
        if grabber is not None:
            grabber.close()
            grabber.deleteLater()

    def _close_desk(self) -> None:
        if self._desk is not None:
            self._desk.close()

    def _forget_desk(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.deleteLater()


def _why(why: WhyNot) -> str:
    return {
        WhyNot.WAYLAND: translate(
            "Window", "This desktop (Wayland) did not hand over a picture of the screens. Allow it, or log in with X11."
        ),
        WhyNot.FORBIDDEN: translate(
            "Window", "This computer does not let the program see its screens. Please ask the technician to allow it."
        ),
    }[why]
