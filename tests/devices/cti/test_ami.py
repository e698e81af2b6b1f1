"""A seat at an Asterisk switch: what it is told and what it orders, over a real connection to a simulator."""

from collections.abc import Iterator
from queue import Queue

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.cti.ami_message import MessageReader, encode
from devices.cti.call import AgentState, CallEvent, CallKind, Direction
from devices.cti.supervised import SupervisedSwitch
from devices.errors import DeviceUnavailable, Rejected, WrongDeviceUrl
from devices.health import DeviceState
from devices.open import open_switch
from tests.devices.cti.asterisk import CALLER, PHONE, SECRET, Asterisk

SECONDS = 10


class Seat:
    """A supervised switch and what it told."""

    def __init__(self, asterisk: Asterisk, *, secret: str = SECRET) -> None:
        self.heard: Queue[CallEvent] = Queue()
        self.health: Queue[DeviceState] = Queue()
        url = f"ami+tcp://127.0.0.1:{asterisk.port}?user=seat&secret={secret}&extension=8001"
        self.switch: SupervisedSwitch = open_switch(
            url, self.heard.put, on_health=lambda health: self.health.put(health.state)
        )

    def next(self) -> tuple[CallKind, str]:
        event = self.heard.get(timeout=SECONDS)
        return event.kind, event.number


@pytest.fixture
def asterisk() -> Iterator[Asterisk]:
    made = Asterisk()
    yield made
    made.close()


@pytest.fixture
def seat(asterisk: Asterisk) -> Iterator[Seat]:
    made = Seat(asterisk)
    while made.health.get(timeout=SECONDS) is not DeviceState.OK:
        pass
    yield made
    assert made.switch.close()


def test_a_call_is_heard_answered_held_resumed_and_ended(asterisk: Asterisk, seat: Seat) -> None:
    asterisk.ring("13800130021")
    event = seat.heard.get(timeout=SECONDS)
    assert (event.kind, event.number, event.direction) == (CallKind.RINGING, "13800130021", Direction.IN)
    seat.switch.answer(event.call).result(SECONDS)
    assert seat.next() == (CallKind.ANSWERED, "13800130021")
    seat.switch.hold(event.call).result(SECONDS)
    assert seat.next() == (CallKind.HELD, "13800130021")
    seat.switch.resume(event.call).result(SECONDS)
    assert seat.next() == (CallKind.RESUMED, "13800130021")
    seat.switch.hang_up(event.call).result(SECONDS)
    assert seat.next() == (CallKind.HUNG_UP, "13800130021")
    assert [order["Channel"] for order in asterisk.orders if "Channel" in order] == [PHONE] * 4


def test_who_hangs_up_before_the_answer_is_told_once(asterisk: Asterisk, seat: Seat) -> None:
    asterisk.ring("13800130021")
    assert seat.next()[0] is CallKind.RINGING
    asterisk.caller_hangs_up()
    assert seat.next()[0] is CallKind.HUNG_UP
    with pytest.raises(Rejected):
        seat.switch.answer("1700000000.1").result(SECONDS)


def test_the_other_party_is_transferred_through_the_dial_plan(asterisk: Asterisk, seat: Seat) -> None:
    asterisk.ring("13800130021")
    call = seat.heard.get(timeout=SECONDS).call
    seat.switch.answer(call).result(SECONDS)
    assert seat.next()[0] is CallKind.ANSWERED
    with pytest.raises(Rejected, match="as you like"):
        seat.switch.transfer(call, "nobody").result(SECONDS)
    seat.switch.transfer(call, "8010").result(SECONDS)
    event = seat.heard.get(timeout=SECONDS)
    assert (event.kind, event.to) == (CallKind.TRANSFERRED, "8010")
    assert seat.next()[0] is CallKind.HUNG_UP
    assert (asterisk.orders[-1]["Channel"], asterisk.orders[-1]["Exten"]) == (CALLER, "8010")


def test_a_number_is_dialled_from_the_own_telephone(asterisk: Asterisk, seat: Seat) -> None:
    seat.switch.dial("05998765432").result(SECONDS)
    first, second = (seat.heard.get(timeout=SECONDS) for _ in range(2))
    assert (first.kind, first.direction, first.number) == (CallKind.RINGING, Direction.OUT, "05998765432")
    assert second.kind is CallKind.ANSWERED


@pytest.mark.parametrize(
    ("state", "paused"), [(AgentState.READY, "false"), (AgentState.BUSY, "true"), (AgentState.AFTER_CALL, "true")]
)
def test_who_is_not_ready_gets_no_calls_from_queues(
    asterisk: Asterisk, seat: Seat, state: AgentState, paused: str
) -> None:
    seat.switch.set_agent(state).result(SECONDS)
    order = asterisk.orders[-1]
    assert (order["Action"], order["Interface"], order["Paused"]) == ("QueuePause", "PJSIP/8001", paused)


def test_a_call_of_a_broken_connection_is_over_and_the_next_connection_works(asterisk: Asterisk, seat: Seat) -> None:
    asterisk.ring("13800130021")
    assert seat.next()[0] is CallKind.RINGING
    asterisk.drop()
    assert seat.next()[0] is CallKind.HUNG_UP
    seat.switch.set_agent(AgentState.READY).result(SECONDS)
    asterisk.ring("13800130022")
    assert seat.next() == (CallKind.RINGING, "13800130022")


def test_a_wrong_secret_is_said_so(asterisk: Asterisk) -> None:
    seat = Seat(asterisk, secret="wrong")
    with pytest.raises(DeviceUnavailable, match="user and secret"):
        seat.switch.dial("12345").result(SECONDS)
    assert seat.switch.health().trouble.code == "cti.login-refused"
    assert seat.switch.close()


@pytest.mark.parametrize(
    "url",
    [
        "ami+tcp://127.0.0.1?user=a&secret=b",
        "ami+tcp://127.0.0.1?user=a&secret=b&extension=1&colour=red",
        "door+http://0.0.0.0:8790?token=0123456789abcdef",
        "door+http://127.0.0.1:8790?token=short",
        "virtual://cti?script=nowhere.txt",
        "sip://127.0.0.1",
    ],
)
def test_a_wrong_setting_is_refused_without_telling_secrets(url: str) -> None:
    with pytest.raises(WrongDeviceUrl) as wrong:
        open_switch(url, lambda _event: None)
    if "colour" not in url:
        assert "secret=b" not in str(wrong.value)


fields = st.dictionaries(
    st.text("abcXYZ", min_size=1, max_size=8),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"])),
)


@given(st.lists(fields.filter(bool), min_size=1, max_size=4), st.data())
def test_messages_survive_any_cutting(messages: list[dict[str, str]], data: st.DataObject) -> None:
    whole = b"Asterisk Call Manager/9.0.0\r\n" + b"".join(encode(message) for message in messages)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    reader = MessageReader()
    read = [
        one for begin, end in zip([0, *cuts], [*cuts, len(whole)], strict=True) for one in reader.feed(whole[begin:end])
    ]
    wanted = [{key.lower(): value.strip() for key, value in message.items()} for message in messages]
    assert [dict(one) for one in read] == wanted


def test_a_line_break_in_a_value_begins_no_other_field() -> None:
    assert encode({"Exten": "1\r\nAction: Logoff"}) == b"Exten: 1 Action: Logoff\r\n\r\n"
