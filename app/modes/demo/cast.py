"""Who plays in the demo: which programs, where they stand, and with which devices."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app.modes.demo.director import Player
from app.modes.demo.stage import Stage, enrolment

ZONE, COUNTER = "A", "1"
CLERK, CALL_TAKER, DISPATCHER = "1001", "2001", "2006"


@dataclass(frozen=True)
class Cast:
    """The programs of the demo, each a process of its own."""

    kiosk: Player
    window: Player
    pad: Player
    display: Player
    hotline: Player
    desk: Player

    @property
    def all(self) -> tuple[Player, ...]:
        """Everybody, in the order in which a visitor meets them."""
        return (self.kiosk, self.display, self.window, self.pad, self.hotline, self.desk)


PLACES = {
    "desk": "1366x768+540+290",
    "hotline": "1366x768+300+250",
    "window": "1100x700+820+380",
    "kiosk": "640x860+0+0",
    "pad": "800x480+0+590",
    "display": "720x405+640+0",
}
"""Where the windows stand on one screen of 1920x1080 when somebody watches, those at the back first."""

SIZES = {
    "kiosk": "1080x1920",
    "display": "1920x1080",
    "window": "1366x768",
    "pad": "1280x800",
    "hotline": "1366x768",
    "desk": "1366x768",
}
"""The sizes their users have, for pictures."""


@asynccontextmanager
async def on_stage(stage: Stage, *, theme: str, watched: bool) -> AsyncIterator[Cast]:
    """Start every program against the stage's server; end them all on the way out."""
    codes = await asyncio.gather(
        enrolment(stage, "kiosk", "一楼取号机", "--zone", ZONE),
        enrolment(stage, "display", "一楼综合屏", "--zone", ZONE),
        enrolment(stage, "pad", "1号窗口评价器", "--counter", COUNTER),
    )
    devices = {
        "kiosk": [f"printer=virtual://printer?dir={stage.tickets}&width=576"],
        "display": [f"speech={_loudspeaker(stage, watched=watched)}", f"strip=virtual://strip?dir={stage.strips}"],
    }
    entries = dict(zip(("kiosk", "display", "pad"), codes, strict=True))
    players: list[Player] = []
    try:
        for mode in PLACES:
            options = ["--server", stage.url, "--data", str(stage.folder / "programs"), "--theme", theme, "--windowed"]
            options += ["--geometry", (PLACES if watched else SIZES)[mode]]
            options += [part for url in devices.get(mode, ()) for part in ("--device", url)]
            options += ["--enrol", entries[mode]] if mode in entries else []
            players.append(await Player.start(mode, mode, *options, log=stage.log(mode), pictures=stage.pictures))
            if watched:
                await players[-1].see("program")
        yield Cast(**{player.name: player for player in players})
    finally:
        await asyncio.gather(*(player.quit() for player in players))


def _loudspeaker(stage: Stage, *, watched: bool) -> str:
    """Return the device that speaks: the machine's own, or files that take no time when nobody listens."""
    return "speaker:" if watched else f"virtual://speech?dir={stage.sounds}&pace=simulated"
