"""What an act on a case has to bring, read from the guards of its profile, so that a form can ask for it beforehand."""

from collections.abc import Iterable
from enum import StrEnum

from app.contract.centre.flow import Action, ApplicationKind, FlowProfile


class Need(StrEnum):
    """One thing that an act brings. `UNITS`: a host and co-handlers, or several equal units, and who gets copies."""

    OPINION = "opinion"
    UNITS = "units"
    NEW_UNIT = "new_unit"
    OTHER_UNIT = "other_unit"
    EQUAL_UNIT = "equal_unit"
    UNIT_BELOW = "unit_below"
    LOWER_CENTRE = "lower_centre"
    STAFF = "staff"
    GRID_OFFICER = "grid_officer"
    RESULT = "result"
    SATISFACTION = "satisfaction"
    SCORE = "score"
    VERDICT = "verdict"
    DATE = "date"
    FACTS = "facts"
    CASES = "cases"


_OF_GUARDS: dict[str, Need] = {
    "opinion_given": Need.OPINION,
    "units_named": Need.UNITS,
    "new_unit_named": Need.NEW_UNIT,
    "other_unit_named": Need.OTHER_UNIT,
    "unit_below_named": Need.UNIT_BELOW,
    "lower_named": Need.LOWER_CENTRE,
    "staff_named": Need.STAFF,
    "grid_officer_named": Need.GRID_OFFICER,
    "citizen_reached": Need.RESULT,
    "citizen_unreachable": Need.RESULT,
    "satisfaction_given": Need.SATISFACTION,
    "score_known": Need.SCORE,
    "verdict_given": Need.VERDICT,
    "facts_given": Need.FACTS,
    "can_merge": Need.CASES,
    "can_merge_task": Need.CASES,
}

_OF_APPLICATIONS: dict[ApplicationKind, tuple[Need, ...]] = {
    ApplicationKind.EXTENSION: (Need.DATE, Need.OPINION),
    ApplicationKind.SUSPENSION: (Need.OPINION,),
    ApplicationKind.TRANSFER: (Need.EQUAL_UNIT, Need.OPINION),
    ApplicationKind.COHANDLING: (Need.OTHER_UNIT, Need.OPINION),
    ApplicationKind.RETURN: (Need.OPINION,),
    ApplicationKind.DISPUTE: (Need.OPINION,),
}


def needs(
    profile: FlowProfile, action: Action, *, row: str = "", kind: ApplicationKind | None = None, of_task: bool = False
) -> tuple[Need, ...]:
    """Return what an act needs to bring, what is to be chosen before what is to be written.

    :param row: the row of the documents' table the act would take; without one, everything any of its rows needs.
    """
    if kind is not None:
        return _OF_APPLICATIONS[kind]
    known = profile.task if of_task else profile.order
    taken = [one for one in known if one.action is action]
    of_row = [one for one in taken if one.row == row] or taken
    found = {_OF_GUARDS[name] for one in of_row for name in one.guards if name in _OF_GUARDS}
    return _in_order(found)


def _in_order(found: Iterable[Need]) -> tuple[Need, ...]:
    wanted = set(found)
    return tuple(need for need in Need if need in wanted and need is not Need.OPINION) + (
        (Need.OPINION,) if Need.OPINION in wanted else ()
    )
