"""A counter's program as a process: sits down, calls and serves unless it finds itself doing so, and says whom."""

import asyncio
import sys
from pathlib import Path

from app.client import application, shell
from app.client.paths import place
from app.contract.command import Scope
from app.modes.station import open_station
from app.modes.window.mode import WindowMode, open_window
from app.modes.window.view import Deed
from tests.unit.client.waiting import until
from widgets import theme
from widgets.figure import Figure


def number_of(mode: WindowMode) -> str:
    """The number on the screen, empty while nobody is served."""
    return mode.window.findChild(Figure, "current-number").text()


async def work(server: str, data: Path, password: str) -> int:
    """Work until killed."""
    station = await open_station(place("window", profile="default", data=data), {"server": server})
    if station.session.login_result is None:
        await station.session.login("1001", password, scope=Scope.COUNTER)
    station.link.start()
    mode: WindowMode = await open_window(station)
    began = "resumed"
    if not number_of(mode):
        began = "called"
        ticket = await station.hall_operations.issue_ticket("id-first")
        await station.hall_operations.report_print(ticket.id, "printed")
        await until(lambda: not mode.presenter.why_not(Deed.CALL_NEXT), station.hall.subscribe)
        await mode.presenter.act(Deed.CALL_NEXT)
        await mode.presenter.act(Deed.START)
    print(began, number_of(mode), flush=True)
    await asyncio.Event().wait()
    return 0


if __name__ == "__main__":
    theme.apply(application.application("Citydesk"), theme.named("light"), motion=False)
    sys.exit(shell.run(lambda: work(sys.argv[1], Path(sys.argv[2]), sys.argv[3])))
