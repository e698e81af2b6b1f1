"""Who reads a feed: how much personal data they get, and whose pad they stand before (spec 03, "confirm / sign").

What is put on a pad is one citizen's: it goes to the pad of that counter and to the staff who put it there, to no other
pad and to no colleague. All readers of one rendition share the same bytes but for those few.
"""

from dataclasses import dataclass
from typing import TypeVar

from app.contract.command import Actor, Scope
from app.contract.event import Recorded
from app.contract.hall.pad_tasks import PadTaskShown
from app.contract.hall.state import Desk, HallState
from app.contract.model import Model
from app.rules.masking import Rendition, redact, rendition

M = TypeVar("M", bound=Model)

Pads = frozenset[str]
"""Numbers of the counters whose pad's texts somebody may read."""

NO_PADS: Pads = frozenset()


@dataclass(frozen=True)
class Audience:
    """A reader: the rendition of its scope, and the counter of its pad or the staff number, empty for others."""

    rendition: Rendition
    counter: str = ""
    staff: str = ""


def audience(actor: Actor, kind: str) -> Audience | None:
    """Return what the bearer of a token gets of a kind of feed (`hall`, `centre`); `None`: it may not read it."""
    allowed = rendition(actor.scope, kind)
    if allowed is None:
        return None
    return Audience(
        allowed,
        counter=(actor.counter or "") if allowed is Rendition.PAD else "",
        staff=(actor.staff or "") if allowed is Rendition.STAFF else "",
    )


def answered(actor: Actor, kind: str) -> Audience | None:
    """Return what the sender of a command gets of the events that followed from it; `None`: they may send none.

    A desk may act on cases and not read the centre's feed, which holds other units' cases.
    """
    if (actor.scope, kind) == (Scope.DESK, "centre"):
        return Audience(Rendition.PUBLIC)
    return audience(actor, kind)


def pads_in(model: Model, reader: Audience) -> Pads:
    """Return the counters with a text on their pad, in a state or a row of the record, that this reader may read."""
    if isinstance(model, Recorded):
        event = model.event
        if isinstance(event, PadTaskShown) and _own(reader, event.counter, model.actor):
            return frozenset({event.counter})
        return NO_PADS
    if isinstance(model, HallState) and (reader.counter or reader.staff):
        desks = model.desks.values()
        return frozenset(desk.counter for desk in desks if desk.task and _own(reader, desk.counter, desk.staff))
    return NO_PADS


def redact_but(model: M, how: Rendition, pads: Pads) -> M:
    """Return a contract model as a rendition shows it, with the texts on these pads left in."""
    redacted = redact(model, how)
    if redacted is model or not pads:
        return redacted
    if isinstance(model, Recorded):
        return redacted.model_copy(update={"event": model.event})
    if isinstance(model, HallState) and isinstance(redacted, HallState):
        desks = redacted.desks
        for counter in pads:
            seen: Desk = desks[counter]
            desks = desks.insert(counter, seen.model_copy(update={"task": model.desks[counter].task}))
        return redacted.model_copy(update={"desks": desks})
    return redacted


def seen_by(model: M, reader: Audience) -> M:
    """Return a state or a row of the record as a reader may see it."""
    return redact_but(model, reader.rendition, pads_in(model, reader))


def _own(reader: Audience, counter: str, staff: str | None) -> bool:
    return (counter != "" and counter == reader.counter) or (bool(staff) and staff == reader.staff)
