"""The lists of a counter: waiting for me, called, passed, parked, appointments; and the search through all of them."""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice

from PySide6.QtCore import QCoreApplication

from app.contract.errors import RefusalCode
from app.contract.hall.reception import Booking
from app.contract.hall.state import Citizen, Desk, HallState, Slot, Ticket, TicketState, Visit
from app.modes import words
from app.modes.paper_words import paper
from app.modes.window import portrayal
from app.modes.window.coming import Coming, coming
from app.modes.window.legality import objection
from app.modes.window.ticket_actions import TICKET_ACTIONS, possible
from app.modes.window.today import Today
from app.modes.window.view import Listing, TicketDeed, TicketList, TicketRow
from app.rules.calendar import local
from app.rules.order import waited_minutes
from app.rules.places import index, services_at, setup_of
from app.rules.reception import booking_key

translate = QCoreApplication.translate

_MOST_ROWS = 100
_MOST_WAITING = 20
"""Finding the order of calling costs for each ticket; who is further behind is found by searching."""


class Lister:
    """Makes the lists of one counter from the state of the hall."""

    def __init__(self, state: HallState, desk: Desk, today: Today, *, staff: str, now: datetime) -> None:
        self._state = state
        self._desk = desk
        self._today = today
        self._staff = staff
        self._now = now
        self._setup = setup_of(state)
        self._services = frozenset(services_at(state, desk.counter))

    def listing(self, kind: TicketList, *, typed: str, marked: str) -> Listing:
        """Return a list, or with something typed what is found; `marked` is the ticket whose actions are shown."""
        makers: dict[TicketList, Callable[[], Iterable[TicketRow]]] = {
            TicketList.WAITING: self._waiting,
            TicketList.CALLED: self._called,
            TicketList.PASSED: self._passed,
            TicketList.PARKED: self._parked,
            TicketList.APPOINTMENTS: self._appointments,
        }
        rows = tuple(self._found(typed) if typed.strip() else makers[kind]())[:_MOST_ROWS]
        codes = [row.ticket for row in rows]
        chosen = marked if marked in codes else codes[0] if codes else ""
        return Listing(kind=kind, typed=typed, rows=rows, marked=chosen, why_not=self._may(chosen))

    def _waiting(self) -> Iterable[TicketRow]:
        for one in coming(self._state, self._desk.counter, self._now, most=_MOST_WAITING):
            yield self._waiting_row(one)

    def _waiting_row(self, one: Coming) -> TicketRow:
        waited = portrayal.whole_minutes(one.reason.waited_minutes)
        return self._row(one.ticket, waited, words.source(one.ticket.source), sign=portrayal.right_to_go_first(one))

    def _called(self) -> Iterable[TicketRow]:
        for visit in islice(self._today.called_by(self._state, self._desk.counter), _MOST_ROWS):
            ticket = self._state.tickets[visit.ticket]
            yield self._row(
                ticket, self._clock(visit.called_at), self._outcome(visit), portrayal.citizen(ticket.citizen)
            )

    def _outcome(self, visit: Visit) -> str:
        return (
            words.outcome(visit.outcome)
            if visit.outcome is not None
            else words.ticket_state(self._state.tickets[visit.ticket].state)
        )

    def _passed(self) -> Iterable[TicketRow]:
        mine = (
            ticket
            for ticket in self._today.passed(self._state)
            if ticket.service in self._services or ticket.counter == self._desk.counter
        )
        return (self._described(ticket) for ticket in islice(mine, _MOST_ROWS))

    def _parked(self) -> Iterable[TicketRow]:
        for code in reversed(self._desk.parked):
            visit = self._state.visits[code]
            since = portrayal.elapsed(visit.parked_at, self._now)
            aside = translate("Window", "Parked for {time}").format(time=since)
            ticket = self._state.tickets[visit.ticket]
            yield self._row(ticket, aside, portrayal.citizen(ticket.citizen))

    def _appointments(self) -> Iterable[TicketRow]:
        """Return who is booked today for my services: who has checked in, and who is still expected."""
        taken = [ticket for ticket in self._today.booked(self._state) if ticket.service in self._services]
        came = {booking_key(code) for code in self._state.appointments}
        today = local(self._setup.timezone, self._now).date()
        expected = [
            booking
            for booking in self._state.booked.values()
            if booking.service in self._services
            and booking.key not in came
            and local(self._setup.timezone, booking.begins).date() == today
        ]
        rows = [(ticket.slot.begins, self._booked_ticket(ticket, ticket.slot)) for ticket in taken if ticket.slot]
        rows += [(booking.begins, self._expected(booking)) for booking in expected]
        return (row for _, row in sorted(rows, key=lambda one: (one[0], one[1].number, one[1].ticket)))

    def _booked_ticket(self, ticket: Ticket, slot: Slot) -> TicketRow:
        time = self._slot_time(slot.begins, slot.ends)
        return self._row(ticket, time, words.ticket_state(ticket.state), portrayal.citizen(ticket.citizen))

    def _expected(self, booking: Booking) -> TicketRow:
        over = self._now > booking.ends
        stands = translate("Window", "Has not come") if over else translate("Window", "Expected")
        who = portrayal.citizen(Citizen(name=booking.name, phone=booking.phone))
        return TicketRow(
            ticket=booking.key,
            number=self._slot_time(booking.begins, booking.ends),
            service=self._service_name(booking.service),
            detail="  ·  ".join(filter(None, (stands, who))),
        )

    def _slot_time(self, begins: datetime, ends: datetime) -> str:
        return f"{self._clock(begins)}–{self._clock(ends)}"

    def _found(self, typed: str) -> Iterable[TicketRow]:
        return (self._described(ticket) for ticket in self._today.found(self._state, typed, most=_MOST_ROWS))

    def _described(self, ticket: Ticket) -> TicketRow:
        waited = (
            portrayal.whole_minutes(waited_minutes(ticket, self._now)) if ticket.state is TicketState.WAITING else ""
        )
        at = translate("Window", "Counter {number}").format(number=ticket.counter) if ticket.counter else ""
        return self._row(
            ticket, words.ticket_state(ticket.state), at, waited, paper(ticket), portrayal.citizen(ticket.citizen)
        )

    def _row(self, ticket: Ticket, *details: str, sign: str = "") -> TicketRow:
        return TicketRow(
            ticket=ticket.id,
            number=ticket.number,
            service=self._service_name(ticket.service),
            detail="  ·  ".join(filter(None, details)),
            sign=sign,
        )

    def _service_name(self, code: str) -> str:
        service = index(self._setup).services.get(code)
        return words.local(service.name) if service is not None else code

    def _may(self, code: str) -> dict[TicketDeed, str]:
        ticket = self._state.tickets.get(code)
        if ticket is None:
            return {}
        return {deed: self._why_not(deed, ticket) for deed in possible(ticket)}

    def _why_not(self, deed: TicketDeed, ticket: Ticket) -> str:
        command = TICKET_ACTIONS[deed].probe(self._desk, ticket)
        found = objection(self._state, command, staff=self._staff, now=self._now)
        if found is None or found.code is RefusalCode.TRANSFER_NOWHERE:
            return ""
        return words.refusal(found.code, found.detail)

    def _clock(self, moment: datetime) -> str:
        return words.clock(local(self._setup.timezone, moment))
