"""Giving a number at the reception: the services as they are offered now, and whether what is typed is enough."""

from datetime import datetime

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from app.contract.command import Scope
from app.contract.hall.commands import CitizenGiven, IssueTicket
from app.contract.hall.setup import Identification, Service
from app.contract.hall.state import HallState, Priority
from app.modes import words
from app.modes.window.ask_view import Option
from app.modes.window.legality import objection
from app.modes.window.reception.view import Draft, Issuing
from app.rules.offers import offer
from app.rules.places import ancestors, index, setup_of
from app.rules.waiting import estimate, waiting_count

translate = QCoreApplication.translate


def issuing(state: HallState, draft: Draft, *, staff: str, now: datetime) -> Issuing:
    """Return the services, what the chosen one asks for, and why no number can be given as typed."""
    setup = setup_of(state)
    chosen = index(setup).services.get(draft.service)
    return Issuing(
        services=tuple(_option(state, service, now) for service in setup.services if service.is_leaf),
        asks=chosen.identification if chosen is not None else Identification.NONE,
        why_not=_why_not(state, draft, staff=staff, now=now),
    )


def command(draft: Draft) -> IssueTicket | None:
    """Return the command for what is typed; `None` when a telephone or ID number cannot be right."""
    given = {
        "name": draft.name.strip(),
        "phone": "".join(draft.phone.split()).replace("-", ""),
        "id_number": "".join(draft.id_number.split()).upper(),
    }
    known = {name: value for name, value in given.items() if value}
    try:
        citizen = CitizenGiven(**known) if known else None
        priority = Priority.GREEN if draft.green else Priority.ORDINARY
        return IssueTicket(service=draft.service, priority=priority, citizen=citizen)
    except ValidationError:
        return None


def _why_not(state: HallState, draft: Draft, *, staff: str, now: datetime) -> str:
    if not draft.service:
        return translate("Reception", "Please choose a service first.")
    asked = command(draft)
    if asked is None:
        return translate("Reception", "The telephone or ID number cannot be right. Please check it.")
    found = objection(state, asked, staff=staff, now=now, scope=Scope.RECEPTION)
    return words.refusal(found.code, found.detail) if found is not None else ""


def _option(state: HallState, service: Service, now: datetime) -> Option:
    offered = offer(state, service.code, now)
    above = ancestors(setup_of(state), service)
    waiting = waiting_count(state, service.code)
    guess = estimate(state, service.code, waiting)
    parts = (
        words.local(above[0].name) if above else "",
        translate("Reception", "{count} waiting").format(count=waiting),
        words.minutes(guess.low, guess.high) if guess is not None else "",
    )
    return Option(
        code=service.code,
        label=f"{service.prefix or ''}  {words.local(service.name)}".strip(),
        detail="  ·  ".join(filter(None, parts)),
        why_not="" if offered.code is None else words.refusal(offered.code, offered.detail),
        found_by=(words.local(service.name), service.prefix or ""),
    )
