"""The telephone at a seat: what rings, who is talked to, the time of writing after it, and whom nobody answered."""

import asyncio
import re
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from app.contract.centre import calls as contract
from app.contract.centre.calls import CallStep, ReportAgent, ReportCall
from app.contract.command import Command
from app.modes.hotline.phone import phone_digits
from devices.cti.call import AgentState, CallEvent, CallKind, Direction
from devices.errors import DeviceError, Trouble

_STEPS = {
    CallKind.RINGING: CallStep.OFFERED,
    CallKind.ANSWERED: CallStep.ANSWERED,
    CallKind.HELD: CallStep.HELD,
    CallKind.RESUMED: CallStep.RESUMED,
    CallKind.TRANSFERRED: CallStep.TRANSFERRED,
    CallKind.HUNG_UP: CallStep.HUNG_UP,
}
_NOT_IN_A_KEY = re.compile(r"[^0-9A-Za-z_.:@\-]")
_LONGEST_KEY = 64


class Phase(StrEnum):
    """What the seat's telephone is doing."""

    IDLE = "idle"
    RINGING = "ringing"
    TALKING = "talking"
    HELD = "held"
    AFTER_CALL = "after_call"


_PHASES = {
    CallKind.RINGING: Phase.RINGING,
    CallKind.ANSWERED: Phase.TALKING,
    CallKind.HELD: Phase.HELD,
    CallKind.RESUMED: Phase.TALKING,
    CallKind.TRANSFERRED: Phase.TALKING,
}
_ON_THE_LINE = frozenset({Phase.RINGING, Phase.TALKING, Phase.HELD})


@dataclass(frozen=True, kw_only=True)
class Telephone:
    """How it stands. `since` is when the phase began (seconds, monotonic), `present` whether there is a telephone."""

    present: bool = False
    phase: Phase = Phase.IDLE
    call: str = ""
    number: str = ""
    outgoing: bool = False
    since: float = 0.0
    agent: AgentState = AgentState.READY


class Orders(Protocol):
    """What the seat asks of a switch; see `devices.cti.supervised.SupervisedSwitch`."""

    def answer(self, call: str) -> "Future[None]":
        """Take a ringing call."""

    def dial(self, number: str) -> "Future[None]":
        """Call a number."""

    def hold(self, call: str) -> "Future[None]":
        """Let the other party wait."""

    def resume(self, call: str) -> "Future[None]":
        """Talk on."""

    def transfer(self, call: str, to: str) -> "Future[None]":
        """Hand the other party on."""

    def hang_up(self, call: str) -> "Future[None]":
        """End a call."""

    def set_agent(self, state: AgentState) -> "Future[None]":
        """Take calls, or none for now."""


