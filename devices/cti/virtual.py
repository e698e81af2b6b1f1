"""`virtual://cti`: a switch without telephones. Calls come when somebody says so, or by a script.

`virtual://cti?script=FILE`: one call a line, `SECONDS NUMBER`: how long after the program began who calls. A call that
is not answered within half a minute ends.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition as Signal

from devices.clock import Clock, SystemClock
from devices.cti.call import AgentState, CallEvent, CallKind, Direction, OnCall
from devices.errors import DeviceUnavailable, Rejected
from devices.health import FINE, Condition
from devices.listening import LISTEN_S
from devices.telling import tell

PATIENCE_S = 30.0


@dataclass(frozen=True)
class _Ringing:
    """A call and since when it rings (monotonic)."""

    event: CallEvent
    since: float


class VirtualSwitch:
    """See `devices.cti.switch.Switch`. `orders` keeps what was asked, for whoever watches."""

    def __init__(
        self, on_call: OnCall, *, script: tuple[tuple[float, str], ...] = (), clock: Clock | None = None
    ) -> None:
        self._on_call = on_call
        self._clock: Clock = clock or SystemClock()
        self._began = self._clock.monotonic()
        self._script = sorted(script)
        self._coming: list[str] = []
        self._signal = Signal()
        self._calls: dict[str, _Ringing] = {}
        self._count = 0
        self.agent = AgentState.READY
        self.orders: list[tuple[str, ...]] = []
        self.name = "virtual cti"

    def open(self) -> None:
        """There is nothing to open."""

    def close(self) -> None:
        """There is nothing to close."""

    def ring(self, number: str) -> None:
        """Somebody calls; may be called from any thread."""
        with self._signal:
            self._coming.append(number)
            self._signal.notify_all()

    def end(self, call: str) -> None:
        """The other party hangs up; see `hang_up`."""
        self._move(call, CallKind.HUNG_UP)

    def status(self) -> Condition:
        """See `Listener.status`."""
        with self._signal:
            if not self._coming:
                self._clock.wait(self._signal, LISTEN_S)
            coming, self._coming = self._coming, []
        now = self._clock.monotonic()
        while self._script and now - self._began >= self._script[0][0]:
            coming.append(self._script.pop(0)[1])
        for number in coming:
            self._offer(number, Direction.IN, now)
        for call, ringing in tuple(self._calls.items()):
            if ringing.event.kind is CallKind.RINGING and now - ringing.since > PATIENCE_S:
                self._move(call, CallKind.HUNG_UP)
        return FINE

    def answer(self, call: str) -> None:
        """See `Switch.answer`."""
        self._ordered("answer", call)
        self._move(call, CallKind.ANSWERED)

    def dial(self, number: str) -> None:
        """See `Switch.dial`: whoever is called answers at once."""
        self._ordered("dial", number)
        self._move(self._offer(number, Direction.OUT, self._clock.monotonic()), CallKind.ANSWERED)

    def hold(self, call: str) -> None:
        """See `Switch.hold`."""
        self._ordered("hold", call)
        self._move(call, CallKind.HELD)

    def resume(self, call: str) -> None:
        """See `Switch.resume`."""
        self._ordered("resume", call)
        self._move(call, CallKind.RESUMED)

    def transfer(self, call: str, to: str) -> None:
        """See `Switch.transfer`."""
        self._ordered("transfer", call, to)
        self._move(call, CallKind.TRANSFERRED, to=to)
        self._move(call, CallKind.HUNG_UP)

    def hang_up(self, call: str) -> None:
        """See `Switch.hang_up`."""
        self._ordered("hang_up", call)
        self._move(call, CallKind.HUNG_UP)

    def set_agent(self, state: AgentState) -> None:
        """See `Switch.set_agent`."""
        self._ordered("agent", state.value)
        self.agent = state

    def _ordered(self, *order: str) -> None:
        self.orders.append(order)

    def _offer(self, number: str, direction: Direction, now: float) -> str:
        self._count += 1
        event = CallEvent(kind=CallKind.RINGING, call=f"virtual-{self._count}", number=number, direction=direction)
        self._calls[event.call] = _Ringing(event, now)
        tell(self._on_call, event, device=self.name)
        return event.call

    def _move(self, call: str, kind: CallKind, *, to: str = "") -> None:
        known = self._calls.get(call)
        if known is None:
            raise Rejected("cti.no-such-call", "the call is over")
        event = replace(known.event, kind=kind, to=to)
        self._calls[call] = replace(known, event=event)
        if kind is CallKind.HUNG_UP:
            del self._calls[call]
        tell(self._on_call, event, device=self.name)


def read_script(file: Path) -> tuple[tuple[float, str], ...]:
    """Read a script of calls. Raises DeviceUnavailable naming the line that cannot be read."""
    calls = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            seconds, who = line.split()
            calls.append((float(seconds), who))
        except ValueError as error:
            raise DeviceUnavailable("cti.wrong-script", f"line {number} of {file.name}: SECONDS NUMBER") from error
    return tuple(calls)
