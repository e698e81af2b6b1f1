"""Where a case goes: stages, the centres above and below, automatic dispatch (spec 04, rows 11 to 21)."""

from app.contract.centre.flow import Action, FlowRole, Stage
from app.contract.centre.flow_events import CaseActed, CheckerNamed, StageEntered
from app.contract.centre.flow_setup import Route, RouteTo
from app.contract.centre.flow_state import Source, Stop
from app.rules import deadline
from app.rules.case_deed import Deed, Work
from app.rules.case_guards import STATE_GUARDS


def enter(work: Work, stage: Stage, *, path: tuple[Stop, ...] | None = None, returned: bool = False) -> None:
    """Let a case stand in a stage; its clock starts anew or goes on."""
    flow, now = work.flow, work.deed.now
    known = next((clock.timer for clock in flow.clocks if clock.stage is stage), None)
    event = StageEntered(
        case=flow.case,
        stage=stage,
        path=flow.path if path is None else path,
        returned=returned,
        clock=deadline.enter(known, work.now.limit(stage), now),
    )
    work.happen(event)


def enter_next(work: Work, after: Stage) -> None:
    """Let a case go on along its profile; the review of the centre above takes it there."""
    target = next_stage(work.now, after)
    path = work.flow.path[:-1] if target is Stage.UPPER_REVIEW else None
    enter(work, target, path=path)


def next_stage(deed: Deed, after: Stage) -> Stage:
    """Return the first stage after one that the profile has and whose condition holds; at the end, closed."""
    known = deed.stage(after)
    for stage in known.next if known is not None else ():
        target = deed.stage(stage)
        if target is not None and (target.when is None or STATE_GUARDS[target.when](deed) is None):
            return stage
    return Stage.CLOSED


def to_upper(work: Work) -> None:
    """上报上级中心: the centre above takes the case in."""
    upper = work.now.upper()
    if upper is not None:
        enter(work, Stage.ACCEPT, path=(*work.flow.path, Stop(centre=upper, source=Source.LOWER)))


def to_lower(work: Work) -> None:
    """交办下级中心: a centre below takes the case in."""
    lower = work.deed.details.centre
    if lower is not None:
        enter(work, Stage.ACCEPT, path=(*work.flow.path, Stop(centre=lower, source=Source.UPPER)))


def to_source(work: Work) -> None:
    """退回: the centre the case came from takes it in again."""
    enter(work, Stage.ACCEPT, path=work.flow.path[:-1])


def name_checker(work: Work) -> None:
    """Give a case to the grid officer who was named, else to the first one of its grid."""
    officers = work.now.grid_officers()
    staff = work.deed.details.staff or (officers[0] if officers else None)
    work.happen(CheckerNamed(case=work.flow.case, staff=staff))


def clear_checker(work: Work) -> None:
    """The grid officer has answered."""
    work.happen(CheckerNamed(case=work.flow.case, staff=None))


def route_of(deed: Deed) -> Route | None:
    """Return where automatic dispatch sends a case from the centre it is at; the nearest area wins."""
    routes = [known for known in deed.setup.routes if (known.centre, known.matter) == (deed.centre, deed.flow.matter)]
    for area in deed.areas():
        for known in routes:
            if area in known.areas:
                return known
    return next((known for known in routes if not known.areas), None)


def follow_routes(work: Work) -> None:
    """Send a case up or down by automatic dispatch, from centre to centre while there is a way; never back."""
    while (stop := _routed_stop(work.now)) is not None:
        action = Action.TO_UPPER if stop.source is Source.LOWER else Action.TO_LOWER
        row = "15" if action is Action.TO_UPPER else "14"
        work.happen(CaseActed(case=work.flow.case, action=action, role=FlowRole.SYSTEM, row=row))
        enter(work, Stage.ACCEPT, path=(*work.flow.path, stop))


def _routed_stop(deed: Deed) -> Stop | None:
    route = route_of(deed)
    if route is None or route.to is RouteTo.UNITS:
        return None
    target = deed.upper() if route.to is RouteTo.UPPER else route.lower
    if target is None or target in {stop.centre for stop in deed.flow.path}:
        return None
    return Stop(centre=target, source=Source.LOWER if route.to is RouteTo.UPPER else Source.UPPER)
