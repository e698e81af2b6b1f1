"""Who is next, and why (spec 01, Order of calling)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum

from app.contract.hall.events import Turn
from app.contract.hall.setup import CallingMode, CallingOrder, CallingPolicy
from app.contract.hall.state import HallState, Priority, Ticket
from app.contract.queue import NOBODY, Queue
from app.rules.offline import may_grant
from app.rules.order import Lane, came_before, lane, lanes, leave, placed_at, since, tie
from app.rules.owners import hold_of, seat_of
from app.rules.places import calling_order, index, services_at, setup_of
from app.rules.places import counter as counter_of

_OrderKey = tuple[int, float, datetime, datetime, str]


class Standing(IntEnum):
    """What right a waiting ticket has at a moment; `LAST` is called only when nobody else waits."""

    PRIORITY = 0
    ORDINARY = 1
    LAST = 2


@dataclass(frozen=True)
class Choice:
    """The next ticket for a counter.

    `rule` names why: `supplement_return`, `transferred_here`, `restored`, `green_channel`, `transferred`,
    `appointment`, `waited_too_long`, `turn_of_ordinary`, `target_used`, `first_come`, `service_order`,
    `early_appointment`, `by_number`, or `nobody`. `jumped` counts people who came before it and wait for this counter
    too. `blocked` are tickets that came first but still belong to another counter (spec 06, A1). `turn` is how far the
    interleaved order of the zone has come with this call.
    """

    ticket: Ticket | None
    rule: str
    jumped: int
    blocked: tuple[Ticket, ...]
    turn: Turn | None = None


@dataclass(frozen=True)
class _Candidate:
    ticket: Ticket
    standing: Standing
    rule: str
    key: _OrderKey


def next_ticket(state: HallState, counter: str, now: datetime, *, mine: Collection[str] | None = None) -> Choice:
    """Choose the next ticket for a counter. The same state always gives the same choice.

    Out of the server's reach `mine` names the tickets that the counter may call by itself (spec 06, W1).

    Looks at the first tickets of each lane only, so that its cost does not grow with the number waiting.
    """
    place = counter_of(state, counter)
    queues = [state.queues.get(service, NOBODY) for service in services_at(state, counter)]
    bound = () if mine is not None else _bound(state, counter)
    due = next((ticket for ticket in bound if _is_due(state, ticket)), None)
    if due is not None:
        return Choice(due, _bound_rule(due), _jumped(state, due, queues), ())
    chooser = _Chooser(state, counter, now, calling_order(state, place.zone), mine)
    strict = place.mode is CallingMode.STRICT
    blocked: list[_Candidate] = []
    for group in [[queue] for queue in queues] if strict else [queues]:
        free, held = chooser.candidates(group)
        chosen = min((one for one in free if one.standing is not Standing.LAST), key=_key, default=None)
        blocked.extend(one for one in held if chosen is None or one.key < chosen.key)
        if chosen is not None:
            rule = "service_order" if strict and chosen.rule == "first_come" else chosen.rule
            return Choice(
                chosen.ticket,
                rule,
                _jumped(state, chosen.ticket, queues),
                _tickets(blocked, sort=not strict),
                chooser.turn_after(chosen, place.zone),
            )
    return _last(state, bound, chooser, queues, _tickets(blocked, sort=True))


def line_up(state: HallState, counter: str, now: datetime, *, most: int) -> tuple[Choice, ...]:
    """Return the next tickets of a counter, at most so many, as they would be called one after another now."""
    found: list[Choice] = []
    while len(found) < most:
        choice = next_ticket(state, counter, now)
        if choice.ticket is None:
            break
        found.append(choice)
        state = leave(state, choice.ticket)
        if choice.turn is not None:
            state = state.model_copy(update={"turns": state.turns.insert(choice.turn.zone, choice.turn.place)})
    return tuple(found)


def by_number(state: HallState, counter: str, ticket: Ticket) -> Choice:
    """Return the choice of a ticket that staff picked by its number (指定呼叫); blocked while another owns it."""
    queues = [state.queues.get(service, NOBODY) for service in services_at(state, counter)]
    if not may_grant(hold_of(ticket), seat_of(state, counter)):
        return Choice(None, "nobody", 0, (ticket,))
    return Choice(ticket, "by_number", _jumped(state, ticket, queues), ())


def _last(
    state: HallState,
    bound: tuple[Ticket, ...],
    chooser: "_Chooser",
    queues: list[Queue],
    blocked: tuple[Ticket, ...],
) -> Choice:
    """Choose among those who are called only when nobody else waits."""
    undue = next(iter(bound), None)
    if undue is not None:
        return Choice(undue, _bound_rule(undue), _jumped(state, undue, queues), blocked)
    free, _ = chooser.candidates(queues)
    early = min(free, key=_key, default=None)
    if early is None:
        return Choice(None, "nobody", 0, blocked)
    return Choice(early.ticket, early.rule, _jumped(state, early.ticket, queues), blocked)


def _bound(state: HallState, counter: str) -> tuple[Ticket, ...]:
    return tuple(state.tickets[waiting] for waiting in state.bound.get(counter, NOBODY))


def _is_due(state: HallState, ticket: Ticket) -> bool:
    return ticket.due_after is None or state.called.get(ticket.service, 0) >= ticket.due_after


def _bound_rule(ticket: Ticket) -> str:
    if ticket.due_after is not None:
        return "restored"
    return "transferred_here" if ticket.transfer is not None else "supplement_return"


def _jumped(state: HallState, chosen: Ticket, queues: Iterable[Queue]) -> int:
    return sum(came_before(state, queue, placed_at(chosen)) for queue in queues)


def _key(candidate: _Candidate) -> _OrderKey:
    return candidate.key


def _tickets(candidates: list[_Candidate], *, sort: bool) -> tuple[Ticket, ...]:
    return tuple(one.ticket for one in (sorted(candidates, key=_key) if sort else candidates))


class _Chooser:
    """Puts tickets in the order of a zone at a moment, as one counter sees them."""

    def __init__(
        self, state: HallState, counter: str, now: datetime, order: CallingOrder, mine: Collection[str] | None
    ) -> None:
        self._state = state
        self._seat = seat_of(state, counter)
        self._mine = mine
        self._now = now
        self._order = order
        self._services = index(setup_of(state)).services
        zone = counter_of(state, counter).zone
        self._turn = state.turns.get(zone, 0) % (order.priority_run + order.ordinary_run)
        self._wanted = Standing.PRIORITY if self._turn < order.priority_run else Standing.ORDINARY

    def candidates(self, queues: Iterable[Queue]) -> tuple[list[_Candidate], list[_Candidate]]:
        """Return the first ticket of each lane that may be called, and those before it that belong to others."""
        free: list[_Candidate] = []
        held: list[_Candidate] = []
        for queue in queues:
            for _, begin, end in lanes(self._state, queue):
                for place in range(begin, end):
                    candidate = self._candidate(self._state.tickets[queue[place]])
                    if self._free(candidate.ticket):
                        free.append(candidate)
                        break
                    held.append(candidate)
        return free, held

    def _free(self, ticket: Ticket) -> bool:
        """Whether the counter may have a ticket now: out of the server's reach only what it may call by itself."""
        if self._mine is not None:
            return ticket.id in self._mine
        return may_grant(hold_of(ticket), self._seat)

    def turn_after(self, chosen: _Candidate, zone: str) -> Turn | None:
        """Return how far the interleaved order comes with a call; a call out of turn does not move it."""
        if self._order.policy is not CallingPolicy.INTERLEAVE or chosen.standing is not self._wanted:
            return None
        return Turn(zone=zone, place=(self._turn + 1) % (self._order.priority_run + self._order.ordinary_run))

    def _candidate(self, ticket: Ticket) -> _Candidate:
        standing, rule = self._standing(ticket)
        candidate = _Candidate(ticket, standing, rule, (standing, 0.0, since(ticket), *tie(ticket)))
        if standing is Standing.LAST:
            return candidate
        if self._order.policy is CallingPolicy.INTERLEAVE:
            return self._in_turn(candidate)
        if self._order.policy is CallingPolicy.TARGET:
            return self._by_target(candidate)
        return candidate

    def _standing(self, ticket: Ticket) -> tuple[Standing, str]:
        part = lane(ticket)
        if part is Lane.EARLY:
            begun = since(ticket) <= self._now
            return (Standing.PRIORITY, "appointment") if begun else (Standing.LAST, "early_appointment")
        if part is Lane.PRIORITY:
            return Standing.PRIORITY, _priority_rule(ticket)
        most = self._order.max_wait_minutes
        aged = most is not None and self._now - since(ticket) > timedelta(minutes=most)
        if aged and self._order.policy is CallingPolicy.STRICT:
            return Standing.PRIORITY, "waited_too_long"
        return Standing.ORDINARY, "first_come"

    def _in_turn(self, candidate: _Candidate) -> _Candidate:
        in_turn = candidate.standing is self._wanted
        waits_its_turn = candidate.standing is Standing.ORDINARY and in_turn
        rule = "turn_of_ordinary" if waits_its_turn else candidate.rule
        return replace(candidate, rule=rule, key=(0 if in_turn else 1, *candidate.key[1:]))

    def _by_target(self, candidate: _Candidate) -> _Candidate:
        ticket = candidate.ticket
        target = self._order.priority_target_minutes
        if candidate.standing is Standing.ORDINARY:
            known = self._services.get(ticket.service)
            target = known.target_minutes if known is not None else self._order.priority_target_minutes
        share = (self._now - since(ticket)).total_seconds() / (60 * target)
        rule = "target_used" if candidate.standing is Standing.ORDINARY else candidate.rule
        return replace(candidate, rule=rule, key=(0, -share, *candidate.key[2:]))


def _priority_rule(ticket: Ticket) -> str:
    if ticket.priority is Priority.GREEN:
        return "green_channel"
    return "transferred" if ticket.transfer is not None else "appointment"
