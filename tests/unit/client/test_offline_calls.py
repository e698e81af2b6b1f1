"""A counter's side of the offline protocol on a real outbox: stored, acknowledged, shown, and there after a crash."""

import asyncio
import sqlite3

import pytest

from app.client.cache import Cache
from app.client.envelopes import envelope
from app.client.errors import OutboxError
from app.client.offline_calls import OfflineCalls
from app.client.outbox import Outbox
from app.client.own_facts import OwnFacts
from app.client.uploader import Answered
from app.contract.errors import Refused
from app.contract.hall.commands import CallNext, FinishVisit, StartServing
from app.contract.hall.state import CounterState, TicketState
from app.rules.claiming import slip_claim
from tests.unit.modes.live_hall import LiveHall
from tests.unit.rules.halls import small_setup, staff

WANG, LI = staff("1001"), staff("1002")


class Counter:
    """Counter 1 with everything but a screen."""

    def __init__(self, hall: LiveHall, outbox: Outbox) -> None:
        self.hall = hall
        self.outbox = outbox
        self.own = OwnFacts(hall.replica, outbox, actor=lambda: WANG, now=lambda: hall.now)
        self.calls = OfflineCalls(replica=hall.replica, outbox=outbox, device=WANG.device, now=lambda: hall.now)

    async def open(self) -> "Counter":
        """Start."""
        await self.own.open()
        await self.calls.open()
        return self

    @property
    def desk(self):
        """The counter as it is shown."""
        return self.hall.replica.state.desks["1"]


@pytest.fixture
def hall() -> LiveHall:
    """One ticket is released, three belong to counter 1, three to counter 2."""
    rules = small_setup().rules.model_copy(update={"released_ahead": 1})
    hall = LiveHall(setup=small_setup(rules=rules))
    hall.open("1", "1001", may_call_offline=True)
    hall.open("2", "1002", may_call_offline=True)
    for _ in range(7):
        hall.take()
        hall.wait(seconds=1)
    hall.follow(WANG)
    return hall


@pytest.fixture
async def counter(hall, outbox) -> Counter:
    """Counter 1, started."""
    counter = await Counter(hall, outbox).open()
    yield counter
    await counter.calls.close()


async def test_a_call_is_stored_then_shown_and_the_visit_goes_on(counter, hall):
    first = counter.calls.next_of("1")
    fact = await counter.calls.call("1")
    assert [one.dseq for one in await counter.outbox.pending()] == [fact.dseq], "on the disk first"
    assert counter.desk.state is CounterState.OPEN
    counter.own.add(fact)
    visit = hall.replica.state.visits[counter.desk.visit]
    assert (visit.ticket, visit.offline, counter.desk.state) == (first, True, CounterState.CALLING)
    for command in (StartServing(counter="1", visit=visit.id), FinishVisit(counter="1", visit=visit.id)):
        hall.wait(minutes=1)
        counter.own.add(await counter.outbox.record("hall:test", envelope(command)))
    assert counter.desk.state is CounterState.OPEN
    assert counter.calls.next_of("1") not in {None, first}


async def test_what_was_called_is_shown_again_after_a_crash_and_not_called_again(counter, hall):
    fact = await counter.calls.call("1")
    hall.follow(WANG)
    again = await Counter(hall, counter.outbox).open()
    assert again.desk.visit == fact.envelope.id
    assert fact.envelope.body["ticket"] not in again.calls.holding.mine
    await again.calls.close()


async def test_a_release_is_stored_and_acknowledged_at_once(counter, hall):
    before = counter.calls.holding.mine
    hall.tell(CallNext(counter="2"), LI)
    asked = [ticket for ticket in before if hall.state.tickets[ticket].release_seq]
    await _until(lambda: counter.outbox.waiting.count)
    (fact,) = await counter.outbox.pending()
    assert fact.is_acknowledgement
    assert fact.envelope.body["cursor"] >= max(hall.state.tickets[ticket].release_seq for ticket in asked)
    assert not counter.calls.holding.mine & set(asked)
    hall.follow(WANG)
    again = await Counter(hall, counter.outbox).open()
    assert not again.calls.holding.mine & set(asked), "nor after a crash"
    await again.calls.close()


