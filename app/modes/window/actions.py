"""The table of everything that can be done at a counter. Full page, bar, keys and the call terminal all read it.

One row: its name, words, icon, key, how much it stands out, the command the rules are asked about before it may be
done, and the operation that does it or the question that is asked first. `WindowPresenter.act` does a row.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.contract.command import Command
from app.contract.errors import RefusalCode
from app.contract.hall.commands import (
    AskForDistance,
    AskForPapers,
    BeginBackOffice,
    CallNext,
    CallNumber,
    CancelTicket,
    EndBackOffice,
    FinishVisit,
    LogOutOfCounter,
    ParkTicket,
    PassTicket,
    PauseCounter,
    RecallTicket,
    ResumeCounter,
    ResumeParked,
    ReturnWithPapers,
    StartServing,
    SwitchAutoCall,
    TransferTicket,
)
from app.contract.hall.pad_tasks import ClearPad, PadTaskKind, ShowOnPad
from app.contract.hall.rating_commands import FileMisrating
from app.contract.hall.shots import ShowShot
from app.contract.hall.state import Desk, HallState, PauseReason
from app.ids import new_id
from app.modes.window.ask_view import Question
from app.modes.window.own_ratings import to_file
from app.modes.window.view import Deed

translate = QCoreApplication.translate


class Weight(Enum):
    """How much an action stands out: one primary in sight at a time, some beside it, the rest when looked for."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


class Group(Enum):
    """What an action is about: the ticket before the counter, other tickets, the pad, the counter itself."""

    TICKET = "ticket"
    OTHERS = "others"
    PAD = "pad"
    COUNTER = "counter"


Probe = Callable[[HallState, Desk], Command]
Operation = Callable[[HallOperations, Desk], Awaitable[object]]


@dataclass(frozen=True, kw_only=True)
class Action:
    """One thing that can be done at a counter.

    `words` is a verb, looked up when shown. `key` is the key while the program has the focus (Qt's portable text);
    two actions that are never legal together may share one. `probe` makes the command whose decision says whether the
    action may be done now; refusals in `to_choose` only say that something still has to be chosen. `operation` does
    it; where there is none, `asks` is asked first, or the program itself knows what to do.
    """

    deed: Deed
    words: Callable[[], str]
    icon: str
    key: str = ""
    weight: Weight
    group: Group
    probe: Probe
    operation: Operation | None = None
    asks: Question | None = None
    to_choose: frozenset[RefusalCode] = frozenset()


def _visit(desk: Desk) -> str:
    return desk.visit or desk.last_visit or new_id()


def _ticket(state: HallState, desk: Desk) -> str:
    visit = state.visits.get(desk.visit or "")
    return visit.ticket if visit is not None else new_id()


def _parked(desk: Desk) -> str:
    return desk.parked[-1] if desk.parked else new_id()


