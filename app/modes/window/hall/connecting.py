"""What is pressed on the page of the hall reaches its desk."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QTimer

from app.contract.command import Scope
from app.modes.station import Station
from app.modes.window.hall.desk import HallDesk
from app.modes.window.hall.page import HallPage

_LOOK_MS = 2000


def hall_desk(station: Station, scope: Scope) -> HallDesk:
    """Return the desk of whoever is logged in on a station that follows its hall, as `scope`."""
    assert station.hall is not None  # noqa: S101 - the mode follows its hall
    assert station.hall_operations is not None  # noqa: S101
    login = station.session.login_result
    return HallDesk(
        replica=station.hall,
        operations=station.hall_operations,
        staff=login.staff if login is not None else "",
        scope=scope,
        now=station.now,
    )


def connect_hall(page: HallPage, desk: HallDesk, run: Callable[[Coroutine[Any, Any, None]], None]) -> None:
    """Let a page that was opened be driven by the desk, until one leaves it."""
    page.announced.connect(lambda texts, zones: run(desk.announce(texts, zones)))
    page.welcomed.connect(lambda text, zone: run(desk.welcome(text, zone)))
    page.calls_wanted.connect(lambda: run(desk.back_to_calls()))
    page.released.connect(lambda counter: run(desk.release(counter)))
    close = desk.open(page.show_view)
    looking = QTimer(page, interval=_LOOK_MS)
    looking.timeout.connect(desk.tick)
    looking.start()
    page.destroyed.connect(lambda _page: close())
