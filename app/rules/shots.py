"""Pictures of the staff's screen on the pad (spec 03, "Screenshot push"): who puts them there, how long they stay.

A picture is meant for one citizen. It goes by itself when its time is over, when staff take it away, when the counter
is left, and when somebody else is called.
"""

from datetime import datetime, timedelta

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.shots import ClearShot, ReportShot, Shot, ShotCleared, ShotReceived, ShotShown, ShowShot
from app.contract.hall.state import Desk, HallState
from app.rules.decision import Decision
from app.rules.desks import desk_of, own_desk, with_desk
from app.rules.places import setup_of


def shown_shot(desk: Desk | None, now: datetime) -> Shot | None:
    """Return the picture that the pad of a counter shows now."""
    shot = desk.shot if desk is not None else None
    if desk is None or shot is None or now >= shot.until or desk.visit not in (None, shot.visit):
        return None
    return shot


def show_shot(decision: Decision[HallState], command: ShowShot) -> None:
    """Put a picture on the pad of the counter one sits at; it takes the place of the one before."""
    state, context = decision.state, decision.context
    desk = own_desk(state, command.counter, context.actor)
    seconds = command.seconds or setup_of(state).rules.shot_seconds
    decision.happen(
        ShotShown(
            counter=desk.counter,
            shot=context.command_id,
            width=command.width,
            height=command.height,
            size=command.size,
            until=context.now + timedelta(seconds=seconds),
        )
    )


def clear_shot(decision: Decision[HallState], command: ClearShot) -> None:
    """Take the picture away; without one nothing happens."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    if desk.shot is not None:
        decision.happen(ShotCleared(counter=desk.counter, shot=desk.shot.id))


def report_shot(decision: Decision[HallState], command: ReportShot) -> None:
    """Note that the counter's own pad shows the picture; one that is gone meanwhile says nothing new."""
    desk = desk_of(decision.state, command.counter)
    if decision.context.actor.counter != desk.counter:
        raise Refused(RefusalCode.NOT_YOUR_COUNTER)
    if desk.shot is not None and desk.shot.id == command.shot and not desk.shot.received:
        decision.happen(ShotReceived(counter=desk.counter, shot=command.shot))


def shot_shown(state: HallState, recorded: Recorded, event: ShotShown) -> HallState:
    """Follow a picture to the pad."""
    desk = state.desks[event.counter]
    shot = Shot(id=event.shot, width=event.width, height=event.height, until=event.until, visit=desk.visit)
    return with_desk(state, desk.model_copy(update={"shot": shot}))


def shot_cleared(state: HallState, recorded: Recorded, event: ShotCleared) -> HallState:
    """Follow a pad without a picture."""
    return with_desk(state, state.desks[event.counter].model_copy(update={"shot": None}))


def shot_received(state: HallState, recorded: Recorded, event: ShotReceived) -> HallState:
    """Follow the word of the pad."""
    desk = state.desks[event.counter]
    assert desk.shot is not None  # noqa: S101 - decided only for the picture that is there
    return with_desk(state, desk.model_copy(update={"shot": desk.shot.model_copy(update={"received": True})}))
