"""The other ways to a ticket: green channel, without paper, by card, code, slip, initials, department; and help."""

import gc
from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.contract.hall.commands import AskForPapers, CitizenGiven, StartServing
from app.contract.hall.reception import AppointmentGiven, AskForHelp, LoadAppointments
from app.contract.hall.state import Priority, TicketState
from app.modes import words
from app.modes.kiosk.look import Language
from app.modes.kiosk.presenter import ATTRACT_SECONDS
from app.modes.kiosk.view import Entrance, Page, Paper
from app.rules.waiting import estimate_newcomer
from tests.unit.modes.kiosk.test_presenter import ID_NUMBER, Kiosk
from tests.unit.rules.halls import MANAGER, MORNING, staff


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    made = Kiosk()
    yield made
    made.presenter.close()


def expect(kiosk: Kiosk, code: str = "YX01") -> None:
    """Let the hall know of an appointment."""
    begins = MORNING + timedelta(minutes=30)
    given = AppointmentGiven(code=code, service="id", begins=begins, ends=begins + timedelta(minutes=30), name="张三丰")
    kiosk.hall.tell(LoadAppointments(day=MORNING.date(), appointments=(given,)), MANAGER)


def send_for_papers(kiosk: Kiosk) -> str:
    """Send somebody home for papers; return the id of their slip."""
    ticket = kiosk.hall.take("id")
    visit = kiosk.hall.call("1", staff("1001"))
    kiosk.hall.do(StartServing(counter="1", visit=visit.id), staff("1001"))
    kiosk.hall.tell(AskForPapers(counter="1", visit=visit.id, missing=("户口簿",), ask_rating=False), staff("1001"))
    return ticket.id


async def test_who_may_go_first_says_why_and_gets_a_green_number(kiosk: Kiosk) -> None:
    kiosk.presenter.enter(Entrance.GREEN)
    assert "elder" in kiosk.cards
    kiosk.presenter.choose("elder")
    assert kiosk.view.choice.is_first
    assert "Green channel" in kiosk.view.choice.banner
    await kiosk.take("household", "id")
    assert kiosk.issued()[0].priority is Priority.GREEN
    kiosk.presenter.home()
    await kiosk.take("household", "move")
    assert kiosk.issued()[1].priority is Priority.ORDINARY


async def test_a_number_on_the_phone_prints_nothing_and_stays_to_be_scanned(kiosk: Kiosk) -> None:
    kiosk.presenter.enter(Entrance.PAPERLESS)
    await kiosk.take("tax")
    assert kiosk.view.taken.paper is Paper.NONE
    assert kiosk.view.taken.ends_in == 60
    assert kiosk.printer.slips == []
    assert kiosk.reported() == []


async def test_without_a_printer_the_phone_is_offered_before_a_number_is_given(kiosk: Kiosk) -> None:
    kiosk.printer.is_ready = False
    await kiosk.take("tax")
    assert (kiosk.view.page, kiosk.issued()) == (Page.CONFIRMING, [])
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert (kiosk.view.taken.paper, len(kiosk.issued())) == (Paper.NONE, 1)


async def test_an_appointment_is_offered_without_paper_too_and_waits_at_once(kiosk: Kiosk) -> None:
    expect(kiosk)
    kiosk.printer.is_ready = False
    kiosk.presenter.scan("YX01")
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert (kiosk.view.page, len(kiosk.hall.state.tickets)) == (Page.CONFIRMING, 0)
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert (kiosk.view.taken.paper, kiosk.reported()) == (Paper.NONE, [("unknown", "kiosk.paperless")])
    (ticket,) = kiosk.hall.state.tickets.values()
    assert ticket.state is TicketState.WAITING


