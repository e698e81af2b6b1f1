"""Who may have a ticket: identification, blacklist and whitelist, one live ticket per service (spec 01, Tickets)."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import CitizenGiven
from app.contract.hall.setup import Identification, ListedCitizen, Service
from app.contract.hall.state import COUNTED, LIVE, Citizen, HallState
from app.rules.decision import Decision
from app.rules.identity import id_number_ok
from app.rules.places import index, setup_of

_BUCKET_DIGITS = 3
"""4096 buckets: a day's tickets are a few per bucket, and a bucket names nobody."""


@dataclass(frozen=True)
class Person:
    """Who asks for a ticket, as far as known; `identity` is the keyed hash, empty when nothing was shown.

    `privileged`: on the whitelist. `barred`: why the citizen is on the blacklist, `None` when not.
    """

    citizen: Citizen | None = None
    identity: str = ""
    privileged: bool = False
    barred: str | None = None


def identity_hash(number: str) -> str:
    """Return the plain hash of an ID number or telephone number, for decisions without a key."""
    return sha256(number.encode()).hexdigest()


def bucket(identity: str) -> str:
    """Return under what a citizen's tickets of today are found; empty for nobody."""
    return identity[:_BUCKET_DIGITS]


def person_of(decision: Decision[HallState], given: CitizenGiven | None) -> Person:
    """Return what is known of the citizen of a command. The ID number identifies, else the telephone number."""
    if given is None:
        return Person()
    shown = given.id_number or given.phone
    identity = (decision.context.identity_key or identity_hash(shown)) if shown else ""
    citizen = Citizen(name=given.name, phone=given.phone, id_number=given.id_number)
    return known_person(decision.state, citizen, identity)


def known_person(state: HallState, citizen: Citizen | None, identity: str) -> Person:
    """Return what is known of a citizen with this keyed hash."""
    lists = index(setup_of(state))
    barred = _listed(lists.blacklist, identity, state.day)
    return Person(
        citizen=citizen,
        identity=identity,
        privileged=_listed(lists.whitelist, identity, state.day) is not None,
        barred=barred.reason if barred is not None else None,
    )


def _listed(known: dict[str, ListedCitizen], identity: str, today: date | None) -> ListedCitizen | None:
    found = known.get(identity) if identity else None
    expired = found is not None and found.until is not None and today is not None and today > found.until
    return None if expired else found


def check_person(state: HallState, service: Service, person: Person) -> None:
    """Refuse who has not shown what the service asks for, who is barred, and who already has a ticket for it."""
    check_identification(service, person.citizen)
    if person.barred is not None:
        raise Refused(RefusalCode.BLACKLISTED, reason=person.barred)
    check_single(state, service, person)


def check_single(state: HallState, service: Service, person: Person, *, besides: str = "") -> None:
    """Refuse a second live ticket of one citizen for a service that asks who they are; `besides` is the first."""
    if service.identification is Identification.NONE or person.privileged or not person.identity:
        return
    for known in state.identified.get(bucket(person.identity), ()):
        ticket = state.tickets[known]
        same = ticket.identity == person.identity and ticket.service == service.code
        if same and ticket.state in LIVE and ticket.id != besides:
            raise Refused(RefusalCode.ALREADY_WAITING, number=ticket.number)


def check_appointment(state: HallState, appointment: str, *, besides: str = "") -> None:
    """Refuse a second ticket for one appointment while the first counts; `besides` is the one that may."""
    first = state.tickets.get(state.appointments.get(appointment, ""))
    if first is not None and first.id != besides and first.state in COUNTED:
        raise Refused(RefusalCode.ALREADY_CHECKED_IN, number=first.number)


def check_identification(service: Service, citizen: Citizen | None) -> None:
    """Refuse an ID number that cannot be right, and who has not shown what the service asks for."""
    shown = citizen or Citizen()
    if shown.id_number is not None and not id_number_ok(shown.id_number):
        raise Refused(RefusalCode.ID_NUMBER_WRONG)
    needs_phone = service.identification is Identification.PHONE and not (shown.phone or shown.id_number)
    needs_card = service.identification is Identification.ID_CARD and not shown.id_number
    if needs_phone or needs_card:
        raise Refused(RefusalCode.IDENTITY_NEEDED)
