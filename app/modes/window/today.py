"""Today's tickets and visits as the lists of a counter look for them, kept in step with the hall event by event.

Going through a whole day at every event would make the window slow in the evening.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest

from app.client.replica import Change
from app.contract.event import Recorded
from app.contract.hall.state import LIVE, HallState, Ticket, TicketState, Visit
from app.modes import pinyin
from app.modes.window import portrayal

_Ids = dict[str, None]
"""Ids in the order in which they came: a set would forget it."""


class Today:
    """Finds tickets (by state, by appointment, by what is typed) and visits (by counter) of the state it followed."""

    def __init__(self) -> None:
        self._index: _Index | None = None

    def follow(self, change: Change[HallState]) -> None:
        """Take in what has changed; nothing is done until somebody has looked once."""
        if self._index is None:
            return
        if change.resynced:
            self._index = None
            return
        for recorded in change.events:
            self._index.touch(change.state, recorded)
        self._index.state = change.state

    def newest(self, state: HallState) -> Iterator[Ticket]:
        """Return all tickets, the last issued first."""
        return (state.tickets[ticket] for ticket in reversed(self._at(state).keys))

    def passed(self, state: HallState) -> Iterator[Ticket]:
        """Return the tickets that were passed, the latest to be passed first; after a snapshot the last issued."""
        return (state.tickets[ticket] for ticket in reversed(self._at(state).in_state[TicketState.PASSED]))

    def booked(self, state: HallState) -> Iterator[Ticket]:
        """Return the tickets of appointments."""
        return (state.tickets[ticket] for ticket in self._at(state).booked)

    def called_by(self, state: HallState, counter: str) -> Iterator[Visit]:
        """Return the visits of a counter, the last called first."""
        return (state.visits[visit] for visit in reversed(self._at(state).at_counter[counter]))

    def found(self, state: HallState, typed: str, *, most: int) -> list[Ticket]:
        """Return the tickets that fit what was typed: those that fit better first, then those that still wait.

        A ticket is found by its number, the last digits of the telephone number, or what the mask leaves of a name.
        """
        best = nsmallest(most, self._ranked(state, pinyin.plain(typed)))
        return [state.tickets[ticket] for *_, ticket in best]

    def _ranked(self, state: HallState, wanted: str) -> Iterator[tuple[int, bool, str, str]]:
        index = self._at(state)
        for ticket, keys in index.keys.items():
            fit = pinyin.fit(wanted, keys)
            if fit is not None:
                yield fit, index.states[ticket] not in LIVE, state.tickets[ticket].number, ticket

    def _at(self, state: HallState) -> "_Index":
        """Return the index of this state, made anew where the events have not led: at first, after a snapshot."""
        if self._index is None or self._index.state is not state or len(self._index.keys) != len(state.tickets):
            self._index = _Index(state)
        return self._index


class _Index:
    """What is known of the tickets and visits of one state."""

    def __init__(self, state: HallState) -> None:
        self.state = state
        self.keys: dict[str, tuple[str, ...]] = {}
        self.states: dict[str, TicketState] = {}
        self.in_state: defaultdict[TicketState, _Ids] = defaultdict(dict)
        self.booked: _Ids = {}
        self.at_counter: defaultdict[str, _Ids] = defaultdict(dict)
        for visit in sorted(state.visits.values(), key=lambda visit: (visit.called_at, visit.id)):
            self.at_counter[visit.counter][visit.id] = None
        for ticket in sorted(state.tickets.values(), key=lambda ticket: (ticket.issued_at, ticket.id)):
            self._take(ticket)

    def touch(self, state: HallState, recorded: Recorded) -> None:
        """Look again at the tickets and visits that an event names."""
        for named in _named(recorded):
            visit = state.visits.get(named)
            if visit is not None:
                self.at_counter[visit.counter][visit.id] = None
            ticket = state.tickets.get(visit.ticket if visit is not None else named)
            if ticket is not None:
                self._take(ticket)

    def _take(self, ticket: Ticket) -> None:
        before = self.states.get(ticket.id)
        if before is not ticket.state:
            if before is not None:
                del self.in_state[before][ticket.id]
            self.in_state[ticket.state][ticket.id] = None
            self.states[ticket.id] = ticket.state
        if ticket.slot is not None:
            self.booked[ticket.id] = None
        texts = (ticket.number, *portrayal.citizen_found_by(ticket.citizen))
        self.keys[ticket.id] = tuple(dict.fromkeys(key for text in texts for key in pinyin.keys(text)))


def _named(recorded: Recorded) -> Iterable[str]:
    """Return what an event names, and its command: a ticket or visit has the id of the one that made it."""
    return (recorded.command, *(value for value in vars(recorded.event).values() if isinstance(value, str)))
