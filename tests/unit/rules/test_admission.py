"""Who may have a ticket: lists, one live ticket per service, reception's change of service."""

from datetime import date

import pytest

from app.contract.command import Context
from app.contract.hall.commands import (
    AskForPapers,
    CancelTicket,
    ChangeService,
    CitizenGiven,
    IssueTicket,
    RestoreTicket,
    ReturnWithPapers,
    StartServing,
    TransferTicket,
)
from app.contract.hall.setup import Identification, ListedCitizen, Role
from app.contract.hall.state import TicketState
from app.ids import new_id
from app.rules.admission import identity_hash
from app.rules.masking import Rendition, redact
from tests.unit.rules.halls import HALL, KIOSK, MANAGER, Hall, small_setup, staff
from tests.unit.rules.test_moving import let_pass

ID, OTHER_ID = "11010519491231002X", "440524188001010014"
ZHANG = CitizenGiven(name="张三", id_number=ID)
WANG = staff("1001")


def opened(**changes) -> Hall:
    """A hall with counters 1 and 2 staffed; `few` asks for a telephone number."""
    services = tuple(
        service.model_copy(update={"identification": Identification.PHONE}) if service.code == "few" else service
        for service in small_setup().services
    )
    hall = Hall(setup=small_setup(services=services, **changes))
    hall.open("1", "1001")
    hall.open("2", "1002")
    return hall


def listed(number: str, **more) -> ListedCitizen:
    """An entry of a list by its plain hash."""
    return ListedCitizen(key=identity_hash(number), **more)


def test_one_live_ticket_per_service_where_identity_is_asked():
    hall = opened()
    first = hall.take("card", citizen=ZHANG)
    assert hall.refused(IssueTicket(service="card", citizen=ZHANG), KIOSK) == "already_waiting"
    hall.take("card", citizen=CitizenGiven(id_number=OTHER_ID))
    hall.take("id", citizen=ZHANG)
    hall.take("id", citizen=ZHANG)
    hall.do(CancelTicket(ticket=first.id), MANAGER)
    hall.take("card", citizen=ZHANG)


def test_a_telephone_number_identifies_where_no_card_was_shown():
    hall = opened()
    given = CitizenGiven(phone="13800138000")
    hall.take("few", citizen=given)
    assert hall.refused(IssueTicket(service="few", citizen=given), KIOSK) == "already_waiting"


def test_the_servers_keyed_hash_is_compared_when_there_is_one():
    hall = opened()
    contexts = [
        Context(now=hall.now, pressed_at=hall.now, actor=KIOSK, command_id=new_id(), identity_key=key)
        for key in ("ab" * 16, "cd" * 16)
    ]
    for context in contexts:
        (reserved,) = HALL.decide(hall.state, IssueTicket(service="card", citizen=ZHANG), context)
        assert (reserved.identity, reserved.bucket) == (context.identity_key, context.identity_key[:3])
        assert redact(reserved, Rendition.STAFF).identity == ""


def test_the_blacklist_refuses_with_its_reason_until_its_last_day():
    hall = opened(blacklist=(listed(ID, reason="扰乱秩序", until=date(2026, 11, 23)),))
    assert hall.refused(IssueTicket(service="id", citizen=ZHANG), KIOSK) == "blacklisted"
    hall.wait(days=1)
    hall.open("1", "1001")
    assert hall.take("id", citizen=ZHANG).number == "A001"


def test_nobody_but_a_manager_sees_the_lists():
    setup = small_setup(blacklist=(listed(ID, reason="扰乱秩序"),))
    for view in (Rendition.PUBLIC, Rendition.KIOSK, Rendition.STAFF):
        (seen,) = redact(setup, view).blacklist
        assert (seen.key, seen.reason) == ("", "")
    assert redact(setup, Rendition.MANAGER) == setup, "who edits the set-up sends the lists back whole"