_VISIT = (
    Action(
        deed=Deed.CALL_NEXT,
        words=lambda: translate("Window", "Call next"),
        icon="call",
        key="F2",
        weight=Weight.PRIMARY,
        group=Group.TICKET,
        probe=lambda _, desk: CallNext(counter=desk.counter),
        operation=lambda do, desk: do.call_next(desk.counter),
    ),
    Action(
        deed=Deed.START,
        words=lambda: translate("Window", "Start serving"),
        icon="play",
        key="F4",
        weight=Weight.PRIMARY,
        group=Group.TICKET,
        probe=lambda _, desk: StartServing(counter=desk.counter, visit=_visit(desk)),
        operation=lambda do, desk: do.start_serving(desk.counter, _visit(desk)),
    ),
    Action(
        deed=Deed.FINISH,
        words=lambda: translate("Window", "Finish and ask to rate"),
        icon="check",
        key="F5",
        weight=Weight.PRIMARY,
        group=Group.TICKET,
        probe=lambda _, desk: FinishVisit(counter=desk.counter, visit=_visit(desk)),
        operation=lambda do, desk: do.finish(desk.counter, _visit(desk)),
    ),
    Action(
        deed=Deed.RECALL,
        words=lambda: translate("Window", "Call again"),
        icon="recall",
        key="F3",
        weight=Weight.SECONDARY,
        group=Group.TICKET,
        probe=lambda _, desk: RecallTicket(counter=desk.counter, visit=_visit(desk)),
        operation=lambda do, desk: do.recall(desk.counter, _visit(desk)),
    ),
    Action(
        deed=Deed.NO_SHOW,
        words=lambda: translate("Window", "Pass"),
        icon="skip",
        key="F6",
        weight=Weight.SECONDARY,
        group=Group.TICKET,
        probe=lambda _, desk: PassTicket(counter=desk.counter, visit=_visit(desk)),
        operation=lambda do, desk: do.pass_ticket(desk.counter, _visit(desk)),
    ),
    Action(
        deed=Deed.TRANSFER,
        words=lambda: translate("Window", "Transfer"),
        icon="transfer",
        key="F8",
        weight=Weight.SECONDARY,
        group=Group.TICKET,
        probe=lambda _, desk: TransferTicket(counter=desk.counter, visit=_visit(desk)),
        asks=Question.TRANSFER,
        to_choose=frozenset({RefusalCode.TRANSFER_NOWHERE}),
    ),
    Action(
        deed=Deed.PARK,
        words=lambda: translate("Window", "Park"),
        icon="park",
        key="F9",
        weight=Weight.SECONDARY,
        group=Group.TICKET,
        probe=lambda _, desk: ParkTicket(counter=desk.counter, visit=_visit(desk)),
        operation=lambda do, desk: do.park(desk.counter, _visit(desk)),
    ),
    Action(
        deed=Deed.PAPERS,
        words=lambda: translate("Window", "Papers"),
        icon="papers",
        key="F10",
        weight=Weight.SECONDARY,
        group=Group.TICKET,
        probe=lambda _, desk: AskForPapers(counter=desk.counter, visit=_visit(desk), missing=("?",)),
        asks=Question.PAPERS,
    ),
    Action(
        deed=Deed.FINISH_UNRATED,
        words=lambda: translate("Window", "Finish unrated"),
        icon="check",
        key="Shift+F5",
        weight=Weight.SECONDARY,
        group=Group.TICKET,
        probe=lambda _, desk: FinishVisit(counter=desk.counter, visit=_visit(desk), ask_rating=False),
        operation=lambda do, desk: do.finish(desk.counter, _visit(desk), ask_rating=False),
    ),
    Action(
        deed=Deed.CANCEL,
        words=lambda: translate("Window", "Cancel ticket"),
        icon="cancel",
        key="Ctrl+Del",
        weight=Weight.QUIET,
        group=Group.TICKET,
        probe=lambda state, desk: CancelTicket(ticket=_ticket(state, desk)),
        asks=Question.CANCEL,
    ),
)

_OTHERS = (
    Action(
        deed=Deed.RESUME_PARKED,
        words=lambda: translate("Window", "Go on with parked"),
        icon="resume",
        key="Ctrl+F9",
        weight=Weight.QUIET,
        group=Group.OTHERS,
        probe=lambda _, desk: ResumeParked(counter=desk.counter, visit=_parked(desk)),
        asks=Question.RESUME_PARKED,
    ),
    Action(
        deed=Deed.CALL_NUMBER,
        words=lambda: translate("Window", "Call a number"),
        icon="ticket",
        key="Ctrl+F2",
        weight=Weight.QUIET,
        group=Group.OTHERS,
        probe=lambda _, desk: CallNumber(counter=desk.counter, ticket=new_id()),
        asks=Question.CALL_NUMBER,
        to_choose=frozenset({RefusalCode.UNKNOWN_TICKET}),
    ),
    Action(
        deed=Deed.RETURN_WITH_PAPERS,
        words=lambda: translate("Window", "Back with papers"),
        icon="return",
        key="Ctrl+F10",
        weight=Weight.QUIET,
        group=Group.OTHERS,
        probe=lambda _, desk: ReturnWithPapers(slip=new_id()),
        asks=Question.RETURN_WITH_PAPERS,
        to_choose=frozenset({RefusalCode.UNKNOWN_SLIP}),
    ),
)

_PAD = (
    Action(
        deed=Deed.ASK_ON_PAD,
        words=lambda: translate("Window", "Confirm or sign on the pad"),
        icon="pad",
        key="Ctrl+F4",
        weight=Weight.QUIET,
        group=Group.PAD,
        probe=lambda _, desk: ShowOnPad(counter=desk.counter, kind=PadTaskKind.CONFIRM, text="?"),
        asks=Question.ON_PAD,
    ),
    Action(
        deed=Deed.CLEAR_PAD,
        words=lambda: translate("Window", "Clear the pad"),
        icon="close",
        key="Ctrl+Shift+F4",
        weight=Weight.QUIET,
        group=Group.PAD,
        probe=lambda _, desk: ClearPad(counter=desk.counter),
        operation=lambda do, desk: do.clear_pad(desk.counter),
    ),
    Action(
        deed=Deed.MISRATING,
        words=lambda: translate("Window", "File a wrong rating"),
        icon="warning",
        weight=Weight.QUIET,
        group=Group.PAD,
        probe=lambda state, desk: FileMisrating(visit=next(iter(to_file(state, desk)), new_id()), reason="?"),
        asks=Question.MISRATING,
    ),
    Action(
        deed=Deed.PAIR_PAD,
        words=lambda: translate("Window", "Pair a pad"),
        icon="qr",
        weight=Weight.QUIET,
        group=Group.PAD,
        probe=lambda _, desk: ClearPad(counter=desk.counter),
    ),
)

