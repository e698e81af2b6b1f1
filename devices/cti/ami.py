"""`ami+tcp://ADDRESS:5038?user=…&secret=…&extension=8001`: a seat at an Asterisk switch, by its manager interface.

Checked against a simulator on loopback, never against a switch. Answering and holding are orders to the telephone
itself (`PJSIPNotify` with the events `talk` and `hold`), which most desk telephones take when their set-up allows it.
"""

from dataclasses import dataclass, replace

from devices.clock import Clock, SystemClock
from devices.cti.ami_message import Message, MessageReader, encode
from devices.cti.call import AgentState, CallEvent, CallKind, Direction, OnCall
from devices.errors import DeviceUnavailable, Rejected
from devices.health import FINE, Condition
from devices.listening import LISTEN_S
from devices.telling import tell
from devices.transport.line import Line

PORT = 5038
ANSWER_S = 3.0
"""How long the switch may take to answer an action."""

PING_S = 15.0
"""A switch that says nothing is asked whether it is there."""

_RINGING, _UP = "5", "6"
"""Channel states of Asterisk: 5 is Ringing, 6 is Up; 4 (Ring) is a telephone that dials."""
_DIALLING = "4"


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Whose telephone it is: `endpoint` as the switch names it (`PJSIP/8001`), `context` of its dial plan."""

    user: str
    secret: str
    extension: str
    technology: str = "PJSIP"
    context: str = "from-internal"

    @property
    def endpoint(self) -> str:
        """The telephone as the switch names it."""
        return f"{self.technology}/{self.extension}"

    @property
    def channels(self) -> str:
        """What the names of its channels begin with."""
        return f"{self.endpoint}-"


@dataclass(frozen=True, kw_only=True)
class _Call:
    """A call on this seat's telephone; `peer` is the channel of the other party."""

    call: str
    channel: str
    number: str = ""
    peer: str = ""
    direction: Direction = Direction.IN
    kind: CallKind = CallKind.RINGING


