"""The client's link, outbox and operations against the real server in a process of its own."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.client.backoff import Backoff, Limits
from app.client.connection import LinkState
from app.client.errors import WrongLogin
from app.client.link import Link
from app.client.offline_calls import OfflineCalls
from app.client.operations import HallOperations, Problem, Problems
from app.client.outbox import Outbox
from app.client.own_facts import OwnFacts
from app.client.own_series import OwnSeries
from app.client.secrets import FileStore
from app.client.session import Session
from app.contract.command import Actor, Scope
from app.contract.hall.state import CounterState, PauseReason, Priority, TicketState
from tests.server.small_house import PASSWORD, House
from tests.unit.client.waiting import until


class Program:
    """One program of the house: outbox, session, link, operations."""

    def __init__(self, house: House, outbox: Outbox, folder: Path) -> None:
        self.outbox = outbox
        self.door = house.door()
        self.session = Session(door=self.door, secrets=FileStore(folder), device=outbox.device)
        self.link = Link(
            door=self.door, outbox=outbox, tokens=self.session, backoff=lambda: Backoff(Limits(first=0.05, last=0.5))
        )
        self.replica = self.link.follow_hall("test")
        self.told: list[Problem] = []
        problems = Problems()
        problems.subscribe(self.told.append)
        self.do = HallOperations(link=self.link, outbox=outbox, replica=self.replica, problems=problems)

    async def online(self) -> None:
        """Start the link and wait until it is online."""
        self.link.start()
        await until(lambda: self.link.connection.state is LinkState.ONLINE, self.link.connection.subscribe)

    async def emptied(self) -> None:
        """Wait until the server has every fact."""
        await until(lambda: self.outbox.waiting.count == 0, self.outbox.subscribe)

    async def close(self) -> None:
        """Close everything."""
        await self.link.close()
        await self.outbox.close()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A running server."""
    made = House(tmp_path / "house")
    await made.start()
    yield made
    await made.kill()


@pytest.fixture
async def window(house: House, tmp_path: Path) -> AsyncIterator[Program]:
    """A window program with 1001 logged in."""
    folder = tmp_path / "window"
    program = Program(house, await Outbox.open(folder), folder)
    await program.session.login("1001", PASSWORD, scope=Scope.COUNTER)
    await program.online()
    yield program
    await program.close()


@pytest.fixture
async def kiosk(house: House, tmp_path: Path) -> AsyncIterator[Program]:
    """An enrolled kiosk."""
    folder = tmp_path / "kiosk"
    program = Program(house, await Outbox.open(folder), folder)
    await program.session.enrol(house.code, "取号机")
    await program.online()
    yield program
    await program.close()


async def test_ticket_is_taken_called_and_finished(window: Program, kiosk: Program) -> None:
    desk = await window.do.log_in_at_counter("1")
    assert desk is not None
    ticket = await kiosk.do.issue_ticket("id")
    assert ticket is not None
    await kiosk.do.report_print(ticket.id, "printed")
    await until(
        lambda: window.replica.state.tickets.get(ticket.id, ticket).state is TicketState.WAITING,
        window.replica.subscribe,
    )

    visit = await window.do.call_next("1")
    assert visit is not None
    await window.do.start_serving("1", visit.id)
    await window.do.finish("1", visit.id)

    await until(lambda: kiosk.replica.state.tickets[ticket.id].state is TicketState.FINISHED, kiosk.replica.subscribe)
    assert window.told == kiosk.told == []
    assert await window.do.call_next("1") is None
    assert [problem.code for problem in window.told] == ["nobody_waits"]


async def test_wrong_password_is_told(window: Program) -> None:
    with pytest.raises(WrongLogin):
        await window.session.login("1001", "not this one", scope=Scope.COUNTER)


async def test_facts_recorded_while_the_server_is_killed_and_started_arrive_once(house: House, window: Program) -> None:
    await window.do.log_in_at_counter("1")
    device = window.outbox.device
    recorded: list[str] = []
    enough = asyncio.Event()

    async def press() -> None:
        for number in range(60):
            fact = await (window.do.resume("1") if number % 2 else window.do.pause("1", PauseReason.AWAY))
            assert fact is not None
            recorded.append(fact.envelope.id)
            if number in (10, 30):
                enough.set()
            await asyncio.sleep(0.02)

    pressing = asyncio.create_task(press())
    for _ in range(2):
        await enough.wait()
        enough.clear()
        await house.kill()
        await house.start()
    await pressing
    await window.emptied()

    tail = await _everything(window)
    changes = [row for row in tail if row["type"] in ("counter_paused", "counter_resumed")]
    assert [row["command"] for row in changes] == recorded
    assert {row["device"] for row in changes} == {device}
    assert await window.outbox.buried() == []
    await window.link.reached("hall:test", tail[-1]["seq"])
    assert window.replica.state.desks["1"].state is CounterState.OPEN
    assert not window.replica.state.irregularities
    assert window.told == []