def test_the_whitelist_is_not_held_by_limits():
    hall = opened(whitelist=(listed(ID),))
    for _ in range(2):
        hall.take("few", citizen=CitizenGiven(phone=f"1380013800{_}"))
    stranger = CitizenGiven(phone="13800138009")
    assert hall.refused(IssueTicket(service="few", citizen=stranger), KIOSK) == "service_full"
    assert hall.take("few", citizen=ZHANG).number == "C003"
    assert hall.take("few", citizen=ZHANG).number == "C004"


class TestChangeOfService:
    """Reception lets a waiting ticket wait for something else; its time of issue still counts."""

    @pytest.fixture
    def hall(self) -> Hall:
        """1002 works at the reception."""
        people = tuple(
            member.model_copy(update={"roles": (Role.RECEPTION,)}) if member.number == "1002" else member
            for member in small_setup().staff
        )
        return opened(staff=people)

    def test_its_place_goes_by_its_time_of_issue(self, hall):
        first = hall.take("id")
        hall.wait(seconds=1)
        hall.take("move")
        hall.do(ChangeService(ticket=first.id, service="move"), staff("1002"))
        assert hall.state.queues["id"] == ()
        assert hall.state.queues["move"][0] == first.id
        assert (hall.state.taken["id"], hall.state.taken["move"]) == (0, 2)
        assert hall.state.tickets[first.id].number == "A001"

    def test_a_pending_release_stays_pending(self, hall):
        setup = hall.setup.model_copy(update={"rules": hall.setup.rules.model_copy(update={"released_ahead": 0})})
        hall = Hall(setup=setup)
        hall.open("1", "1001", may_call_offline=True)
        ticket = hall.take("id")
        hall.do(ChangeService(ticket=ticket.id, service="move"), MANAGER)
        moved = hall.state.tickets[ticket.id]
        assert (moved.owner, hall.state.releasing) == ("1", (ticket.id,))

    @pytest.mark.parametrize(
        ("service", "actor", "code"),
        [
            ("move", WANG, "not_allowed"),
            ("move", KIOSK, "not_allowed"),
            ("id", MANAGER, "transfer_nowhere"),
            ("gone", MANAGER, "unknown_service"),
            ("tax", MANAGER, "no_counter"),
            ("card", MANAGER, "identity_needed"),
        ],
    )
    def test_refusals(self, hall, service, actor, code):
        ticket = hall.take("id")
        assert hall.refused(ChangeService(ticket=ticket.id, service=service), actor) == code

    def test_only_what_waits(self, hall):
        ticket = hall.take("id", printed=False)
        assert hall.refused(ChangeService(ticket=ticket.id, service="move"), MANAGER) == "wrong_ticket_state"
        assert hall.refused(ChangeService(ticket=new_id(), service="move"), MANAGER) == "unknown_ticket"


class TestTheSecondTicketOfACitizen:
    """However a second live ticket for one service would come about, it is refused."""

    def test_by_restoring_the_passed_one(self):
        hall = opened()
        hall.take("card", citizen=ZHANG)
        passed = let_pass(hall)
        hall.take("card", citizen=ZHANG)
        assert hall.refused(RestoreTicket(ticket=passed), WANG) == "already_waiting"

    def test_by_moving_another_one_there(self):
        hall = opened()
        waiting = hall.take("id", citizen=ZHANG)
        hall.take("id", citizen=ZHANG)
        hall.take("card", citizen=ZHANG)
        assert hall.refused(ChangeService(ticket=waiting.id, service="card"), MANAGER) == "already_waiting"
        visit = hall.call("1", WANG)
        command = TransferTicket(counter="1", visit=visit.id, service="card")
        assert hall.refused(command, WANG) == "already_waiting"

    def test_by_a_slip(self):
        hall = opened()
        hall.take("card", citizen=ZHANG)
        visit = hall.call("1", WANG)
        hall.do(StartServing(counter="1", visit=visit.id), WANG)
        hall.do(AskForPapers(counter="1", visit=visit.id, missing=("照片",)), WANG)
        assert hall.state.tickets[visit.ticket].state is TicketState.SUPPLEMENT
        hall.take("card", citizen=ZHANG)
        assert hall.refused(ReturnWithPapers(slip=visit.ticket), KIOSK) == "already_waiting"
