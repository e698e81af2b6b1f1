"""The words for why something cannot be done with a case, the same on every screen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.contract.centre.why import Why

translate = QCoreApplication.translate

_WHY: dict[Why, Callable[[], str]] = {
    Why.UNKNOWN_CASE: lambda: translate("Words", "There is no such case, or it is not yours to see."),
    Why.UNKNOWN_TASK: lambda: translate("Words", "There is no such task in this case."),
    Why.NOT_AN_OFFICER: lambda: translate(
        "Words", "You take no part in this centre's flows. Please ask your administrator."
    ),
    Why.NOT_IN_THIS_STAGE: lambda: translate("Words", "This is not done where the case stands now."),
    Why.NOT_YOUR_ROLE: lambda: translate("Words", "Your role does not do this."),
    Why.NOT_YOURS: lambda: translate("Words", "The case is with somebody else now."),
    Why.FOLLOWS_MAIN: lambda: translate("Words", "The case was merged and follows its main case. Act there."),
    Why.IN_POOL: lambda: translate("Words", "The case lies in the pool. Take it from there first."),
    Why.POOL_EMPTY: lambda: translate("Words", "The pool is empty."),
    Why.NO_POOL: lambda: translate("Words", "There is no pool for this stage."),
    Why.OPINION_MISSING: lambda: translate("Words", "Please write an opinion first."),
    Why.UNITS_MISSING: lambda: translate(
        "Words", "Please choose the units: one host with its co-handlers, or several equal ones."
    ),
    Why.UNKNOWN_UNIT: lambda: translate("Words", "This unit is not one of the centre's."),
    Why.UNIT_HAS_IT: lambda: translate("Words", "This unit has the case already."),
    Why.NOT_SAME_LEVEL: lambda: translate("Words", "A case can only be transferred to a unit of the same level."),
    Why.NOT_BELOW: lambda: translate("Words", "This unit is not below yours."),
    Why.NO_UNITS_BELOW: lambda: translate("Words", "There is no unit below yours."),
    Why.NOT_A_COMMUNITY: lambda: translate("Words", "Only a village or community committee sends a grid officer."),
    Why.NO_GRID_OFFICER: lambda: translate("Words", "The case's grid has no such grid officer."),
    Why.NOT_FROM_ELSEWHERE: lambda: translate(
        "Words", "The case was taken in here; there is nobody to send it back to."
    ),
    Why.NO_UPPER_CENTRE: lambda: translate("Words", "There is no centre above this one."),
    Why.NO_LOWER_CENTRE: lambda: translate("Words", "There is no such centre below this one."),
    Why.NO_OPEN_TASK: lambda: translate("Words", "No unit is working on the case."),
    Why.SEVERAL_UNITS: lambda: translate("Words", "Several units have the case, so this is not possible."),
    Why.CO_HANDLER: lambda: translate("Words", "Co-handlers cannot suspend a case."),
    Why.FORCED: lambda: translate("Words", "The case was dispatched by force and cannot be returned."),
    Why.TOO_OFTEN: lambda: translate("Words", "This was applied for as often as is allowed."),
    Why.ALREADY_APPLIED: lambda: translate("Words", "Such an application is being reviewed already."),
    Why.NO_APPLICATION: lambda: translate("Words", "There is no application to review."),
    Why.NO_SUCH_KIND: lambda: translate("Words", "This flow has no such application."),
    Why.VERDICT_MISSING: lambda: translate("Words", "Please choose whether the application passes."),
    Why.DATE_MISSING: lambda: translate("Words", "Please choose a new date in the future."),
    Why.CHILDREN_OPEN: lambda: translate("Words", "Units below have not finished yet."),
    Why.NOT_ALL_FINISHED: lambda: translate("Words", "Not every unit that decides has finished."),
    Why.IS_A_CHILD: lambda: translate("Words", "The unit above reviews this first."),
    Why.IS_NO_CHILD: lambda: translate("Words", "No unit handed this task down."),
    Why.RESULT_MISSING: lambda: translate("Words", "Please choose what the citizen said."),
    Why.UNREACHABLE: lambda: translate("Words", "The citizen was not reached; call again later."),
    Why.REACHED: lambda: translate("Words", "The citizen was reached."),
    Why.RATING_MISSING: lambda: translate("Words", "Please choose how satisfied the citizen is."),
    Why.UNKNOWN_SCORE: lambda: translate("Words", "There is no such rule of assessment."),
    Why.STAFF_MISSING: lambda: translate("Words", "Please choose somebody of your unit."),
    Why.NOTHING_CHANGED: lambda: translate("Words", "Nothing was changed."),
    Why.CANNOT_MERGE: lambda: translate("Words", "These cases cannot be merged with this one."),
    Why.NOT_MERGED: lambda: translate("Words", "The case is not merged."),
    Why.TRIES_LEFT: lambda: translate("Words", "The citizen has to be called again before this is done."),
    Why.NO_TRIES_LEFT: lambda: translate("Words", "The citizen was called as often as is provided for."),
    Why.CONDITION: lambda: translate("Words", "A condition of the flow is not met."),
}


def why(reason: Why | str) -> str:
    """Return why something cannot be done with a case, in words; `reason` may be one this program does not know yet."""
    known = _WHY.get(Why(reason)) if reason in set(Why) else None
    return known() if known else translate("Words", "This cannot be done with the case now.")
