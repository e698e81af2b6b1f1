"""A ticket in words: what stands on the slip and on the screen."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, Ticket
from app.modes import words
from app.modes.hall_texts import filled
from app.modes.kiosk.view import Slip, Taken
from app.rules.calendar import local
from app.rules.designs import ticket_design
from app.rules.offers import staffed_counters
from app.rules.order import Lane, lane, since
from app.rules.places import ancestors, index
from app.rules.waiting import Estimate, estimate, estimate_newcomer, estimate_ticket, people_ahead

translate = QCoreApplication.translate

_MOST_COUNTERS = 6


def taken(
    state: HallState,
    setup: HallSetup,
    ticket: Ticket,
    *,
    reader: str,
    name: str,
    url: str,
    now: datetime | None = None,
) -> Taken:
    """Return what is told of a ticket.

    :param name: how the citizen is named, already masked.
    :param url: where the server shows the ticket's page (the QR code).
    :param now: when it is told, if not at the moment it is given.
    """
    service = index(setup).services[ticket.service]
    above = ancestors(setup, service)
    told_at = now or ticket.issued_at
    ahead = people_ahead(state, ticket.id, told_at)
    guess = _wait(state, ticket, ahead=ahead, now=told_at)
    counters = _counters(staffed_counters(state, ticket.service))
    people = filled(translate("Kiosk", "{count} people"), count=str(ahead))
    wait = words.minutes(guess.low, guess.high) if guess else translate("Kiosk", "not known yet")
    issued = local(setup.timezone, ticket.issued_at)
    zone = next((words.local(zone.name, reader) for zone in setup.zones if zone.code == ticket.zone), "")
    fields = {
        "hall": words.local(setup.name, reader),
        "zone": zone,
        "number": ticket.number,
        "category": words.local(above[-1].name, reader) if above else "",
        "service": words.local(service.name, reader),
        "issued_at": f"{issued:%Y-%m-%d %H:%M}",
        "ahead": people,
        "wait": wait,
        "counters": counters,
        "name": name,
        "priority": words.priority(ticket.priority),
        "method": _method(ticket),
        "url": url,
        "tips": words.local(service.tip, reader),
    }
    design = ticket_design(setup, service)
    return Taken(
        number=ticket.number,
        service=fields["service"],
        counters=counters,
        ahead=people,
        wait=wait,
        slip=Slip(tuple(fields.items()), paper=ticket.id, design=design.source if design else ""),
    )


def _method(ticket: Ticket) -> str:
    """Return what to do now; of a number that the kiosk gave by itself, that it goes by the time of issue."""
    if ticket.offline:
        return translate("Kiosk", "Taken while the network is down: you are called by the time of issue on this slip.")
    return translate("Kiosk", "Please wait in the waiting area until you are called.")


def reprint_mark() -> str:
    """Return what stands above everything on a paper that is not the first of its ticket."""
    return translate("Kiosk", "PRINTED AGAIN")


def _counters(numbers: tuple[str, ...]) -> str:
    if not numbers:
        return ""
    listed = translate("Kiosk", ", ").join(numbers[:_MOST_COUNTERS])
    return filled(translate("Kiosk", "Counter {counters}"), counters=listed)


def _wait(state: HallState, ticket: Ticket, *, ahead: int, now: datetime) -> Estimate | None:
    """Return the wait of a ticket: in the line of its counter, in its queue, or on its way there."""
    if ticket.bound is not None:
        return estimate(state, ticket.service, ahead)
    place = lane(ticket)
    return estimate_ticket(state, ticket.id, now) or estimate_newcomer(
        state,
        ticket.service,
        now,
        priority=place is Lane.PRIORITY,
        slot=since(ticket) if place is Lane.EARLY else None,
    )