async def test_whoever_goes_while_the_printer_is_asked_takes_no_number(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("tax")
    kiosk.presenter.home()
    await kiosk.errands.settled()
    assert (kiosk.printer.looks, kiosk.issued(), kiosk.view.page) == (1, [], Page.CHOOSING)


async def test_a_card_on_the_reader_takes_the_ticket(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("card")
    kiosk.presenter.read_card(CitizenGiven(name="张三丰", id_number=ID_NUMBER))
    await kiosk.errands.settled()
    assert kiosk.issued()[0].citizen.id_number == ID_NUMBER
    assert kiosk.view.taken.slip["name"] == "张**"


def test_a_card_that_nobody_asked_for_does_nothing(kiosk: Kiosk) -> None:
    kiosk.presenter.read_card(CitizenGiven(id_number=ID_NUMBER))
    assert kiosk.view.page is Page.CHOOSING
    assert kiosk.issued() == []


@pytest.mark.parametrize("typed", [True, False], ids=["typed", "scanned"])
async def test_an_appointment_is_shown_masked_and_checked_in(kiosk: Kiosk, typed: bool) -> None:
    expect(kiosk)
    if typed:
        kiosk.presenter.enter(Entrance.APPOINTMENT)
        kiosk.type("yx01")
        kiosk.presenter.identify()
    else:
        kiosk.presenter.scan("YX01")
    rows = dict(kiosk.view.sheet.rows)
    assert (rows["Name"], rows["Time"]) == ("张**", "09:30–10:00")
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert kiosk.view.taken.number == "A001"


async def test_who_comes_early_is_told_how_long_it_is_until_their_slot(kiosk: Kiosk) -> None:
    expect(kiosk)
    for _ in range(12):
        kiosk.hall.take("id")
    kiosk.hall.sync()
    booking = next(iter(kiosk.hall.state.booked.values()))
    newcomer = estimate_newcomer(kiosk.hall.state, booking.service, kiosk.hall.now)
    early = estimate_newcomer(kiosk.hall.state, booking.service, kiosk.hall.now, slot=booking.begins)
    assert newcomer != early
    kiosk.presenter.scan("YX01")
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert kiosk.view.taken.wait == words.minutes(early.low, early.high)


def test_a_code_that_is_nobodys_is_said_where_it_was_typed(kiosk: Kiosk) -> None:
    kiosk.presenter.enter(Entrance.APPOINTMENT)
    kiosk.type("NOPE")
    kiosk.presenter.identify()
    assert kiosk.view.identify.wrong
    kiosk.presenter.scan("http://elsewhere.example/x")
    assert kiosk.view.page is Page.SORRY


@pytest.mark.parametrize(
    "scanned",
    [None, "http://hall.example/t/{slip}/opensesame", "/t/{slip}", "{slip}", "{capitals}"],
    ids=["typed", "link", "path", "counter's slip", "capitals"],
)
async def test_who_brings_missing_papers_returns_to_the_counter(kiosk: Kiosk, scanned: str | None) -> None:
    slip = send_for_papers(kiosk)
    if scanned is None:
        kiosk.presenter.enter(Entrance.SUPPLEMENT)
        kiosk.type("A001")
        kiosk.presenter.identify()
    else:
        kiosk.presenter.scan(scanned.format(slip=slip, capitals=slip.upper()))
    assert dict(kiosk.view.sheet.rows)["Was missing"] == "户口簿"
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert kiosk.view.taken.number == "A002"
    kiosk.presenter.home()
    kiosk.presenter.scan(f"/t/{slip}/opensesame")
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert kiosk.view.message == "A ticket was already taken with this return slip."


@pytest.mark.parametrize(("typed", "found"), [("S", ["id", "card", "tax"]), ("SF", ["id"]), ("Q", ["move"])])
def test_a_service_is_found_by_its_initials(kiosk: Kiosk, typed: str, found: list[str]) -> None:
    kiosk.presenter.enter(Entrance.SEARCH)
    kiosk.type(typed)
    assert set(kiosk.cards) == set(found)


def test_what_most_people_take_is_found_first(kiosk: Kiosk) -> None:
    for _ in range(2):
        kiosk.hall.take("move")
    kiosk.hall.sync()
    kiosk.presenter.enter(Entrance.SEARCH)
    assert next(iter(kiosk.cards)) == "move"
    kiosk.type("ZZ")
    assert kiosk.view.choice.empty
    kiosk.presenter.erase()
    assert kiosk.view.choice.typed == "Z"


async def test_departments_lead_to_their_services(kiosk: Kiosk) -> None:
    kiosk.presenter.enter(Entrance.DEPARTMENT)
    assert list(kiosk.cards) == ["police", "tax"]
    await kiosk.take("police", "id")
    assert kiosk.view.taken.number == "A001"


async def test_the_guide_says_what_to_bring_and_leads_to_a_number(kiosk: Kiosk) -> None:
    kiosk.presenter.enter(Entrance.GUIDE)
    kiosk.presenter.choose("household")
    kiosk.presenter.choose("id")
    assert kiosk.view.sheet.code == "http://hall.example/g/test/id/zh"
    assert dict(kiosk.view.sheet.rows)["Time at the counter"] == "about 6 min"
    assert kiosk.issued() == []
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert kiosk.view.taken.number == "A001"


def test_the_language_is_the_citizens_and_ends_with_them(kiosk: Kiosk) -> None:
    kiosk.presenter.enter(Entrance.LANGUAGE)
    kiosk.presenter.choose("zh_HK")
    assert kiosk.view.look.language is Language.CANTONESE
    kiosk.wait(31)
    assert kiosk.view.look.language is Language.MANDARIN
    assert kiosk.spoken == [Language.CANTONESE, Language.MANDARIN]


def test_elders_have_fewer_choices_more_time_and_somebody_to_call(kiosk: Kiosk) -> None:
    kiosk.presenter.enter(Entrance.ELDER)
    ways = {way.entrance for way in kiosk.view.choice.ways}
    assert Entrance.HELP in ways
    assert len(ways) <= 5
    kiosk.wait(45)
    assert kiosk.view.look.is_elder
    kiosk.wait(16)
    assert not kiosk.view.look.is_elder


async def test_help_reaches_the_hall(kiosk: Kiosk) -> None:
    kiosk.presenter.enter(Entrance.HELP)
    await kiosk.errands.settled()
    assert kiosk.view.message == "Help is coming"
    assert len(kiosk.hall.state.help_calls) == 1
    assert isinstance(kiosk.operations.done[-1], AskForHelp)


async def test_a_kiosk_nobody_touches_invites_and_one_touch_begins(kiosk: Kiosk) -> None:
    kiosk.wait(ATTRACT_SECONDS)
    assert kiosk.view.page is Page.ATTRACT
    assert kiosk.view.attract.service == ""
    kiosk.presenter.touched()
    assert kiosk.view.page is Page.CHOOSING


async def test_where_there_is_one_service_one_touch_is_enough() -> None:
    kiosk = Kiosk(zone="B")
    kiosk.wait(ATTRACT_SECONDS)
    await kiosk.take(kiosk.view.attract.service)
    assert kiosk.view.taken.number == "A001"
    kiosk.presenter.close()


def test_a_number_that_was_typed_is_nowhere_in_the_kiosk_afterwards(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("card")
    kiosk.type(ID_NUMBER[:17])
    kiosk.presenter.home()
    kiosk.views.clear()
    gc.collect()
    holders = [
        holder
        for holder in gc.get_objects()
        if str(type(holder).__module__).startswith("app.modes.kiosk")
        and any(ID_NUMBER[:17] in str(value) for value in vars(holder).values() if hasattr(holder, "__dict__"))
    ]
    assert holders == []
    assert kiosk.operations.forgotten == 1
