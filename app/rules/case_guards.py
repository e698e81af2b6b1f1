"""The closed list of guards: each says why an act may not be done, or nothing.

`STATE_GUARDS` look at the case alone, so that a screen can say beforehand what is possible; `ARGUMENT_GUARDS` look at
what the act brings.
"""

from collections.abc import Callable, Mapping

from app.contract.centre.flow import SETTLED, ApplicationKind, TaskState
from app.contract.centre.flow_setup import UnitKind
from app.contract.centre.flow_state import ApplicationState, FollowUpResult, Share, Source, Task
from app.contract.centre.why import Why
from app.rules.case_deed import Deed, deciding_tasks, live_tasks, task_of
from app.rules.case_merging import can_merge, can_merge_task

Guard = Callable[[Deed], Why | None]


def _unless(holds: bool, why: Why) -> Why | None:
    return None if holds else why


def _from_elsewhere(deed: Deed) -> Why | None:
    return _unless(deed.source is not Source.OWN, Why.NOT_FROM_ELSEWHERE)


def _assigned_from_above(deed: Deed) -> Why | None:
    return _unless(deed.source is Source.UPPER, Why.CONDITION)


def _follow_up_wanted(deed: Deed) -> Why | None:
    return _unless(deed.flow.follow_up, Why.CONDITION)


def _has_upper(deed: Deed) -> Why | None:
    return _unless(deed.upper() is not None, Why.NO_UPPER_CENTRE)


def _has_lower(deed: Deed) -> Why | None:
    return _unless(bool(deed.lower()), Why.NO_LOWER_CENTRE)


def _grid_has_officer(deed: Deed) -> Why | None:
    return _unless(bool(deed.grid_officers()), Why.NO_GRID_OFFICER)


def _has_open_task(deed: Deed) -> Why | None:
    return _unless(any(task.state is TaskState.OPEN for task in deed.flow.tasks), Why.NO_OPEN_TASK)


def _single_unit(deed: Deed) -> Why | None:
    return _unless(len(_of_round(deed)) <= 1, Why.SEVERAL_UNITS)


def _of_round(deed: Deed) -> tuple[Task, ...]:
    return tuple(task for task in deed.flow.tasks if task.round == deed.flow.round and task.parent is None)


def _not_co_handler(deed: Deed) -> Why | None:
    task = deed.task
    while task is not None and task.share is not Share.CO:
        task = task_of(deed.flow, task.parent)
    return _unless(task is None, Why.CO_HANDLER)


def _not_forced(deed: Deed) -> Why | None:
    return _unless(not deed.flow.forced, Why.FORCED)


def _community_only(deed: Deed) -> Why | None:
    unit = deed.unit(deed.task.unit) if deed.task is not None else None
    return _unless(unit is not None and unit.kind is UnitKind.COMMUNITY, Why.NOT_A_COMMUNITY)


def _has_units_below(deed: Deed) -> Why | None:
    return _unless(bool(_below(deed)), Why.NO_UNITS_BELOW)


def _below(deed: Deed) -> set[str]:
    """The units a task may be handed down to: sub-units, and the units of the centres below."""
    above = deed.task.unit if deed.task is not None else None
    lower = set(deed.lower())
    return {known.code for known in deed.setup.units if known.parent == above or known.centre in lower}


def _children_settled(deed: Deed) -> Why | None:
    no = deed.task.no if deed.task is not None else 0
    children = (task for task in deed.flow.tasks if task.parent == no)
    return _unless(all(task.state in SETTLED for task in children), Why.CHILDREN_OPEN)


def _is_child(deed: Deed) -> Why | None:
    return _unless(deed.task is not None and deed.task.parent is not None, Why.IS_NO_CHILD)


def _is_no_child(deed: Deed) -> Why | None:
    return _unless(deed.task is not None and deed.task.parent is None, Why.IS_A_CHILD)


def _deciders_finished(deed: Deed) -> Why | None:
    finished = {TaskState.RESULT_REVIEW, TaskState.DONE}
    deciding = [task for task in deciding_tasks(deed.flow) if task.state is not TaskState.RETURNED]
    return _unless(all(task.state in finished for task in deciding), Why.NOT_ALL_FINISHED)


def _merged(deed: Deed) -> Why | None:
    return _unless(deed.flow.main is not None, Why.NOT_MERGED)


