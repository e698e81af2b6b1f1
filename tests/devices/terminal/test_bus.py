"""Call terminals and evaluators on one bus."""

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.health import DeviceKind, DeviceState, Health
from devices.open import open_evaluator, open_terminal
from devices.terminal.bus import REPEAT_S, KeypadBus
from devices.terminal.frame import Frame, FrameReader, encode
from devices.terminal.keys import Event, Key, KeyPressed, Rated
from devices.terminal.supervised import SupervisedKeypads
from devices.transport.serial_port import SerialLine, SerialSettings
from tests.devices.fake_clock import PATIENCE_S, FakeClock
from tests.devices.far_end import SerialFarEnd
from tests.devices.heard import Heard


def frame(address: int, command: int, *data: int) -> bytes:
    """Written as the field's description says, without the program's help."""
    length = 2 + len(data)
    return bytes(
        (0xFF, 0x68, length, length, 0x68, address, command, *data, (address + command + sum(data)) % 256, 0x16)
    )


class Pads:
    """The keypads' side: remembers what the host sends."""

    def __init__(self) -> None:
        self.received = b""
        self._changed = threading.Condition()

    def receive(self, data: bytes) -> bytes:
        with self._changed:
            self.received += data
            self._changed.notify_all()
        return b""

    def await_bytes(self, wanted: bytes) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: wanted in self.received, PATIENCE_S), self.received.hex(" ")


@pytest.fixture
def far_end() -> Iterator[SerialFarEnd]:
    far_end = SerialFarEnd(Pads())
    yield far_end
    far_end.close()


@pytest.fixture
def events() -> Heard[Event]:
    return Heard()


@pytest.fixture
def bus(far_end: SerialFarEnd, events: Heard[Event]) -> Iterator[SupervisedKeypads]:
    opened: Heard[Health] = Heard()
    bus = open_terminal(f"ff68+serial://{far_end.path}?values=1,0,3,4", events, on_health=opened)
    opened.next()
    yield bus
    assert bus.close(PATIENCE_S)


def pads(far_end: SerialFarEnd) -> Pads:
    assert isinstance(far_end.simulator, Pads)
    return far_end.simulator


@pytest.mark.parametrize(
    ("data", "event"),
    [
        ((0x0C,), KeyPressed(5, Key.CALL_NEXT)),
        ((0x0D,), KeyPressed(5, Key.RECALL)),
        ((0x0B,), KeyPressed(5, Key.EVALUATE)),
        ((0x0E,), KeyPressed(5, Key.CANCEL)),
        ((0x0F,), KeyPressed(5, Key.CONFIRM)),
        ((6, 0x0F), KeyPressed(5, Key.ABANDON)),
        ((0, 0x0F), KeyPressed(5, Key.HANG_UP)),
        ((3, 0x0F), KeyPressed(5, Key.CALL_BACK)),
        ((1, 2, 0x0F), KeyPressed(5, Key.CONFIRM, (1, 2))),
        ((0x11,), KeyPressed(5, Key.ONE_METRE)),
        ((0x12,), KeyPressed(5, Key.PAUSE)),
        ((2, 0x13), KeyPressed(5, Key.TRANSFER, (2,))),
    ],
)
def test_keys(
    far_end: SerialFarEnd, bus: SupervisedKeypads, events: Heard[Event], data: tuple[int, ...], event: Event
) -> None:
    pressed = frame(5, 0x10, *data)
    far_end.say(pressed)
    assert events.next() == event
    pads(far_end).await_bytes(pressed)


def test_ratings_by_the_map_of_the_setting_and_their_answer(
    far_end: SerialFarEnd, bus: SupervisedKeypads, events: Heard[Event]
) -> None:
    for key in range(4):
        far_end.say(frame(7, 0x11, key))
    assert [events.next() for _ in range(4)] == [Rated(7, value, key) for key, value in enumerate((1, 0, 3, 4))]
    for key in range(4):
        pads(far_end).await_bytes(frame(7, 0x01, key))


