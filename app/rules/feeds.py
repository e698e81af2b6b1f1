"""The kinds of feeds there are, and their rules: one table for server and client."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.contract.audit.views import AUDIT_COMMANDS, AUDIT_EVENTS, AuditState
from app.contract.centre.commands import CENTRE_COMMANDS
from app.contract.centre.drafts import DRAFT_COMMANDS, DRAFT_EVENTS, DraftsState
from app.contract.centre.events import CENTRE_EVENTS, CaseImported, CaseRegistered
from app.contract.centre.flow_events import CaseEvent
from app.contract.centre.knowledge import KNOWLEDGE_COMMANDS, KNOWLEDGE_EVENTS, KnowledgeState
from app.contract.centre.state import CentreState
from app.contract.command import Command, Context
from app.contract.event import Event, Recorded
from app.contract.hall.commands import HALL_COMMANDS
from app.contract.hall.events import HALL_EVENTS
from app.contract.hall.state import HallState
from app.contract.model import Model
from app.rules import audit, centre, drafts, hall, knowledge


class UnknownFeed(LookupError):
    """There is no feed of this name."""


@dataclass(frozen=True)
class FeedRules:
    """How a kind of feed decides and evolves.

    `decide` raises `Refused` for requests only; `evolve` sets the state's `seq`; `due` says cheaply whether `PassTime`
    has something to do; `stream` names the stream of an event within its feed.
    """

    kind: str
    state: type[Model]
    commands: Mapping[str, type[Command]]
    events: Mapping[str, type[Event]]
    initial: Callable[[str], Any]
    decide: Callable[[Any, Command, Context], tuple[Event, ...]]
    evolve: Callable[[Any, Recorded], Any]
    due: Callable[[Any, datetime], bool]
    stream: Callable[[str, Event], str]


def _whole_feed(feed: str, event: Event) -> str:
    return feed


def _case_stream(feed: str, event: Event) -> str:
    if isinstance(event, CaseEvent):
        return f"{feed}/case:{event.case}"
    return f"{feed}/case:{event.case.id}" if isinstance(event, CaseRegistered | CaseImported) else feed


_KINDS = {
    "hall": FeedRules(
        kind="hall",
        state=HallState,
        commands=HALL_COMMANDS,
        events=HALL_EVENTS,
        initial=hall.initial,
        decide=hall.decide,
        evolve=hall.evolve,
        due=hall.due,
        stream=_whole_feed,
    ),
    "centre": FeedRules(
        kind="centre",
        state=CentreState,
        commands=CENTRE_COMMANDS,
        events=CENTRE_EVENTS,
        initial=centre.initial,
        decide=centre.decide,
        evolve=centre.evolve,
        due=centre.due,
        stream=_case_stream,
    ),
    "drafts": FeedRules(
        kind="drafts",
        state=DraftsState,
        commands=DRAFT_COMMANDS,
        events=DRAFT_EVENTS,
        initial=drafts.initial,
        decide=drafts.decide,
        evolve=drafts.evolve,
        due=drafts.due,
        stream=_whole_feed,
    ),
    "knowledge": FeedRules(
        kind="knowledge",
        state=KnowledgeState,
        commands=KNOWLEDGE_COMMANDS,
        events=KNOWLEDGE_EVENTS,
        initial=knowledge.initial,
        decide=knowledge.decide,
        evolve=knowledge.evolve,
        due=knowledge.due,
        stream=_whole_feed,
    ),
    "audit": FeedRules(
        kind="audit",
        state=AuditState,
        commands=AUDIT_COMMANDS,
        events=AUDIT_EVENTS,
        initial=audit.initial,
        decide=audit.decide,
        evolve=audit.evolve,
        due=audit.due,
        stream=_whole_feed,
    ),
}


BESIDE_A_CENTRE = ("drafts", "knowledge")
"""Kinds of feeds that every centre has beside its own."""


def feed_rules(feed: str) -> FeedRules:
    """Return the rules of a feed such as `hall:yunxi`; raises `UnknownFeed`."""
    kind, _, code = feed.partition(":")
    if kind not in _KINDS or not code:
        raise UnknownFeed(feed)
    return _KINDS[kind]


def feed_code(feed: str) -> str:
    """Return the code of a feed's hall or centre: `hall:yunxi` gives `yunxi`."""
    return feed.partition(":")[2]
