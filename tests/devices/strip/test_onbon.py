"""Onbon cards: the published bytes, and cards that misbehave on TCP, UDP and a serial bus."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import DeviceError, DeviceUnavailable, NoAnswer, Rejected
from devices.health import DeviceState
from devices.open import open_strip
from devices.strip.onbon.commands import (
    Box,
    Command,
    DynamicArea,
    Entry,
    Model,
    Response,
    RunMode,
    dynamic_area,
    plain,
)
from devices.strip.onbon.frame import HOST, Frame, FrameReader, encode
from devices.strip.supervised import SupervisedStrip
from devices.strip.text import Colour, Motion, Strip, StripText
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.far_end import SerialFarEnd, TcpFarEnd, UdpFarEnd
from tests.devices.strip.onbon_cards import TAKEN, Cards, Mood
from tests.devices.strip.onbon_reader import answer, crc, read, read_area

HEAD = "A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 "
CAPTURES = [
    "35 00 A3 06 02 00 00 00 01 2C 00 00 00 00 0C 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00 17 02 "
    "11 00 00 00 5C 46 4F 30 30 30 54 45 4D 50 45 52 3A 32 31 A1 E6 82 DA 5A",
    "33 00 A3 06 02 00 00 00 01 2A 00 00 00 00 18 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00 17 02 "
    "0F 00 00 00 5C 46 4F 30 30 30 48 55 4D 3A 36 36 25 52 48 36 7A 5A",
    "2C 00 A3 06 02 00 00 00 01 23 00 00 00 00 24 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00 17 02 "
    "08 00 00 00 5C 46 4F 30 30 30 20 20 DA F6 5A",
]
CALLING = StripText("请A001号到3号窗口", Colour.RED)
SERVING = StripText("正在办理", Colour.GREEN)


@pytest.mark.parametrize(
    ("command", "ending"),
    [
        (Command.PING, "05 00 A2 00 01 00 00 68 F8 5A"),
        (Command.STATUS, "05 00 A1 02 01 00 00 2D 40 5A"),
        (Command.CLEAR, "05 00 A3 10 01 00 00 51 F8 5A"),
    ],
)
def test_published_commands(command: Command, ending: str) -> None:
    assert encode(Frame(1, HOST, plain(command))) == bytes.fromhex(HEAD + ending)


@pytest.mark.parametrize("capture", CAPTURES)
def test_captures_of_the_field_are_read_and_written_again_byte_for_byte(capture: str) -> None:
    captured = bytes.fromhex(HEAD + capture)
    said = read(captured)
    area = read_area(said.data)
    again = DynamicArea(
        area.text,
        box=Box(area.x * 8, area.y, area.width * 8, area.height),
        area_id=area.area_id,
        line_space=area.line_space,
        run_mode=RunMode(area.run_mode),
        timeout_s=area.timeout,
        entry=Entry(area.display),
        speed=area.speed,
        hold=area.hold,
    )
    data = dynamic_area(again, model=Model.BX_5K, response=Response.NONE)
    assert encode(Frame(said.address, said.sender, data)) == captured
    assert FrameReader().feed(captured) == [Frame(1, HOST, said.data)]


def test_the_checksum_is_the_catalogued_one() -> None:
    assert crc(b"123456789") == 0xBB3D


@given(data=st.binary(min_size=1, max_size=300), address=st.integers(1, 255), noise=st.binary(max_size=20))
def test_any_frame_survives_the_wire(data: bytes, address: int, noise: bytes) -> None:
    frame = Frame(address, HOST, data)
    wire = encode(frame)
    assert read(wire).data == data
    reader = FrameReader()
    pieces = [*noise, *wire]
    assert [each for byte in pieces for each in reader.feed(bytes((byte,)))][-1] == frame


@given(garbage=st.binary(max_size=400))
def test_garbage_is_never_a_frame_and_never_an_error(garbage: bytes) -> None:
    assert FrameReader().feed(b"\xa5" + garbage) == []


@pytest.mark.parametrize(
    ("model", "width", "written"),
    [(Model.BX_5K, 128, 16), (Model.BX_5K, 100, 0x8064), (Model.BX_6K, 128, 128)],
)
def test_the_5k_counts_in_eight_pixels_unless_it_is_told_otherwise(model: Model, width: int, written: int) -> None:
    data = dynamic_area(DynamicArea(b"x", box=Box(width=width)), model=model)
    assert read_area(data).width == written


@contextmanager
def strip_on(cards: Cards, transport: str, options: str = "") -> Iterator[SupervisedStrip[Strip]]:
    """A strip on cards that sit behind TCP, UDP or a serial bus."""
    with ExitStack() as stack:
        if transport == "serial":
            serial = SerialFarEnd(cards)
            stack.callback(serial.close)
            url = f"bxk+serial://{serial.path}?baud=57600"
        else:
            far_end = TcpFarEnd(cards) if transport == "tcp" else UdpFarEnd(cards)
            stack.callback(far_end.close)
            url = f"bxk+{transport}://127.0.0.1:{far_end.port}?addr=1"
        strip = open_strip(f"{url}&timeout=0.1{options}")
        stack.callback(lambda: strip.close(PATIENCE_S))
        yield strip


def trouble_of(strip: SupervisedStrip[Strip], text: StripText, address: int | None = None) -> DeviceError:
    error = strip.show(text, address=address).exception(PATIENCE_S)
    assert isinstance(error, DeviceError)
    return error


@pytest.mark.parametrize("transport", ["tcp", "udp", "serial"])
@pytest.mark.parametrize("mood", [Mood.GOOD, Mood.NOISY])
def test_a_text_is_shown_and_confirmed(transport: str, mood: Mood) -> None:
    cards = Cards(mood=mood)
    with strip_on(cards, transport) as strip:
        strip.show(CALLING).result(PATIENCE_S)
        strip.show(SERVING, address=7).result(PATIENCE_S)
        assert strip.health().state is DeviceState.OK
        assert strip.health().driver == f"bxk+{transport}"
    (area,) = cards.shown[1]
    assert (area.words, area.colour, area.wants_answer) == ("请A001号到3号窗口", "red", True)
    assert (area.display, area.run_mode) == (Entry.LEFT, RunMode.LOOP)
    (area,) = cards.shown[7]
    assert (area.words, area.colour, area.display, area.run_mode) == ("正在办理", "green", Entry.STATIC, RunMode.STAY)


def test_a_text_that_fits_stands_still_unless_it_shall_scroll() -> None:
    cards = Cards()
    with strip_on(cards, "tcp", "&width=256&model=6k") as strip:
        strip.show(CALLING).result(PATIENCE_S)
        strip.show(StripText("社保", Colour.YELLOW, Motion.SCROLL)).result(PATIENCE_S)
    first, second = cards.shown[1]
    assert (first.display, first.width, first.height) == (Entry.STATIC, 256, 16)
    assert (second.display, second.colour) == (Entry.LEFT, "yellow")


def test_characters_the_card_does_not_have_and_marks_in_names_do_no_harm() -> None:
    cards = Cards()
    with strip_on(cards, "tcp", "&font=000") as strip:
        strip.show(StripText("龦\\C2先生\n3号")).result(PATIENCE_S)
        strip.show(StripText("")).result(PATIENCE_S)
    assert [area.text for area in cards.shown[1]] == [
        b"\\C1\\FO000" + "〓＼C2先生 3号".encode("gb2312"),
        b"\\C1\\FO000 ",
    ]


@pytest.mark.parametrize("transport", ["tcp", "udp", "serial"])
@pytest.mark.parametrize("mood", [Mood.SILENT, Mood.WRONG_CHECKSUM, Mood.OTHER_ADDRESS])
def test_a_card_that_does_not_answer_is_tried_three_times_and_said_to_be_silent(transport: str, mood: Mood) -> None:
    cards = Cards(mood=mood)
    with strip_on(cards, transport) as strip:
        assert isinstance(trouble_of(strip, CALLING), NoAnswer)
        cards.wait_until(lambda each: each.commands.count((1, b"\xa3\x06")) >= 3)
        assert trouble_of(strip, SERVING).trouble.code == "strip.no-answer"
        assert strip.health().state is DeviceState.FAILED
        cards.mood = Mood.GOOD
        strip.show(SERVING).result(PATIENCE_S)
    assert cards.words()[-1] == "正在办理"


def test_a_card_that_refuses_says_why() -> None:
    cards = Cards(mood=Mood.REFUSING)
    with strip_on(cards, "tcp") as strip:
        error = trouble_of(strip, CALLING)
    assert isinstance(error, Rejected)
    assert "error code is 7" in str(error)


def test_late_answers_of_others_and_old_ones_of_its_own_confirm_nothing() -> None:
    cards = Cards(moods={2: Mood.SLOW, 3: Mood.SILENT})
    far_end = SerialFarEnd(cards)
    strip = open_strip(f"bxk+serial://{far_end.path}?timeout=0.1&addr=2")
    strip.show(CALLING).result(PATIENCE_S)
    far_end.say(answer(3, TAKEN))
    assert isinstance(trouble_of(strip, SERVING, 3), NoAnswer)
    assert strip.close(PATIENCE_S)
    far_end.close()


def test_one_dead_card_on_a_bus_does_not_hold_the_others() -> None:
    cards = Cards(moods={2: Mood.SILENT})
    with strip_on(cards, "serial") as strip:
        dead = strip.show(CALLING, address=2)
        alive = [strip.show(StripText(f"{number}号"), address=number) for number in (1, 3, 4)]
        for future in alive:
            future.result(PATIENCE_S)
        assert isinstance(dead.exception(PATIENCE_S), NoAnswer)
        strip.show(SERVING, address=1).result(PATIENCE_S)
        assert strip.health().state is DeviceState.WARNING
        trouble = strip.health().trouble
        assert trouble is not None
        assert str(trouble) == "the strip does not answer (address 2)"
        cards.moods.clear()
        cards.wait_until(lambda each: each.words(2) == ["请A001号到3号窗口"])
    assert [cards.words(number) for number in (1, 3, 4)] == [["1号", "正在办理"], ["3号"], ["4号"]]


def test_a_card_that_hangs_up_is_connected_again_and_shows_its_text() -> None:
    cards = Cards()
    with strip_on(cards, "tcp") as strip:
        strip.show(CALLING).result(PATIENCE_S)
        cards.mood = Mood.HANGS_UP
        assert isinstance(trouble_of(strip, SERVING), DeviceUnavailable)
        cards.mood = Mood.GOOD
        cards.wait_until(lambda each: each.words()[-1] == "正在办理")


def test_a_bus_that_is_pulled_and_put_back_shows_the_current_texts(tmp_path: Path) -> None:
    link = tmp_path / "ttyUSB0"
    cards = Cards()
    far_end = SerialFarEnd(cards)
    link.symlink_to(far_end.path)
    strip = open_strip(f"bxk+serial://{link}?baud=57600&timeout=0.1")
    strip.show(CALLING, address=1).result(PATIENCE_S)
    strip.show(CALLING, address=2).result(PATIENCE_S)
    far_end.close()
    link.unlink()
    assert isinstance(trouble_of(strip, SERVING, 2), DeviceUnavailable)
    assert strip.health().state is DeviceState.FAILED
    cards = Cards()
    far_end = SerialFarEnd(cards)
    link.symlink_to(far_end.path)
    cards.wait_until(lambda each: each.words(1) != [] and each.words(2) != [])
    assert strip.close(PATIENCE_S)
    far_end.close()
    assert (cards.words(1), cards.words(2)) == (["请A001号到3号窗口"], ["正在办理"])


def test_a_port_that_is_not_there_is_said() -> None:
    strip = open_strip("bxk+serial:///dev/citydesk-no-such-port")
    error = trouble_of(strip, CALLING)
    assert strip.close(PATIENCE_S)
    assert error.trouble.code == "line.unplugged"


def test_the_bytes_can_be_watched() -> None:
    cards = Cards()
    far_end = TcpFarEnd(cards)
    seen: list[tuple[str, bytes]] = []
    strip = open_strip(
        f"bxk+tcp://127.0.0.1:{far_end.port}", trace=lambda direction, data: seen.append((direction, data))
    )
    strip.show(SERVING).result(PATIENCE_S)
    assert strip.close(PATIENCE_S)
    far_end.close()
    assert [direction for direction, _ in seen[:2]] == [">", "<"]
    assert read(seen[0][1]).command in (b"\xa2\x00", b"\xa3\x06")