class AsteriskSwitch:
    """See `devices.cti.switch.Switch`."""

    def __init__(self, line: Line, seat: Seat, on_call: OnCall, *, clock: Clock | None = None) -> None:
        self._line = line
        self._seat = seat
        self._on_call = on_call
        self._clock: Clock = clock or SystemClock()
        self._reader = MessageReader()
        self._calls: dict[str, _Call] = {}
        self._events: list[Message] = []
        self._count = 0
        self._heard_at = 0.0
        self.name = f"ami+{line.name}"

    def open(self) -> None:
        """Connect and log in. Raises DeviceUnavailable, also for a wrong password."""
        self._line.open()
        self._reader.forget()
        self._heard_at = self._clock.monotonic()
        try:
            self._order("Login", Username=self._seat.user, Secret=self._seat.secret, Events="call,agent")
        except Rejected as error:
            self._line.close()
            raise DeviceUnavailable("cti.login-refused", "the switch does not take this user and secret") from error

    def close(self) -> None:
        """Close the connection. Calls of a connection that is gone are nobody's: each is said to have ended."""
        self._line.close()
        for call in tuple(self._calls.values()):
            self._tell(replace(call, kind=CallKind.HUNG_UP))
        self._calls.clear()

    def status(self) -> Condition:
        """See `Listener.status`."""
        self._take_in(self._line.read(LISTEN_S))
        if self._clock.monotonic() - self._heard_at > PING_S:
            self._order("Ping")
        self._pass_on()
        return FINE

    def answer(self, call: str) -> None:
        """See `Switch.answer`."""
        self._notify(call, "talk")

    def dial(self, number: str) -> None:
        """See `Switch.dial`: the own telephone rings first, then the number is called."""
        self._order(
            "Originate",
            Channel=self._seat.endpoint,
            Context=self._seat.context,
            Exten=number,
            Priority="1",
            CallerID=number,
            Async="true",
        )

    def hold(self, call: str) -> None:
        """See `Switch.hold`."""
        self._notify(call, "hold")

    def resume(self, call: str) -> None:
        """See `Switch.resume`."""
        self._notify(call, "talk")

    def transfer(self, call: str, to: str) -> None:
        """See `Switch.transfer`: the other party's channel is sent through the dial plan."""
        known = self._known(call)
        if not known.peer:
            raise Rejected("cti.no-peer", "the switch has not said who the other party is")
        self._order("Redirect", Channel=known.peer, Context=self._seat.context, Exten=to, Priority="1")
        self._move(known, CallKind.TRANSFERRED, to=to)

    def hang_up(self, call: str) -> None:
        """See `Switch.hang_up`."""
        self._order("Hangup", Channel=self._known(call).channel)

    def set_agent(self, state: AgentState) -> None:
        """See `Switch.set_agent`: the telephone is paused in every queue it is in."""
        paused = "false" if state is AgentState.READY else "true"
        self._order("QueuePause", Interface=self._seat.endpoint, Paused=paused, Reason=state.value)

    def _notify(self, call: str, event: str) -> None:
        self._order("PJSIPNotify", Channel=self._known(call).channel, Variable=f"Event={event}")

    def _known(self, call: str) -> _Call:
        known = next((each for each in self._calls.values() if each.call == call), None)
        if known is None:
            raise Rejected("cti.no-such-call", "the call is over")
        return known

    def _order(self, action: str, **fields: str) -> None:
        """Send an action and wait for its answer; events that come meanwhile are kept for the next listening."""
        self._count += 1
        number = str(self._count)
        self._line.write(encode({"Action": action, "ActionID": number, **fields}))
        ends = self._clock.monotonic() + ANSWER_S
        while (left := ends - self._clock.monotonic()) > 0:
            for message in self._take_in(self._line.read(min(left, LISTEN_S))):
                if message["actionid"] == number:
                    _check(message)
                    return
        raise DeviceUnavailable("cti.silent", "the switch does not answer")

    def _take_in(self, data: bytes) -> list[Message]:
        """Keep the events among what came in, and return the answers."""
        if data:
            self._heard_at = self._clock.monotonic()
        messages = self._reader.feed(data)
        self._events += [message for message in messages if message["event"]]
        return [message for message in messages if message["response"]]

    def _pass_on(self) -> None:
        events, self._events = self._events, []
        for event in events:
            self._hear(event)

    def _hear(self, event: Message) -> None:
        name, channel = event["event"], event["channel"]
        if name == "BridgeEnter":
            self._meet(event)
        if name == "BlindTransfer" and event["transfererchannel"] in self._calls:
            known = self._calls[event["transfererchannel"]]
            self._move(known, CallKind.TRANSFERRED, to=event["extension"])
        if not channel.startswith(self._seat.channels):
            return
        if name in ("Newchannel", "Newstate"):
            self._change(event)
        elif channel in self._calls:
            kind = {"Hold": CallKind.HELD, "Unhold": CallKind.RESUMED, "Hangup": CallKind.HUNG_UP}.get(name)
            if kind is not None:
                self._move(self._calls[channel], kind)

    def _change(self, event: Message) -> None:
        """A channel of the seat rings, dials or is up. What rang is incoming; what dialled calls somebody."""
        channel, state = event["channel"], event["channelstate"]
        known = self._calls.get(channel)
        number = event["connectedlinenum"] or event["exten"]
        number = "" if number == "<unknown>" else number
        if known is None and state in (_RINGING, _DIALLING):
            direction = Direction.IN if state == _RINGING else Direction.OUT
            call = event["linkedid"] or event["uniqueid"] or channel
            self._calls[channel] = known = _Call(call=call, channel=channel, number=number, direction=direction)
            self._tell(known)
        elif known is not None and state == _UP and known.kind is CallKind.RINGING:
            self._move(replace(known, number=known.number or number), CallKind.ANSWERED)

    def _meet(self, event: Message) -> None:
        """Two channels are in one bridge: the one that is not ours is the other party."""
        for channel, call in self._calls.items():
            if call.call == event["linkedid"] and not event["channel"].startswith(self._seat.channels):
                self._calls[channel] = replace(call, peer=event["channel"])

    def _move(self, call: _Call, kind: CallKind, *, to: str = "") -> None:
        moved = replace(call, kind=kind)
        self._calls[call.channel] = moved
        if kind is CallKind.HUNG_UP:
            del self._calls[call.channel]
        self._tell(moved, to=to)

    def _tell(self, call: _Call, *, to: str = "") -> None:
        event = CallEvent(kind=call.kind, call=call.call, number=call.number, direction=call.direction, to=to)
        tell(self._on_call, event, device=self.name)


def _check(message: Message) -> None:
    if message["response"].lower() == "error":
        raise Rejected("cti.rejected", f"the switch says: {message['message'] or 'no'}")
