"""The pad as the second screen of the window's computer: in the same process, with or without a network (spec 03).

It is a pad of its own all the same: its own folder, its own token of the scope `pad`, its own numbers of facts. The
staff's token can never send a rating, on this screen neither. It shows what the window's program knows and keeps what
the citizen touches; whatever the network does, nothing is waited for. It pairs by itself with the counter at which
somebody has logged in, once.
"""

import asyncio
import logging
import socket
from contextlib import suppress

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.connection import LinkSign, LinkState
from app.client.errors import AlreadyRunning, ClientError
from app.client.operations import HallOperations
from app.client.paths import Place
from app.contract.command import Actor, Scope
from app.contract.hall.state import STAFFED
from app.modes.errands import Errands
from app.modes.pad.local_view import LocalView
from app.modes.pad.mode import PadMode
from app.modes.pad.shots import PadShots
from app.modes.station import Station, open_station

log = logging.getLogger(__name__)

PAIR_AGAIN_SECONDS = 20.0
SCREEN_PREFIX = "screen:"


class SecondScreen:
    """A pad beside a window's program; it follows its staff from counter to counter.

    :param window: the station of the window's program; somebody is logged in and follows a hall.
    :param number: which screen, counted from 1; the last one when there are fewer.
    """

    def __init__(self, window: Station, pad: Station, *, staff: str, number: int) -> None:
        assert window.hall is not None  # noqa: S101 - a window's program follows its hall before it shows anything
        assert window.hall_operations is not None  # noqa: S101
        self._window = window
        self._pad = pad
        self._staff = staff
        self._replica = window.hall
        self._mode: PadMode | None = None
        self._counter = ""
        self._errands = Errands()
        self._moved = asyncio.Event()
        self.frame = _frame(number)
        self.view = LocalView(window.hall, Actor(scope=Scope.COUNTER, device="window", staff=staff))
        self._operations = HallOperations(link=pad.link, outbox=pad.outbox, replica=window.hall, problems=pad.problems)
        self._forget = (
            window.hall_operations.stored.add(self.view.stored),
            self.view.subscribe(lambda _change: self._follow()),
            window.connection.subscribe(self._reached),
            pad.outbox.subscribe(lambda _waiting: self._moved.set()),
        )
        pad.link.start()
        self._follow()
        self._errands.run(self._pair())

    async def close(self) -> None:
        """Put the screen away; what waits to be sent stays in the pad's own outbox."""
        for forget in self._forget:
            forget()
        self.view.close()
        await self._errands.close()
        await self._show_counter("")
        await self._pad.close()
        self.frame.hide()
        self.frame.deleteLater()

    @property
    def shots(self) -> PadShots | None:
        """What shows the pictures of the staff who sit before this screen; `None` while nobody does."""
        return self._mode.shots if self._mode is not None else None

    @property
    def screen(self) -> QScreen | None:
        """The citizen's own screen; `None` where the pad is a window among others."""
        return self.frame.screen() if self.frame.isFullScreen() else None

    def _reached(self, sign: LinkSign) -> None:
        """A server that is back is asked at once."""
        if sign.state is LinkState.ONLINE:
            self._moved.set()

    def _follow(self) -> None:
        desks = self.view.state.desks.values()
        seat = next((desk for desk in desks if desk.staff == self._staff and desk.state in STAFFED), None)
        counter = seat.counter if seat is not None else self._counter
        if counter != self._counter:
            self._counter = counter
            self._moved.set()
            self._errands.run(self._show_counter(counter))

    async def _show_counter(self, counter: str) -> None:
        before, self._mode = self._mode, None
        if before is not None:
            await before.close()
            before.window.deleteLater()
        if counter:
            self._mode = PadMode(
                self._pad,
                replica=self.view,
                operations=self._operations,
                counter=counter,
                connection=self._window.connection,
                own_looks=False,
            )
            layout = self.frame.layout()
            assert layout is not None  # noqa: S101 - set when the frame was made
            layout.addWidget(self._mode.window)

    async def _pair(self) -> None:
        """Keep the pad's token that of the counter it stands at. What is not sent yet goes first, under the old one."""
        while True:
            self._moved.clear()
            enrolment = self._pad.session.enrolment
            bound = enrolment.counter if enrolment is not None else None
            if self._counter and bound != self._counter and not (bound and self._pad.outbox.waiting.count):
                await self._join(self._counter)
            with suppress(TimeoutError):
                async with asyncio.timeout(PAIR_AGAIN_SECONDS):
                    await self._moved.wait()

    async def _join(self, counter: str) -> None:
        try:
            code = await self._window.door.pad_code(self._replica.state.hall, counter)
            await self._pad.session.enrol(code, f"{socket.gethostname()} {counter}")
        except ClientError as error:
            log.info("the second screen has not joined counter %s yet: %s", counter, error)


async def open_second_screen(window: Station, *, staff: str) -> SecondScreen | None:
    """Open the pad on the screen that the setting `pad = "screen:2"` names; `None` without such a setting.

    A second pad of this profile that runs as a program of its own already is left alone: `None` as well.
    """
    wanted = window.settings.devices.get("pad", "")
    if not wanted.startswith(SCREEN_PREFIX) or not wanted.removeprefix(SCREEN_PREFIX).isdecimal():
        return None
    folder = window.place.folder.parent.parent / "pad" / window.place.profile
    settings = {"server": window.settings.server, "languages": window.settings.languages}
    try:
        pad = await open_station(Place("pad", window.place.profile, folder), settings)
    except AlreadyRunning:
        log.warning("a pad of this profile runs already")
        return None
    pad.hall = window.hall
    return SecondScreen(window, pad, staff=staff, number=int(wanted.removeprefix(SCREEN_PREFIX)))


def _frame(number: int) -> QWidget:
    """Return an empty window over the screen of this number; of a pad's size where there is only one screen."""
    frame = QWidget()
    frame.setObjectName("second-screen")
    frame.setProperty("ground", True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    screens = QGuiApplication.screens()
    place = screens[min(number, len(screens)) - 1].geometry()
    if number <= len(screens) and number > 1:
        frame.setGeometry(place)
        frame.showFullScreen()
    else:
        frame.resize(1280, 800)
        frame.show()
    return frame
