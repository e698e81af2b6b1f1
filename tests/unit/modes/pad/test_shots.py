"""Which picture the pad shows, without a window: fetched, retried, taken away, handed over."""

import asyncio
from dataclasses import dataclass, field
from io import BytesIO

import pytest
from PIL import Image

from app.client.errors import Rejected, Unreachable, Why
from app.contract.command import Actor
from app.contract.hall.setup import HallRules
from app.contract.hall.shots import ClearShot, ReportShot, ShowShot
from app.modes.errands import Errands
from app.modes.pad.shots import PadShots, Showing
from tests.unit.modes.live_hall import LiveHall
from tests.unit.rules.halls import pad, small_setup, staff

ME = staff("1001")


def picture(side: int = 64) -> bytes:
    """Return a lossless WebP."""
    file = BytesIO()
    Image.effect_noise((side, side), 60).convert("RGB").save(file, "WEBP", lossless=True)
    return file.getvalue()


@dataclass
class Pad:
    """The pictures of the pad at counter 1. `answers` are what the server answers to the next questions, in order."""

    seconds: float = 0.0
    answers: list[bytes | Exception] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    shown: list[Showing | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hall = LiveHall(setup=small_setup(rules=HallRules(shot_seconds=30)))
        self.replica = self.hall.follow(pad("1"))
        self.hall.open("1", "1001")
        self.hall.sync()
        self.errands = Errands()
        self.start()

    def start(self) -> None:
        self.shots = PadShots(
            replica=self.replica,
            counter="1",
            fetch=self._fetch,
            report=self._report,
            run=self.errands.run,
            show=self.shown.append,
            now=lambda: self.hall.now,
            mono=lambda: self.seconds,
        )

    async def push(self, *answers: bytes | Exception, actor: Actor = ME) -> str:
        """Let the counter push, and the pad do what follows."""
        self.answers += answers
        self.hall.tell(ShowShot(counter="1", width=64, height=64, size=100), actor)
        await self.errands.settled()
        return self.replica.state.desks["1"].shot.id

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.hall.wait(seconds=seconds)
        self.shots.tick()

    @property
    def image(self) -> int:
        """How wide the picture on the pad is; 0 without one."""
        last = self.shown[-1] if self.shown else None
        return last.image.width() if last is not None else 0

    async def _fetch(self, shot: str) -> bytes:
        self.asked.append(shot)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def _report(self, counter: str, shot: str) -> None:
        self.hall.tell(ReportShot(counter=counter, shot=shot), pad("1"))


@pytest.fixture
async def desk():
    made = Pad()
    yield made
    made.shots.close()
    await made.errands.close()


async def test_a_picture_is_fetched_once_shown_and_reported_when_painted(desk: Pad) -> None:
    shot = await desk.push(picture())
    assert (desk.asked, desk.image) == ([shot], 64)
    assert desk.shown[-1].seconds == 30
    assert not desk.replica.state.desks["1"].shot.received
    for _ in range(2):
        desk.shots.painted()
        await desk.errands.settled()
    assert desk.hall.state.desks["1"].shot.received
    reports = [row for row in desk.hall.record if row.event.TYPE == "shot_received"]
    assert len(reports) == 1
    desk.wait(1)
    assert len(desk.asked) == 1


async def test_it_closes_after_its_seconds(desk: Pad) -> None:
    await desk.push(picture())
    desk.wait(29)
    assert desk.image == 64
    desk.wait(1)
    assert desk.shown[-1] is None


async def test_staff_close_it_and_the_newest_takes_the_place(desk: Pad) -> None:
    await desk.push(picture())
    await desk.push(picture(32))
    assert desk.image == 32
    desk.hall.tell(ClearShot(counter="1"), ME)
    assert desk.shown[-1] is None


async def test_a_pad_started_again_shows_what_is_left_of_it(desk: Pad) -> None:
    shot = await desk.push(picture())
    desk.shots.close()
    desk.hall.wait(seconds=10)
    desk.answers.append(picture())
    desk.start()
    await desk.errands.settled()
    assert desk.asked == [shot, shot]
    assert (desk.image, desk.shown[-1].seconds) == (64, 20)


async def test_a_server_out_of_reach_is_asked_again(desk: Pad) -> None:
    await desk.push(Unreachable(Why.TIMED_OUT), Unreachable(Why.REFUSED), picture())
    assert (len(desk.asked), desk.image) == (3, 64)


async def test_a_picture_that_is_gone_or_broken_is_no_picture(desk: Pad, caplog: pytest.LogCaptureFixture) -> None:
    await desk.push(Rejected(404, "not_found"))
    await desk.push(b"RIFF....")
    assert desk.image == 0
    assert "cannot be read" in caplog.text


async def test_what_comes_after_it_was_taken_away_is_not_shown(desk: Pad) -> None:
    arrived = asyncio.Event()
    fetch = desk._fetch

    async def slow(shot: str) -> bytes:
        await arrived.wait()
        return await fetch(shot)

    desk.shots.close()
    desk._fetch = slow
    desk.start()
    desk.answers.append(picture())
    desk.hall.tell(ShowShot(counter="1", width=64, height=64, size=100), ME)
    desk.hall.tell(ClearShot(counter="1"), ME)
    arrived.set()
    await desk.errands.settled()
    assert desk.image == 0


async def test_a_picture_is_handed_over_without_any_network(desk: Pad) -> None:
    handing = asyncio.create_task(desk.shots.hand_over(picture(), seconds=5))
    while not desk.shown:
        await asyncio.sleep(0)
    desk.shots.painted()
    assert await handing is True
    assert (desk.image, desk.asked) == (64, [])
    desk.wait(5)
    assert desk.shown[-1] is None


async def test_a_picture_taken_away_before_it_was_painted_was_not_seen(desk: Pad) -> None:
    handing = asyncio.create_task(desk.shots.hand_over(picture(), seconds=5))
    while not desk.shown:
        await asyncio.sleep(0)
    desk.shots.clear()
    assert await handing is False
    assert desk.shown[-1] is None
