"""Behind the hidden corner: only the right PIN leads there, nobody stays there, and a lost slip is printed again."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from app.contract.hall.devices import DeviceKind
from app.modes.errands import Errands
from app.modes.kiosk.corner import TOUCHES
from app.modes.kiosk.service_presenter import DOOR_SECONDS, LEFT, PAGE_SECONDS, RESTART, Keys, ServicePresenter
from app.modes.kiosk.service_view import Deed, Door, ServiceView, Shown, Tone
from app.modes.kiosk.view import Slip
from devices.errors import Trouble
from devices.health import Counters, DeviceState, Health
from devices.health import DeviceKind as Kind
from devices.printer.job import PrintOutcome, PrintResult
from devices.printer.journal import JobRecord, JobState
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.halls import KIOSK

PIN = "402968"
OUT_OF_PAPER = Trouble("printer.paper-out", "the printer is out of paper")


@dataclass
class Press:
    answer: PrintResult = field(default_factory=lambda: PrintResult(PrintOutcome.PRINTED))
    lost: list[str] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    done: list[JobRecord] = field(default_factory=list)

    async def print(self, slip: Slip, *, progress: object = None) -> PrintResult:
        self.slips.append(slip)
        await asyncio.sleep(0)
        return self.answer

    def jobs(self) -> tuple[JobRecord, ...]:
        return tuple(self.done)

    def unconfirmed(self) -> tuple[str, ...]:
        return tuple(reversed(self.lost))


class Lock:
    def __init__(self) -> None:
        self.tried: list[str] = []

    def opens(self, pin: str) -> bool:
        self.tried.append(pin)
        return pin == PIN


class Room:
    """The staff's room of a kiosk of the small hall."""

    def __init__(self) -> None:
        self.hall = LiveHall()
        self.hall.open("1", "1001")
        self.operations = LiveOperations(self.hall, KIOSK)
        self.errands = Errands()
        self.press = Press()
        self.lock = Lock()
        self.seconds = 50.0
        self.shown: list[Shown] = []
        self.left: list[int] = []
        self.opened: list[float] = []
        trouble = Health(Kind.PRINTER, "escpos+tcp", DeviceState.FAILED, datetime.now(UTC), OUT_OF_PAPER, Counters())
        self.presenter = ServicePresenter(
            replica=self.hall.follow(KIOSK),
            operations=self.operations,
            lock=self.lock,
            press=self.press,
            devices={DeviceKind.PRINTER: lambda: trouble, DeviceKind.READER: lambda: None},
            keys=Keys(leave=self.left.append, full_screen=lambda: self.left.append(-1)),
            link=lambda ticket: f"http://hall.example/t/{ticket.id}",
            reader="zh",
            run=self.errands.run,
            show=self.shown.append,
            opened=lambda: self.opened.append(self.seconds),
            now=lambda: self.hall.now,
            mono=lambda: self.seconds,
        )

    @property
    def now(self) -> Shown:
        return self.shown[-1] if self.shown else None

    def knock(self) -> None:
        for _ in range(TOUCHES):
            self.presenter.corner_touched()

    async def enter(self, pin: str = PIN) -> None:
        self.knock()
        for digit in pin:
            self.presenter.type(digit)
        self.presenter.enter()
        await self.errands.settled()

    async def do(self, deed: Deed) -> None:
        self.presenter.do(deed)
        await self.errands.settled()

    def deeds(self) -> dict[Deed, str]:
        assert isinstance(self.now, ServiceView)
        return dict(self.now.deeds)


@pytest.fixture
def room() -> Iterator[Room]:
    return Room()


async def test_the_right_pin_shows_the_devices_and_what_to_do(room: Room) -> None:
    await room.enter()
    assert isinstance(room.now, ServiceView)
    printer, reader = room.now.devices
    assert (printer.state, printer.todo, printer.tone) == ("The printer has no paper", "Put in a new roll.", Tone.BAD)
    assert reader.state == "Not set up"
    assert room.opened == [room.seconds]


