"""Visits played through real programs: a window and a pad as processes, with everything that befalls a pad.

Every rating that a citizen was thanked for, or that was touched and waits for its reasons, must be in the record of the
hall exactly once.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from app.ids import new_id
from app.modes.demo.director import Player
from app.modes.demo.stage import HALL, Stage, close_hall, enrolment, make_stage, open_hall
from tests.e2e.cable import Cable

COUNTER, CLERK, SERVICE = "1", "1001", "id-first"
FEED = f"/v1/feeds/hall:{HALL}"
HAND_OFF_GLASS_SECONDS = 0.4
SENT_SECONDS = 25
BAD = 4


class MortalPlayer(Player):
    """A program that can be killed."""

    async def kill(self) -> None:
        """End it at once, as `kill -9` or a pulled plug does."""
        self._process.kill()
        await self._process.wait()


@dataclass
class Counting:
    """What came of the ratings: visits that were rated by a hand, and how often each is in the record."""

    expected: dict[str, str] = field(default_factory=dict)
    recorded: Counter[tuple[str, str]] = field(default_factory=Counter)
    irregular: int = 0

    @property
    def lost(self) -> int:
        """Ratings that are not in the record as they were touched."""
        return sum(self.recorded[rated] == 0 for rated in self.expected.items())

    @property
    def doubled(self) -> int:
        """Ratings that are there more than once, that nobody touched, or that were told twice."""
        extra = sum(count - 1 for count in self.recorded.values())
        return extra + len(set(self.recorded) - set(self.expected.items())) + self.irregular


class Visits:
    """The play: one window, one pad, and a kiosk that only speaks HTTP."""

    def __init__(self, stage: Stage, cable: Cable, http: httpx.AsyncClient) -> None:
        self._stage = stage
        self._cable = cable
        self._http = http
        self._dseq = 0
        self._after = 0
        self.counting = Counting()
        self._players: list[MortalPlayer] = []
        self.window: MortalPlayer
        self.pad: MortalPlayer

    async def begin(self) -> None:
        """Start window and pad; the clerk sits down."""
        code = await enrolment(self._stage, "kiosk", "kiosk", "--zone", "A")
        token = (await self._http.post("/v1/enrol", json={"code": code, "name": "kiosk"})).json()["token"]
        self._http.headers["Authorization"] = f"Bearer {token}"
        pad_code = await enrolment(self._stage, "pad", "pad", "--counter", COUNTER)
        self.window, self.pad = await asyncio.gather(
            self._start("window", self._stage.url), self._start("pad", self._cable.url, "--enrol", pad_code)
        )
        await self.window.type("staff-number", CLERK)
        await self.window.type("password", self._stage.password)
        await self.window.click("log-in")
        await self.window.click("sit-down")
        await self.pad.see("staff-card", seconds=20)

    async def end(self) -> None:
        """Close the programs that still run."""
        await asyncio.gather(*(player.quit() for player in self._players))

    async def play(self, count: int) -> Counting:
        """Play visits, each with the next trouble, and count what is in the record when all has been sent."""
        troubles: tuple[Callable[[int], Coroutine[Any, Any, None]], ...] = (
            self._nothing,
            self._unplugged,
            self._killed_after_thanks,
            self._killed_during_reasons,
            self._slow,
            self._killed_while_unplugged,
        )
        for number in range(count):
            visit = await self._visit(number)
            place = BAD if troubles[number % len(troubles)] == self._killed_during_reasons else 1 + number % 3
            self.counting.expected[visit] = RATINGS[place - 1]
            await troubles[number % len(troubles)](place)
            await self._settled()
        return self.counting

    async def _visit(self, number: int) -> str:
        """Take a ticket, call it, serve it and finish; return the visit."""
        ticket = await self._take()
        await self.window.click("call-next", seconds=20)
        await self.window.click("start-serving", seconds=20)
        await self.window.click("finish", seconds=20)
        await self.pad.enabled("rating-1", seconds=20)
        await asyncio.sleep(HAND_OFF_GLASS_SECONDS)
        state = (await self._http.get(f"{FEED}/snapshot")).json()["state"]
        return str(state["tickets"][ticket]["visit"])

    async def _nothing(self, place: int) -> None:
        await self._touch(place)

    async def _unplugged(self, place: int) -> None:
        await self._cable.unplug()
        await self._touch(place)
        await self._cable.plug()

    async def _killed_after_thanks(self, place: int) -> None:
        """Killed between the touch and the sending, which cannot have happened without a cable."""
        await self._cable.unplug()
        await self._touch(place)
        await self.pad.kill()
        await self._cable.plug()
        self.pad = await self._start("pad", self._cable.url)

    async def _killed_during_reasons(self, place: int) -> None:
        await self.pad.click(f"rating-{place}")
        await self.pad.enabled("submit-reasons")
        await self.pad.kill()
        self.pad = await self._start("pad", self._cable.url)

    async def _slow(self, place: int) -> None:
        self._cable.delay = 0.5
        await self._touch(place)
        self._cable.delay = 0.0

    async def _killed_while_unplugged(self, place: int) -> None:
        """Killed twice: without a cable, and again before the cable is back."""
        await self._cable.unplug()
        await self._touch(place)
        for _ in range(2):
            await self.pad.kill()
            self.pad = await self._start("pad", self._cable.url)
            await self.pad.see("program", seconds=20)
        await self._cable.plug()

    async def _touch(self, place: int) -> None:
        await self.pad.click(f"rating-{place}")
        await self.pad.see("thanks")

    async def _settled(self) -> None:
        """Wait until the record has as many ratings as were touched; read what has come."""
        async with asyncio.timeout(SENT_SECONDS):
            while sum(self.counting.recorded.values()) < len(self.counting.expected):
                await self._read()
                await asyncio.sleep(0.05)
        await self._read()

    async def _read(self) -> None:
        tail = (await self._http.get(f"{FEED}/tail", params={"after": self._after})).json()
        for event in tail["events"]:
            self._after = event["seq"]
            if event["type"] == "visit_rated":
                self.counting.recorded[(event["body"]["visit"], event["body"]["rating"])] += 1
            self.counting.irregular += event["type"] == "irregularity_found"

    async def _take(self) -> str:
        ticket = new_id()
        at = "2026-11-23T10:00:00+08:00"
        self._dseq += 1
        commands = [
            {"id": ticket, "kind": "request", "type": "issue_ticket", "at": at, "body": {"service": SERVICE}},
            {
                "id": new_id(),
                "kind": "fact",
                "type": "report_print",
                "at": at,
                "dseq": self._dseq,
                "body": {"ticket": ticket, "outcome": "printed"},
            },
        ]
        answers = (await self._http.post(f"{FEED}/commands", json={"commands": commands})).json()["answers"]
        assert [answer["status"] for answer in answers] == ["accepted", "accepted"], answers
        return ticket

    async def _start(self, mode: str, url: str, *more: str) -> MortalPlayer:
        options = ["--server", url, "--data", str(self._stage.folder / "programs"), "--windowed", *more]
        log = self._stage.log(mode)
        started = await MortalPlayer.start(mode, mode, *options, log=log, pictures=self._stage.pictures)
        assert isinstance(started, MortalPlayer)
        self._players.append(started)
        return started


RATINGS = ("very_satisfied", "satisfied", "basically_satisfied", "dissatisfied")


@asynccontextmanager
async def visits(folder: Path) -> AsyncIterator[Visits]:
    """Open a hall with its server, a window and a pad on a cable."""
    stage = make_stage(folder)
    await open_hall(stage)
    cable = Cable(stage.port)
    await cable.plug()
    try:
        async with httpx.AsyncClient(base_url=stage.url, timeout=10, trust_env=False) as http:
            played = Visits(stage, cable, http)
            try:
                await played.begin()
                yield played
            finally:
                await played.end()
    finally:
        await cable.unplug()
        await close_hall(stage)
