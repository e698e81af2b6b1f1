"""A hall in which visits are rated: its server, a cable to it, a counter's program, and the count of what is recorded.

The server runs in the process of the test and listens on loopback; window and pad are processes of their own.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from app.contract.command import Scope
from app.contract.hall.commands import SetUpHall
from app.modes.demo.director import Player
from app.modes.pad.question import GUARD_SECONDS
from app.rules.calendar import local
from app.server import accounts
from app.server.accounts import Place
from app.server.loading import opened
from app.server.ticker import command
from tests.e2e.cable import Cable
from tests.gui.modes.sample import sample_setup
from tests.server.harness import HALL, Client, TestServer, listening, serving, settings_for
from tests.server.samples import Clock

COUNTER, CLERK, SERVICE, PASSWORD = "1", "1001", "id-first", "demonstration-only"
SENT_SECONDS = 25


class Today(Clock):
    """The time as it is: the programs are processes and have no other."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)


async def hand_off_glass() -> None:
    """Wait as long as a pad takes no touch for meant."""
    await asyncio.sleep(GUARD_SECONDS + 0.1)


class MortalPlayer(Player):
    """A program that can be killed."""

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.returncode is None

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


class RatingHall:
    """The hall, open today, with a kiosk that only speaks HTTP. Programs reach the server by `cable` or directly."""

    def __init__(self, folder: Path, server: TestServer, kiosk: Client, url: str, cable: Cable) -> None:
        self.url = url
        self.cable = cable
        self.counting = Counting()
        self._folder = folder
        self._server = server
        self._kiosk = kiosk
        self._after = 0
        self._players: list[MortalPlayer] = []

    async def pad_code(self) -> str:
        """Return six digits by which a pad joins the counter."""
        place = Place(hall="test", counter=COUNTER)
        now = self._server.clock().timestamp()
        return await self._server.core.writer.execute(
            lambda connection: accounts.make_pin(connection, Scope.PAD, "pad", place, now)
        )

    async def start(self, mode: str, url: str, *more: str) -> MortalPlayer:
        """Start a program."""
        options = ["--server", url, "--data", str(self._folder / "programs"), "--windowed", *more]
        log = self._folder / "logs" / f"{mode}.txt"
        started = await MortalPlayer.start(mode, mode, *options, log=log, pictures=self._folder / "pictures")
        assert isinstance(started, MortalPlayer)
        self._players.append(started)
        return started

    async def end(self) -> None:
        """End the programs that still run; how they close is not looked at here."""
        await asyncio.gather(*(player.kill() for player in self._players if player.runs))

    async def sit_down(self, window: Player) -> None:
        """Let the clerk log in and sit down."""
        await window.enabled("staff-number", seconds=40)
        await window.type("staff-number", CLERK)
        await window.type("password", PASSWORD)
        await window.click("log-in")
        await window.click("sit-down", seconds=40)

    async def finished_visit(self, window: Player, pad: Player) -> str:
        """Take a ticket, call it, serve it and finish; return the visit once the pad may be touched.

        A pad that has just started again is waited for: a touch is for the citizen who was served last.
        """
        ticket = await self.take()
        await window.click("call-next", seconds=40)
        await window.click("start-serving", seconds=40)
        await pad.see("serving", seconds=40)
        await window.click("finish", seconds=40)
        await self.asked(pad)
        return await self.visit_of(ticket)

    async def asked(self, pad: Player) -> None:
        """Wait until the pad asks and takes touches."""
        await pad.enabled("rating-1", seconds=20)
        await hand_off_glass()

    async def take(self) -> str:
        """Take a ticket and its paper; return its id."""
        return await self._server.queue_ticket(self._kiosk, SERVICE)

    async def visit_of(self, ticket: str) -> str:
        """Return the visit of a ticket that was called."""
        return str((await self._kiosk.snapshot())["state"]["tickets"][ticket]["visit"])

    async def settled(self) -> None:
        """Wait until the record has as many ratings as were touched; read what has come."""
        async with asyncio.timeout(SENT_SECONDS):
            while sum(self.counting.recorded.values()) < len(self.counting.expected):
                await self._read()
                await asyncio.sleep(0.05)
        await self._read()

    async def _read(self) -> None:
        for event in await self._kiosk.tail(self._after):
            self._after = event["seq"]
            if event["type"] == "visit_rated":
                self.counting.recorded[(event["body"]["visit"], event["body"]["rating"])] += 1
            self.counting.irregular += event["type"] == "irregularity_found"


RATINGS = ("very_satisfied", "satisfied", "basically_satisfied", "dissatisfied")


@asynccontextmanager
async def rating_hall(folder: Path) -> AsyncIterator[RatingHall]:
    """Open the sample hall with its server and a cable to it; close the programs started in it."""
    folder.mkdir(parents=True, exist_ok=True)
    async with serving(settings_for(folder / "server"), Today()) as server:
        await _set_up(server)
        kiosk = await server.client(Scope.KIOSK)
        async with listening(server) as url:
            port = urlsplit(url).port
            assert port is not None
            cable = Cable(port)
            await cable.plug()
            hall = RatingHall(folder, server, kiosk, url, cable)
            try:
                yield hall
            finally:
                await hall.end()
                await cable.unplug()


async def _set_up(server: TestServer) -> None:
    """Let the sample hall be open today, and the clerk have a password."""
    setup = sample_setup().model_copy(update={"code": "test"})
    today = local(setup.timezone, server.clock()).date()
    body = SetUpHall(setup=opened(setup, today)).model_dump(mode="json")
    await command(server.core, HALL, SetUpHall.TYPE, body)
    hashed = await server.core.passwords.hash(PASSWORD)
    await server.core.writer.execute(
        lambda connection: accounts.set_password(connection, CLERK, hashed, server.clock())
    )