class CallDesk:
    """Follows one telephone. Everything runs in the loop's thread; events of the switch are brought there by `hear`.

    :param report: keeps what happened for the record.
    :param answered: is told the call's key and the other party's number when somebody is talked to.
    :param troubled: is told what the switch did not do.
    :param now: the server's time, aware.
    """

    def __init__(
        self,
        *,
        report: Callable[[Command], Coroutine[Any, Any, None]],
        run: Callable[[Coroutine[Any, Any, None]], None],
        answered: Callable[[str, str], None],
        changed: Callable[[], None],
        troubled: Callable[[Trouble], None],
        now: Callable[[], datetime],
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        self._report = report
        self._run = run
        self._answered = answered
        self._changed = changed
        self._troubled = troubled
        self._now = now
        self._mono = mono
        self._switch: Orders | None = None
        self.telephone = Telephone()

    def attach(self, switch: Orders) -> None:
        """Take calls by this switch from now on."""
        self._switch = switch
        self._show(present=True)
        self.become(AgentState.READY)

    def hear(self, event: CallEvent) -> None:
        """Something happened to a call. While one is on the line, another that rings is the switch's business."""
        telephone = self.telephone
        busy = telephone.phase in _ON_THE_LINE and telephone.call != event.call
        if busy and event.kind is CallKind.RINGING:
            return
        self._tell_record(event)
        if event.kind is CallKind.HUNG_UP:
            self._ended(event)
        elif not busy or event.kind is CallKind.ANSWERED:
            self._moved(event)

    def answer(self) -> None:
        """Take the call that rings."""
        if self.telephone.phase is Phase.RINGING:
            self._order(lambda switch: switch.answer(self.telephone.call))

    def hold_or_resume(self) -> None:
        """Let the other party wait, or talk on."""
        call = self.telephone.call
        if self.telephone.phase is Phase.TALKING:
            self._order(lambda switch: switch.hold(call))
        elif self.telephone.phase is Phase.HELD:
            self._order(lambda switch: switch.resume(call))

    def finish(self) -> None:
        """End what there is: the call, or the writing after it."""
        if self.telephone.phase in _ON_THE_LINE:
            self._order(lambda switch: switch.hang_up(self.telephone.call))
        elif self.telephone.phase is Phase.AFTER_CALL:
            self.wrap_up()
        elif self.telephone.present:
            self.become(AgentState.BUSY if self.telephone.agent is AgentState.READY else AgentState.READY)

    def written(self, call: str) -> None:
        """Everything about a call (its key) is written: if it is the last one, and over, the next may come."""
        if call == _key(self.telephone.call):
            self.wrap_up()

    def wrap_up(self) -> None:
        """Leave the time after the call: take the next one."""
        if self.telephone.phase is not Phase.AFTER_CALL:
            return
        self._record(self.telephone.call, CallStep.WRAPPED_UP)
        self._show(phase=Phase.IDLE, call="", number="")
        self.become(AgentState.READY)

    def dial(self, number: str) -> None:
        """Call somebody, unless somebody is on the line."""
        digits = phone_digits(number)
        if digits and self.telephone.phase not in _ON_THE_LINE:
            self._order(lambda switch: switch.dial(digits))

    def transfer(self, to: str) -> None:
        """Hand the other party on."""
        if self.telephone.phase in {Phase.TALKING, Phase.HELD} and to.strip():
            self._order(lambda switch: switch.transfer(self.telephone.call, to.strip()))

    def become(self, state: AgentState) -> None:
        """Be ready for calls, or not."""
        self._order(lambda switch: switch.set_agent(state))
        self._show(agent=state)
        self._run(self._report(ReportAgent(state=contract.AgentState(state.value))))

    def _moved(self, event: CallEvent) -> None:
        phase = _PHASES[event.kind]
        if phase is self.telephone.phase and event.call == self.telephone.call:
            return
        self._show(
            phase=phase,
            call=event.call,
            number=event.number,
            outgoing=event.direction is Direction.OUT,
            since=self._mono(),
        )
        if event.kind is CallKind.ANSWERED:
            self._answered(_key(event.call), phone_digits(event.number))

    def _ended(self, event: CallEvent) -> None:
        if event.call != self.telephone.call:
            return
        if self.telephone.phase is Phase.RINGING:
            self._show(phase=Phase.IDLE, call="", number="")
            return
        self._show(phase=Phase.AFTER_CALL, since=self._mono())
        self.become(AgentState.AFTER_CALL)

    def _tell_record(self, event: CallEvent) -> None:
        self._record(event.call, _STEPS[event.kind], number=event.number, to=event.to, direction=event.direction)

    def _record(
        self, call: str, step: CallStep, *, number: str = "", to: str = "", direction: Direction | None = None
    ) -> None:
        outgoing = self.telephone.outgoing if direction is None else direction is Direction.OUT
        self._run(
            self._report(
                ReportCall(
                    call=_key(call),
                    step=step,
                    happened_at=self._now(),
                    direction=contract.Direction.OUT if outgoing else contract.Direction.IN,
                    number=phone_digits(number)[:40],
                    to=to if step is CallStep.TRANSFERRED and to else None,
                )
            )
        )

    def _order(self, order: Callable[[Orders], "Future[None]"]) -> None:
        if self._switch is None:
            return
        self._run(self._wait(order(self._switch)))

    async def _wait(self, done: "Future[None]") -> None:
        try:
            await asyncio.wrap_future(done)
        except DeviceError as error:
            self._troubled(error.trouble)

    def _show(self, **changes: Any) -> None:
        self.telephone = replace(self.telephone, **changes)
        self._changed()


def _key(call: str) -> str:
    """Return the switch's name of a call as the record takes it."""
    return f"c{_NOT_IN_A_KEY.sub('-', call)}"[:_LONGEST_KEY]
