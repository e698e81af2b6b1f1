"""The open question of a counter, made from the state of the hall; what may not be chosen says why."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.command import Command, Scope
from app.contract.hall.commands import CallNumber, ChangeService, ResumeParked, ReturnWithPapers, TransferTicket
from app.contract.hall.setup import Counter, Service
from app.contract.hall.state import Desk, HallState, Supplement, Ticket
from app.contract.queue import NOBODY
from app.modes import words
from app.modes.window import portrayal, seating
from app.modes.window.ask_view import Asking, Option, Question
from app.modes.window.legality import why_not
from app.modes.window.own_ratings import rated_option, to_file
from app.modes.window.pad_texts import templates
from app.rules.order import waited_minutes
from app.rules.places import ancestors, index, services_at, setup_of
from app.rules.waiting import waiting_count

translate = QCoreApplication.translate

SERVICE, COUNTER = "service:", "counter:"
"""What the code of a target begins with."""

_MOST_TICKETS = 200
"""So many tickets are offered to choose from; a number that is typed in full finds the others as well."""


class TicketAsker:
    """Makes the questions that concern tickets wherever they are, for whoever may ask them.

    :param scope: as what the member of staff is logged in.
    """

    def __init__(self, state: HallState, *, staff: str, now: datetime, scope: Scope = Scope.COUNTER) -> None:
        self._state = state
        self._staff = staff
        self._now = now
        self._scope = scope

    def ask(self, question: Question, ticket: str) -> Asking | None:
        """Return a question about a ticket (id; empty where one is to be chosen), `None` when it is not there."""
        if question in self._choices():
            return Asking(question=question, options=self._choices()[question]())
        about = self._state.tickets.get(ticket)
        return self._makers()[question](about) if about is not None else None

    def _makers(self) -> dict[Question, Callable[[Ticket], Asking]]:
        """Return what makes the questions about a ticket."""
        return {
            Question.CANCEL: lambda ticket: Asking(question=Question.CANCEL, subject=ticket.number),
            Question.CHANGE_SERVICE: self._change_service,
        }

    def _choices(self) -> dict[Question, Callable[[], tuple[Option, ...]]]:
        """Return what makes the options of the questions about no ticket yet."""
        return {Question.RETURN_WITH_PAPERS: self._slips}

    def _change_service(self, ticket: Ticket) -> Asking:
        options = [
            self._service_option(service, service.code, ChangeService(ticket=ticket.id, service=service.code))
            for service in setup_of(self._state).services
            if service.is_leaf
        ]
        return Asking(question=Question.CHANGE_SERVICE, subject=ticket.number, options=tuple(options))

    def _service_option(self, service: Service, code: str, command: Command) -> Option:
        above = ancestors(setup_of(self._state), service)
        count = translate("Window", "Waiting: {count}").format(count=waiting_count(self._state, service.code))
        return Option(
            code=code,
            label=words.local(service.name),
            detail="  ·  ".join(filter(None, (words.local(above[0].name) if above else "", count))),
            why_not=self._why_not(command),
            found_by=(service.prefix or "",),
        )

    def _slips(self) -> tuple[Option, ...]:
        return tuple(self._slip(slip) for slip in self._state.supplements.values())

    def _slip(self, slip: Supplement) -> Option:
        missing = translate("Window", ", ").join(slip.missing)
        return Option(
            code=slip.ticket,
            label=f"{slip.number}  {self._service_name(slip.service)}  {words.day(slip.day)}",
            detail="  ·  ".join(filter(None, (portrayal.citizen(slip.citizen), missing))),
            why_not=self._why_not(ReturnWithPapers(slip=slip.ticket)),
            found_by=(slip.number, slip.ticket, *portrayal.citizen_found_by(slip.citizen)),
        )

    def _service_name(self, code: str) -> str:
        service = index(setup_of(self._state)).services.get(code)
        return words.local(service.name) if service is not None else code

    def _why_not(self, command: Command) -> str:
        return why_not(self._state, command, staff=self._staff, now=self._now, scope=self._scope)


class Asker(TicketAsker):
    """Makes questions for one member of staff at one counter, as the hall is now."""

    def __init__(self, state: HallState, desk: Desk, *, staff: str, now: datetime) -> None:
        super().__init__(state, staff=staff, now=now)
        self._desk = desk

    def _makers(self) -> dict[Question, Callable[[Ticket], Asking]]:
        at_counter = {Question.TRANSFER: self._transfer, Question.PAPERS: self._papers}
        return {**super()._makers(), **at_counter}

    def _choices(self) -> dict[Question, Callable[[], tuple[Option, ...]]]:
        at_counter: dict[Question, Callable[[], tuple[Option, ...]]] = {
            Question.CALL_NUMBER: self._waiting,
            Question.CLAIM_SLIP: lambda: (),
            Question.RESUME_PARKED: self._parked,
            Question.ON_PAD: lambda: templates(self._state, self._desk),
            Question.MISRATING: self._rated,
        }
        return {**super()._choices(), **at_counter}

    def _transfer(self, ticket: Ticket) -> Asking:
        places = index(setup_of(self._state))
        services = [self._service(service) for service in places.services.values() if service.is_leaf]
        counters = [self._counter(place) for place in places.counters.values() if place.number != self._desk.counter]
        return Asking(question=Question.TRANSFER, subject=ticket.number, options=(*counters, *services))

    def _service(self, service: Service) -> Option:
        command = TransferTicket(counter=self._desk.counter, visit=self._desk.visit or "", service=service.code)
        return self._service_option(service, SERVICE + service.code, command)

    def _counter(self, place: Counter) -> Option:
        command = TransferTicket(counter=self._desk.counter, visit=self._desk.visit or "", to_counter=place.number)
        label = translate("Window", "Counter {number}  {name}").format(
            number=place.number, name=words.local(place.name)
        )
        desk = self._state.desks.get(place.number)
        there = seating.name_of(self._state, desk.staff) if desk is not None else ""
        names = index(setup_of(self._state)).services
        served = (words.local(names[code].name) for code in services_at(self._state, place.number))
        return Option(
            code=COUNTER + place.number,
            label=label,
            detail="  ·  ".join(filter(None, (there, translate("Window", ", ").join(served)))),
            why_not=self._why_not(command),
            found_by=tuple(filter(None, (place.number, words.local(place.name), there))),
        )

    def _papers(self, ticket: Ticket) -> Asking:
        service = index(setup_of(self._state)).services.get(ticket.service)
        papers = tuple(words.local(paper) for paper in service.papers) if service is not None else ()
        return Asking(question=Question.PAPERS, subject=ticket.number, papers=papers)

    def _waiting(self) -> tuple[Option, ...]:
        bound = self._state.bound.get(self._desk.counter, NOBODY)
        queues = [self._state.queues.get(code, NOBODY) for code in services_at(self._state, self._desk.counter)]
        waiting = [self._state.tickets[ticket] for queue in (bound, *queues) for ticket in queue[:_MOST_TICKETS]]
        return tuple(
            self._ticket_option(ticket, CallNumber(counter=self._desk.counter, ticket=ticket.id), ticket.id)
            for ticket in waiting[:_MOST_TICKETS]
        )

    def _parked(self) -> tuple[Option, ...]:
        visits = [self._state.visits[visit] for visit in reversed(self._desk.parked)]
        return tuple(
            self._ticket_option(
                self._state.tickets[visit.ticket],
                ResumeParked(counter=self._desk.counter, visit=visit.id),
                visit.id,
            )
            for visit in visits
        )

    def _ticket_option(self, ticket: Ticket, command: Command, code: str) -> Option:
        waited = portrayal.whole_minutes(waited_minutes(ticket, self._now))
        return Option(
            code=code,
            label=f"{ticket.number}  {self._service_name(ticket.service)}",
            detail="  ·  ".join(filter(None, (portrayal.citizen(ticket.citizen), waited))),
            why_not=self._why_not(command),
            found_by=(ticket.number, *portrayal.citizen_found_by(ticket.citizen)),
        )

    def _rated(self) -> tuple[Option, ...]:
        return tuple(rated_option(self._state, visit) for visit in to_file(self._state, self._desk))
