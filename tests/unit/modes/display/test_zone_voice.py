"""What a loudspeaker is asked to say, and what the record is told of it."""

from datetime import timedelta

import pytest

from app.contract.hall.commands import CallNext, FinishVisit, RecallTicket, StartServing
from app.contract.hall.offline import CallOffline
from app.contract.hall.voice import Announce, Unspoken
from app.modes.display.released import any_counter
from app.modes.display.zone_voice import ZoneVoice
from app.modes.errands import Errands
from devices.speech.supervised import SpeechOutcome
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.halls import DISPLAY, MANAGER, MORNING, staff

CLOSES = MORNING + timedelta(hours=8, minutes=30)


class Mouth:
    """A loudspeaker that keeps what it was asked to say; `outcome` is what becomes of it."""

    def __init__(self) -> None:
        self.said: list[tuple[str, bool]] = []
        self.typed: list[str] = []
        self.closing: list[int] = []
        self.outcome = SpeechOutcome.SPOKEN

    async def say_call(self, visit, *, again: bool) -> SpeechOutcome:
        self.said.append((visit.number, again))
        return self.outcome

    async def say_announcement(self, announcement) -> SpeechOutcome:
        self.typed.append(announcement.text)
        return self.outcome

    async def say_closing(self, minutes: int) -> SpeechOutcome:
        self.closing.append(minutes)
        return self.outcome


class Area:
    """A waiting area with a loudspeaker, and the hall around it."""

    def __init__(self, zone: str = "A") -> None:
        self.hall = LiveHall()
        self.wang = self.hall.open("1", "1001")
        self.tax = self.hall.open("4", "1004")
        replica = self.hall.follow(DISPLAY)
        self.errands, self.mouth = Errands(), Mouth()
        self.voice = ZoneVoice(
            speaker=self.mouth,
            replica=replica,
            operations=LiveOperations(self.hall, DISPLAY),
            zone=zone,
            run=self.errands.run,
            now=lambda: self.hall.now,
        )

    async def call(self, counter="1", service="id"):
        """Take a ticket and call it; return the visit as the record has it afterwards."""
        self.hall.take(service)
        self.hall.tell(CallNext(counter=counter), self.tax if counter == "4" else self.wang)
        await self.errands.settled()
        return self.latest

    @property
    def latest(self):
        """The visit called last."""
        return self.hall.state.visits[self.hall.state.latest_calls[0]]


async def test_a_call_is_said_and_reported():
    area = Area()
    visit = await area.call()
    assert area.mouth.said == [("A001", False)]
    assert visit.announced == ("voice",)


@pytest.mark.parametrize(
    ("outcome", "unspoken"),
    [
        (SpeechOutcome.TOO_LONG, Unspoken.TOO_LONG),
        (SpeechOutcome.FAILED, Unspoken.FAILED),
        (SpeechOutcome.SILENT, None),
        (SpeechOutcome.SUPERSEDED, None),
        (SpeechOutcome.REPEATED, None),
    ],
)
async def test_what_was_not_heard_is_not_reported_as_heard_and_staff_see_why(outcome, unspoken):
    area = Area()
    area.mouth.outcome = outcome
    visit = await area.call()
    assert (visit.announced, visit.unspoken) == ((), unspoken)


async def test_a_recall_that_was_dropped_is_seen_by_the_counter():
    area = Area()
    visit = await area.call()
    area.mouth.outcome = SpeechOutcome.TOO_LONG
    area.hall.wait(seconds=20)
    area.hall.tell(RecallTicket(counter="1", visit=visit.id), area.wang)
    await area.errands.settled()
    assert area.mouth.said[-1] == ("A001", True)
    assert area.latest.unspoken is Unspoken.TOO_LONG


async def test_another_zones_calls_are_not_said():
    area = Area()
    await area.call(counter="4", service="tax")
    assert area.mouth.said == []


async def test_a_loudspeaker_of_the_whole_hall_says_all():
    area = Area(zone="")
    await area.call(counter="4", service="tax")
    area.hall.tell(Announce(text="请车主挪车", zone="A"), MANAGER)
    await area.errands.settled()
    assert (area.mouth.said, area.mouth.typed) == ([("A001", False)], ["请车主挪车"])


async def test_old_calls_are_not_said_after_an_outage():
    area = Area()
    area.hall.take()
    area.hall.do(CallNext(counter="1"), area.wang)
    area.hall.do(Announce(text="请勿吸烟"), MANAGER)
    area.hall.wait(seconds=16)
    area.hall.sync()
    area.hall.resync()
    await area.errands.settled()
    assert (area.mouth.said, area.mouth.typed) == ([], [])


async def test_what_was_called_during_a_short_outage_is_said_once():
    area = Area()
    first = await area.call()
    area.hall.take()
    area.hall.do(StartServing(counter="1", visit=first.id), area.wang)
    area.hall.do(FinishVisit(counter="1", visit=first.id, ask_rating=False), area.wang)
    area.hall.do(CallNext(counter="1"), area.wang)
    area.hall.do(Announce(text="请勿吸烟"), MANAGER)
    area.hall.wait(seconds=5)
    area.hall.resync()
    area.hall.resync()
    await area.errands.settled()
    assert area.mouth.said == [("A001", False), ("A002", False)]
    assert area.mouth.typed == ["请勿吸烟"]


async def test_typed_words_are_said_in_their_zone_only():
    area = Area()
    area.hall.tell(Announce(text="二区请注意", zone="B"), MANAGER)
    area.hall.tell(Announce(text="一区请注意", zone="A"), MANAGER)
    area.hall.tell(Announce(text="大家请注意"), MANAGER)
    await area.errands.settled()
    assert area.mouth.typed == ["一区请注意", "大家请注意"]


async def test_closing_is_said_once_a_day_in_time():
    area = Area()
    for seconds in (-1, 0, 1, 30, 90):
        area.hall.now = CLOSES - timedelta(minutes=10) + timedelta(seconds=seconds)
        area.voice.tick()
    await area.errands.settled()
    assert area.mouth.closing == [10]
    area.hall.now += timedelta(days=1)
    area.hall.now = CLOSES + timedelta(days=1) - timedelta(minutes=10)
    area.voice.tick()
    await area.errands.settled()
    assert area.mouth.closing == [10, 10]


async def test_a_closed_voice_says_nothing_more():
    area = Area()
    area.voice.close()
    await area.call()
    assert area.mouth.said == []


async def test_a_call_made_long_ago_without_the_server_is_not_said():
    area = Area()
    area.hall.open("2", "1002")
    area.hall.take("id")
    called_at = area.hall.now
    area.hall.wait(minutes=10)
    ticket = next(iter(area.hall.state.queues["id"]))
    area.hall.do(CallOffline(counter="2", ticket=ticket), staff("1002"), pressed_at=called_at)
    area.hall.sync()
    await area.errands.settled()
    assert area.mouth.said == []


def test_whoever_belongs_to_no_counter_goes_to_any():
    area = Area()
    assert any_counter(area.hall.state, "A") == ""
    for _ in range(6):
        area.hall.take("id")
    said = any_counter(area.hall.state, "A")
    assert "A001, A002, A003, A004:" in said
    assert any_counter(area.hall.state, "B") == ""
