"""What staff put on the pad before the citizen, and the citizen's answer (spec 03, "confirm / sign")."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.pad_tasks import (
    AnswerPadTask,
    ClearPad,
    PadCleared,
    PadTask,
    PadTaskAnswered,
    PadTaskShown,
    ShowOnPad,
    TaskAnswered,
)
from app.contract.hall.state import Desk, HallState
from app.rules.decision import Decision
from app.rules.desks import own_desk, with_desk


def show_on_pad(decision: Decision[HallState], command: ShowOnPad) -> None:
    """Put something before the citizen at one's own counter; it takes the place of what was there."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    decision.happen(
        PadTaskShown(
            counter=desk.counter,
            task=decision.context.command_id,
            kind=command.kind,
            title=command.title,
            text=command.text,
        )
    )


def clear_pad(decision: Decision[HallState], command: ClearPad) -> None:
    """Take it away; when nothing is there, nothing happens."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    if desk.task is not None:
        decision.happen(PadCleared(counter=desk.counter))


def answer_pad_task(decision: Decision[HallState], command: AnswerPadTask) -> None:
    """Keep the citizen's answer, once; only from the pad of the counter that asked."""
    desk = decision.state.desks.get(decision.context.actor.counter or "")
    if desk is not None and desk.answered is not None and desk.answered.task == command.task:
        raise Refused(RefusalCode.TASK_ANSWERED)
    if desk is None or desk.task is None or desk.task.id != command.task:
        raise Refused(RefusalCode.UNKNOWN_TASK)
    decision.happen(
        PadTaskAnswered(counter=desk.counter, task=command.task, answer=command.answer, signature=command.signature)
    )


def pad_task_shown(state: HallState, recorded: Recorded, event: PadTaskShown) -> HallState:
    """Follow a task to the pad; the answer to the one before is over."""
    task = PadTask(id=event.task, kind=event.kind, title=event.title, text=event.text, shown_at=recorded.at)
    return _with(state, event.counter, {"task": task, "answered": None})


def pad_task_answered(state: HallState, recorded: Recorded, event: PadTaskAnswered) -> HallState:
    """Follow an answer; the pad follows its counter again."""
    answered = TaskAnswered(task=event.task, answer=event.answer, signature=event.signature, at=recorded.at)
    return _with(state, event.counter, {"task": None, "answered": answered})


def pad_cleared(state: HallState, recorded: Recorded, event: PadCleared) -> HallState:
    """Follow the pad back to its counter."""
    return _with(state, event.counter, {"task": None})


def _with(state: HallState, counter: str, changes: dict[str, object]) -> HallState:
    desk: Desk = state.desks[counter]
    return with_desk(state, desk.model_copy(update=changes))