async def test_the_latest_slips_stand_there_with_how_far_each_is(room: Room) -> None:
    states = (JobState.PRINTING, JobState.FAILED, JobState.PRINTED, JobState.QUEUED, JobState.UNKNOWN, JobState.PRINTED)
    at = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
    room.press.done = [JobRecord(f"t{place}", f"A00{9 - place}", state, at) for place, state in enumerate(states)]
    await room.enter()
    assert isinstance(room.now, ServiceView)
    assert [(one.number, one.state, one.tone) for one in room.now.jobs] == [
        ("A009", "Slip is being printed", Tone.LOOK),
        ("A008", "No slip came out", Tone.BAD),
        ("A007", "Slip came out", Tone.GOOD),
        ("A006", "Slip waits for the printer", Tone.LOOK),
        ("A005", "Slip not confirmed", Tone.LOOK),
    ]
    assert room.now.jobs[0].at == "09:05:00"


async def test_a_wrong_pin_leads_back_to_the_citizens_without_a_word(room: Room) -> None:
    await room.enter("402969")
    assert room.now is None
    assert all(isinstance(one, Door | None) for one in room.shown)


async def test_a_pin_that_is_too_short_is_not_even_tried(room: Room) -> None:
    await room.enter("4029")
    assert isinstance(room.now, Door)
    assert room.lock.tried == []
    room.presenter.erase()
    assert room.now == Door(typed=3)


async def test_nothing_is_done_at_the_door_but_going_back(room: Room) -> None:
    room.knock()
    for deed in set(Deed) - {Deed.BACK}:
        await room.do(deed)
    assert (room.left, room.press.slips) == ([], [])
    await room.do(Deed.BACK)
    assert not room.presenter.is_open


async def test_an_open_door_closes_by_itself_and_so_does_the_page(room: Room) -> None:
    room.knock()
    room.seconds += DOOR_SECONDS
    room.presenter.tick()
    assert room.now is None
    await room.enter()
    room.seconds += PAGE_SECONDS - 1
    room.presenter.tick()
    assert isinstance(room.now, ServiceView)
    room.seconds += 1
    room.presenter.tick()
    assert room.now is None


async def test_what_was_typed_is_forgotten_when_the_door_closes(room: Room) -> None:
    room.knock()
    for digit in PIN:
        room.presenter.type(digit)
    room.presenter.close()
    room.knock()
    room.presenter.enter()
    await room.errands.settled()
    assert room.lock.tried == []
    assert PIN not in str(vars(room.presenter))


async def test_a_test_print_is_no_ticket(room: Room) -> None:
    await room.enter()
    await room.do(Deed.TEST_PRINT)
    (slip,) = room.press.slips
    assert (slip["number"], slip["url"], slip.paper) == ("0000", "", "")
    assert isinstance(room.now, ServiceView)
    assert room.now.message == "Printed."
    room.press.answer = PrintResult(PrintOutcome.FAILED, OUT_OF_PAPER)
    await room.do(Deed.TEST_PRINT)
    assert room.now.message == "The printer has no paper Put in a new roll."


async def test_the_newest_lost_slip_is_printed_again_marked_and_is_lost_no_more(room: Room) -> None:
    for _ in range(2):
        ticket = await room.operations.issue_ticket("id")
        assert ticket is not None
        await room.operations.report_print(ticket.id, "unknown", reason="printer.no-answer")
        room.press.lost.append(ticket.id)
    await room.enter()
    assert room.deeds()[Deed.REPRINT] == "Print A002 again"
    await room.do(Deed.REPRINT)
    (slip,) = room.press.slips
    assert slip["number"] == "A002"
    assert slip.mark == "Printed again by staff"
    assert slip.paper not in ("", *room.press.lost)
    assert not room.hall.state.tickets[room.press.lost[1]].unconfirmed
    assert room.deeds()[Deed.REPRINT] == "Print A001 again"
    room.press.answer = PrintResult(PrintOutcome.UNKNOWN, Trouble("printer.no-answer", "silent"))
    await room.do(Deed.REPRINT)
    assert room.hall.state.tickets[room.press.lost[0]].unconfirmed
    assert room.deeds()[Deed.REPRINT] == "Print A001 again"


async def test_where_no_slip_is_lost_there_is_nothing_to_print_again(room: Room) -> None:
    await room.enter()
    assert Deed.REPRINT not in room.deeds()


@pytest.mark.parametrize(("deed", "code"), [(Deed.LEAVE, LEFT), (Deed.RESTART, RESTART), (Deed.FULL_SCREEN, -1)])
async def test_the_program_is_left_or_started_again(room: Room, deed: Deed, code: int) -> None:
    await room.enter()
    await room.do(deed)
    assert room.left == [code]
