"""A small model of the offline protocol, searched completely: two tickets, two counters, lossy channels.

The decisions are those of `app.rules.offline` and `app.rules.sending`; the model only carries messages and loses them.
A counter may call what it owns at any moment, because nobody can know when it is offline; being out of reach is a
channel in which nothing moves. A state is a tuple of frozen values, so that it is met only once.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.contract.errors import FactReceipt
from app.rules import offline, sending
from app.rules.offline import Gap, Hold, Holding, News, Owner, Said

COUNTERS = (Owner("1", "a"), Owner("2", "b"))
TICKETS = ("s", "t")


class Fact(NamedTuple):
    """A stored fact: a call of a ticket, or an acknowledgement of a cursor."""

    dseq: int
    ticket: str
    cursor: int

    @property
    def about(self) -> str:
        """What must keep its order."""
        return self.ticket

    @property
    def is_acknowledgement(self) -> bool:
        """Whether it acknowledges."""
        return not self.ticket


class Counter(NamedTuple):
    """A counter and its two channels, oldest message first."""

    holding: Holding
    outbox: tuple[Fact, ...]
    last: int
    down: tuple[Any, ...] = ()
    up: tuple[tuple[Fact, ...], ...] = ()
    streamed: int = 0
    received: tuple[int, ...] = ()


class World(NamedTuple):
    """Everything. `log` are the events as (ticket, what, whose); `calls` who has called each ticket in the world."""

    log: tuple[tuple[str, Said, Owner | None], ...]
    holds: tuple[Hold, ...]
    known: tuple[bool, ...]
    calls: tuple[tuple[str, ...], ...]
    counters: tuple[Counter, ...]


@dataclass(frozen=True)
class Bounds:
    """How far the search goes: messages in a channel, events in the record, unsent facts of a counter.

    `owners` says which of the two counters (0, 1) owns each ticket at the beginning. With `both` the second counter has
    lossy channels too; without, it is only granted tickets, which lets a search go deeper.
    """

    owners: tuple[int, ...] = (0, 1)
    channel: int = 3
    events: int = 6
    facts: int = 2
    both: bool = True


def begin(owners: tuple[int, ...]) -> World:
    """Each ticket has its owner, who knows it."""
    tickets = len(owners)
    log = tuple((TICKETS[place], Said.OWNED, COUNTERS[owner]) for place, owner in enumerate(owners))
    counters = tuple(
        Counter(
            Holding(
                epoch="e", cursor=tickets, mine=frozenset(t for t, o in zip(TICKETS, owners, strict=False) if o == c)
            ),
            (),
            0,
            streamed=tickets,
        )
        for c in range(len(COUNTERS))
    )
    return World(log, tuple(Hold(COUNTERS[o]) for o in owners), (False,) * tickets, ((),) * tickets, counters)


def violated(world: World) -> bool:
    """Whether two counters have called one ticket."""
    return any(len(callers) > 1 for callers in world.calls)


def steps(world: World, bounds: Bounds) -> Iterator[tuple[str, World]]:
    """Every step that can come next, with its name."""
    yield from _authority(world, bounds)
    for place, counter in enumerate(world.counters[: 1 + bounds.both]):
        yield from _network(world, bounds, place, counter)
        if counter.down:
            yield f"hear {place}", _hear(world, place, counter)
        if counter.outbox and len(counter.up) < bounds.channel:
            batch = tuple(sending.sendable(counter.outbox, held=(), lost=False, limit=2))
            yield f"send {place}", _with(world, place, up=(*counter.up, batch))
        if len(counter.outbox) < bounds.facts:
            yield from _call(world, place, counter)


def _authority(world: World, bounds: Bounds) -> Iterator[tuple[str, World]]:
    if len(world.log) >= bounds.events:
        return
    for place, hold in enumerate(world.holds):
        ticket = TICKETS[place]
        if world.known[place]:
            continue
        if hold.owner is not None and hold.asked is None:
            asked = Hold(hold.owner, len(world.log) + 1)
            yield f"ask {ticket}", _held(world, place, asked, Said.ASKED, hold.owner)
        for owner in COUNTERS if bounds.both else COUNTERS[1:]:
            if bounds.both and offline.may_be_owned(hold):
                yield f"own {ticket} {owner.counter}", _held(world, place, Hold(owner), Said.OWNED, owner)
            if offline.may_grant(hold, owner):
                granted = _held(world, place, Hold(), Said.GONE, None)
                yield f"grant {ticket} {owner.counter}", _called(_known(granted, place), place, owner)


def _network(world: World, bounds: Bounds, place: int, counter: Counter) -> Iterator[tuple[str, World]]:
    if len(counter.down) < bounds.channel and counter.streamed < len(world.log):
        seq = counter.streamed + 1
        event = ("event", seq, world.log[seq - 1])
        yield f"stream {place}", _with(world, place, down=(*counter.down, event), streamed=seq)
        yield f"lose event {place}", _with(world, place, streamed=seq)
    if counter.holding.cursor < len(world.log):
        # A new connection: what was on its way over the old one is gone.
        told = snapshot(world, COUNTERS[place])
        yield f"connect {place}", _with(world, place, down=(told,), streamed=len(world.log))
    if counter.up:
        yield f"lose facts {place}", _with(world, place, up=counter.up[1:])
        yield f"take {place}", _take(world, place, counter, answered=True)
        yield f"take, answer lost {place}", _take(world, place, counter, answered=False)


def snapshot(world: World, owner: Owner) -> tuple[Any, ...]:
    """Return what a snapshot tells a counter: its own tickets, and the highest release asked of it."""
    owned = [(ticket, hold) for ticket, hold in zip(TICKETS, world.holds, strict=False) if hold.owner == owner]
    mine = frozenset(ticket for ticket, hold in owned if hold.asked is None)
    return "snapshot", len(world.log), mine, max((hold.asked or 0 for _, hold in owned), default=0)


def _call(world: World, place: int, counter: Counter) -> Iterator[tuple[str, World]]:
    for number, ticket in enumerate(TICKETS[: len(world.holds)]):
        called = offline.call(counter.holding, ticket)
        if called is not None:
            fact = Fact(counter.last + 1, ticket, 0)
            stored = _with(world, place, holding=called, outbox=(*counter.outbox, fact), last=fact.dseq)
            yield f"call {ticket} {place}", _called(stored, number, COUNTERS[place])


def _hear(world: World, place: int, counter: Counter) -> World:
    message, rest = counter.down[0], counter.down[1:]
    holding, outbox, last = counter.holding, counter.outbox, counter.last
    if message[0] == "snapshot":
        _, seq, mine, asked = message
        holding = offline.resync(holding, epoch="e", seq=seq, mine=mine, asked=asked)
    else:
        _, seq, (ticket, said, owner) = message
        about_me = COUNTERS[place] == owner or ticket in holding.mine | holding.called
        try:
            holding = offline.hear(holding, seq, (News(ticket, said),) if about_me else ())
        except Gap:
            return _with(world, place, down=rest)  # it will connect anew
    cursor = offline.to_acknowledge(holding)
    if cursor is not None:
        last += 1
        holding, outbox = offline.acknowledged(holding, cursor), (*outbox, Fact(last, "", cursor))
    return _with(world, place, holding=holding, outbox=outbox, last=last, down=rest)


def _take(world: World, place: int, counter: Counter, *, answered: bool) -> World:
    batch, received = counter.up[0], set(counter.received)
    for fact in batch:
        if fact.dseq not in received:
            received.add(fact.dseq)
            world = _apply(world, fact, COUNTERS[place])
    outbox = counter.outbox
    if answered:
        top = max(received, default=0)
        missing = tuple(n for n in range(1, top) if n not in received)
        receipt = FactReceipt(upto=missing[0] - 1 if missing else top, highest=top, missing=missing)
        arrived = sending.settled([fact.dseq for fact in batch], receipt)
        outbox = sending.left(outbox, arrived)
    return _with(world, place, up=counter.up[1:], outbox=outbox, received=tuple(sorted(received)))


def _apply(world: World, fact: Fact, sender: Owner) -> World:
    if fact.ticket:
        place = TICKETS.index(fact.ticket)
        return world if world.known[place] else _known(_held(world, place, Hold(), Said.GONE, sender), place)
    for place in range(len(world.holds)):
        if offline.lets_go(world.holds[place], sender, fact.cursor):
            world = _held(world, place, Hold(), Said.GONE, sender)
    return world


def _held(world: World, place: int, hold: Hold, said: Said, whose: Owner | None) -> World:
    holds = (*world.holds[:place], hold, *world.holds[place + 1 :])
    return world._replace(log=(*world.log, (TICKETS[place], said, whose)), holds=holds)


def _known(world: World, place: int) -> World:
    return world._replace(known=(*world.known[:place], True, *world.known[place + 1 :]))


def _called(world: World, place: int, owner: Owner) -> World:
    callers = tuple(sorted({*world.calls[place], owner.counter}))
    return world._replace(calls=(*world.calls[:place], callers, *world.calls[place + 1 :]))


def _with(world: World, place: int, **changes: Any) -> World:
    counter = world.counters[place]._replace(**changes)
    return world._replace(counters=(*world.counters[:place], counter, *world.counters[place + 1 :]))


@dataclass(frozen=True)
class Found:
    """What a search found: how many states, whether all, and the steps to the first violation."""

    states: int
    complete: bool
    trail: tuple[str, ...] | None


def search(bounds: Bounds, *, at_most: int = 5_000_000) -> Found:
    """Go through every state in order of distance until one violates the claim."""
    first = begin(bounds.owners)
    came: dict[World, tuple[World, str] | None] = {first: None}
    waiting = deque([first])
    while waiting:
        world = waiting.popleft()
        for name, following in steps(world, bounds):
            if following in came:
                continue
            came[following] = (world, name)
            if violated(following):
                return Found(len(came), False, _trail(came, following))
            waiting.append(following)
        if len(came) > at_most:
            return Found(len(came), False, None)
    return Found(len(came), True, None)


def _trail(came: dict[World, tuple[World, str] | None], world: World) -> tuple[str, ...]:
    names: list[str] = []
    while (step := came[world]) is not None:
        world, name = step
        names.append(name)
    return tuple(reversed(names))