_COUNTER = (
    Action(
        deed=Deed.RESUME,
        words=lambda: translate("Window", "Resume service"),
        icon="resume",
        key="F7",
        weight=Weight.PRIMARY,
        group=Group.COUNTER,
        probe=lambda _, desk: ResumeCounter(counter=desk.counter),
        operation=lambda do, desk: do.resume(desk.counter),
    ),
    Action(
        deed=Deed.END_BACK_OFFICE,
        words=lambda: translate("Window", "End back office"),
        icon="resume",
        key="F11",
        weight=Weight.PRIMARY,
        group=Group.COUNTER,
        probe=lambda _, desk: EndBackOffice(counter=desk.counter),
        operation=lambda do, desk: do.end_back_office(desk.counter),
    ),
    Action(
        deed=Deed.PAUSE,
        words=lambda: translate("Window", "Pause"),
        icon="pause",
        key="F7",
        weight=Weight.SECONDARY,
        group=Group.COUNTER,
        probe=lambda _, desk: PauseCounter(counter=desk.counter, reason=PauseReason.AWAY),
    ),
    Action(
        deed=Deed.DISTANCE,
        words=lambda: translate("Window", "One-metre line"),
        icon="distance",
        key="F12",
        weight=Weight.QUIET,
        group=Group.COUNTER,
        probe=lambda _, desk: AskForDistance(counter=desk.counter),
        operation=lambda do, desk: do.ask_for_distance(desk.counter),
    ),
    Action(
        deed=Deed.PUSH_SCREENSHOT,
        words=lambda: translate("Window", "Show on the pad"),
        icon="screenshot",
        key="Ctrl+F12",
        weight=Weight.QUIET,
        group=Group.COUNTER,
        probe=lambda _, desk: ShowShot(counter=desk.counter, width=1, height=1, size=1),
    ),
    Action(
        deed=Deed.BACK_OFFICE,
        words=lambda: translate("Window", "Back office"),
        icon="back_office",
        key="F11",
        weight=Weight.SECONDARY,
        group=Group.COUNTER,
        probe=lambda _, desk: BeginBackOffice(counter=desk.counter),
        operation=lambda do, desk: do.begin_back_office(desk.counter),
    ),
    Action(
        deed=Deed.AUTO_CALL,
        words=lambda: translate("Window", "Automatic calling"),
        icon="auto_call",
        key="Ctrl+F7",
        weight=Weight.QUIET,
        group=Group.COUNTER,
        probe=lambda _, desk: SwitchAutoCall(counter=desk.counter, on=not desk.auto_call),
        operation=lambda do, desk: do.switch_auto_call(desk.counter, on=not desk.auto_call),
    ),
    Action(
        deed=Deed.LOG_OUT,
        words=lambda: translate("Window", "Leave counter"),
        icon="close",
        weight=Weight.QUIET,
        group=Group.COUNTER,
        probe=lambda _, desk: LogOutOfCounter(counter=desk.counter),
        operation=lambda do, desk: do.log_out(desk.counter),
    ),
)

ACTIONS: Mapping[Deed, Action] = {action.deed: action for action in (*_VISIT, *_OTHERS, *_PAD, *_COUNTER)}
"""Every action, in the order in which they are shown."""


def of_weight(weight: Weight) -> tuple[Deed, ...]:
    """Return the deeds that stand out so much, in their order."""
    return tuple(deed for deed, action in ACTIONS.items() if action.weight is weight)


def by_key() -> dict[str, tuple[Deed, ...]]:
    """Return the keys and what each does; of several the one that is legal."""
    keys: dict[str, tuple[Deed, ...]] = {}
    for deed, action in ACTIONS.items():
        if action.key:
            keys[action.key] = (*keys.get(action.key, ()), deed)
    return keys
