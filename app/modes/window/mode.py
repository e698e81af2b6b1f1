"""Putting a counter's program together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QScreen

from app.client.connection import LinkState
from app.client.errors import ClientError
from app.contract.command import Actor, Scope
from app.contract.hall.setup import HallRules
from app.modes.appearance import Appearance
from app.modes.display.hall_devices import HallDevices, strip_names
from app.modes.entry import end_login
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.pad.beside_window import SecondScreen, open_second_screen
from app.modes.station import Station
from app.modes.window.alone import Alone
from app.modes.window.call_terminal import CallTerminal
from app.modes.window.connecting import connect, connect_look
from app.modes.window.global_keys import GlobalKeys
from app.modes.window.hall.connecting import connect_hall, hall_desk
from app.modes.window.outside import OutsidePresses
from app.modes.window.paper import CounterPaper
from app.modes.window.paper_orders import PaperOrders
from app.modes.window.portal_screens import freeze_by_portal
from app.modes.window.presenter import WindowPresenter
from app.modes.window.ratings.connecting import connect_ratings
from app.modes.window.ratings.desk import RatingsDesk
from app.modes.window.screen import WindowScreen
from app.modes.window.settings_view import settings_view
from app.modes.window.shots import WindowShots
from app.modes.window.view import WindowView
from widgets.hotkeys.grabber import grabber
from widgets.snip.freezing import freeze

_TICK_MS = 1000


@dataclass
class WindowMode:
    """A counter's program at work. `terminal` is there where a call terminal is."""

    window: WindowScreen
    presenter: WindowPresenter
    errands: Errands
    ticking: QTimer
    paper: CounterPaper
    keys: GlobalKeys
    appearance: Appearance
    shots: WindowShots
    devices: HallDevices | None = None
    terminal: CallTerminal | None = None
    orders: PaperOrders | None = None
    second_screen: SecondScreen | None = None

    async def close(self) -> None:
        """Stop following and ticking, give keys and devices back, and the window its usual shape."""
        self.ticking.stop()
        self.keys.close()
        self.presenter.close()
        await self.shots.close()
        if self.devices is not None:
            await self.devices.close()
        self.window.put_away()
        if self.terminal is not None:
            await self.terminal.close()
        if self.orders is not None:
            self.orders.close()
        await self.errands.close()
        await self.paper.close()
        if self.orders is not None:
            await self.orders.reports.close()
        if self.second_screen is not None:
            await self.second_screen.close()


async def open_window(station: Station) -> WindowMode:
    """Compose the mode for whoever is logged in. Raises `ClientError` when the login belongs to no hall."""
    login = station.session.login_result
    hall = (login.hall if login is not None else None) or station.settings.hall
    if login is None or hall is None:
        raise ClientError("this login belongs to no hall")
    await station.follow_hall(hall)
    await station.go_on_alone(lambda: _actor(station), calls=True)
    assert station.hall is not None  # noqa: S101 - followed one line above
    assert station.hall_operations is not None  # noqa: S101
    errands, shown = Errands(), Shown()
    printer, server = station.settings.devices.get("printer"), station.settings.server
    paper = CounterPaper(printer, server=server, folder=station.place.folder)

    def show_on_pad(counter: str) -> None:
        shots.begin(counter)

    presenter = WindowPresenter(
        replica=station.hall,
        operations=station.hall_operations,
        paper=paper,
        staff=login.staff,
        name=login.name,
        machine_counter=station.settings.counter,
        now=station.now,
        show=shown.show,
        leave=lambda: errands.run(end_login(station)),
        run=errands.run,
        show_on_pad=show_on_pad,
        alone=lambda: _alone(station),
    )
    keys = GlobalKeys()
    screen = WindowScreen(
        lambda compact: ConnectionBadge(station.connection, compact=compact),
        settings=lambda: settings_view(appearance.look, keys, usual_shot_seconds=_usual_shot_seconds(station)),
        keys_of=keys.shown,
    )
    appearance = Appearance(station.place.look, screen)
    toast = ProblemToast(screen, station.problems, elsewhere=screen.say)
    outside = OutsidePresses(presenter, run=errands.run, say=toast.say)
    shots = WindowShots(
        replica=station.hall,
        operations=station.hall_operations,
        run=errands.run,
        say=toast.say,
        now=station.now,
        screens=lambda: freeze(but=_citizens_screen(mode)),
        portal=lambda: freeze_by_portal(but=_citizens_screen(mode)),
        seconds=lambda: appearance.look.shot_seconds or None,
        beside=lambda: mode.second_screen.shots if mode.second_screen is not None else None,
    )
    mode = WindowMode(screen, presenter, errands, QTimer(screen, interval=_TICK_MS), paper, keys, appearance, shots)
    mode.devices = _own_strip(station)
    mode.orders = PaperOrders(station, paper, errands, device=station.session.device)
    _open_terminal(mode, station, outside, shown)
    connect(screen, presenter, errands)
    connect_look(screen, appearance, keys)
    keys.begin(grabber(screen, keys.pressed), outside.press)
    keys.hold(appearance.look.shortcuts)
    shown.listeners.append(screen.show_view)
    _open_ratings(screen, station, errands, staff=login.staff)
    screen.hall_opened.connect(partial(connect_hall, desk=hall_desk(station, Scope.COUNTER), run=errands.run))
    presenter.start()
    mode.ticking.timeout.connect(presenter.tick)
    mode.ticking.timeout.connect(shots.push.tick)
    mode.ticking.start()
    mode.second_screen = await open_second_screen(station, staff=login.staff)
    return mode


