"""Today's messages of a manager as one counter sees them."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.contract.hall.messages import StaffMessage
from app.contract.hall.state import Desk, HallState
from app.modes import words
from app.modes.window import seating
from app.modes.window.view import MessageShown, MessagesView, Target
from app.rules.messages import is_seen, may_send, messages_for
from app.rules.places import index, setup_of

translate = QCoreApplication.translate


def messages_view(state: HallState, desk: Desk | None, *, staff: str, read: Collection[str]) -> MessagesView:
    """Return the messages for a counter (for a manager: all) and whom one may send to.

    `read` are the ids of messages whose reading is stored but not in the record yet.
    """
    sends = may_send(state, staff)
    known = tuple(reversed(state.messages)) if sends else messages_for(state, desk.counter) if desk is not None else ()
    mine = {message.id for message in messages_for(state, desk.counter)} if desk is not None else set()
    shown = tuple(
        _shown(
            state,
            message,
            seen=message.id not in mine or message.id in read or (desk is not None and is_seen(message, desk.counter)),
            sends=sends,
        )
        for message in known
    )
    return MessagesView(messages=shown, targets=_targets(state) if sends else ())


def _shown(state: HallState, message: StaffMessage, *, seen: bool, sends: bool) -> MessageShown:
    sender = seating.name_of(state, message.staff) or translate("Window", "Manager")
    return MessageShown(
        id=message.id,
        text=message.text,
        sender=sender,
        at=f"{message.at.astimezone(ZoneInfo(setup_of(state).timezone)):%H:%M}",
        where=_where(state, message),
        seen=seen,
        read=_readers(state, message) if sends else "",
    )


def _where(state: HallState, message: StaffMessage) -> str:
    if message.counter is not None:
        return translate("Window", "Counter {number}").format(number=message.counter)
    if message.zone is not None:
        zones = {zone.code: words.local(zone.name) for zone in setup_of(state).zones}
        return zones.get(message.zone, message.zone)
    return translate("Window", "All counters")


def _readers(state: HallState, message: StaffMessage) -> str:
    if not message.seen:
        return translate("Window", "Nobody has read it yet")
    names = translate("Window", ", ").join(
        translate("Window", "counter {number}").format(number=seen.counter) for seen in message.seen
    )
    return translate("Window", "Read at {counters}").format(counters=names)


def _targets(state: HallState) -> tuple[Target, ...]:
    setup = setup_of(state)
    counters = sorted(index(setup).counters.values(), key=lambda counter: int(counter.number))
    return (
        Target(label=translate("Window", "All counters")),
        *(Target(label=words.local(zone.name), zone=zone.code) for zone in setup.zones),
        *(
            Target(
                label=translate("Window", "Counter {number}  {name}").format(
                    number=counter.number, name=words.local(counter.name)
                ),
                counter=counter.number,
            )
            for counter in counters
        ),
    )
