"""The words of the desk: what can be done, where things stand, how much time is left."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import Module, Sort, Tab
from app.contract.centre.flow import Action, ApplicationKind, FlowRole, Stage, TaskState
from app.contract.centre.flow_state import ApplicationState, FollowUpResult, Share
from app.contract.centre.limits import Standing, TimeUnit
from app.contract.centre.similar import Reason
from app.contract.centre.urgency import Urgency

translate = QCoreApplication.translate
Words = Callable[[], str]

_ACTIONS: Mapping[Action, Words] = {
    Action.SAVE_DRAFT: lambda: translate("Desk", "Keep as a draft"),
    Action.VOID: lambda: translate("Desk", "Declare void"),
    Action.RESTORE: lambda: translate("Desk", "Restore"),
    Action.ANSWER: lambda: translate("Desk", "Answer directly"),
    Action.TO_REVIEW: lambda: translate("Desk", "Send to the shift leader"),
    Action.TO_VERIFY: lambda: translate("Desk", "Have it verified on the spot"),
    Action.VERIFIED: lambda: translate("Desk", "Report what was found"),
    Action.URGE_GRID: lambda: translate("Desk", "Urge the grid worker"),
    Action.REPLACE_GRID_OFFICER: lambda: translate("Desk", "Send another grid worker"),
    Action.TO_DISPATCH: lambda: translate("Desk", "Send to dispatch"),
    Action.SEND_BACK: lambda: translate("Desk", "Send back to where it came from"),
    Action.ASSIGN: lambda: translate("Desk", "Assign to departments"),
    Action.BACK_TO_TAKER: lambda: translate("Desk", "Send back to the call-taker"),
    Action.BACK_TO_DISPATCHER: lambda: translate("Desk", "Send back to the dispatcher"),
    Action.TO_UPPER: lambda: translate("Desk", "Hand up to the centre above"),
    Action.TO_LOWER: lambda: translate("Desk", "Hand down to a centre below"),
    Action.ADD_TASK: lambda: translate("Desk", "Add a department"),
    Action.SIGN: lambda: translate("Desk", "Sign for it"),
    Action.SIGN_AND_HAND_ON: lambda: translate("Desk", "Sign and hand on"),
    Action.SEND_OUTSIDE: lambda: translate("Desk", "Send to another department"),
    Action.RETURN: lambda: translate("Desk", "Return it"),
    Action.DISPUTE: lambda: translate("Desk", "Dispute it"),
    Action.REPORT_PROGRESS: lambda: translate("Desk", "Report progress"),
    Action.HAND_DOWN: lambda: translate("Desk", "Pass down"),
    Action.SEND_GRID: lambda: translate("Desk", "Give it to a grid worker"),
    Action.FINISH: lambda: translate("Desk", "Finish"),
    Action.TO_LEADER: lambda: translate("Desk", "Send to our leader"),
    Action.LEADER_APPROVE: lambda: translate("Desk", "Sign off"),
    Action.LEADER_REJECT: lambda: translate("Desk", "Do not sign off"),
    Action.PARENT_APPROVE: lambda: translate("Desk", "Pass the result of the unit below"),
    Action.PARENT_REJECT: lambda: translate("Desk", "Send the unit below back to work"),
    Action.APPLY: lambda: translate("Desk", "Apply"),
    Action.CANCEL_SUSPENSION: lambda: translate("Desk", "End the suspension"),
    Action.REVIEW_APPLICATION: lambda: translate("Desk", "Decide on the application"),
    Action.APPROVE_RESULT: lambda: translate("Desk", "Pass the result"),
    Action.REJECT_RESULT: lambda: translate("Desk", "Do not pass the result"),
    Action.APPROVE_UPPER: lambda: translate("Desk", "Pass as the centre above"),
    Action.REJECT_UPPER: lambda: translate("Desk", "Do not pass as the centre above"),
    Action.TO_RECHECK: lambda: translate("Desk", "Have the result checked on the spot"),
    Action.RECHECKED: lambda: translate("Desk", "Report the check"),
    Action.FOLLOW_UP: lambda: translate("Desk", "Record the call back"),
    Action.AUTO_FOLLOW_UP: lambda: translate("Desk", "Call back by machine"),
    Action.REDO: lambda: translate("Desk", "Order it done again"),
    Action.EVALUATE: lambda: translate("Desk", "Evaluate"),
    Action.CLOSE: lambda: translate("Desk", "Close the case"),
    Action.REASSIGN: lambda: translate("Desk", "Assign again"),
    Action.SCORE: lambda: translate("Desk", "Give points"),
    Action.URGE: lambda: translate("Desk", "Urge"),
    Action.SUPERVISE: lambda: translate("Desk", "Write a supervision opinion"),
    Action.MERGE: lambda: translate("Desk", "Merge cases"),
    Action.SPLIT: lambda: translate("Desk", "Split from the main case"),
    Action.MERGE_TASK: lambda: translate("Desk", "Merge tasks"),
    Action.EDIT: lambda: translate("Desk", "Put facts right"),
}

_APPLICATIONS: Mapping[ApplicationKind, Words] = {
    ApplicationKind.EXTENSION: lambda: translate("Desk", "Extension"),
    ApplicationKind.SUSPENSION: lambda: translate("Desk", "Suspension"),
    ApplicationKind.TRANSFER: lambda: translate("Desk", "Transfer"),
    ApplicationKind.COHANDLING: lambda: translate("Desk", "Co-handling"),
    ApplicationKind.RETURN: lambda: translate("Desk", "Return"),
    ApplicationKind.DISPUTE: lambda: translate("Desk", "Dispute"),
}

_APPLY: Mapping[ApplicationKind, Words] = {
    ApplicationKind.EXTENSION: lambda: translate("Desk", "Apply for more time"),
    ApplicationKind.SUSPENSION: lambda: translate("Desk", "Apply for suspension"),
    ApplicationKind.TRANSFER: lambda: translate("Desk", "Apply for transfer"),
    ApplicationKind.COHANDLING: lambda: translate("Desk", "Apply for co-handling"),
    ApplicationKind.RETURN: lambda: translate("Desk", "Apply to return it"),
    ApplicationKind.DISPUTE: lambda: translate("Desk", "File a dispute"),
}

_APPLICATION_STATES: Mapping[ApplicationState, Words] = {
    ApplicationState.PENDING: lambda: translate("Desk", "Waiting for review"),
    ApplicationState.PASSED: lambda: translate("Desk", "Passed"),
    ApplicationState.FAILED: lambda: translate("Desk", "Not passed"),
    ApplicationState.LAPSED: lambda: translate("Desk", "Lapsed"),
}

_TASK_STATES: Mapping[TaskState, Words] = {
    TaskState.TO_SIGN: lambda: translate("Desk", "To be signed for"),
    TaskState.OPEN: lambda: translate("Desk", "Being handled"),
    TaskState.SUSPENDED: lambda: translate("Desk", "Suspended"),
    TaskState.LEADER_REVIEW: lambda: translate("Desk", "With the unit's leader"),
    TaskState.SIGNED_OFF: lambda: translate("Desk", "Signed off"),
    TaskState.PARENT_REVIEW: lambda: translate("Desk", "With the unit above"),
    TaskState.RESULT_REVIEW: lambda: translate("Desk", "Result in review"),
    TaskState.DONE: lambda: translate("Desk", "Done"),
    TaskState.TRANSFERRED: lambda: translate("Desk", "Transferred"),
    TaskState.RETURNED: lambda: translate("Desk", "Returned"),
    TaskState.RECALLED: lambda: translate("Desk", "Recalled"),
}

_SHARES: Mapping[Share, Words] = {
    Share.HOST: lambda: translate("Desk", "Host"),
    Share.CO: lambda: translate("Desk", "Co-handler"),
    Share.EQUAL: lambda: translate("Desk", "One of several"),
    Share.CHILD: lambda: translate("Desk", "Passed down"),
}

_ROLES: Mapping[FlowRole, Words] = {
    FlowRole.CALLTAKER: lambda: translate("Desk", "Call-taker"),
    FlowRole.SHIFT_LEADER: lambda: translate("Desk", "Shift leader"),
    FlowRole.DISPATCHER: lambda: translate("Desk", "Dispatcher"),
    FlowRole.RESULT_REVIEWER: lambda: translate("Desk", "Result reviewer"),
    FlowRole.DEPT_HANDLER: lambda: translate("Desk", "Department clerk"),
    FlowRole.PARENT_DEPT: lambda: translate("Desk", "Department above"),
    FlowRole.UNIT_LEADER: lambda: translate("Desk", "Leader of the unit"),
    FlowRole.GRID_OFFICER: lambda: translate("Desk", "Grid worker"),
    FlowRole.SUPERVISOR: lambda: translate("Desk", "Supervisor"),
    FlowRole.LEADER: lambda: translate("Desk", "Leader"),
    FlowRole.EVALUATOR: lambda: translate("Desk", "Evaluator"),
    FlowRole.SYSTEM: lambda: translate("Desk", "The system"),
}

_STANDINGS: Mapping[Standing, Words] = {
    Standing.NORMAL: lambda: translate("Desk", "In time"),
    Standing.NEAR_DUE: lambda: translate("Desk", "Soon due"),
    Standing.OVERDUE: lambda: translate("Desk", "Overdue"),
    Standing.DONE_LATE: lambda: translate("Desk", "Done late"),
}

_RESULTS: Mapping[FollowUpResult, Words] = {
    FollowUpResult.SATISFIED: lambda: translate("Desk", "Satisfied"),
    FollowUpResult.UNSATISFIED: lambda: translate("Desk", "Not satisfied"),
    FollowUpResult.UNREACHABLE: lambda: translate("Desk", "Not reached"),
}

_URGENCIES: Mapping[Urgency, Words] = {
    Urgency.NORMAL: lambda: translate("Desk", "Ordinary"),
    Urgency.URGENT: lambda: translate("Desk", "Urgent"),
    Urgency.VERY_URGENT: lambda: translate("Desk", "Very urgent"),
}

_STAGES: Mapping[Stage, Words] = {
    Stage.DRAFT: lambda: translate("Desk", "Draft"),
    Stage.ACCEPT: lambda: translate("Desk", "To be accepted"),
    Stage.ACCEPT_REVIEW: lambda: translate("Desk", "Acceptance in review"),
    Stage.VERIFY: lambda: translate("Desk", "To be verified"),
    Stage.DISPATCH: lambda: translate("Desk", "To be dispatched"),
    Stage.DISPATCH_REVIEW: lambda: translate("Desk", "Dispatch in review"),
    Stage.HANDLING: lambda: translate("Desk", "Being handled"),
    Stage.RESULT_REVIEW: lambda: translate("Desk", "Result in review"),
    Stage.UPPER_REVIEW: lambda: translate("Desk", "In review above"),
    Stage.RECHECK: lambda: translate("Desk", "Being checked"),
    Stage.FOLLOWUP: lambda: translate("Desk", "To be called back"),
    Stage.CENTRE_FOLLOWUP: lambda: translate("Desk", "To be called back by the centre"),
    Stage.EVALUATE: lambda: translate("Desk", "To be evaluated"),
    Stage.CLOSE: lambda: translate("Desk", "To be closed"),
    Stage.CLOSED: lambda: translate("Desk", "Closed"),
    Stage.VOID: lambda: translate("Desk", "Void"),
}

_ALIKE: Mapping[Reason, Words] = {
    Reason.SAME_CALLER: lambda: translate("Desk", "same caller"),
    Reason.SAME_BUILDING: lambda: translate("Desk", "same building"),
    Reason.SAME_PLACE: lambda: translate("Desk", "same place"),
    Reason.SAME_AREA: lambda: translate("Desk", "same area"),
    Reason.SAME_MATTER: lambda: translate("Desk", "same matter"),
    Reason.SIMILAR_WORDS: lambda: translate("Desk", "similar words"),
}


def action(value: Action, kind: ApplicationKind | None = None) -> str:
    """Return the verb for an act; an application says for what."""
    return _APPLY[kind]() if kind is not None else _ACTIONS[value]()


def application(kind: ApplicationKind) -> str:
    """Return what a unit applies for."""
    return _APPLICATIONS[kind]()


def application_state(state: ApplicationState) -> str:
    """Return how an application stands."""
    return _APPLICATION_STATES[state]()


def task_state(state: TaskState) -> str:
    """Return where a task stands."""
    return _TASK_STATES[state]()


def share(value: Share) -> str:
    """Return a unit's part in a case."""
    return _SHARES[value]()


