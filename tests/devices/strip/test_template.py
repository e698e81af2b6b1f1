"""Strips by a frame file: published frames, the shipped presets, wrong files, and cards on a line."""

from pathlib import Path

import pytest

from devices.errors import DeviceError, JobDoesNotFit, NoAnswer, Rejected, WrongFrameFile
from devices.health import DeviceState
from devices.open import open_strip
from devices.strip.template.file import read_frame_file
from devices.strip.text import Colour, Motion, StripText
from resources import path as shipped
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.far_end import SerialFarEnd, TcpFarEnd


def preset(name: str, text: StripText, address: int) -> bytes:
    return read_frame_file(shipped(f"strip_frames/{name}.toml")).encode(text, address)


def written(folder: Path, toml: str) -> Path:
    file = folder / "board.toml"
    file.write_text(toml, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "address", "frame"),
    [
        ("hello", 0, b"<ID00><L1><PA><FE><MA><WC><FE>hello16<E>"),
        ("bonjour", 0, b"<ID00><L1><PA><FE><MA><WC><FE>bonjour15<E>"),
        ("bonjour", 1, b"<ID01><L1><PA><FE><MA><WC><FE>bonjour15<E>"),
        ("bonkour", 0, b"<ID00><L1><PA><FE><MA><WC><FE>bonkour14<E>"),
        ("message", 1, b"<ID01><L1><PA><FE><MA><WC><FE>message1F<E>"),
    ],
)
def test_published_frames_of_am03127(words: str, address: int, frame: bytes) -> None:
    assert preset("am03127", StripText(words), address) == frame


def test_a_name_cannot_command_a_board() -> None:
    assert b"(CB)" in preset("am03127", StripText("<CB>"), 1)
    assert b"?" in preset("am03127", StripText("号"), 1)


def test_the_published_frame_of_xunpeng() -> None:
    assert preset("xunpeng", StripText("1"), 0) == bytes.fromhex("3A 00 78 03 01 B6 0A")
    assert preset("xunpeng", StripText("请A012号"), 0)[4] == 12
    with pytest.raises(JobDoesNotFit):
        preset("xunpeng", StripText("A300"), 0)


def test_the_simple_frame() -> None:
    words = "3号".encode("gb2312")
    assert preset("simple", StripText("3号"), 5) == bytes((2, 5, 0, 3, *words, (2 + 5 + 3 + sum(words)) % 256, 3))


FOUR_BYTES = """
[[segment]]
id = "a"
hex = "05 03 E7"
[[segment]]
checksum = "sum8"
over = ["a", "a"]
"""

ONBON_PING = """
escape = { over = ["head", "sum"], table = { A5 = "A6 02", A6 = "A6 01", 5A = "5B 02", 5B = "5B 01" } }
[[segment]]
hex = "A5 A5 A5 A5 A5 A5 A5 A5"
[[segment]]
id = "head"
field = "address"
as = "le"
size = 2
[[segment]]
hex = "00 80 00 00 00 00 00 00 FE 02"
[[segment]]
length = ["data", "data"]
as = "le"
size = 2
[[segment]]
id = "data"
hex = "A2 00 01 00 00"
[[segment]]
id = "sum"
checksum = "crc16-arc"
over = ["head", "data"]
as = "le"
[[segment]]
hex = "5A"
"""

ALPHA = """
encoding = "ascii"
[[segment]]
hex = "00 00 00 00 00 01"
[[segment]]
ascii = "Z00"
[[segment]]
hex = "02"
[[segment]]
ascii = "AA"
[[segment]]
hex = "1B 20 62"
[[segment]]
field = "colour"
hex = { red = "1C 31", green = "1C 32", yellow = "1C 33" }
[[segment]]
text = true
[[segment]]
hex = "04"
"""


@pytest.mark.parametrize(
    ("toml", "address", "frame"),
    [
        (FOUR_BYTES, 1, bytes.fromhex("05 03 E7 EF")),
        (
            ONBON_PING,
            1,
            bytes.fromhex("A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A"),
        ),
        (ALPHA, 1, bytes(5) + b"\x01Z00\x02AA\x1b\x20\x62\x1c2hello world\x04"),
    ],
)
def test_published_frames_of_others_can_be_written_in_a_file(
    tmp_path: Path, toml: str, address: int, frame: bytes
) -> None:
    template = read_frame_file(written(tmp_path, toml))
    assert template.encode(StripText("hello world", Colour.GREEN), address) == frame


def test_escapes_do_not_change_lengths_and_sums(tmp_path: Path) -> None:
    template = read_frame_file(written(tmp_path, ONBON_PING))
    frame = template.encode(StripText(""), 0xA5)
    assert frame[8:11] == b"\xa6\x02\x00"
    assert frame[21:23] == b"\x05\x00"


