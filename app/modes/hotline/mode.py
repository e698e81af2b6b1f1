"""Putting the hotline's program together."""

import asyncio
import contextlib
from dataclasses import dataclass

from app.client.connection import LinkState
from app.client.errors import ClientError
from app.modes import device_words
from app.modes.entry import end_login
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.hotline.desk_file import DeskFile
from app.modes.hotline.look_ups import LookUps
from app.modes.hotline.presenter import HotlinePresenter
from app.modes.hotline.screen import HotlineScreen
from app.modes.hotline.seat import Questions
from app.modes.hotline.wiring import connect
from app.modes.station import Station
from devices.cti.call import CallEvent
from devices.cti.supervised import SupervisedSwitch
from devices.open import open_switch

_SEAT_SIGNS = 4
_LAST_FACTS_SECONDS = 2.0
"""What was begun is finished before the program ends, unless it waits for a server that does not answer."""


@dataclass
class HotlineMode:
    """A call-taker's program at work."""

    window: HotlineScreen
    presenter: HotlinePresenter
    errands: Errands
    switch: SupervisedSwitch | None = None

    async def close(self) -> None:
        """Stop following; what stands in the form is kept."""
        if self.switch is not None:
            await asyncio.to_thread(self.switch.close)
        await self.presenter.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LAST_FACTS_SECONDS):
                await self.errands.settled()
        await self.errands.close()


async def open_hotline(station: Station) -> HotlineMode:
    """Compose the mode for whoever is logged in. Raises `ClientError` when the login belongs to no centre."""
    login = station.session.login_result
    centre = (login.centre if login is not None else None) or station.settings.centre
    if login is None or centre is None:
        raise ClientError("this login belongs to no centre")
    await station.follow_centre(centre, seat=_seat(station))
    assert station.centre is not None  # noqa: S101 - followed one line above
    assert station.centre_operations is not None  # noqa: S101
    errands = Errands()
    screen = HotlineScreen(ConnectionBadge(station.connection))

    ask = LookUps(station.door, centre)
    toast = ProblemToast(screen, station.problems)
    presenter = HotlinePresenter(
        replica=station.centre,
        operations=station.centre_operations,
        name=login.name,
        questions=Questions(look_up=ask.look_up, ask=ask.ask, know=ask.know, opinions=ask.opinions),
        file=DeskFile(station.place.folder),
        run=errands.run,
        now=station.now,
        show=screen.show_view,
        reachable=lambda: station.connection.state is LinkState.ONLINE,
        troubled=lambda trouble: toast.say(device_words.trouble(trouble.code)),
    )
    connect(screen, presenter, run=errands.run)
    screen.left.connect(lambda: errands.run(end_login(station)))
    presenter.start()
    switch = _switch(station, presenter)
    return HotlineMode(window=screen, presenter=presenter, errands=errands, switch=switch)


def _switch(station: Station, presenter: HotlinePresenter) -> SupervisedSwitch | None:
    """Open the telephone switch of the settings, if there is one. Raises `WrongDeviceUrl`."""
    url = station.settings.devices.get("cti")
    if url is None:
        return None
    loop = asyncio.get_running_loop()

    def hear(event: CallEvent) -> None:
        loop.call_soon_threadsafe(presenter.calls.hear, event)

    switch = open_switch(url, hear)
    presenter.calls.attach(switch)
    return switch


def _seat(station: Station) -> str:
    """Return the seat in local numbers: of this installation, whoever sits there, so that no number is given twice."""
    return station.outbox.device.replace("-", "")[:_SEAT_SIGNS].upper()
