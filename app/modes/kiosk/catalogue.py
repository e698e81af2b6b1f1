"""The services as a citizen goes through them: levels of cards, what is offered, what waits."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.errors import RefusalCode
from app.contract.hall.setup import HallSetup, Service
from app.contract.hall.state import HallState
from app.modes import words
from app.modes.hall_texts import filled
from app.modes.kiosk.view import Card
from app.rules.offers import Offer, offer
from app.rules.places import index
from app.rules.waiting import Estimate, estimate_newcomer, waiting_count

translate = QCoreApplication.translate

FEW = 6
"""So few leaves below a category are shown at once, without their groups: one touch less."""

WIDEST_MINUTES = 20
"""A category whose services differ more in their wait shows people only."""

_SOONEST_FIRST = (
    RefusalCode.NOT_YET_OPEN,
    RefusalCode.NO_COUNTER,
    RefusalCode.SERVICE_FULL,
    RefusalCode.HALL_CLOSED,
    RefusalCode.SERVICE_OFF,
)
"""When all below a category is closed, the reason that passes soonest is shown."""


def leaves_below(setup: HallSetup, node: Service) -> tuple[Service, ...]:
    """Return the leaves of a service in order; a leaf is its own."""
    if node.is_leaf:
        return (node,)
    children = index(setup).children.get(node.code, ())
    return tuple(leaf for child in children for leaf in leaves_below(setup, child))


def all_leaves(setup: HallSetup, zone: str) -> tuple[Service, ...]:
    """Return every service tickets are issued for in a zone, in order; empty zone: in the hall."""
    roots = index(setup).children.get(None, ())
    return tuple(leaf for root in roots for leaf in leaves_below(setup, root) if zone in ("", leaf.zone))


def of_department(setup: HallSetup, department: str, zone: str) -> tuple[Service, ...]:
    """Return the leaves a department owns in a zone."""
    return tuple(leaf for leaf in all_leaves(setup, zone) if leaf.department == department)


def level(setup: HallSetup, parent: str | None, zone: str) -> tuple[Service, ...]:
    """Return what is to be chosen from below a service (`None`: the first page) in a zone; empty zone: all of them.

    A level with a single choice that is no leaf is passed over, and so are the groups of a category with few leaves.
    """
    found = _of_zone(setup, parent, zone)
    if len(found) == 1 and not found[0].is_leaf:
        return level(setup, found[0].code, zone)
    if parent is not None:
        leaves = tuple(leaf for node in found for leaf in leaves_below(setup, node) if zone in ("", leaf.zone))
        if len(leaves) <= FEW:
            return leaves
    return found


def _of_zone(setup: HallSetup, parent: str | None, zone: str) -> tuple[Service, ...]:
    children = index(setup).children.get(parent, ())
    return tuple(node for node in children if any(zone in ("", leaf.zone) for leaf in leaves_below(setup, node)))


def offer_below(state: HallState, setup: HallSetup, node: Service, now: datetime) -> Offer:
    """Say whether anything below a service is offered now, and if nothing is, why."""
    offers = [offer(state, leaf.code, now) for leaf in leaves_below(setup, node)]
    if any(one.offered for one in offers):
        return Offer(offered=True)
    reasons = {one.code: one for one in reversed(offers)}
    return next((reasons[code] for code in _SOONEST_FIRST if code in reasons), offers[0])


def card(state: HallState, setup: HallSetup, node: Service, *, now: datetime, reader: str) -> Card:
    """Return the card of a service as it is now."""
    offered = offer_below(state, setup, node, now)
    return Card(
        code=node.code,
        title=words.local(node.name, reader),
        icon=node.icon,
        subtitle=words.local(node.description, reader) or _what_is_below(setup, node, reader),
        status=_waiting(state, setup, node, now) if offered.offered else "",
        reason="" if offered.code is None else words.refusal(offered.code, offered.detail),
    )


def _what_is_below(setup: HallSetup, node: Service, reader: str) -> str:
    """Return the names of what a category holds, for a card that says nothing else."""
    return " · ".join(words.local(child.name, reader) for child in index(setup).children.get(node.code, ()))


def _waiting(state: HallState, setup: HallSetup, node: Service, now: datetime) -> str:
    """Return how many wait below a service; for a leaf also how long it takes."""
    count = waiting_count(state, node.code)
    if not count:
        return translate("Kiosk", "Nobody is waiting")
    people = filled(translate("Kiosk", "{count} waiting"), count=str(count))
    guess = _estimate(state, setup, node, now)
    return f"{people} · {words.minutes(guess.low, guess.high)}" if guess else people


def _estimate(state: HallState, setup: HallSetup, node: Service, now: datetime) -> Estimate | None:
    """Return the wait for a leaf, or the span of a category's leaves while it is narrow enough to say something."""
    leaves = leaves_below(setup, node)
    guesses = [guess for leaf in leaves if (guess := estimate_newcomer(state, leaf.code, now))]
    if not guesses:
        return None
    span = Estimate(low=min(one.low for one in guesses), high=max(one.high for one in guesses))
    return span if node.is_leaf or span.high - span.low <= WIDEST_MINUTES else None
