"""A call-taker's program as a process: says what is on its desk, then types into five tabs by key events until killed.

It reads the seed of each life from standard input, and prints one JSON object a line: first the desk as it came up,
then the desk as it is on the disk each time the program says that it is kept. What it says is kept is never lost.
"""

import asyncio
import json
import os
import random
import sys
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.client import application, shell
from app.client.paths import place
from app.contract.command import Scope
from app.modes.hotline.desk import Desk
from app.modes.hotline.mode import HotlineMode, open_hotline
from app.modes.station import open_station
from widgets import theme

TABS = 5
FIELDS = ("phone", "reporter-name", "title", "description", "opinion")


def say(what: str, desk: Desk) -> None:
    """Say how the desk stands: every tab's words and cursor, in their order."""
    tabs = {tab.id: [tab.call, *_words(tab.draft)] for tab in desk.tabs}
    print(
        json.dumps({"what": what, "process": os.getpid(), "active": desk.active, "tabs": tabs}, ensure_ascii=False),
        flush=True,
    )


def _words(draft: object) -> list[object]:
    names = ("phone", "name", "title", "description", "opinion", "focus", "cursor")
    return [getattr(draft, name) for name in names]


async def work(server: str, data: Path, password: str, seed: int) -> int:
    """Type until killed."""
    station = await open_station(place("hotline", profile="default", data=data), {"server": server})
    if station.session.login_result is None:
        await station.session.login("2001", password, scope=Scope.HOTLINE)
    station.link.start()
    mode: HotlineMode = await open_hotline(station)
    mode.window.resize(1366, 768)
    mode.window.show()
    say("found", mode.presenter.desk.desk)
    mode.presenter.on_kept(lambda desk: say("kept", desk))
    await type_on(mode, random.Random(seed))
    return 0


async def type_on(mode: HotlineMode, luck: random.Random) -> None:
    """Write like a person: some signs, a pause, another field or another tab."""
    while True:
        desk = mode.presenter.desk
        if len(desk.desk.tabs) < TABS:
            desk.open_tab()
        elif luck.random() < 0.5:
            desk.step(luck.choice((1, -1)))
        field = mode.window.findChild(QWidget, luck.choice(FIELDS))
        field.setFocus()
        for _ in range(luck.randint(1, 12)):
            QTest.keyClicks(field, luck.choice("abcdefghij0123456789"))
            await asyncio.sleep(luck.uniform(0, 0.01))
        await asyncio.sleep(luck.choice((0.0, 0.0, 0.31)))


def main(server: str, data: Path, password: str) -> int:
    """Be born again, with everything imported, for each seed on standard input; say when a life has ended."""
    for line in sys.stdin:
        life = os.fork()
        if life == 0:
            theme.apply(application.application("Citydesk"), theme.named("light"), motion=False)
            os._exit(shell.run(partial(work, server, data, password, int(line))))
        os.waitpid(life, 0)
        print(f"\n{json.dumps({'what': 'ended'})}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
