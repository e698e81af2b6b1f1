"""What was filled into the form of an act: what is missing, and the details its command carries."""

from app.contract.centre.flow_commands import Details
from app.contract.centre.flow_state import FollowUpResult
from app.contract.centre.urgency import Urgency
from app.contract.centre.why import Why
from app.modes.desk.deeds import Chosen
from app.modes.desk.view import Filled
from app.rules.case_needs import Need

_NAMED_UNIT = frozenset({Need.NEW_UNIT, Need.OTHER_UNIT, Need.EQUAL_UNIT, Need.UNIT_BELOW})
_NAMED_STAFF = frozenset({Need.STAFF, Need.GRID_OFFICER})


def missing(chosen: Chosen, filled: Filled) -> tuple[Need, Why] | None:
    """Return what is still to be put in, and the reason the rules would give; `None` when the act can be sent."""
    return next(((need, why) for need in chosen.needs if (why := _against(need, filled)) is not None), None)


def _against(need: Need, filled: Filled) -> Why | None:
    if need is Need.UNITS:
        named = filled.units if filled.equal else (filled.host,)
        return None if any(named) else Why.UNITS_MISSING
    there: dict[Need, tuple[object, Why]] = {
        Need.OPINION: (filled.opinion.strip(), Why.OPINION_MISSING),
        Need.RESULT: (filled.result, Why.RESULT_MISSING),
        Need.SATISFACTION: (filled.satisfaction, Why.RATING_MISSING),
        Need.VERDICT: (filled.passed is not None, Why.VERDICT_MISSING),
        Need.DATE: (filled.until, Why.DATE_MISSING),
        Need.FACTS: (filled.matter or filled.area or filled.urgency, Why.NOTHING_CHANGED),
        Need.CASES: (filled.cases, Why.CANNOT_MERGE),
        Need.SCORE: (filled.chosen, Why.UNKNOWN_SCORE),
        Need.LOWER_CENTRE: (filled.chosen, Why.NO_LOWER_CENTRE),
        Need.GRID_OFFICER: (filled.chosen, Why.NO_GRID_OFFICER),
        Need.STAFF: (filled.chosen, Why.STAFF_MISSING),
    }
    value, why = there.get(need, (filled.chosen, Why.UNKNOWN_UNIT))
    return None if value else why


def details(chosen: Chosen, filled: Filled) -> Details:
    """Return the details of the command. Raises `ValidationError` for what the contract does not take."""
    wanted = set(chosen.needs)
    named = filled.chosen or None
    units = Need.UNITS in wanted
    return Details(
        opinion=filled.opinion.strip(),
        host=(filled.host or None) if units and not filled.equal else None,
        co=filled.co if units and not filled.equal else (),
        units=filled.units if units and filled.equal else (),
        forced=units and filled.forced,
        copies=filled.copies if units else (),
        unit=named if wanted & _NAMED_UNIT else None,
        staff=named if wanted & _NAMED_STAFF else None,
        centre=named if Need.LOWER_CENTRE in wanted else None,
        score=named if Need.SCORE in wanted else None,
        until=filled.until if Need.DATE in wanted else None,
        application=chosen.application,
        kind=chosen.act.kind,
        passed=filled.passed if Need.VERDICT in wanted else None,
        result=FollowUpResult(filled.result) if Need.RESULT in wanted and filled.result else None,
        satisfaction=filled.satisfaction if Need.SATISFACTION in wanted else None,
        cases=filled.cases if Need.CASES in wanted else (),
        urgency=Urgency(filled.urgency) if Need.FACTS in wanted and filled.urgency else None,
        matter=(filled.matter or None) if Need.FACTS in wanted else None,
        area=(filled.area or None) if Need.FACTS in wanted else None,
    )