def _application_pending(deed: Deed) -> Why | None:
    waits = any(known.state is ApplicationState.PENDING for known in deed.flow.applications)
    return _unless(waits, Why.NO_APPLICATION)


def _opinion_given(deed: Deed) -> Why | None:
    return _unless(bool(deed.details.opinion.strip()), Why.OPINION_MISSING)


def _units_named(deed: Deed) -> Why | None:
    details = deed.details
    named = (*((details.host,) if details.host else ()), *details.co, *details.units)
    equal_or_host = bool(details.units) != bool(details.host)
    if not named or not equal_or_host or (details.co and details.host is None):
        return Why.UNITS_MISSING
    if len(set(named)) < len(named):
        return Why.UNIT_HAS_IT
    known = {unit.code for unit in deed.setup.units if unit.centre == deed.centre}
    return _unless({*named, *details.copies} <= known, Why.UNKNOWN_UNIT)


def _new_unit_named(deed: Deed) -> Why | None:
    """加派: only a unit of the centre that has not handled the case."""
    unit = deed.unit(deed.details.unit)
    if unit is None or unit.centre != deed.centre:
        return Why.UNKNOWN_UNIT
    return _unless(all(task.unit != unit.code for task in deed.flow.tasks), Why.UNIT_HAS_IT)


def _other_unit_named(deed: Deed) -> Why | None:
    """A unit that does not have the case now."""
    if deed.unit(deed.details.unit) is None:
        return Why.UNKNOWN_UNIT
    return _unless(all(task.unit != deed.details.unit for task in live_tasks(deed.flow)), Why.UNIT_HAS_IT)


def _unit_below_named(deed: Deed) -> Why | None:
    if deed.details.unit not in _below(deed):
        return Why.NOT_BELOW
    return _other_unit_named(deed)


def _lower_named(deed: Deed) -> Why | None:
    return _unless(deed.details.centre in deed.lower(), Why.NO_LOWER_CENTRE)


def _staff_named(deed: Deed) -> Why | None:
    unit = deed.task.unit if deed.task is not None else None
    known = {officer.staff for officer in deed.setup.officers if officer.unit == unit}
    return _unless(deed.details.staff in known, Why.STAFF_MISSING)


def _grid_officer_named(deed: Deed) -> Why | None:
    return _unless(deed.details.staff in deed.grid_officers(), Why.NO_GRID_OFFICER)


def _citizen_reached(deed: Deed) -> Why | None:
    if deed.details.result is None:
        return Why.RESULT_MISSING
    return _unless(deed.details.result is not FollowUpResult.UNREACHABLE, Why.UNREACHABLE)


def _citizen_unreachable(deed: Deed) -> Why | None:
    return _unless(deed.details.result is FollowUpResult.UNREACHABLE, Why.REACHED)


def _tries_left(deed: Deed) -> Why | None:
    """Somebody who was not reached is tried again, so often as the profile says."""
    most = deed.profile.follow_up.most_tries if deed.profile.follow_up is not None else None
    return _unless(most is None or _not_reached(deed) + 1 < most, Why.NO_TRIES_LEFT)


def _tries_used_up(deed: Deed) -> Why | None:
    most = deed.profile.follow_up.most_tries if deed.profile.follow_up is not None else None
    return _unless(most is not None and _not_reached(deed) + 1 >= most, Why.TRIES_LEFT)


def _not_reached(deed: Deed) -> int:
    """Return how often the citizen was not reached since they were last."""
    count = 0
    for known in reversed(deed.flow.follow_ups):
        if known.result is not FollowUpResult.UNREACHABLE:
            break
        count += 1
    return count


def _satisfaction_given(deed: Deed) -> Why | None:
    return _unless(deed.details.satisfaction is not None, Why.RATING_MISSING)


def _score_known(deed: Deed) -> Why | None:
    return _unless(deed.details.score in {known.code for known in deed.profile.scores}, Why.UNKNOWN_SCORE)


def _verdict_given(deed: Deed) -> Why | None:
    if deed.application() is None:
        return Why.NO_APPLICATION
    return _unless(deed.details.passed is not None, Why.VERDICT_MISSING)


