"""What can happen in a centre."""

from typing import ClassVar

from app.contract.centre.calls import CALL_EVENTS
from app.contract.centre.flow_events import FLOW_EVENTS
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case
from app.contract.centre.suggestions import SuggestionReported
from app.contract.event import Event
from app.contract.hall.events import DayBegan, IrregularityFound


class CentreSetUp(Event):
    """The centre has a new set-up."""

    TYPE: ClassVar[str] = "centre_set_up"

    setup: CentreSetup


class CaseRegistered(Event):
    """A case was taken and numbered; first event of the case's own stream."""

    TYPE: ClassVar[str] = "case_registered"

    case: Case


class CaseImported(Event):
    """A case of another system or an earlier life was taken over with its number."""

    TYPE: ClassVar[str] = "case_imported"

    case: Case


_OF_THE_CENTRE: tuple[type[Event], ...] = (
    CentreSetUp,
    DayBegan,
    CaseRegistered,
    CaseImported,
    SuggestionReported,
    IrregularityFound,
    *CALL_EVENTS,
)

CENTRE_EVENTS: dict[str, type[Event]] = {event.TYPE: event for event in (*_OF_THE_CENTRE, *FLOW_EVENTS)}
"""Every event of a centre, by its name in the record."""
