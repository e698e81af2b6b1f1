"""Slips as text: Chinese comes back, names cannot command, pictures stay pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.printer.encoding import Mode, encode_job
from devices.printer.job import Align, Bitmap, Buzzer, Cut, PrintJob, TextLine, Weight
from tests.devices.escpos_reader import Command, StreamReader

DOT = Bitmap(8, 1, b"\x80")


def commands_of(*lines: TextLine | Bitmap, copies: int = 1) -> list[Command]:
    job = PrintJob("A001", DOT, lines=lines, copies=copies, cut=Cut.FULL, buzzer=Buzzer.BEEP)
    reader = StreamReader()
    commands = reader.feed(encode_job(job, Mode.TEXT))
    reader.finish()
    return commands


def words_of(commands: list[Command]) -> list[str]:
    return [command.dots.decode("gb18030") for command in commands if command.name == "text"]


@pytest.mark.parametrize("words", ["请到3号窗口办理", "龦㐂𠮷€", "：（）①"])
def test_chinese_comes_back(words: str) -> None:
    assert words_of(commands_of(TextLine(words))) == [words]


def test_chinese_is_on_before_and_off_after_and_every_copy_is_cut() -> None:
    names = [command.name for command in commands_of(TextLine("号"), copies=2)]
    assert names[:3] == ["reset", "code page", "Chinese on"]
    assert names[-2:] == ["Chinese off", "beep"]
    assert names.count("text") == names.count("cut") == 2


def test_looks() -> None:
    (line,) = [
        {command.name: command.argument for command in commands_of(TextLine("号", align, scale, weight))}
        for align, scale, weight in [(Align.CENTRE, 3, Weight.BOLD)]
    ]
    assert (line["align"], line["size"], line["bold"], line["inverse"]) == (1, 0x22, 1, 0)
    inverse = {each.name: each.argument for each in commands_of(TextLine("号", weight=Weight.INVERSE))}
    assert (inverse["bold"], inverse["inverse"]) == (0, 1)


def test_a_picture_between_lines_stays_a_picture() -> None:
    commands = commands_of(TextLine("A001"), Bitmap(16, 2, b"\xff\x00\x0f\xf0"), TextLine("3号"))
    (picture,) = [command for command in commands if command.name == "image"]
    assert picture.dots == b"\xff\x00\x0f\xf0"
    assert words_of(commands) == ["A001", "3号"]


def test_a_job_without_lines_is_printed_as_dots() -> None:
    assert encode_job(PrintJob("x", DOT), Mode.TEXT) == encode_job(PrintJob("x", DOT), Mode.RASTER)


@given(words=st.text(max_size=40))
def test_no_name_is_a_command(words: str) -> None:
    names = {command.name for command in commands_of(TextLine(words))}
    assert names <= {command.name for command in commands_of(TextLine("A001"))}


@pytest.mark.parametrize("scale", [0, 9])
def test_scales_are_those_of_printers(scale: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        TextLine("x", scale=scale)
