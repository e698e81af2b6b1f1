"""The reception: numbers given, tickets looked up with their history, the hall at a glance."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest

from app.contract.command import Actor, Scope
from app.contract.hall.commands import AskForPapers, PassTicket, PauseCounter, RecallTicket, StartServing
from app.contract.hall.devices import DeviceState
from app.contract.hall.reception import AskForHelp
from app.contract.hall.setup import Identification, Role, StaffMember
from app.contract.hall.state import CounterState, HallState, PaperState, PauseReason, Priority, Ticket, TicketState
from app.modes.errands import Errands
from app.modes.window.ask_view import Because, Picked, Question
from app.modes.window.reception.presenter import ReceptionPresenter
from app.modes.window.reception.printers import HERE
from app.modes.window.reception.view import Draft, ReceptionView, TicketShown, TicketTask
from app.modes.window.view import Target
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.operations import StaffOperations
from tests.unit.rules.halls import KIOSK, small_setup, staff
from tests.unit.rules.test_reprinting import printer

ME = Actor(scope=Scope.RECEPTION, device="reception", staff="4001")
NAMED = {"name": "欧阳明", "phone": "13812349876"}
ID_NUMBER = "11010519491231002X"


@dataclass
class Printed:
    """Paper that came out: number, paper id, mark."""

    prints: bool = True
    outcome: Literal["printed", "unknown"] = "printed"
    papers: list[tuple[str, str, str]] = field(default_factory=list)

    async def ticket(
        self, state: HallState, ticket: Ticket, *, paper: str = "", mark: str = ""
    ) -> Literal["printed", "unknown"]:
        """Print."""
        self.papers.append((ticket.number, paper, mark))
        return self.outcome


class Desk:
    """Somebody at the reception of the small hall, whose counters 1 and 2 are staffed."""

    def __init__(self) -> None:
        members = (*small_setup().staff, StaffMember(number="4001", name="周雨桐", roles=(Role.RECEPTION,)))
        self.hall = LiveHall(setup=small_setup(staff=members))
        self.hall.open("1", "1001")
        self.hall.open("2", "1002")
        self.errands = Errands()
        self.paper = Printed()
        self.views: list[ReceptionView] = []
        self.left = 0
        self.operations = StaffOperations(self.hall, "4001", actor=ME)
        self.presenter = ReceptionPresenter(
            replica=self.hall.follow(ME),
            operations=self.operations,
            paper=self.paper,
            staff="4001",
            name="周雨桐",
            now=lambda: self.hall.now,
            show=self.views.append,
            run=self.errands.run,
            leave=self._leave,
        )

    def _leave(self) -> None:
        self.left += 1

    @property
    def view(self) -> ReceptionView:
        return self.views[-1]

    @property
    def looked_at(self) -> TicketShown:
        assert self.view.finding.marked is not None, "no ticket is looked at"
        return self.view.finding.marked

    async def heard(self) -> None:
        """Let the page hear of what happened in the hall."""
        self.hall.sync()
        self.presenter.tick()
        await self.errands.settled()

    async def give(self, draft: Draft) -> Ticket | None:
        """Type and press."""
        before = set(self.hall.state.tickets)
        self.presenter.draft(draft)
        await self.presenter.issue()
        await self.errands.settled()
        new = set(self.hall.state.tickets) - before
        return self.hall.state.tickets[new.pop()] if new else None


@pytest.fixture
async def desk() -> Iterator[Desk]:
    """At the reception."""
    desk = Desk()
    desk.presenter.start()
    await desk.errands.settled()
    yield desk
    desk.presenter.close()
    await desk.errands.close()


class TestGivingANumber:
    async def test_it_is_printed_reported_and_looked_at(self, desk: Desk) -> None:
        ticket = await desk.give(Draft(service="id", green=True, name="欧阳明", phone="138 1234 9876"))
        assert ticket is not None
        assert (ticket.state, ticket.source, ticket.priority) == (TicketState.WAITING, "reception", Priority.GREEN)
        assert ticket.citizen is not None
        assert ticket.citizen.phone == "13812349876"
        assert not ticket.unconfirmed
        assert desk.paper.papers == [("A001", "", "")]
        assert "A001" in desk.view.issuing.said
        assert "hand it over" in desk.view.issuing.said
        assert desk.looked_at.number == "A001"
        assert desk.view.issuing.round == 1

    async def test_a_paper_of_which_nobody_knows_leaves_the_number_good(self, desk: Desk) -> None:
        desk.paper.outcome = "unknown"
        ticket = await desk.give(Draft(service="id"))
        assert ticket is not None
        assert (ticket.state, ticket.unconfirmed) == (TicketState.WAITING, True)
        assert "printer" in desk.view.issuing.said

    async def test_without_a_printer_the_number_is_told(self, desk: Desk) -> None:
        desk.paper.prints = False
        ticket = await desk.give(Draft(service="id"))
        assert ticket is not None
        assert (ticket.state, ticket.unconfirmed, desk.paper.papers) == (TicketState.WAITING, False, [])
        assert "tell the citizen" in desk.view.issuing.said
        assert desk.looked_at.why_not[TicketTask.REPRINT] == "There is no printer here."

    async def test_what_the_service_asks_for_has_to_be_there(self, desk: Desk) -> None:
        assert await desk.give(Draft(service="card")) is None
        assert desk.view.issuing.asks is Identification.ID_CARD
        assert desk.view.issuing.why_not == "Please identify yourself first."
        assert await desk.give(Draft(service="card", id_number="110105194912310021")) is None
        assert await desk.give(Draft(service="card", id_number="123")) is None
        assert "cannot be right" in desk.view.issuing.why_not
        assert await desk.give(Draft(service="card", id_number=ID_NUMBER.lower())) is not None
        assert desk.operations.done.count("issue_ticket") == 1

    async def test_nothing_chosen_gives_nothing(self, desk: Desk) -> None:
        assert await desk.give(Draft()) is None
        assert desk.view.issuing.why_not == "Please choose a service first."

    async def test_services_say_why_they_are_not_offered(self, desk: Desk) -> None:
        options = {option.code: option for option in desk.view.issuing.services}
        assert set(options) == {"id", "move", "few", "card", "tax"}
        assert options["tax"].why_not == "No counter is open for it now"
        assert options["id"].why_not == ""


class TestLookingUp:
    async def test_by_number_tail_and_surname(self, desk: Desk) -> None:
        desk.hall.take("move")
        desk.hall.take("id", citizen=NAMED)
        await desk.heard()
        for typed in ("A001", "9876", "欧"):
            desk.presenter.search(typed)
            assert [row.number for row in desk.view.finding.rows] == ["A001"], typed
        assert "138****9876" in desk.view.finding.rows[0].detail
        desk.presenter.search("")
        assert {row.number for row in desk.view.finding.rows} == {"A001", "B001"}
        await desk.errands.settled()

    async def test_the_whole_history_says_who_where_and_why(self, desk: Desk) -> None:
        desk.hall.take("id")
        visit = desk.hall.call("1", staff("1001"))
        desk.hall.do(RecallTicket(counter="1", visit=visit.id), staff("1001"))
        desk.hall.do(StartServing(counter="1", visit=visit.id), staff("1001"))
        desk.hall.do(AskForPapers(counter="1", visit=visit.id, missing=("照片", "户口本")), staff("1001"))
        await desk.heard()
        desk.presenter.mark(visit.ticket)
        await desk.errands.settled()
        told = [(line.what, line.who) for line in desk.looked_at.history]
        assert told == [
            ("Number given for 身份证", "Kiosk"),
            ("Waits", "Kiosk"),
            ("Called to counter 1: First come, waited 0 min", "员工1001"),
            ("Called again", "员工1001"),
            ("Serving began", "员工1001"),
            ("Papers missing: 照片, 户口本", "员工1001"),
            ("Asked to rate", "员工1001"),
        ]

    async def test_history_grows_as_things_happen(self, desk: Desk) -> None:
        ticket = desk.hall.take("id")
        await desk.heard()
        desk.presenter.mark(ticket.id)
        await desk.errands.settled()
        assert len(desk.looked_at.history) == 2
        desk.hall.call("1", staff("1001"))
        await desk.heard()
        assert desk.looked_at.history[-1].what.startswith("Called to counter 1")
        assert desk.looked_at.state == "Called"

    async def test_a_full_name_is_asked_of_the_server_on_wish_only(self, desk: Desk) -> None:
        ticket = desk.hall.take("id", citizen=NAMED)
        desk.hall.take("id", citizen={"name": "欧文", "phone": "13900001111"})
        await desk.heard()
        desk.presenter.search("欧阳明")
        assert desk.view.finding.rows == ()
        assert desk.view.finding.by_name
        await desk.presenter.search_by_name()
        assert [row.ticket for row in desk.view.finding.rows] == [ticket.id]
        assert desk.looked_at.number == "A001"
        await desk.errands.settled()
        desk.presenter.search("9876")
        assert not desk.view.finding.by_name
        await desk.errands.settled()

    async def test_out_of_reach_the_state_is_still_there(self, desk: Desk) -> None:
        desk.hall.take("id")
        desk.operations.connected = False
        await desk.heard()
        assert desk.looked_at.number == "A001"
        assert desk.looked_at.history == ()
        assert desk.operations.told


class TestTicketTasks:
    async def test_another_paper_is_marked_as_one(self, desk: Desk) -> None:
        ticket = await desk.give(Draft(service="id"))
        assert ticket is not None
        await desk.presenter.act(TicketTask.REPRINT)
        await desk.errands.settled()
        assert desk.paper.papers[1:] == [("A001", f"{ticket.id}#1", "REPRINT")]
        assert desk.hall.state.tickets[ticket.id].reprints == 1

    async def test_a_machine_is_chosen_by_how_its_printer_is_now(self, desk: Desk) -> None:
        ticket = await desk.give(Draft(service="id"))
        assert ticket is not None
        printer(desk.hall)
        await desk.heard()
        await desk.presenter.act(TicketTask.REPRINT)

        def offered() -> dict[str, str]:
            assert desk.view.asking is not None
            assert (desk.view.asking.question, desk.view.asking.subject) == (Question.REPRINT, ticket.number)
            return {option.code: option.why_not for option in desk.view.asking.options}

        assert offered() == {HERE: "", KIOSK.device: ""}
        printer(desk.hall, DeviceState.FAILED)
        await desk.heard()
        assert offered()[KIOSK.device] != "", "it failed while the question was open"
        printer(desk.hall)
        await desk.heard()
        await desk.presenter.answer(Picked(code=KIOSK.device))
        held = desk.hall.state.tickets[ticket.id]
        assert (held.reprints, held.reprint) == (1, PaperState.ORDERED)
        assert desk.paper.papers[1:] == [], "that machine prints it, not this one"
        assert "Sent to that printer" in desk.view.issuing.said
        assert desk.view.asking is None

    async def test_here_is_one_of_the_machines(self, desk: Desk) -> None:
        ticket = await desk.give(Draft(service="id"))
        assert ticket is not None
        printer(desk.hall)
        await desk.heard()
        await desk.presenter.act(TicketTask.REPRINT)
        await desk.presenter.answer(Picked(code=HERE))
        assert desk.paper.papers[1:] == [(ticket.number, f"{ticket.id}#1", "REPRINT")]
        assert desk.hall.state.tickets[ticket.id].reprint is None, "nobody else was told to"

    async def test_without_a_printer_here_there_are_the_others(self, desk: Desk) -> None:
        desk.paper.prints = False
        ticket = await desk.give(Draft(service="id"))
        assert ticket is not None
        printer(desk.hall, DeviceState.FAILED)
        await desk.heard()
        assert desk.looked_at.why_not[TicketTask.REPRINT] == "There is no printer here."
        printer(desk.hall)
        await desk.heard()
        assert desk.looked_at.why_not[TicketTask.REPRINT] == ""
        await desk.presenter.act(TicketTask.REPRINT)
        assert desk.view.asking is not None
        assert [option.code for option in desk.view.asking.options] == [KIOSK.device]

    async def test_cancel_and_change_service_are_asked_first(self, desk: Desk) -> None:
        ticket = await desk.give(Draft(service="id"))
        assert ticket is not None
        await desk.presenter.act(TicketTask.CHANGE_SERVICE)
        assert desk.view.asking is not None
        offered = {option.code: option.why_not for option in desk.view.asking.options}
        assert offered["move"] == ""
        assert offered["tax"] != ""
        await desk.presenter.answer(Picked(code="move"))
        assert desk.hall.state.tickets[ticket.id].service == "move"
        await desk.presenter.act(TicketTask.CANCEL)
        await desk.presenter.answer(Because(reason="走了"))
        assert desk.hall.state.tickets[ticket.id].state is TicketState.CANCELLED
        assert desk.view.asking is None
        await desk.errands.settled()
        assert desk.looked_at.history[-1].what == "Cancelled: 走了"

    async def test_tasks_that_are_not_legal_say_why_and_do_nothing(self, desk: Desk) -> None:
        desk.hall.take("id")
        desk.hall.call("1", staff("1001"))
        await desk.heard()
        assert all(desk.looked_at.why_not[task] for task in set(TicketTask) - {TicketTask.REPRINT})
        assert "Called" in desk.looked_at.why_not[TicketTask.CANCEL]
        for task in set(TicketTask) - {TicketTask.REPRINT}:
            await desk.presenter.act(task)
        assert (desk.view.asking, desk.operations.done) == (None, [])

    async def test_who_was_passed_waits_again(self, desk: Desk) -> None:
        desk.hall.take("id")
        visit = desk.hall.call("1", staff("1001"))
        desk.hall.do(RecallTicket(counter="1", visit=visit.id), staff("1001"))
        desk.hall.do(PassTicket(counter="1", visit=visit.id), staff("1001"))
        await desk.heard()
        await desk.presenter.act(TicketTask.RESTORE)
        assert desk.hall.state.tickets[visit.ticket].state is TicketState.WAITING
        await desk.errands.settled()

    async def test_back_with_papers_gives_a_number(self, desk: Desk) -> None:
        assert desk.view.slip_why_not
        desk.hall.take("id")
        visit = desk.hall.call("1", staff("1001"))
        desk.hall.do(StartServing(counter="1", visit=visit.id), staff("1001"))
        desk.hall.do(AskForPapers(counter="1", visit=visit.id, missing=("照片",)), staff("1001"))
        await desk.heard()
        assert desk.view.slip_why_not == ""
        desk.presenter.ask_for_slip()
        assert desk.view.asking is not None
        assert desk.view.asking.question is Question.RETURN_WITH_PAPERS
        await desk.presenter.answer(Picked(code=visit.ticket))
        await desk.errands.settled()
        assert desk.looked_at.number == "A002"
        assert [number for number, *_ in desk.paper.papers] == ["A002"]
        assert desk.hall.state.bound["1"]

    async def test_a_double_press_does_one_thing(self, desk: Desk) -> None:
        desk.presenter.draft(Draft(service="id"))
        await asyncio.gather(desk.presenter.issue(), desk.presenter.issue())
        await desk.errands.settled()
        assert len(desk.hall.state.tickets) == 1


class TestTheHall:
    async def test_every_counter_is_seen_live(self, desk: Desk) -> None:
        desk.hall.take("id")
        desk.hall.call("1", staff("1001"))
        desk.hall.do(PauseCounter(counter="2", reason=PauseReason.MEAL), staff("1002"))
        desk.hall.wait(seconds=75)
        await desk.heard()
        cells = {cell.number: cell for cell in desk.view.now.counters}
        assert list(cells) == ["1", "2", "3", "4"]
        calling = cells["1"]
        assert (calling.state, calling.staff, calling.ticket, calling.since) == (
            CounterState.CALLING,
            "员工1001",
            "A001",
            "01:15",
        )
        assert (cells["2"].state_words, cells["2"].why) == ("Paused", "Meal")
        assert (cells["3"].state_words, cells["3"].since) == ("Closed", "")

    async def test_zones_count_who_waits(self, desk: Desk) -> None:
        desk.hall.take("id")
        desk.hall.take("move")
        await desk.heard()
        assert [(zone.zone, zone.waiting) for zone in desk.view.now.zones] == [("一区", 2), ("二区", 0)]

    async def test_warnings_and_help_come_and_go(self, desk: Desk) -> None:
        assert (desk.view.now.help_calls, desk.view.now.warnings) == ((), ())
        desk.hall.take("id")
        desk.hall.do(AskForHelp(zone="A"), KIOSK)
        desk.hall.wait(minutes=59)
        await desk.heard()
        assert desk.view.now.warnings == ("身份证: somebody waits for 59 min, target 30 min",)
        (call,) = desk.view.now.help_calls
        assert call.words == "Help wanted at a kiosk: 一区, since 09:00"
        await desk.presenter.take_help(call.call)
        assert desk.view.now.help_calls == ()
        await desk.errands.settled()

    async def test_counters_are_told_something(self, desk: Desk) -> None:
        assert desk.view.messages.targets
        assert await desk.presenter.send_message("请到一区帮忙", Target(label="一区", zone="A"))
        assert [(message.text, message.zone) for message in desk.hall.state.messages] == [("请到一区帮忙", "A")]
        assert [message.text for message in desk.view.messages.messages] == ["请到一区帮忙"]