def _facts_given(deed: Deed) -> Why | None:
    details = deed.details
    corrected = details.correction is not None and bool(details.correction.model_dump(exclude_none=True))
    return _unless(corrected or any((details.urgency, details.matter, details.area)), Why.NOTHING_CHANGED)


def application_possible(deed: Deed) -> Why | None:
    """Say why a task may not apply for the kind that is named: not in the profile, guarded, waiting, or used up."""
    kind = deed.kind()
    if kind is None or deed.task is None:
        return Why.NO_SUCH_KIND
    for name in kind.guards:
        if (why := STATE_GUARDS[name](deed)) is not None:
            return why
    same = [known for known in deed.flow.applications if (known.task, known.kind) == (deed.task.no, kind.kind)]
    if any(known.state is ApplicationState.PENDING for known in same):
        return Why.ALREADY_APPLIED
    return _unless(kind.most is None or len(same) < kind.most, Why.TOO_OFTEN)


def _application_allowed(deed: Deed) -> Why | None:
    why = application_possible(deed)
    if why is not None or deed.details.kind is None:
        return why
    return _APPLICATION_NEEDS[deed.details.kind](deed)


def _reason_and_date(deed: Deed) -> Why | None:
    until = deed.details.until
    return _opinion_given(deed) or _unless(until is not None and until > deed.now, Why.DATE_MISSING)


def _reason_and_unit(deed: Deed) -> Why | None:
    return _opinion_given(deed) or _other_unit_named(deed)


def _reason_and_equal_unit(deed: Deed) -> Why | None:
    """转派: another unit of the same centre on the same level."""
    if (why := _reason_and_unit(deed)) is not None:
        return why
    target, own = deed.unit(deed.details.unit), deed.unit(deed.task.unit if deed.task is not None else None)
    if target is None or own is None:
        return Why.UNKNOWN_UNIT
    same = target.centre == own.centre and deed.depth(target) == deed.depth(own)
    return _unless(same, Why.NOT_SAME_LEVEL)


_APPLICATION_NEEDS: Mapping[ApplicationKind, Guard] = {
    ApplicationKind.EXTENSION: _reason_and_date,
    ApplicationKind.SUSPENSION: _opinion_given,
    ApplicationKind.TRANSFER: _reason_and_equal_unit,
    ApplicationKind.COHANDLING: _reason_and_unit,
    ApplicationKind.RETURN: _opinion_given,
    ApplicationKind.DISPUTE: _opinion_given,
}

STATE_GUARDS: Mapping[str, Guard] = {
    "from_elsewhere": _from_elsewhere,
    "assigned_from_above": _assigned_from_above,
    "follow_up_wanted": _follow_up_wanted,
    "has_upper": _has_upper,
    "has_lower": _has_lower,
    "grid_has_officer": _grid_has_officer,
    "has_open_task": _has_open_task,
    "single_unit": _single_unit,
    "not_co_handler": _not_co_handler,
    "not_forced": _not_forced,
    "community_only": _community_only,
    "has_units_below": _has_units_below,
    "children_settled": _children_settled,
    "is_child": _is_child,
    "is_no_child": _is_no_child,
    "deciders_finished": _deciders_finished,
    "merged": _merged,
    "application_pending": _application_pending,
}
"""Guards of the case alone; a stage's `when` and an application's guards are of these too."""

ARGUMENT_GUARDS: Mapping[str, Guard] = {
    "opinion_given": _opinion_given,
    "units_named": _units_named,
    "new_unit_named": _new_unit_named,
    "other_unit_named": _other_unit_named,
    "unit_below_named": _unit_below_named,
    "lower_named": _lower_named,
    "staff_named": _staff_named,
    "grid_officer_named": _grid_officer_named,
    "citizen_reached": _citizen_reached,
    "citizen_unreachable": _citizen_unreachable,
    "tries_left": _tries_left,
    "tries_used_up": _tries_used_up,
    "satisfaction_given": _satisfaction_given,
    "score_known": _score_known,
    "verdict_given": _verdict_given,
    "facts_given": _facts_given,
    "can_merge": can_merge,
    "can_merge_task": can_merge_task,
    "application_allowed": _application_allowed,
}
"""Guards of what an act brings."""

GUARDS: Mapping[str, Guard] = {**STATE_GUARDS, **ARGUMENT_GUARDS}