def _actor(station: Station) -> Actor | None:
    """Return who this program is to the server: whoever is logged in at this machine."""
    login = station.session.login_result
    return Actor(scope=Scope.COUNTER, device=station.outbox.device, staff=login.staff) if login is not None else None


def _alone(station: Station) -> Alone | None:
    """Return how the counter goes on without the server; `None` while it answers."""
    sign = station.connection.sign
    if sign.state is not LinkState.OFFLINE or station.offline is None or station.hall_operations is None:
        return None
    own = station.hall_operations.own
    return Alone(sign.since, station.offline.count(), own.waiting if own is not None else ())


def _open_ratings(screen: WindowScreen, station: Station, errands: Errands, *, staff: str) -> None:
    """Let managers work on ratings."""
    assert station.hall is not None  # noqa: S101 - the mode follows its hall
    assert station.hall_operations is not None  # noqa: S101
    desk = RatingsDesk(
        replica=station.hall,
        operations=station.hall_operations,
        staff=staff,
        today=lambda: station.now().date(),
        run=errands.run,
    )
    screen.ratings_opened.connect(lambda page: connect_ratings(page, desk, errands.run))


def _citizens_screen(mode: WindowMode) -> QScreen | None:
    return mode.second_screen.screen if mode.second_screen is not None else None


def _usual_shot_seconds(station: Station) -> int:
    """Return how long the hall lets a picture stay on a pad."""
    setup = station.hall.state.setup if station.hall is not None else None
    return (setup.rules if setup is not None else HallRules()).shot_seconds


def _own_strip(station: Station) -> HallDevices | None:
    """Open the strip above this machine's counter, where the settings name both. Raises `WrongDeviceUrl`."""
    counter = station.settings.counter
    if counter is None or not strip_names(station):
        return None
    return HallDevices(station, counter=counter)


class Shown:
    """Hands what the presenter shows to everybody who shows it."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[WindowView], None]] = []

    def show(self, view: WindowView) -> None:
        """Show a view everywhere."""
        for listener in self.listeners:
            listener(view)


def _open_terminal(mode: WindowMode, station: Station, outside: OutsidePresses, shown: Shown) -> None:
    """Listen to a call terminal where the settings name one."""
    url = station.settings.devices.get("terminal")
    if url is None:
        return
    mode.terminal = CallTerminal(url, outside.press)
    if mode.orders is not None:
        mode.orders.reports.follow("terminal", mode.terminal.health)
    shown.listeners.append(mode.terminal.show_view)
