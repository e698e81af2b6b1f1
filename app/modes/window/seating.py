"""Which counters one may sit down at, and what to ask before somebody is sent away."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.errors import RefusalCode
from app.contract.hall.commands import LogInAtCounter
from app.contract.hall.setup import Counter
from app.contract.hall.state import STAFFED, Desk, HallState
from app.modes import words
from app.modes.window.legality import objection
from app.modes.window.view import CounterOption
from app.rules.places import index, setup_of

translate = QCoreApplication.translate

_ASKED = frozenset({RefusalCode.COUNTER_TAKEN, RefusalCode.STAFF_ELSEWHERE})
_SERVICES_NAMED = 3


def seat_of(state: HallState, staff: str) -> Desk | None:
    """Return the counter somebody sits at."""
    return next((desk for desk in state.desks.values() if desk.staff == staff and desk.state in STAFFED), None)


def options(state: HallState, staff: str) -> tuple[CounterOption, ...]:
    """Return every counter in the order of their numbers."""
    places = index(setup_of(state))
    return tuple(
        CounterOption(
            number=counter.number,
            label=translate("Window", "Counter {number}  {name}").format(
                number=counter.number, name=words.local(counter.name)
            ),
            detail="\n".join(filter(None, (_services(state, counter), _who_is_there(state, counter.number, staff)))),
        )
        for counter in sorted(places.counters.values(), key=lambda counter: int(counter.number))
    )


def preferred(state: HallState, staff: str, machine: str | None) -> str:
    """Return the counter that is offered first: the machine's own, else the usual one of the person, else the first."""
    places = index(setup_of(state))
    member = places.staff.get(staff)
    wanted = (machine, member.counter if member is not None else None, *sorted(places.counters, key=int))
    return next((number for number in wanted if number in places.counters), "")


def question(state: HallState, counter: str, *, staff: str, now: datetime) -> str:
    """Return what has to be asked before sitting down at a counter; nothing when one may simply sit down.

    Nothing as well when even a yes would not help: the refusal then says why.
    """
    found = objection(state, LogInAtCounter(counter=counter), staff=staff, now=now)
    if found is None or found.code not in _ASKED:
        return ""
    if objection(state, LogInAtCounter(counter=counter, take_over=True), staff=staff, now=now) is not None:
        return ""
    if found.code is RefusalCode.STAFF_ELSEWHERE:
        said = translate("Window", "You still sit at counter {other}. Leave it and sit down at counter {number}?")
        return said.format(other=found.detail.get("counter", ""), number=counter)
    said = translate("Window", "{name} sits at counter {number}. Take over? {name} will have to log in again.")
    return said.format(name=name_of(state, state.desks[counter].staff), number=counter)


def name_of(state: HallState, staff: str | None) -> str:
    """Return the name of a member of staff, or the number where there is no name."""
    member = index(setup_of(state)).staff.get(staff or "")
    return member.name if member is not None else staff or ""


def _services(state: HallState, counter: Counter) -> str:
    known = index(setup_of(state)).services
    named = [words.local(known[code].name) for code in counter.services[:_SERVICES_NAMED]]
    more = len(counter.services) - len(named)
    line = translate("Window", ", ").join(named)
    return translate("Window", "{services} and {count} more").format(services=line, count=more) if more else line


def _who_is_there(state: HallState, number: str, staff: str) -> str:
    desk = state.desks.get(number)
    if desk is None or desk.state not in STAFFED or desk.staff == staff:
        return ""
    return translate("Window", "{name} sits here").format(name=name_of(state, desk.staff))
