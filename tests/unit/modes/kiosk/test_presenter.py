"""The kiosk without a window: choosing, typing, a ticket, its paper, and back to the beginning."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from app.client.replica import Replica
from app.contract.hall.commands import CitizenGiven, IssueTicket, LogOutOfCounter, ReportPrint
from app.contract.hall.setup import HallSetup, Identification
from app.contract.hall.state import TicketState
from app.modes.errands import Errands
from app.modes.kiosk.catalogue import level
from app.modes.kiosk.look import Language
from app.modes.kiosk.presenter import KioskPresenter, Surroundings
from app.modes.kiosk.view import Card, KioskView, Page, Paper, Slip
from devices.errors import Trouble
from devices.printer.job import PrintOutcome, PrintResult
from tests.gui.modes.sample import sample_setup
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.halls import KIOSK, small_setup, staff

PRINTED = PrintResult(PrintOutcome.PRINTED)
NOT_READY = Trouble("printer.paper-out", "the printer is out of paper")
NO_PAPER = PrintResult(PrintOutcome.FAILED, NOT_READY)
SILENT = PrintResult(PrintOutcome.UNKNOWN, Trouble("printer.no-answer", "the printer does not say how it is"))
ID_NUMBER = "11010519491231002X"
"""The example of GB 11643-1999."""


@dataclass
class Printer:
    """A printer that answers as told, when told."""

    answer: PrintResult = PRINTED
    slips: list[Slip] = field(default_factory=list)
    is_ready: bool = True
    trouble: Trouble = NOT_READY
    looks: int = 0
    hold: asyncio.Event | None = None
    broken: bool = False

    def ready(self) -> bool:
        return self.is_ready

    async def look(self) -> Trouble | None:
        self.looks += 1
        return self.trouble if not self.is_ready else None

    async def print(self, slip: Slip, *, progress: object = None) -> PrintResult:
        self.slips.append(slip)
        if self.broken:
            raise RuntimeError("no such font")
        if self.hold is not None:
            await self.hold.wait()
        return self.answer


@dataclass
class Kiosk:
    """A kiosk of the small hall; one counter of each zone is open."""

    setup: HallSetup = field(default_factory=small_setup)
    zone: str = ""
    seconds: float = 1000.0
    views: list[KioskView] = field(default_factory=list)
    printer: Printer = field(default_factory=Printer)
    spoken: list[Language] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hall = LiveHall(setup=self.setup)
        self.hall.open("1", "1001")
        self.hall.open("4", "1004")
        self.operations = LiveOperations(self.hall, KIOSK)
        self.errands = Errands()
        self.presenter = KioskPresenter(
            replica=self.hall.follow(KIOSK),
            operations=self.operations,
            printer=self.printer,
            surroundings=Surroundings(zone=self.zone, speak=self.spoken.append),
            guide_link=lambda code, reader: f"http://hall.example/g/test/{code}/{reader}",
            link=lambda ticket: f"http://hall.example/t/{ticket.id}/{ticket.slip_key}",
            run=self.errands.run,
            show=self.views.append,
            now=lambda: self.hall.now,
            mono=lambda: self.seconds,
        )
        self.operations.problems.subscribe(self.presenter.tell)

    @property
    def view(self) -> KioskView:
        return self.views[-1]

    @property
    def cards(self) -> dict[str, Card]:
        assert self.view.choice is not None
        return {card.code: card for card in self.view.choice.cards}

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.hall.wait(seconds=seconds)
        self.presenter.tick()

    def type(self, number: str) -> None:
        for character in number:
            self.presenter.type(character)

    async def take(self, *codes: str) -> None:
        for code in codes:
            self.presenter.choose(code)
        await self.errands.settled()

    def reported(self) -> list[tuple[str, str]]:
        done = self.operations.done
        return [(report.outcome, report.reason) for report in done if isinstance(report, ReportPrint)]

    def issued(self) -> list[IssueTicket]:
        return [command for command in self.operations.done if isinstance(command, IssueTicket)]


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    made = Kiosk()
    yield made
    made.presenter.close()


def test_it_begins_with_the_categories_and_single_services(kiosk: Kiosk) -> None:
    assert kiosk.view.page is Page.CHOOSING
    assert list(kiosk.cards) == ["household", "card", "tax"]
    assert kiosk.view.choice.is_first


def test_a_zone_shows_only_its_own(kiosk: Kiosk) -> None:
    of_a = Kiosk(zone="A")
    assert list(of_a.cards) == ["household", "card"]
    of_a.presenter.close()


def test_a_category_with_few_leaves_leads_to_them_at_once(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("household")
    assert list(kiosk.cards) == ["id", "move", "few"]
    assert kiosk.view.choice.path == ("户籍",)
    kiosk.presenter.back()
    assert kiosk.view.choice.is_first


def test_waiting_people_and_minutes_stand_on_the_cards(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("household")
    assert kiosk.cards["id"].status == "Nobody is waiting"
    for _ in range(3):
        kiosk.hall.take("id")
    kiosk.hall.sync()
    assert kiosk.cards["id"].status.startswith("3 waiting · about ")
    kiosk.presenter.home()
    assert kiosk.cards["household"].status.startswith("3 waiting")


def test_a_full_service_is_closed_with_its_reason_and_cannot_be_chosen(kiosk: Kiosk) -> None:
    kiosk.hall.take("few")
    kiosk.hall.take("few")
    kiosk.hall.sync()
    kiosk.presenter.choose("household")
    assert "2" in kiosk.cards["few"].reason
    kiosk.presenter.choose("few")
    assert kiosk.view.page is Page.CHOOSING
    assert kiosk.issued() == []


def test_without_any_counter_the_kiosk_says_so_and_opens_by_itself(kiosk: Kiosk) -> None:
    for counter, number in (("1", "1001"), ("4", "1004")):
        kiosk.hall.tell(LogOutOfCounter(counter=counter), staff(number))
    assert kiosk.view.page is Page.CLOSED
    assert kiosk.view.message == "No counter is open yet"
    kiosk.hall.open("2", "1002")
    kiosk.hall.sync()
    assert kiosk.view.page is Page.CHOOSING


@pytest.mark.parametrize(
    ("hours", "words"),
    [(-1, "today at 08:30"), (3.5, "today at 13:30"), (10, "2026-11-24"), (24 * 4 + 10, "2026-11-30")],
    ids=["early", "noon", "evening", "friday evening"],
)
def test_a_closed_hall_says_when_it_opens(kiosk: Kiosk, hours: float, words: str) -> None:
    kiosk.hall.now += timedelta(hours=hours)
    kiosk.presenter.tick()
    assert kiosk.view.page is Page.CLOSED
    assert words in kiosk.view.detail


async def test_a_ticket_in_two_touches(kiosk: Kiosk) -> None:
    kiosk.hall.take("id")
    kiosk.hall.sync()
    kiosk.presenter.choose("household")
    kiosk.presenter.choose("id")
    assert kiosk.view.page is Page.ASKING
    await kiosk.errands.settled()
    assert kiosk.view.page is Page.TAKEN
    taken = kiosk.view.taken
    assert (taken.number, taken.service, taken.ahead, taken.paper) == ("A002", "身份证", "1 people", Paper.OUT)
    assert "1" in taken.counters
    assert taken.wait.startswith(("about", "within"))
    assert kiosk.reported() == [("printed", "")]
    (slip,) = kiosk.printer.slips
    ticket = kiosk.hall.state.tickets[slip["url"].split("/t/")[1].split("/")[0]]
    assert slip["url"].endswith(f"/{ticket.slip_key}")
    assert (slip["number"], slip["category"], slip["issued_at"]) == ("A002", "户籍", "2026-11-23 09:00")
    assert ticket.state is TicketState.WAITING


async def test_a_double_touch_is_one_ticket(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("household")
    kiosk.presenter.choose("id")
    kiosk.presenter.choose("id")
    await kiosk.errands.settled()
    kiosk.presenter.choose("id")
    await kiosk.errands.settled()
    assert len(kiosk.issued()) == 1
    assert len(kiosk.printer.slips) == 1


async def test_the_number_is_shown_while_the_paper_is_coming(kiosk: Kiosk) -> None:
    kiosk.printer.hold = asyncio.Event()
    kiosk.presenter.choose("tax")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert (kiosk.view.taken.number, kiosk.view.taken.paper) == ("A001", Paper.COMING)
    assert kiosk.view.taken.ends_in is None
    kiosk.wait(60)
    assert kiosk.view.page is Page.TAKEN, "it stays until it is known what became of the paper"
    kiosk.printer.hold.set()
    await kiosk.errands.settled()
    assert kiosk.view.taken.paper is Paper.OUT
    kiosk.wait(11.9)
    assert kiosk.view.page is Page.TAKEN
    kiosk.wait(0.2)
    assert kiosk.view.page is Page.CHOOSING


@pytest.mark.parametrize("answer", [NO_PAPER, SILENT], ids=["failed", "unknown"])
async def test_without_paper_the_ticket_is_valid_and_stays_long_enough_to_be_scanned(
    kiosk: Kiosk, answer: PrintResult
) -> None:
    kiosk.printer.answer = answer
    await kiosk.take("tax")
    taken = kiosk.view.taken
    assert taken.paper is Paper.MISSING
    assert "A001" in taken.trouble
    assert kiosk.reported() == [("unknown", answer.trouble.code)]
    ticket = next(iter(kiosk.hall.state.tickets.values()))
    assert (ticket.state, ticket.unconfirmed) == (TicketState.WAITING, True)
    kiosk.wait(59)
    assert kiosk.view.page is Page.TAKEN
    assert len(kiosk.printer.slips) == 1, "never printed twice"


async def test_a_slip_that_cannot_be_made_leaves_the_number(kiosk: Kiosk, caplog: pytest.LogCaptureFixture) -> None:
    kiosk.printer.broken = True
    await kiosk.take("tax")
    assert kiosk.view.taken.paper is Paper.MISSING
    assert kiosk.reported()[0][0] == "unknown"
    assert "incident" in caplog.text


async def test_done_during_the_print_frees_the_kiosk_and_the_paper_is_still_reported(kiosk: Kiosk) -> None:
    kiosk.printer.hold = asyncio.Event()
    kiosk.presenter.choose("tax")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    kiosk.presenter.home()
    assert kiosk.view.page is Page.CHOOSING
    kiosk.printer.hold.set()
    await kiosk.errands.settled()
    assert kiosk.view.page is Page.CHOOSING
    assert kiosk.reported() == [("printed", "")]


async def test_a_refusal_leads_back_to_the_cards_and_is_told(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("household")
    kiosk.hall.take("few")
    kiosk.hall.take("few")
    await kiosk.take("few")
    assert (kiosk.view.page, kiosk.view.message) == (Page.SORRY, "All 2 numbers of today are taken")
    kiosk.presenter.back()
    assert kiosk.view.page is Page.CHOOSING
    assert [problem.code for problem in kiosk.operations.told] == ["service_full"]
    assert kiosk.printer.slips == []


async def test_an_id_number_is_typed_checked_and_wiped(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("card")
    assert kiosk.view.page is Page.IDENTIFYING
    kiosk.type(ID_NUMBER[:-1] + "1")
    kiosk.presenter.identify()
    assert kiosk.view.identify.wrong
    assert kiosk.issued() == []
    kiosk.presenter.erase()
    assert kiosk.view.identify.wrong == ""
    kiosk.presenter.type("X")
    assert kiosk.view.identify.typed == "110105 19491231 002X"
    kiosk.presenter.identify()
    kiosk.presenter.identify()
    await kiosk.errands.settled()
    assert [command.citizen for command in kiosk.issued()] == [CitizenGiven(id_number=ID_NUMBER)]
    assert kiosk.view.identify is None
    assert kiosk.printer.slips[0]["name"] == "110105********002X"
    assert ID_NUMBER not in repr(kiosk.view)


async def test_a_phone_number_is_typed_in_groups() -> None:
    services = [service for service in small_setup().services if service.code != "card"]
    card = next(service for service in small_setup().services if service.code == "card")
    with_phone = (*services, card.model_copy(update={"identification": Identification.PHONE}))
    kiosk = Kiosk(setup=small_setup(services=with_phone))
    kiosk.presenter.choose("card")
    kiosk.type("138001380X0")
    assert (kiosk.view.identify.typed, kiosk.view.identify.ready) == ("138 0013 800", False)
    kiosk.type("01")
    assert (kiosk.view.identify.typed, kiosk.view.identify.ready) == ("138 0013 8000", True)
    kiosk.presenter.identify()
    await kiosk.errands.settled()
    assert kiosk.issued()[0].citizen == CitizenGiven(phone="13800138000")
    assert kiosk.printer.slips[0]["name"] == "138****8000"
    kiosk.presenter.close()


def test_an_idle_citizen_is_warned_then_everything_typed_is_forgotten(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("card")
    kiosk.type("1101")
    kiosk.wait(19)
    assert kiosk.view.warning is None
    kiosk.wait(2)
    assert kiosk.view.warning == 9
    kiosk.presenter.touched()
    assert (kiosk.view.warning, kiosk.view.identify.typed) == (None, "1101")
    kiosk.wait(31)
    assert kiosk.view.page is Page.CHOOSING
    assert kiosk.view.choice.is_first
    kiosk.presenter.choose("card")
    assert kiosk.view.identify.typed == ""


def test_an_idle_first_page_turns_back_to_its_first_cards_without_a_warning(kiosk: Kiosk) -> None:
    before = kiosk.view.choice.level
    kiosk.presenter.touched()
    kiosk.wait(25)
    assert kiosk.view.warning is None
    kiosk.wait(6)
    assert kiosk.view.choice.level != before
    again = kiosk.view.choice.level
    kiosk.wait(40)
    assert kiosk.view.choice.level == again, "nobody was there meanwhile"


def test_a_printer_that_is_not_ready_is_said_beforehand(kiosk: Kiosk) -> None:
    assert kiosk.view.hint == ""
    kiosk.printer.is_ready = False
    kiosk.presenter.tick()
    assert kiosk.view.hint


def test_before_the_first_snapshot_it_says_that_it_connects() -> None:
    views: list[KioskView] = []
    presenter = KioskPresenter(
        replica=Replica("hall:test"),
        operations=None,
        printer=Printer(),
        surroundings=Surroundings(),
        link=str,
        guide_link=lambda code, reader: code,
        run=lambda work: work.close(),
        show=views.append,
        now=lambda: LiveHall().now,
        mono=lambda: 0.0,
    )
    assert views[-1].page is Page.CONNECTING
    presenter.choose("id")
    presenter.close()


def test_every_leaf_of_the_sample_can_be_reached_in_three_touches() -> None:
    setup = sample_setup()

    def depths(parent: str | None, zone: str, touches: int) -> dict[str, int]:
        found: dict[str, int] = {}
        for node in level(setup, parent, zone):
            found |= {node.code: touches} if node.is_leaf else depths(node.code, zone, touches + 1)
        return found

    for zone in setup.zones:
        wanted = {service.code for service in setup.services if service.is_leaf and service.zone == zone.code}
        reached = depths(None, zone.code, 1)
        assert set(reached) == wanted
        assert max(reached.values()) <= 3