@pytest.mark.parametrize(
    ("checksum", "form", "ending"),
    [
        ("sum8", "be", "DD"),
        ("neg8", "be", "23"),
        ("xor8", "be", "31"),
        ("sum16", "be", "01 DD"),
        ("sum16", "le", "DD 01"),
        ("crc16-arc", "be", "BB 3D"),
        ("crc16-modbus", "le", "37 4B"),
        ("crc16-modbus", "hex", b"4B37".hex()),
        ("sum8", "dec", b"221".hex()),
    ],
)
def test_checksums_have_their_catalogued_values(tmp_path: Path, checksum: str, form: str, ending: str) -> None:
    size = "size = 3" if form == "dec" else ""
    template = read_frame_file(
        written(
            tmp_path,
            f'[[segment]]\nid = "a"\nascii = "123456789"\n'
            f'[[segment]]\nchecksum = "{checksum}"\nover = ["a", "a"]\nas = "{form}"\n{size}',
        )
    )
    assert template.encode(StripText(""), 1)[9:] == bytes.fromhex(ending)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("title = ", "not TOML"),
        ("title = 'x'", "no [[segment]]"),
        ("colour = 'red'\n" + FOUR_BYTES, "the file has no 'colour'"),
        ("encoding = 'gbx'\n" + FOUR_BYTES, "no encoding 'gbx'"),
        ("flashing = 'yes'\n" + FOUR_BYTES, "by-strip, by-host"),
        ("[[segment]]\nhex = 'A'", "segment 1: 'A' is not hexadecimal"),
        ("[[segment]]\nascii = '号'", "segment 1"),
        ("[[segment]]\nfield = 'name'", "no field 'name'"),
        ("[[segment]]\nfield = 'address'\nas = 'octal'", "as = 'octal'"),
        ("[[segment]]\nfield = 'address'\nsize = 9", "from 1 to 8"),
        ("[[segment]]\nfield = 'colour'\nhex = { red = '01' }", "needs all of green, red, yellow"),
        ("[[segment]]\nfield = 'colour'\nhex = '01'", "needs hex = {…}"),
        ("[[segment]]\nchecksum = 'md5'\nover = ['a', 'a']", "no checksum 'md5'"),
        ("[[segment]]\nid = 'a'\nchecksum = 'sum8'\nover = ['a', 'a']", "behind what it is made of"),
        ("[[segment]]\nid = 'a'\nhex = '00'\n[[segment]]\nlength = ['a', 'b']", "segment 2: ['a', 'b'] is not"),
        ("[[segment]]\nid = 'b'\nhex = '00'\n[[segment]]\nid = 'a'\nlength = ['a', 'b']", "'a' comes after 'b'"),
        ("escape = { over = ['a', 'a'], table = { 0102 = '03' } }\n" + FOUR_BYTES, "BYTE = BYTES"),
        ("answer = { first = 'x' }\n" + FOUR_BYTES, "answer.first"),
    ],
)
def test_a_wrong_file_says_where(tmp_path: Path, toml: str, problem: str) -> None:
    with pytest.raises(WrongFrameFile) as caught:
        read_frame_file(written(tmp_path, toml))
    assert problem in str(caught.value)
    assert "board.toml" in str(caught.value)


class Board:
    """Answers each whole frame with the next of `answers`, the last one for ever."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.frames: list[bytes] = []
        self._pending = b""

    def receive(self, data: bytes) -> bytes:
        *whole, self._pending = (self._pending + data).split(b"<E>")
        self.frames += whole
        return b"".join(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0] for _ in whole)


def test_a_board_that_answers() -> None:
    board = Board(b"ACK")
    far_end = SerialFarEnd(board)
    strip = open_strip(f"frame+serial://{far_end.path}?preset=am03127&timeout=0.2")
    strip.show(StripText("A001", motion=Motion.FLASH)).result(PATIENCE_S)
    assert strip.health().state in (DeviceState.OK, DeviceState.UNKNOWN)
    assert strip.close(PATIENCE_S)
    far_end.close()
    assert board.frames[0].startswith(b"<ID01><L1><PA><FE><MQ>")


@pytest.mark.parametrize(("answers", "error"), [((b"",), NoAnswer), ((b"NACK",), Rejected)])
def test_a_board_that_does_not_take_it(answers: tuple[bytes, ...], error: type[DeviceError]) -> None:
    board = Board(*answers)
    far_end = SerialFarEnd(board)
    strip = open_strip(f"frame+serial://{far_end.path}?preset=am03127&timeout=0.1")
    assert isinstance(strip.show(StripText("A001")).exception(PATIENCE_S), error)
    assert strip.close(PATIENCE_S)
    far_end.close()
    assert len(board.frames) >= 3


def test_a_board_that_answers_the_second_time() -> None:
    board = Board(b"", b"NA", b"x\x00ACK")
    far_end = SerialFarEnd(board)
    strip = open_strip(f"frame+serial://{far_end.path}?preset=am03127&timeout=0.1")
    strip.show(StripText("A001")).result(PATIENCE_S)
    assert strip.close(PATIENCE_S)
    far_end.close()


@pytest.mark.parametrize("address", [None, 4])
def test_a_board_that_never_answers_is_unknown_never_well(address: int | None) -> None:
    board = Board(b"")
    far_end = TcpFarEnd(board)
    strip = open_strip(f"frame+tcp://127.0.0.1:{far_end.port}?preset=simple&addr=2")
    strip.show(StripText("3号"), address=address).result(PATIENCE_S)
    assert strip.health().state is DeviceState.UNKNOWN
    trouble = strip.health().trouble
    assert trouble is not None
    assert trouble.code == "strip.never-answers"
    assert strip.close(PATIENCE_S)
    far_end.close()


def test_a_file_of_the_site(tmp_path: Path) -> None:
    board = Board(b"")
    far_end = TcpFarEnd(board)
    file = written(tmp_path, "[[segment]]\ntext = true\n[[segment]]\nascii = '<E>'")
    strip = open_strip(f"frame+tcp://127.0.0.1:{far_end.port}?file={file}")
    strip.show(StripText("3号")).result(PATIENCE_S)
    assert strip.close(PATIENCE_S)
    far_end.close()
    assert board.frames == ["3号".encode("gb2312")]