async def test_a_counter_goes_on_without_the_server_and_the_record_has_it_all_after(
    house: House, window: Program, kiosk: Program
) -> None:
    now, device = window.link.connection.server_now, window.outbox.device
    actor = Actor(scope=Scope.COUNTER, device=device, staff="1001")
    own = OwnFacts(window.replica, window.outbox, actor=lambda: actor, now=now)
    calls = OfflineCalls(replica=window.replica, outbox=window.outbox, device=device, now=now)
    window.do.own, window.do.offline = own, calls
    window.link.uploader.answered.add(own.answered)
    await own.open()
    await calls.open()
    await window.do.log_in_at_counter("1")
    for _ in range(6):
        ticket = await kiosk.do.issue_ticket("id")
        assert ticket is not None
        await kiosk.do.report_print(ticket.id, "printed")
    await until(lambda: calls.count() == 2, window.replica.subscribe)
    online = await window.do.call_next("1")
    assert online is not None

    await house.kill()
    connection = window.link.connection
    await until(lambda: connection.state is LinkState.OFFLINE, connection.subscribe)
    await window.do.start_serving("1", online.id)
    await window.do.finish("1", online.id)
    alone = await window.do.call_next("1")
    assert alone is not None
    assert window.replica.state.desks["1"].visit == alone.id
    await window.do.start_serving("1", alone.id)
    await window.do.finish("1", alone.id)
    assert window.replica.state.desks["1"].state is CounterState.OPEN
    slip = next(t.number for t in window.replica.state.tickets.values() if t.state is TicketState.WAITING)
    claimed = await window.do.claim_slip("1", slip)
    assert claimed is not None
    assert claimed.number == slip

    await house.start()
    await window.emptied()
    await until(lambda: not own.waiting, window.replica.subscribe)
    state = window.replica.confirmed
    assert [state.visits[visit.id].offline for visit in (online, alone, claimed)] == [False, True, True]
    assert state.tickets[alone.ticket].state is TicketState.FINISHED
    assert state.desks["1"].visit == claimed.id
    assert not state.irregularities
    assert window.told == []
    await calls.close()


async def test_a_kiosk_gives_its_own_numbers_without_the_server(house: House, window: Program, kiosk: Program) -> None:
    connection, enrolment = kiosk.link.connection, kiosk.session.enrolment
    assert enrolment is not None
    assert enrolment.tag == "1"
    actor = Actor(scope=Scope.KIOSK, device=enrolment.device)
    own = OwnFacts(kiosk.replica, kiosk.outbox, actor=lambda: actor, now=connection.server_now)
    kiosk.do.own = own
    kiosk.do.series = OwnSeries(
        replica=kiosk.replica, outbox=kiosk.outbox, connection=connection, tag=enrolment.tag, actor=lambda: actor
    )
    kiosk.link.uploader.answered.add(own.answered)
    await window.do.log_in_at_counter("1")
    await until(lambda: kiosk.replica.state.desks["1"].staff == "1001", kiosk.replica.subscribe)
    online = await kiosk.do.issue_ticket("id", paper=False)
    assert online is not None
    assert online.number == "A001"

    await house.kill()
    numbers = []
    for priority in Priority:
        ticket = await kiosk.do.issue_ticket("id", priority=priority)
        assert ticket is not None
        numbers.append(ticket.number)
        await kiosk.do.report_print(ticket.id, "printed")
        assert kiosk.replica.state.tickets[ticket.id].state is TicketState.WAITING
    assert numbers == ["A1-001", "A1-002"]

    await house.start()
    await kiosk.emptied()
    await until(lambda: not own.waiting, kiosk.replica.subscribe)
    waiting = [kiosk.replica.confirmed.tickets[code].number for code in kiosk.replica.confirmed.queues["id"]]
    assert [number for number in waiting if "-" in number] == numbers
    assert not kiosk.replica.confirmed.irregularities
    assert kiosk.told == []


async def _everything(program: Program) -> list[dict[str, object]]:
    """Return the whole record as the program may see it."""
    rows: list[dict[str, object]] = []
    while True:
        tail = await program.door.tail("hall:test", len(rows))
        if not tail.events:
            return rows
        rows += tail.events


async def test_replica_equals_the_snapshot_of_the_server(window: Program, kiosk: Program) -> None:
    await window.do.log_in_at_counter("1")
    for _ in range(5):
        ticket = await kiosk.do.issue_ticket("id")
        assert ticket is not None
        await kiosk.do.report_print(ticket.id, "printed")
    await kiosk.emptied()
    await window.do.call_next("1")

    for program in (window, kiosk):
        snapshot = await program.door.snapshot("hall:test")
        await program.link.reached("hall:test", snapshot["seq"])
        assert program.replica.state.model_dump(mode="json") == snapshot["state"]
