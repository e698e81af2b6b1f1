"""What the hall's displays show besides the calls: a welcome, the next number, and in which layout (spec 05)."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.setup import DisplayDesign, HallSetup, Role
from app.contract.hall.state import HallState
from app.contract.hall.welcome import EndWelcome, ShowWelcome, Welcome, WelcomeEnded, WelcomeShown
from app.contract.queue import NOBODY
from app.rules.decision import Decision
from app.rules.order import rank
from app.rules.places import check_role, index, setup_of

_MAY = (Role.MANAGER,)


def show_welcome(decision: Decision[HallState], command: ShowWelcome) -> None:
    """Fill the displays with words; only a manager may."""
    _check(decision, command.zone)
    context = decision.context
    welcome = Welcome(text=command.text, zone=command.zone, staff=context.actor.staff or "", at=context.now)
    decision.happen(WelcomeShown(welcome=welcome))


def end_welcome(decision: Decision[HallState], command: EndWelcome) -> None:
    """Go back to the calls; only a manager may. Where nothing is shown nothing happens."""
    _check(decision, command.zone)
    if any(_ends(command.zone, welcome) for welcome in decision.state.welcomes):
        decision.happen(WelcomeEnded(zone=command.zone))


def welcome_shown(state: HallState, recorded: Recorded, event: WelcomeShown) -> HallState:
    """Follow a welcome: one for the whole hall replaces all, one for a zone that zone's."""
    kept = tuple(welcome for welcome in state.welcomes if not _ends(event.welcome.zone, welcome))
    return state.model_copy(update={"welcomes": (event.welcome, *kept)})


def welcome_ended(state: HallState, recorded: Recorded, event: WelcomeEnded) -> HallState:
    """Follow the end of a welcome."""
    return state.model_copy(
        update={"welcomes": tuple(welcome for welcome in state.welcomes if not _ends(event.zone, welcome))}
    )


def welcome_for(state: HallState, zone: str) -> str:
    """Return the words that fill the displays of a zone now, empty when there are none.

    A display of the whole hall (an empty `zone`) shows only what is for the whole hall.
    """
    return next((one.text for one in state.welcomes if one.zone is None or one.zone == zone), "")


def next_number(state: HallState, service: str) -> str:
    """Return the number that waits first for a leaf, or under a category for any of its leaves; empty for nobody."""
    first = [
        state.tickets[queue[0]]
        for queue in (state.queues.get(leaf, NOBODY) for leaf in _leaves(state, service))
        if queue
    ]
    return min(first, key=rank).number if first else ""


def display_design(setup: HallSetup, zone: str) -> DisplayDesign | None:
    """Return the layout of a zone's displays: the zone's own, else the hall's, else `None` for the shipped one."""
    of_zone = next((one.layout for one in setup.zones if one.code == zone), None)
    code = of_zone or setup.layout
    return next((design for design in setup.layouts if design.code == code), None)


def _check(decision: Decision[HallState], zone: str | None) -> None:
    check_role(decision.state, decision.context.actor, _MAY)
    if zone is not None and zone not in {one.code for one in setup_of(decision.state).zones}:
        raise Refused(RefusalCode.UNKNOWN_ZONE)


def _ends(zone: str | None, welcome: Welcome) -> bool:
    return zone is None or welcome.zone == zone


def _leaves(state: HallState, service: str) -> tuple[str, ...]:
    below = index(setup_of(state)).children.get(service)
    if below is None:
        return (service,)
    return tuple(leaf for child in below for leaf in _leaves(state, child.code))
