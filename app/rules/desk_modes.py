"""What a counter does besides serving: back office, automatic calling, the one-metre line (spec 01)."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import AskForDistance, BeginBackOffice, EndBackOffice, SwitchAutoCall
from app.contract.hall.desk_events import AutoCallSwitched, BackOfficeBegan, BackOfficeEnded, DistanceAsked
from app.contract.hall.state import CounterState, HallState
from app.rules.decision import Decision
from app.rules.desks import check_free, own_desk, with_countdown, with_desk


def begin_back_office(decision: Decision[HallState], command: BeginBackOffice) -> None:
    """Work without a citizen; only between two tickets."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    check_free(desk)
    decision.happen(BackOfficeBegan(counter=desk.counter))


def end_back_office(decision: Decision[HallState], command: EndBackOffice) -> None:
    """Serve again."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    if desk.state is not CounterState.BACKOFFICE:
        raise Refused(RefusalCode.NOT_BACK_OFFICE)
    decision.happen(BackOfficeEnded(counter=desk.counter))


def switch_auto_call(decision: Decision[HallState], command: SwitchAutoCall) -> None:
    """Switch automatic calling; what is so already says nothing new."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    if desk.auto_call is not command.on:
        decision.happen(AutoCallSwitched(counter=desk.counter, on=command.on))


def ask_for_distance(decision: Decision[HallState], command: AskForDistance) -> None:
    """Put the one-metre line on the pad."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    decision.happen(DistanceAsked(counter=desk.counter))


def back_office_began(state: HallState, recorded: Recorded, event: BackOfficeBegan) -> HallState:
    """Follow a counter to its back office."""
    changes = {"state": CounterState.BACKOFFICE, "since": recorded.at, "call_due_at": None}
    return with_desk(state, state.desks[event.counter].model_copy(update=changes))


def back_office_ended(state: HallState, recorded: Recorded, event: BackOfficeEnded) -> HallState:
    """Follow a counter back to its citizens."""
    desk = state.desks[event.counter].model_copy(update={"state": CounterState.OPEN, "since": recorded.at})
    return with_desk(state, with_countdown(state, desk, recorded.at))


def auto_call_switched(state: HallState, recorded: Recorded, event: AutoCallSwitched) -> HallState:
    """Follow the switch; a free counter begins to count down at once."""
    desk = state.desks[event.counter].model_copy(update={"auto_call": event.on})
    return with_desk(state, with_countdown(state, desk, recorded.at))


def distance_asked(state: HallState, recorded: Recorded, event: DistanceAsked) -> HallState:
    """Follow the question for distance; the pad shows it for some seconds from this time."""
    return with_desk(state, state.desks[event.counter].model_copy(update={"line_asked_at": recorded.at}))
