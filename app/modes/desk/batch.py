"""What can be done with several cases of a list at once, one after the other, and what became of each."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import CaseLine, ListCount, Module, Tab
from app.contract.centre.flow import Action, Stage
from app.contract.centre.flow_commands import ActOnCase, Details
from app.modes.desk import words
from app.modes.desk.view import BatchDeed

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Many:
    """An act for many cases; `opinion`: one is asked for and stands in all of them."""

    action: Action
    opinion: bool = False


_OF_LISTS: dict[tuple[Module, Tab], tuple[Many, ...]] = {
    (Module.RESULT_REVIEW, Tab.TODO): (Many(Action.APPROVE_RESULT),),
    (Module.PARENT_RESULTS, Tab.TODO): (Many(Action.PARENT_APPROVE),),
    (Module.VERIFICATION, Tab.TODO): (Many(Action.URGE_GRID, opinion=True),),
    (Module.RECHECK, Tab.TODO): (Many(Action.URGE_GRID, opinion=True),),
    (Module.HANDLING, Tab.TO_SIGN): (Many(Action.SIGN),),
    (Module.CLOSING, Tab.TODO): (Many(Action.CLOSE),),
    (Module.ACCEPTANCE, Tab.DONE): (Many(Action.URGE, opinion=True),),
    (Module.SUPERVISION, Tab.TODO): (Many(Action.SUPERVISE, opinion=True),),
    (Module.SUPERVISION, Tab.NEAR_DUE): (Many(Action.SUPERVISE, opinion=True),),
    (Module.SUPERVISION, Tab.OVERDUE): (Many(Action.SUPERVISE, opinion=True),),
}

_POOLS = {Module.ACCEPTANCE_POOL: Stage.ACCEPT, Module.DISPATCH_POOL: Stage.DISPATCH}


def deeds(one: ListCount) -> tuple[BatchDeed, ...]:
    """Return what can be done with the ticked rows of a list."""
    found = _OF_LISTS.get((one.module, one.tab), ())
    return tuple(BatchDeed(many.action.value, words.action(many.action), many.opinion) for many in found)


def command(line: CaseLine, action: Action, opinion: str) -> ActOnCase:
    """Return the act for one row, on the version the list showed."""
    said = Details(opinion=opinion)
    return ActOnCase(case=line.case, base_version=line.version, action=action, task=line.task, details=said)


def pool(one: ListCount) -> Stage | None:
    """Return the stage whose pool a list is."""
    return _POOLS.get(one.module)


def summary(done: int, refused: list[str]) -> str:
    """Return what became of all: how many were done, and which were not and why."""
    said = translate("Desk", "{count} done").replace("{count}", str(done))
    if not refused:
        return said
    return translate("Desk", "{done}; not done: {rest}").replace("{done}", said).replace("{rest}", "; ".join(refused))