async def test_an_acknowledgement_never_overtakes_a_call(counter, hall):
    call = await counter.calls.call("1")
    hall.tell(CallNext(counter="2"), LI)
    await _until(lambda: counter.outbox.waiting.count == 2)
    assert [fact.dseq for fact in await counter.outbox.pending()] == [1, 2]
    assert await counter.outbox.pending(leave_out=frozenset({call.dseq})) == []
    await counter.outbox.bury(call.dseq, "no server takes it")
    assert await counter.outbox.pending() == [], "a person has to look first"


async def test_only_own_tickets_are_called_and_nothing_that_is_not_stored(counter, hall, monkeypatch):
    async def full(*_: object, **__: object) -> None:
        raise OutboxError("disk full")

    ticket = counter.calls.next_of("1")
    monkeypatch.setattr(counter.outbox, "record", full)
    with pytest.raises(OutboxError):
        await counter.calls.call("1")
    monkeypatch.undo()
    assert counter.calls.next_of("1") != ticket, "whether it was stored is not known: it is not called again"
    assert all(hall.state.tickets[code].owner == "1" for code in counter.calls.holding.mine)
    while counter.calls.count():
        counter.own.add(await counter.calls.call("1"))
    with pytest.raises(Refused, match="not_owned"):
        await counter.calls.call("1")


async def test_a_slip_is_claimed_that_nobody_has_heard_of(counter, hall):
    claim = slip_claim(hall.replica.state, "1", " a3-012 ")
    counter.own.add(await counter.calls.claim(claim))
    shown = hall.replica.state.visits[counter.desk.visit]
    assert (shown.number, shown.service) == ("A3-012", "id")
    with pytest.raises(Refused, match="unknown_ticket"):
        slip_claim(hall.replica.state, "1", "A999")


async def test_the_layer_goes_when_the_record_holds_it(counter, hall):
    fact = await counter.calls.call("1")
    counter.own.add(fact)
    ticket = fact.envelope.body["ticket"]
    counter.own.answered(Answered(fact, hall.replica.seq))
    assert not counter.own.waiting
    assert hall.replica.state.tickets[ticket].state is TicketState.WAITING, "what a server has not said is not so"


async def test_a_granted_call_is_there_again_after_a_crash(counter, hall):
    stale = hall.replica.state.model_dump(mode="json")
    visit = hall.call("1", WANG)
    hall.sync()
    await counter.own.keep_grant(hall.replica.state.visits[visit.id])
    hall.follow(WANG)
    hall.replica.load({"epoch": "e1", "seq": stale["seq"], "state": stale})
    again = await Counter(hall, counter.outbox).open()
    assert again.desk.visit == visit.id
    await again.calls.close()


async def test_what_was_changed_on_the_disk_is_not_believed(outbox, tmp_path):
    await outbox.keep_note("holding hall:test", "{}")
    assert await outbox.note("holding hall:test") == "{}"
    with sqlite3.connect(tmp_path / "profile" / "facts.db") as file:
        file.execute("UPDATE meta SET value = replace(value, '{}', '[]') WHERE name LIKE 'note%'")
    assert await outbox.note("holding hall:test") is None


async def test_the_kept_state_is_taken_up_and_thrown_away_when_it_is_not_whole(hall, tmp_path):
    cache = Cache(tmp_path)
    keeping = asyncio.create_task(cache.follow(hall.replica))
    await asyncio.sleep(0)
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    kept = await cache.load("hall:test")
    assert kept is not None
    hall.replica.load(kept)
    assert hall.replica.seq == hall.state.seq
    with sqlite3.connect(tmp_path / "cache.db") as file:
        file.execute("UPDATE snapshot SET state = replace(state, 'A001', 'A002')")
    assert await cache.load("hall:test") is None
    (tmp_path / "cache.db").write_bytes(b"not a database" * 100)
    assert await cache.load("hall:test") is None
    assert not (tmp_path / "cache.db").exists()


async def _until(true) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.005)