def test_keys_that_nobody_knows_are_answered_and_told_to_nobody(
    far_end: SerialFarEnd, bus: SupervisedKeypads, events: Heard[Event]
) -> None:
    for unknown in (frame(5, 0x10, 0x77), frame(5, 0x11, 9), frame(5, 0x10)):
        far_end.say(unknown)
    far_end.say(frame(5, 0x10, 0x0C))
    assert events.next() == KeyPressed(5, Key.CALL_NEXT)
    assert events.nothing_more()


def test_noise_halves_and_wrong_sums_are_passed_over(
    far_end: SerialFarEnd, bus: SupervisedKeypads, events: Heard[Event]
) -> None:
    good = frame(5, 0x10, 0x0C)
    spoilt = good[:-2] + bytes((good[-2] ^ 1, 0x16))
    far_end.say(b"\x00\xff\xff\x68\x03\x04\x68" + spoilt + good[:6] + good)
    assert events.next() == KeyPressed(5, Key.CALL_NEXT)
    assert events.nothing_more()


def test_orders_to_terminals(far_end: SerialFarEnd, bus: SupervisedKeypads) -> None:
    bus.show(5, waiting=12, number=7).result(PATIENCE_S)
    pads(far_end).await_bytes(frame(5, 0x02, 0x0A, 1, 2, 0x0A, 0x0A, 7))
    bus.show(5, waiting=0, number=1024).result(PATIENCE_S)
    pads(far_end).await_bytes(frame(5, 0x02, 0x0A, 0x0A, 0, 0, 2, 4))
    bus.show(5).result(PATIENCE_S)
    pads(far_end).await_bytes(frame(5, 0x02, *[0x0A] * 6))
    bus.beep(5).result(PATIENCE_S)
    pads(far_end).await_bytes(frame(5, 0x03))
    bus.start_evaluation(5).result(PATIENCE_S)
    pads(far_end).await_bytes(frame(5, 0x01, 0x0B))


def test_a_press_that_is_sent_again_is_one_press(far_end: SerialFarEnd, events: Heard[Event], clock: FakeClock) -> None:
    bus = KeypadBus(SerialLine(SerialSettings(far_end.path)), events, clock=clock)
    bus.open()
    pressed = frame(5, 0x10, 0x0C)
    for advance in (0.0, REPEAT_S / 2, REPEAT_S):
        clock.advance(advance)
        far_end.say(pressed)
        assert bus.status().state is DeviceState.OK
    bus.close()
    assert [events.next(), events.next()] == [KeyPressed(5, Key.CALL_NEXT)] * 2
    assert events.nothing_more()
    pads(far_end).await_bytes(pressed * 3)


def test_evaluators_alone(far_end: SerialFarEnd, events: Heard[Event]) -> None:
    opened: Heard[Health] = Heard()
    evaluator = open_evaluator(f"ff68+serial://{far_end.path}", events, on_health=opened)
    opened.next()
    assert evaluator.health().kind is DeviceKind.EVALUATOR
    far_end.say(frame(1, 0x11, 3))
    assert events.next() == Rated(1, 3, 3)
    assert evaluator.close(PATIENCE_S)


@given(
    frames=st.lists(st.builds(Frame, st.integers(0, 255), st.integers(0, 255), st.binary(max_size=8)), max_size=5),
    size=st.integers(1, 7),
)
def test_any_frames_in_any_pieces(frames: list[Frame], size: int) -> None:
    wire = b"".join(encode(each) for each in frames)
    reader = FrameReader()
    heard = [each for at in range(0, len(wire), size) for each in reader.feed(wire[at : at + size])]
    assert heard == frames


@given(garbage=st.binary(max_size=300))
def test_garbage_is_never_an_error(garbage: bytes) -> None:
    reader = FrameReader()
    for each in reader.feed(garbage):
        assert encode(each) in garbage
