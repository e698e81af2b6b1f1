"""Operations as presenters call them: results, problems, double presses; a whole visit."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.client.connection import LinkState
from app.client.door import Door
from app.client.envelopes import Press
from app.client.link import Link
from app.client.operations import Advice, CentreOperations, HallOperations, Problem, Problems
from app.client.operations.runner import DOUBLE_PRESS_SECONDS
from app.client.outbox import Outbox
from app.client.replica import Replica
from app.contract.centre.commands import RegisterCase
from app.contract.centre.state import CentreState
from app.contract.hall.commands import AcknowledgeCursor, IssueTicket, LogInAtCounter, ReportPrint, SetUpHall
from app.contract.hall.state import CounterState, HallState, PauseReason, Rating, TicketState
from app.ids import new_id
from tests.unit.client.conftest import QUICK, FixedTokens, quick_backoff
from tests.unit.client.small_server import SmallServer
from tests.unit.client.waiting import until
from tests.unit.rules.halls import KIOSK, MORNING, SYSTEM, small_setup, staff


@dataclass
class Program:
    """One program with its operations and the problems it told."""

    link: Link
    outbox: Outbox
    replica: Replica[HallState]
    do: HallOperations
    problems: Problems
    told: list[Problem] = field(default_factory=list)


class Programs:
    """Starts programs against the server and closes them."""

    def __init__(self, server: SmallServer, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._started: list[Program] = []

    async def start(self, token: str) -> Program:
        """Start a program that bears `token`, online."""
        outbox = await Outbox.open(self._folder / token)
        door = Door(self._server.url)
        door.token = token
        link = Link(door=door, outbox=outbox, tokens=FixedTokens(door), patience=QUICK, backoff=quick_backoff)
        replica = link.follow_hall("test")
        problems = Problems()
        do = HallOperations(link=link, outbox=outbox, replica=replica, problems=problems)
        program = Program(link, outbox, replica, do, problems)
        problems.subscribe(program.told.append)
        self._started.append(program)
        link.start()
        await until(lambda: link.connection.state is LinkState.ONLINE, link.connection.subscribe)
        return program

    async def close(self) -> None:
        """Close every program."""
        for program in self._started:
            await program.link.close()
            await program.outbox.close()


@pytest.fixture
async def programs(server: SmallServer, tmp_path: Path) -> AsyncIterator[Programs]:
    """Programs against one server."""
    made = Programs(server, tmp_path)
    yield made
    await made.close()


async def test_a_whole_visit(server: SmallServer, programs: Programs) -> None:
    kiosk, window, pad = [await programs.start(token) for token in ("kiosk", "window", "pad")]
    desk = await window.do.log_in_at_counter("2")
    assert desk is not None
    assert desk.state is CounterState.OPEN

    ticket = await kiosk.do.issue_ticket("id")
    assert ticket is not None
    assert ticket.state is TicketState.RESERVED
    await kiosk.do.report_print(ticket.id, "printed")
    await until(
        lambda: window.replica.state.tickets.get(ticket.id, ticket).state is TicketState.WAITING,
        window.replica.subscribe,
    )
    visit = await window.do.call_next("2")
    assert visit is not None
    assert visit.ticket == ticket.id
    await window.do.recall("2", visit.id)
    await window.do.start_serving("2", visit.id)
    await window.do.finish("2", visit.id)
    await until(lambda: pad.replica.state.visits[visit.id].rating_requested_at is not None, pad.replica.subscribe)
    server.tokens["pad"] = server.tokens["pad"].model_copy(update={"counter": "2"})
    await pad.do.rate(visit.id, Rating.VERY_SATISFIED)
    await until(lambda: kiosk.replica.state.visits[visit.id].evaluation is not None, kiosk.replica.subscribe)
    await window.do.pause("2", PauseReason.MEAL)
    await window.do.resume("2")
    await window.do.log_out("2")
    await until(lambda: kiosk.replica.state.desks["2"].state is CounterState.OFFLINE, kiosk.replica.subscribe)

    assert server.state.tickets[ticket.id].state is TicketState.FINISHED
    assert not server.state.irregularities
    assert [program.told for program in (kiosk, window, pad)] == [[], [], []]
    assert kiosk.replica.state == server.state


async def test_refusal_is_a_problem_with_code_and_advice(programs: Programs) -> None:
    window = await programs.start("window")

    assert await window.do.call_next("99") is None

    (problem,) = window.told
    assert (problem.operation, problem.code) == ("call_next", "unknown_counter")
    assert problem.advice is Advice.CHANGE_SOMETHING


async def test_a_ticket_that_another_counter_holds_is_asked_for_until_it_lets_go(
    server: SmallServer, programs: Programs
) -> None:
    rules = small_setup().rules.model_copy(update={"released_ahead": 0})
    holder = staff("1004")
    server.decide(SetUpHall(setup=small_setup(rules=rules)), SYSTEM, new_id())
    server.decide(LogInAtCounter(counter="1", may_call_offline=True), holder, new_id())
    window = await programs.start("window")
    await window.do.log_in_at_counter("2")
    ticket = new_id()
    server.decide(IssueTicket(service="id"), KIOSK, ticket)
    server.decide(ReportPrint(ticket=ticket, outcome="printed"), KIOSK, new_id())

    assert await window.do.call_next("2") is None
    assert [problem.code for problem in window.told] == ["release_pending"]

    server.decide(AcknowledgeCursor(counter="1", cursor=server.state.seq), holder, new_id())
    await asyncio.sleep(DOUBLE_PRESS_SECONDS)
    visit = await window.do.call_next("2")
    assert visit is not None
    assert visit.ticket == ticket


async def test_request_without_server_is_a_problem_and_is_not_kept(server: SmallServer, programs: Programs) -> None:
    kiosk = await programs.start("kiosk")
    await server.stop()

    assert await kiosk.do.issue_ticket("id") is None

    (problem,) = kiosk.told
    assert (problem.code, problem.advice) == ("unreachable", Advice.WAIT_FOR_SERVER)
    assert kiosk.outbox.waiting.count == 0
    await server.start()


async def test_fact_without_server_is_stored_and_returns(server: SmallServer, programs: Programs) -> None:
    window = await programs.start("window")
    await server.stop()

    stored = await window.do.pause("2", PauseReason.AWAY)

    assert stored is not None
    assert window.outbox.waiting.count == 1
    assert window.told == []
    await server.start()
    await until(lambda: window.outbox.waiting.count == 0, window.outbox.subscribe)


async def test_double_press_is_one_and_both_get_the_ticket(server: SmallServer, programs: Programs) -> None:
    kiosk = await programs.start("kiosk")

    first, second = await asyncio.gather(kiosk.do.issue_ticket("id"), kiosk.do.issue_ticket("id"))
    third = await kiosk.do.issue_ticket("id")

    assert first is second is third is not None
    assert len(server.state.tickets) == 1


async def test_press_of_what_is_under_way_is_one_whatever_came_between(server: SmallServer, programs: Programs) -> None:
    kiosk = await programs.start("kiosk")

    first, _, again = await asyncio.gather(*(kiosk.do.issue_ticket(service) for service in ("id", "move", "id")))

    assert first is again is not None
    assert len(server.state.tickets) == 2


async def test_another_press_in_between_is_no_double_press(server: SmallServer, programs: Programs) -> None:
    kiosk = await programs.start("kiosk")

    first = await kiosk.do.issue_ticket("id")
    await kiosk.do.issue_ticket("move")
    again = await kiosk.do.issue_ticket("id")

    assert first is not None
    assert again is not None
    assert first.id != again.id
    assert len(server.state.tickets) == 3


async def test_double_press_of_what_fails_is_told_once(programs: Programs) -> None:
    window = await programs.start("window")

    await asyncio.gather(window.do.call_next("99"), window.do.call_next("99"))

    assert len(window.told) == 1


async def test_press_is_done_though_its_screen_has_gone(server: SmallServer, programs: Programs) -> None:
    kiosk = await programs.start("kiosk")
    press = asyncio.create_task(kiosk.do.issue_ticket("id"))
    await asyncio.sleep(0)
    press.cancel()
    await asyncio.gather(press, return_exceptions=True)

    await until(lambda: len(kiosk.replica.state.tickets) == 1, kiosk.replica.subscribe)


async def test_unexpected_error_has_an_id_that_is_in_the_log(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = await programs.start("kiosk")

    async def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(kiosk.link, "request", fail)

    assert await kiosk.do.issue_ticket("id") is None

    (problem,) = kiosk.told
    assert (problem.code, problem.advice) == ("unexpected", Advice.CALL_TECHNICIAN)
    assert problem.incident
    assert problem.incident in caplog.text


async def test_wrong_input_is_a_problem_that_repeats_nothing(
    programs: Programs, caplog: pytest.LogCaptureFixture
) -> None:
    pad = await programs.start("pad")

    assert await pad.do.rate(new_id(), Rating.SATISFIED, comment="13812345678" * 100) is None

    (problem,) = pad.told
    assert (problem.code, problem.detail) == ("malformed", {"field": "comment"})
    assert "13812345678" not in caplog.text + repr(problem)


async def test_case_is_stored_once_with_the_local_number_it_was_given(server: SmallServer, outbox: Outbox) -> None:
    door = Door(server.url)
    link = Link(door=door, outbox=outbox, tokens=FixedTokens(door), patience=QUICK)
    replica: Replica[CentreState] = link.follow_centre("test")
    centre = CentreOperations(link=link, outbox=outbox, replica=replica, problems=Problems(), seat="08")
    draft = RegisterCase(channel="phone", kind="complaint", reported_at=MORNING, reporter={}, title="t", description="")

    presses = [Press(), Press()]
    numbers = [await centre.give_number(press.id) for press in presses]
    for number, press in [*zip(numbers, presses, strict=True), (numbers[1], presses[1])]:
        await centre.register_case(draft.model_copy(update={"local_number": number}), press)

    assert numbers == ["L-08-1", "L-08-2"]
    stored = await outbox.pending()
    assert [(each.feed, each.envelope.body["local_number"]) for each in stored] == [
        ("centre:test", number) for number in numbers
    ]
    await link.close()


async def test_fact_that_cannot_be_stored_is_a_problem(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = await programs.start("pad")
    await pad.outbox._run(lambda file: file._db.execute("PRAGMA query_only = ON").fetchall())

    assert await pad.do.rate(new_id(), Rating.SATISFIED) is None

    (problem,) = pad.told
    assert (problem.code, problem.advice) == ("not_stored", Advice.CALL_TECHNICIAN)
