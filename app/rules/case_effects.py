"""The closed list of effects: what an act brings about besides moving the case or the task."""

from collections.abc import Callable, Mapping

from app.contract.centre.flow import Action, FlowRole, Stage
from app.contract.centre.flow_events import CaseActed
from app.contract.centre.flow_setup import RouteTo
from app.rules import case_applications, case_facts, case_merging, case_moves, case_tasks
from app.rules.case_deed import Work

Effect = Callable[[Work], None]


def _auto_dispatch(work: Work) -> None:
    """自动分拨: up or down as far as the configuration leads, then to units where it names some."""
    came = work.flow.path
    case_moves.follow_routes(work)
    route = case_moves.route_of(work.now)
    if route is not None and route.to is RouteTo.UNITS and (route.host or route.units):
        work.happen(CaseActed(case=work.flow.case, action=Action.ASSIGN, role=FlowRole.SYSTEM, row="13"))
        case_tasks.open_route(work)
    elif work.flow.path == came and work.flow.stage is not Stage.DISPATCH:
        case_moves.enter(work, Stage.DISPATCH)


EFFECTS: Mapping[str, Effect] = {
    "auto_dispatch": _auto_dispatch,
    "open_tasks": case_tasks.open_tasks,
    "add_task": case_tasks.add_task,
    "hand_down": case_tasks.hand_down,
    "send_grid": case_tasks.send_grid,
    "send_outside": case_tasks.send_outside,
    "assign_staff": case_tasks.assign_staff,
    "keep_result": case_tasks.keep_result,
    "redo_tasks": case_tasks.redo_tasks,
    "to_upper": case_moves.to_upper,
    "to_lower": case_moves.to_lower,
    "to_source": case_moves.to_source,
    "name_checker": case_moves.name_checker,
    "clear_checker": case_moves.clear_checker,
    "file_application": case_applications.file_application,
    "review_application": case_applications.review_application,
    "merge": case_merging.merge,
    "merge_task": case_merging.merge_task,
    "split": case_merging.split,
    "split_all": case_merging.split_all,
    "split_task": case_merging.split_task,
    "edit": case_facts.edit,
}
