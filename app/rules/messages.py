"""Messages from a manager or the reception to the counters (spec 01; calm, acknowledged, kept for the day)."""

from app.contract.command import Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.messages import (
    AcknowledgeMessage,
    MessageAcknowledged,
    MessageSent,
    Seen,
    SendMessage,
    StaffMessage,
)
from app.contract.hall.setup import Counter, Role
from app.contract.hall.state import HallState
from app.rules.decision import Decision
from app.rules.desks import own_desk
from app.rules.places import check_role, index, setup_of
from app.rules.places import counter as counter_of

_SENDERS = (Role.RECEPTION, Role.MANAGER)

MESSAGES_KEPT = 100
"""How many messages of a day the state holds; the record holds all."""


def may_send(state: HallState, staff: str | None) -> bool:
    """Whether a member of staff may send messages from a program of the hall's staff."""
    member = index(setup_of(state)).staff.get(staff or "")
    return member is not None and not set(_SENDERS).isdisjoint(member.roles)


def messages_for(state: HallState, counter: str) -> tuple[StaffMessage, ...]:
    """Return today's messages for a counter, newest first."""
    place = index(setup_of(state)).counters.get(counter)
    return tuple(message for message in reversed(state.messages) if place is not None and _is_for(message, place))


def is_seen(message: StaffMessage, counter: str) -> bool:
    """Whether somebody at a counter has read a message."""
    return any(seen.counter == counter for seen in message.seen)


def send_message(decision: Decision[HallState], command: SendMessage) -> None:
    """Tell counters something; managers and the reception may. Refuses a counter or zone that does not exist."""
    state, actor = decision.state, decision.context.actor
    if actor.scope is not Scope.MANAGER:
        check_role(state, actor, _SENDERS)
    if command.counter is not None:
        counter_of(state, command.counter)
    if command.zone is not None and command.zone not in index(setup_of(state)).calling:
        raise Refused(RefusalCode.UNKNOWN_ZONE)
    decision.happen(
        MessageSent(
            message=decision.context.command_id,
            text=command.text,
            staff=actor.staff,
            counter=command.counter,
            zone=command.zone,
        )
    )


def acknowledge_message(decision: Decision[HallState], command: AcknowledgeMessage) -> None:
    """Keep who has read a message; reading it again says nothing new."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    for message in messages_for(decision.state, desk.counter):
        if message.id == command.message:
            if not is_seen(message, desk.counter):
                decision.happen(MessageAcknowledged(message=message.id, counter=desk.counter, staff=desk.staff or ""))
            return
    raise Refused(RefusalCode.UNKNOWN_MESSAGE)


def message_sent(state: HallState, recorded: Recorded, event: MessageSent) -> HallState:
    """Keep a message for the day."""
    message = StaffMessage(
        id=event.message, at=recorded.at, text=event.text, staff=event.staff, counter=event.counter, zone=event.zone
    )
    return state.model_copy(update={"messages": (*state.messages, message)[-MESSAGES_KEPT:]})


def message_acknowledged(state: HallState, recorded: Recorded, event: MessageAcknowledged) -> HallState:
    """Keep who has read a message."""
    seen = Seen(counter=event.counter, staff=event.staff, at=recorded.at)
    kept = tuple(
        message.model_copy(update={"seen": (*message.seen, seen)}) if message.id == event.message else message
        for message in state.messages
    )
    return state.model_copy(update={"messages": kept})


def _is_for(message: StaffMessage, place: Counter) -> bool:
    if message.counter is not None:
        return message.counter == place.number
    return message.zone in (None, place.zone)
