"""Who sits at a counter, in words, and which other counters a citizen may go to."""

from PySide6.QtCore import QCoreApplication

from app.contract.hall.setup import HallSetup
from app.contract.hall.state import BUSY, CounterState, HallState
from app.modes import words
from app.modes.pad.view import Person
from app.rules.places import index, setup_of
from app.rules.scores import card_stars

translate = QCoreApplication.translate

_MOST_SERVICES = 6
_MOST_COUNTERS = 3
_WORKING = BUSY | {CounterState.OPEN}


def person_at(state: HallState, *, counter: str, staff: str, reader: str, photo: bytes | None) -> Person | None:
    """Return the staff card of somebody at a counter; `None` when the set-up does not know them."""
    setup = setup_of(state)
    known = index(setup)
    member = known.staff.get(staff)
    if member is None:
        return None
    department = next(
        (words.local(found.name, reader) for found in setup.departments if found.code == member.department), ""
    )
    served = known.counters[counter].services if counter in known.counters else ()
    names = [words.local(known.services[code].name, reader) for code in served if code in known.services]
    return Person(
        name=member.name,
        post=" · ".join(filter(None, (department, member.title))),
        number=translate("Pad", "Staff no. {number}").replace("{number}", member.number),
        badge=member.badge,
        stars=card_stars(state, member),
        services=" · ".join(names[:_MOST_SERVICES]),
        photo=photo,
    )


def portrait_of(setup: HallSetup, staff: str) -> str:
    """Return the file of a member's portrait, or nothing."""
    member = index(setup).staff.get(staff)
    return member.portrait if member else ""


def other_counters(state: HallState, setup: HallSetup, counter: str) -> tuple[str, ...]:
    """Return up to three counters that work now and do some of what this one does, in number order."""
    known = index(setup).counters
    if counter not in known:
        return ()
    mine = set(known[counter].services)
    found = [
        other.number
        for other in setup.counters
        if other.number != counter
        and mine & set(other.services)
        and (desk := state.desks.get(other.number)) is not None
        and desk.state in _WORKING
    ]
    return tuple(sorted(found, key=int)[:_MOST_COUNTERS])
