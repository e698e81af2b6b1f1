"""The server process that is measured: one hall of 64 counters and one service, and a token for everybody in it.

Run as `python -m tests.bench.busy_hall DATA`; prints one line of JSON, the tokens and how long the record took to
be opened and read, then says that it is ready.
"""

import json
import sys
from datetime import time
from pathlib import Path
from time import perf_counter

from sqlalchemy import Connection

from app.contract.command import Scope
from app.contract.hall.commands import SetUpHall
from app.contract.hall.setup import Calendar, Counter, HallSetup, Period, Service, StaffMember, Texts, WeekHours, Zone
from app.contract.model import LocalText
from app.server import tokens
from app.server.core import Core
from app.server.main import run
from app.server.settings import ServerSettings
from app.server.ticker import command
from app.server.tokens import Grant

FEED = "hall:busy"
SERVICE = "service"
COUNTERS = 64

_BEGAN = perf_counter()
STRIP_TEXTS = {
    "offline": LocalText(zh="暂未开放"),
    "open": LocalText(zh="{counter}号窗口"),
    "calling": LocalText(zh="请{red}{ticket}{green}号到{counter}号窗口"),
    "serving": LocalText(zh="{ticket}号正在办理"),
}


def _setup() -> HallSetup:
    name = LocalText(zh="忙")
    every_day = WeekHours(days=(1, 2, 3, 4, 5, 6, 7), periods=(Period(opens=time(0), closes=time.max),))
    numbers = [str(number) for number in range(1, COUNTERS + 1)]
    return HallSetup(
        code="busy",
        name=name,
        zones=(Zone(code="A", name=name),),
        counters=tuple(Counter(number=number, name=name, zone="A", services=(SERVICE,)) for number in numbers),
        services=(Service(code=SERVICE, name=name, zone="A", prefix="A"),),
        staff=tuple(StaffMember(number=f"s{number}", name="忙") for number in numbers),
        calendar=Calendar(week=(every_day,)),
        texts=Texts(voice_languages=("zh", "zh_hk", "en"), strip=STRIP_TEXTS),
    )


def _grant_all(connection: Connection) -> dict[str, str]:
    grants = [Grant(scope=Scope.KIOSK, device=f"kiosk-{n}", hall="busy") for n in range(COUNTERS)]
    grants += [
        Grant(scope=Scope.COUNTER, device=f"counter-{n}", hall="busy", staff=f"s{n}") for n in range(1, COUNTERS + 1)
    ]
    return {granted.device: tokens.grant(connection, granted) for granted in grants}


async def _prepare(core: Core) -> None:
    if FEED not in core.hub.channels:
        await core.writer.open_feed(FEED)
        await command(core, FEED, SetUpHall.TYPE, SetUpHall(setup=_setup()).model_dump(mode="json"))
    rebuilt = perf_counter() - _BEGAN
    given = await core.writer.execute(_grant_all)
    sys.stdout.write(json.dumps({"tokens": given, "rebuilt_seconds": rebuilt}) + "\n")


if __name__ == "__main__":
    sys.exit(run(ServerSettings(data=Path(sys.argv[1]), port=0, log_level="WARNING"), prepare=_prepare))