def role(value: FlowRole) -> str:
    """Return who acts."""
    return _ROLES[value]()


def standing(value: Standing) -> str:
    """Return how a clock stands."""
    return _STANDINGS[value]()


def result(value: FollowUpResult) -> str:
    """Return what the citizen said when called back."""
    return _RESULTS[value]()


def urgency(value: Urgency) -> str:
    """Return how fast a case is to be handled."""
    return _URGENCIES[value]()


def stage(value: Stage) -> str:
    """Return where a case stands."""
    return _STAGES[value]()


def alike(reason: Reason) -> str:
    """Return why a case is like another."""
    return _ALIKE[reason]()


def moment(when: datetime, now: datetime) -> str:
    """Return a local time: of today by its clock, of this year by its day, of another year whole."""
    if when.date() == now.date():
        return f"{when:%H:%M}"
    return f"{when:%m-%d %H:%M}" if when.year == now.year else f"{when:%Y-%m-%d %H:%M}"


def minutes(count: int, unit: TimeUnit = TimeUnit.NATURAL) -> str:
    """Return minutes as people say them: 35 min, 2 h 10 min, 3 days 4 h; working hours are never called days."""
    hours, rest = divmod(abs(count), 60)
    if unit is TimeUnit.NATURAL and hours >= 24:
        return _two(translate("Desk", "{n} d"), hours // 24, translate("Desk", "{n} h"), hours % 24)
    if hours:
        return _two(translate("Desk", "{n} h"), hours, translate("Desk", "{n} min"), rest)
    return translate("Desk", "{n} min").replace("{n}", str(rest))


def _two(large: str, count: int, small: str, rest: int) -> str:
    words = large.replace("{n}", str(count))
    return f"{words} {small.replace('{n}', str(rest))}" if rest else words


def left(count: int, unit: TimeUnit) -> str:
    """Return how much of a limit is left, or by how much it was passed."""
    said = minutes(count, unit)
    words = translate("Desk", "{time} over") if count < 0 else translate("Desk", "{time} left")
    words = words.replace("{time}", said)
    return translate("Desk", "{left} (working time)").replace("{left}", words) if unit is TimeUnit.WORK else words


def due(when: datetime, now: datetime) -> str:
    """Return when something is due as a distance from now, by the clock on the wall."""
    count = int((when - now).total_seconds() // 60)
    words = translate("Desk", "{time} over") if count < 0 else translate("Desk", "{time} left")
    return words.replace("{time}", minutes(count))


_SORTS: Mapping[Sort, Words] = {
    Sort.DEFAULT: lambda: translate("Desk", "What is due first"),
    Sort.REPORTED: lambda: translate("Desk", "Oldest first"),
    Sort.NEWEST: lambda: translate("Desk", "Newest first"),
    Sort.NUMBER: lambda: translate("Desk", "By number"),
    Sort.URGENCY: lambda: translate("Desk", "Most urgent first"),
}

_MODULES: Mapping[Module, Words] = {
    Module.ACCEPTANCE: lambda: translate("Desk", "Acceptance"),
    Module.ACCEPTANCE_POOL: lambda: translate("Desk", "Pool of acceptance"),
    Module.DRAFTS: lambda: translate("Desk", "Drafts"),
    Module.VOIDED: lambda: translate("Desk", "Void cases"),
    Module.VERIFICATION: lambda: translate("Desk", "Verification"),
    Module.FOLLOW_UP: lambda: translate("Desk", "Call back"),
    Module.ACCEPTANCE_REVIEW: lambda: translate("Desk", "Review of acceptance"),
    Module.DISPATCH: lambda: translate("Desk", "Dispatch"),
    Module.DISPATCH_POOL: lambda: translate("Desk", "Pool of dispatch"),
    Module.DISPATCH_RETURNED: lambda: translate("Desk", "Returned to dispatch"),
    Module.DISPATCH_QUERY: lambda: translate("Desk", "Find dispatched cases"),
    Module.DISPATCH_REVIEW: lambda: translate("Desk", "Review of dispatch"),
    Module.REVIEW: lambda: translate("Desk", "Review of applications"),
    Module.RESULT_REVIEW: lambda: translate("Desk", "Review of results"),
    Module.UPPER_REVIEW: lambda: translate("Desk", "Review for centres below"),
    Module.RECHECK: lambda: translate("Desk", "Check on the spot"),
    Module.HANDLING: lambda: translate("Desk", "Handling"),
    Module.APPLICATIONS: lambda: translate("Desk", "Our applications"),
    Module.PARENT_REVIEW: lambda: translate("Desk", "Applications of units below"),
    Module.PARENT_RESULTS: lambda: translate("Desk", "Results of units below"),
    Module.LEADER_REVIEW: lambda: translate("Desk", "To be signed off"),
    Module.COPIES: lambda: translate("Desk", "Copies"),
    Module.ANSWERED: lambda: translate("Desk", "Answered at the front"),
    Module.CENTRE_FOLLOW_UP: lambda: translate("Desk", "Call back by the centre"),
    Module.GRID_VERIFICATION: lambda: translate("Desk", "Verify on the spot"),
    Module.GRID_RECHECK: lambda: translate("Desk", "Check the result"),
    Module.GRID_TASKS: lambda: translate("Desk", "My tasks"),
    Module.EVALUATION: lambda: translate("Desk", "Evaluation"),
    Module.CLOSING: lambda: translate("Desk", "Closing"),
    Module.SUPERVISION: lambda: translate("Desk", "Supervision"),
    Module.CALLS: lambda: translate("Desk", "Calls"),
}

_TABS: Mapping[Tab, Words] = {
    Tab.TO_SIGN: lambda: translate("Desk", "To sign for"),
    Tab.TODO: lambda: translate("Desk", "To do"),
    Tab.DOING: lambda: translate("Desk", "Under way"),
    Tab.DONE: lambda: translate("Desk", "Done"),
    Tab.ALL: lambda: translate("Desk", "All"),
    Tab.FINISHED: lambda: translate("Desk", "Finished"),
    Tab.NEAR_DUE: lambda: translate("Desk", "Soon due"),
    Tab.OVERDUE: lambda: translate("Desk", "Overdue"),
    Tab.FINISHED_LATE: lambda: translate("Desk", "Finished late"),
    Tab.PASSED_ON: lambda: translate("Desk", "Passed on"),
    Tab.ANSWERED: lambda: translate("Desk", "Answered"),
    Tab.INVALID: lambda: translate("Desk", "Invalid"),
}


def sort(value: Sort) -> str:
    """Return the words for an order."""
    return _SORTS[value]()


def module(value: Module) -> str:
    """Return the name of a part of the desk."""
    return _MODULES[value]()


def tab(value: Tab, kind: ApplicationKind | None = None) -> str:
    """Return the name of a list in its part of the desk."""
    return _TABS[value]() if kind is None else f"{application(kind)} · {_TABS[value]()}"
