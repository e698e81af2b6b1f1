"""Applications of units: filed, reviewed along their chain, and what follows when passed (spec 04, 1.3.3 and 1.3.4)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from app.contract.centre.flow import ApplicationKind, ApplicationSetup, Reviewer, Stage, TaskState
from app.contract.centre.flow_events import ApplicationFiled, ApplicationMoved, TaskChanged
from app.contract.centre.flow_state import Application, ApplicationState, CaseFlow, Share, Source, Task
from app.rules import deadline
from app.rules.case_deed import Deed, Work, overall_limit, task_of
from app.rules.case_tasks import move_task, open_task


def file_application(work: Work) -> None:
    """Keep what a unit applies for; the first reviewer of the chain that there is has to decide."""
    deed, flow, task = work.now, work.flow, work.task
    kind = deed.kind()
    if kind is None:
        return
    application = Application(
        no=len(flow.applications) + 1,
        task=task.no,
        kind=kind.kind,
        reviewer=_first(kind, task),
        centre=deed.centre,
        unit=deed.details.unit,
        until=deed.details.until,
    )
    work.happen(ApplicationFiled(case=flow.case, application=application))


def _first(kind: ApplicationSetup, task: Task) -> Reviewer:
    if Reviewer.PARENT in kind.chain and task.parent is not None:
        return Reviewer.PARENT
    return Reviewer.CENTRE


def review_application(work: Work) -> None:
    """Decide as the reviewer whose turn it is: fail, pass on to the next one, or pass."""
    deed = work.now
    application = deed.application()
    if application is None:
        return
    if not deed.details.passed:
        _move(work, application, ApplicationState.FAILED)
        return
    following = _following(deed, application)
    if following is not None:
        reviewer, centre = following
        waits = application.model_copy(update={"reviewer": reviewer, "centre": centre})
        _move(work, waits, ApplicationState.PENDING)
        return
    _move(work, application, ApplicationState.PASSED)
    task = task_of(work.flow, application.task)
    if task is not None:
        _OUTCOMES[application.kind](work, application, task)


def _following(deed: Deed, application: Application) -> tuple[Reviewer, str] | None:
    """Return who decides next and at which centre; `None`: this was the last word."""
    kind = next((known for known in deed.profile.applications if known.kind is application.kind), None)
    if kind is None or (application.reviewer is Reviewer.PARENT and kind.parent_is_final):
        return None
    if application.reviewer is Reviewer.PARENT:
        return Reviewer.CENTRE, application.centre
    above = _assigning_centre(deed.flow, application.centre)
    if Reviewer.UPPER in kind.chain and above is not None:
        return Reviewer.UPPER, above
    return None


def _assigning_centre(flow: CaseFlow, centre: str) -> str | None:
    """Return the centre that handed the case down to `centre`; `None` when it came another way."""
    for before, stop in zip(flow.path, flow.path[1:], strict=False):
        if stop.centre == centre and stop.source is Source.UPPER:
            return before.centre
    return None


def _move(work: Work, application: Application, state: ApplicationState) -> None:
    event = ApplicationMoved(
        case=work.flow.case,
        no=application.no,
        state=state,
        reviewer=application.reviewer,
        centre=application.centre,
    )
    work.happen(event)


def _extend(work: Work, application: Application, task: Task) -> None:
    deed = work.now
    limit = deed.limit(Stage.HANDLING)
    if limit is None or task.timer is None or application.until is None:
        return
    minutes = deadline.extension(deed.clock, limit, deed.flow.urgency, task.timer, application.until)
    timer = deadline.extend(task.timer, max(0, minutes))
    work.happen(TaskChanged(case=deed.flow.case, task=task.model_copy(update={"timer": timer})))


def _suspend(work: Work, application: Application, task: Task) -> None:
    move_task(work, task, TaskState.SUSPENDED)


def _transfer(work: Work, application: Application, task: Task) -> None:
    move_task(work, task, TaskState.TRANSFERRED)
    if application.unit is not None:
        open_task(work, application.unit, task.share, parent=task.parent)


def _add_co_handler(work: Work, application: Application, task: Task) -> None:
    if application.unit is not None:
        share = Share.CHILD if task.parent is not None else Share.CO
        open_task(work, application.unit, share, parent=task.parent)


def _take_back(work: Work, application: Application, task: Task) -> None:
    move_task(work, task, TaskState.RETURNED)


_OUTCOMES: Mapping[ApplicationKind, Callable[[Work, Application, Task], None]] = {
    ApplicationKind.EXTENSION: _extend,
    ApplicationKind.SUSPENSION: _suspend,
    ApplicationKind.TRANSFER: _transfer,
    ApplicationKind.COHANDLING: _add_co_handler,
    ApplicationKind.RETURN: _take_back,
    ApplicationKind.DISPUTE: _take_back,
}


def later_than_overall(deed: Deed, until: datetime) -> bool:
    """Whether an extension to `until` would pass the overall due time; people are warned, not stopped."""
    limit = overall_limit(deed.state, deed.flow.matter)
    if limit is None:
        return False
    overall = deadline.due(deed.clock, limit, deed.flow.urgency, deed.flow.overall)
    return overall is not None and until > overall
