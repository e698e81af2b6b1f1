"""How soon strips show their latest text, and whether any is left with an old one.

Forty Onbon cards on two RS-485 buses of 9,600 baud, on which every byte takes its time; a real server, and
`citydesk devices serve` between them. A counter calls every two seconds. One bus is unplugged for a while.
"""

import asyncio
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import percentile
from tests.bench.hall_process import Desk, RunningHall, citydesk, open_desks, running_hall, until
from tests.devices.far_end import SerialFarEnd
from tests.devices.strip.onbon_cards import Cards
from tests.devices.timed_line import TimedLine

BAUD = 9600
PER_BUS = 20
CALL_EVERY_S = 2.0
PATIENCE_S = 60.0


@dataclass(frozen=True)
class Size:
    """How many calls are measured, and how long the second bus is away (seconds)."""

    calls: int
    away_s: float


SIZES = {"": Size(calls=25, away_s=8.0), "full": Size(calls=60, away_s=30.0)}


@dataclass
class Bus:
    """Cards on a line that can be unplugged. `path` is what the settings name, whatever is behind it."""

    path: Path
    cards: Cards = field(default_factory=Cards)
    _plugged: SerialFarEnd | None = None

    def plug_in(self) -> None:
        """Put the adapter into the machine."""
        self._plugged = SerialFarEnd(TimedLine(self.cards, BAUD))
        self.path.symlink_to(self._plugged.path)

    def unplug(self) -> None:
        """Pull it out."""
        if self._plugged is not None:
            self.path.unlink()
            self._plugged.close()
            self._plugged = None


@dataclass(frozen=True)
class Change:
    """A strip that was to show something else from a moment on."""

    counter: int
    words: str
    at: float


class Run:
    """The hall at work. `wanted` is every text a strip was to show, in order."""

    def __init__(self, desks: list[Desk], buses: list[Bus]) -> None:
        self.desks = desks
        self.buses = buses
        self.wanted: list[Change] = []
        self._order = random.Random(20261122)
        self._serving: list[Desk] = []

    async def call(self) -> None:
        """Let a counter call; a second later it serves, and the one before it is done."""
        desk = self._order.choice([each for each in self.desks if each not in self._serving])
        await desk.issue()
        began = time.monotonic()
        number = await desk.call()
        self._want(desk, f"请{number}号到{desk.number}号窗口", began)
        await asyncio.sleep(CALL_EVERY_S / 2)
        began = time.monotonic()
        await desk.serve()
        self._want(desk, f"{number}号正在办理", began)
        self._serving.append(desk)
        if len(self._serving) > 5:
            done = self._serving.pop(0)
            began = time.monotonic()
            await done.finish()
            self._want(done, f"{done.number}号窗口", began)
        await asyncio.sleep(max(0.0, CALL_EVERY_S / 2 - (time.monotonic() - began)))

    def delays(self, changes: list[Change]) -> list[float]:
        """How long each change took until the strip showed it, or something newer (seconds); never: infinite."""
        return [self._delay(change) for change in changes]

    def stale(self) -> int:
        """How many strips do not show what they last were to."""
        latest = {change.counter: change.words for change in self.wanted}
        return sum(self._cards(counter).words(counter)[-1:] != [words] for counter, words in latest.items())

    def opened(self) -> bool:
        """Whether every strip shows that its counter is open."""
        numbers = [desk.number for desk in self.desks]
        return all(self._cards(number).words(number)[-1:] == [f"{number}号窗口"] for number in numbers)

    def _want(self, desk: Desk, words: str, began: float) -> None:
        self.wanted.append(Change(desk.number, words, began))

    def _delay(self, change: Change) -> float:
        later = [each for each in self.wanted if each.counter == change.counter and each.at >= change.at]
        newer = {each.words for each in later}
        cards = self._cards(change.counter)
        shown = zip(cards.words(change.counter), cards.shown_at.get(change.counter, ()), strict=False)
        return next((at - change.at for words, at in shown if at >= change.at and words in newer), float("inf"))

    def _cards(self, counter: int) -> Cards:
        return self.buses[(counter - 1) // PER_BUS].cards


def run(size: str) -> dict[str, float]:
    """Return `latest_p99_s`, `stale_at_end` and what else was seen."""
    with (
        TemporaryDirectory() as folder,
        running_hall(Path(folder) / "server") as hall,
        _buses(Path(folder)) as buses,
        _driver(hall, buses, Path(folder)),
    ):
        return asyncio.run(_measure(hall, buses, SIZES[size]))


@contextmanager
def _buses(folder: Path) -> Iterator[list[Bus]]:
    buses = [Bus(folder / f"bus-{number}") for number in (1, 2)]
    for bus in buses:
        bus.plug_in()
    try:
        yield buses
    finally:
        for bus in buses:
            bus.unplug()


@contextmanager
def _driver(hall: RunningHall, buses: list[Bus], folder: Path) -> Iterator[None]:
    options = ["--server", f"http://127.0.0.1:{hall.port}", "--data", str(folder / "programs")]
    for number, bus in enumerate(buses):
        counters = f"{number * PER_BUS + 1}-{(number + 1) * PER_BUS}"
        options += ["--device", f"strip-{number + 1}=bxk+serial://{bus.path}?baud={BAUD}&counters={counters}"]
    child = citydesk("devices", "serve", *options, "--enrol", hall.display_code())
    try:
        yield
        child.terminate()
        child.communicate(timeout=PATIENCE_S)
    finally:
        child.kill()
        child.communicate()


async def _measure(hall: RunningHall, buses: list[Bus], size: Size) -> dict[str, float]:
    work = Run(await open_desks(hall, 2 * PER_BUS), buses)
    await until(work.opened, seconds=PATIENCE_S)
    for _ in range(size.calls):
        await work.call()
    measured = list(work.wanted)
    back_s = await _unplugged(work, size.away_s)
    delays = work.delays(measured)
    return {
        "latest_p50_s": percentile(delays, 0.5),
        "latest_p99_s": percentile(delays, 0.99),
        "changes": len(measured),
        "strips": len(work.desks),
        "stale_at_end": work.stale(),
        "unplugged_s": size.away_s,
        "back_s": back_s,
    }


async def _unplugged(hall: Run, away_s: float) -> float:
    """Go on calling while a bus is away; return how long after its return every strip was right (seconds)."""
    hall.buses[1].unplug()
    gone = time.monotonic()
    while time.monotonic() - gone < away_s:
        await hall.call()
    hall.buses[1].plug_in()
    try:
        return await until(lambda: hall.stale() == 0, seconds=PATIENCE_S)
    except TimeoutError:
        return PATIENCE_S
