"""The display put together: presenter, screen, voice, strips and clock on a station."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.client.connection import LinkSign, LinkState
from app.client.replica import Change, Replica
from app.contract.hall.state import HallState
from app.modes import words
from app.modes.display.hall_devices import HallDevices, strip_names
from app.modes.display.layouts import Layouts
from app.modes.display.presenter import DisplayPresenter
from app.modes.display.released import any_counter
from app.modes.display.strip_window import StripWindow
from app.modes.display.walls import Walls
from app.modes.errands import Errands
from app.modes.hall_texts import reader_of
from app.modes.station import Station

_TICK_MS = 250
_LOST = frozenset({LinkState.OFFLINE, LinkState.CATCHING_UP})


class DisplayMode:
    """A running display."""

    def __init__(
        self,
        *,
        walls: Walls,
        presenter: DisplayPresenter,
        devices: HallDevices,
        strip_window: StripWindow | None,
        errands: Errands,
        timer: QTimer,
        forget: Sequence[Callable[[], None]],
    ) -> None:
        self.window: QWidget = walls.first
        self._walls = walls
        self._forget = forget
        self._presenter = presenter
        self._devices = devices
        self._strip_window = strip_window
        self._errands = errands
        self._timer = timer

    async def close(self) -> None:
        """Fall silent and let go of the devices."""
        self._timer.stop()
        for forget in self._forget:
            forget()
        self._walls.close()
        self._presenter.close()
        await self._devices.close()
        if self._strip_window is not None:
            self._strip_window.close()
            self._strip_window.deleteLater()
        await self._errands.close()


async def open_display(station: Station) -> DisplayMode:
    """Compose the display of the station's zone, with a voice and strips where the settings name them.

    Raises `WrongDeviceUrl` for a device address that is none.
    """
    enrolment = station.session.enrolment
    await station.follow_hall(station.settings.hall or (enrolment and enrolment.hall) or "")
    assert station.hall is not None  # noqa: S101 - follow_hall made both
    assert station.hall_operations is not None  # noqa: S101
    zone = station.settings.zone or (enrolment and enrolment.zone) or ""
    errands = Errands()
    strip_window = _strip_window(station, zone)
    devices = HallDevices(station, zone=zone, listener=strip_window.arrived.emit if strip_window else None)
    base = station.place.folder
    walls = Walls(
        station.settings.screens,
        layouts=Layouts(base),
        base=base,
        zone=zone,
    )
    presenter = DisplayPresenter(
        replica=station.hall,
        operations=station.hall_operations,
        zone=zone,
        reader=reader_of(station.settings.languages),
        run=errands.run,
        show=walls.show_view,
        now=station.now,
    )
    walls.painted.connect(presenter.painted)
    timer = QTimer(walls, interval=_TICK_MS)
    timer.timeout.connect(presenter.tick)
    timer.timeout.connect(devices.tick)
    timer.start()
    return DisplayMode(
        walls=walls,
        presenter=presenter,
        devices=devices,
        strip_window=strip_window,
        errands=errands,
        timer=timer,
        forget=_follow(station, station.hall, walls, zone),
    )


def _follow(station: Station, hall: Replica[HallState], walls: Walls, zone: str) -> tuple[Callable[[], None], ...]:
    """Let the screens follow the set-up of the hall and the link; return what ends it."""

    def set_up(change: Change[HallState]) -> None:
        walls.follow(change.state.setup)

    def linked(sign: LinkSign) -> None:
        lost = (words.link_state(sign), any_counter(hall.state, zone)) if sign.state in _LOST else ()
        walls.show_lost("  ·  ".join(filter(None, lost)))

    walls.follow(hall.state.setup)
    linked(station.connection.sign)
    return hall.subscribe(set_up), station.connection.subscribe(linked)


def _strip_window(station: Station, zone: str) -> StripWindow | None:
    """Make the window that shows the dots of virtual strips, where the settings name such."""
    urls = [station.settings.devices[name] for name in strip_names(station)]
    setup = station.hall.state.setup if station.hall else None
    if setup is None or not any(url.startswith("virtual:") for url in urls):
        return None
    window = StripWindow([counter.number for counter in setup.counters if zone in {"", counter.zone}])
    window.show_in_corner()
    return window
