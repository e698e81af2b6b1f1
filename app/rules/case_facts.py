"""What a case is about, put right afterwards: who changed what from what to what (编辑, 变更记录; spec 04, 1.2)."""

from typing import Any

from app.contract.centre.flow_commands import Correction
from app.contract.centre.flow_events import FactsChanged
from app.contract.centre.state import Case, CentreState
from app.rules.case_deed import Work

_OF_THE_REPORTER = ("name", "phone", "home")
_OF_THE_FLOW = ("urgency", "matter", "area")


def case_of(state: CentreState, case: str) -> Case | None:
    """Return what a case is about, of today or of an earlier day as long as it is on its way."""
    return state.cases.get(case) or state.earlier.get(case)


def edit(work: Work) -> None:
    """Put right what an act names, and keep what it was before. What is already so is no change."""
    flow, details = work.flow, work.deed.details
    known = case_of(work.decision.state, flow.case)
    wanted = details.correction or Correction()
    changes = {name: value for name, value in wanted if value is not None and value != _now(known, name)}
    event = FactsChanged(
        case=flow.case,
        urgency=details.urgency or flow.urgency,
        matter=details.matter or flow.matter,
        area=details.area or flow.area,
        correction=Correction(**changes),
        before=Correction(**{name: _now(known, name) for name in changes if _now(known, name) != ""}),
    )
    work.happen(event)


def _now(case: Case | None, name: str) -> Any:
    """Return what a field of a correction says of a case now."""
    if case is None:
        return None
    return getattr(case.reporter if name in _OF_THE_REPORTER else case, name)


def corrected(case: Case, event: FactsChanged) -> Case:
    """Return a case with what an edit has put right."""
    said = {name: value for name, value in event.correction if value is not None}
    reporter = {name: said.pop(name) for name in _OF_THE_REPORTER if name in said}
    followed = {name: getattr(event, name) for name in _OF_THE_FLOW}
    changes: dict[str, Any] = {**followed, **said}
    if reporter:
        changes["reporter"] = case.reporter.model_copy(update=reporter)
    return case.model_copy(update=changes)
