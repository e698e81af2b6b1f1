"""The server process of the simulated day: a hall of twelve counters, and a clock that somebody else moves.

Run as `python -m tests.bench.day_hall DATA`; prints the tokens as one line of JSON, then says that it is ready. The
time is whatever `SharedClock.set` was last told, in every process that looks at the same file.
"""

import json
import mmap
import struct
import sys
from datetime import UTC, datetime, time
from pathlib import Path

from sqlalchemy import Connection

from app.contract.command import Scope
from app.contract.hall.commands import SetUpHall
from app.contract.hall.setup import (
    Calendar,
    Counter,
    HallRules,
    HallSetup,
    Period,
    Service,
    StaffMember,
    WeekHours,
    Zone,
)
from app.contract.model import LocalText
from app.server import tokens
from app.server.core import Core
from app.server.main import run
from app.server.settings import ServerSettings
from app.server.ticker import command
from app.server.tokens import Grant

FEED = "hall:day"
CLOCK_NAME = "clock"
OPENS, CLOSES = time(8, 30), time(17, 30)
DAY = datetime(2026, 11, 23, tzinfo=UTC)
"""Midnight of a Monday; the hall lives in UTC, so that the clock says what people there read."""

SERVED_AT = {
    "1": ("id", "household", "consult"),
    "2": ("id", "household"),
    "3": ("id", "household"),
    "4": ("social", "consult"),
    "5": ("social", "id"),
    "6": ("social", "permit"),
    "7": ("tax", "consult"),
    "8": ("tax", "permit"),
    "9": ("tax", "social"),
    "10": ("permit",),
    "11": ("permit", "tax"),
    "12": ("consult", "id", "social"),
}
EXPECTED = {"id": 4, "household": 7, "social": 5, "tax": 5, "permit": 8, "consult": 3}
"""Minutes of a visit as the hall expects them."""

PREFIXES = dict(zip(EXPECTED, "ABCDEF", strict=True))


class SharedClock:
    """A time in a file that several processes look at; a double is written and read at one stroke."""

    _FORM = struct.Struct("<d")

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(self._FORM.pack(DAY.timestamp()))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), self._FORM.size)

    def __call__(self) -> datetime:
        """Return the time."""
        return datetime.fromtimestamp(self._FORM.unpack(self._shared[:])[0], UTC)

    def set(self, now: datetime) -> None:
        """Let it be this time everywhere."""
        self._shared[:] = self._FORM.pack(now.timestamp())


def setup() -> HallSetup:
    """Return the hall: services that share counters, one zone, open from Monday to Friday without a break."""
    hours = WeekHours(days=(1, 2, 3, 4, 5), periods=(Period(opens=OPENS, closes=CLOSES),))
    return HallSetup(
        code="day",
        name=LocalText(zh="一天"),
        timezone="UTC",
        zones=(Zone(code="A", name=LocalText(zh="一区")),),
        counters=tuple(
            Counter(number=number, name=LocalText(zh=number), zone="A", services=served)
            for number, served in SERVED_AT.items()
        ),
        services=tuple(
            Service(code=code, name=LocalText(zh=code), zone="A", prefix=PREFIXES[code], expected_minutes=minutes)
            for code, minutes in EXPECTED.items()
        ),
        staff=tuple(StaffMember(number=f"s{number}", name="员工") for number in SERVED_AT),
        calendar=Calendar(week=(hours,)),
        rules=HallRules(restore_minutes=60),
    )


def _grant_all(connection: Connection) -> dict[str, str]:
    grants = [
        Grant(scope=Scope.KIOSK, device="kiosk", hall="day"),
        Grant(scope=Scope.MANAGER, device="desk", hall="day"),
    ]
    grants += [Grant(scope=Scope.COUNTER, device=f"counter-{n}", hall="day", staff=f"s{n}") for n in SERVED_AT]
    return {granted.device: tokens.grant(connection, granted) for granted in grants}


async def _prepare(core: Core) -> None:
    await core.writer.open_feed(FEED)
    await command(core, FEED, SetUpHall.TYPE, SetUpHall(setup=setup()).model_dump(mode="json"))
    sys.stdout.write(json.dumps(await core.writer.execute(_grant_all)) + "\n")


if __name__ == "__main__":
    data = Path(sys.argv[1])
    # It ticks often, because the day passes quickly.
    settings = ServerSettings(data=data, port=0, log_level="WARNING", tick_seconds=0.1)
    sys.exit(run(settings, now=SharedClock(data / CLOCK_NAME), prepare=_prepare))
