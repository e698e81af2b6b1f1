"""From a setting to a device that works."""

import io
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from devices.errors import WrongDeviceUrl
from devices.health import DeviceKind, DeviceState, Health
from devices.open import (
    open_evaluator,
    open_printer,
    open_reader,
    open_scanner,
    open_speech,
    open_strip,
    open_terminal,
)
from devices.printer.bitmap import Bitmap
from devices.printer.job import PrintJob, PrintOutcome
from devices.speech.engine import Voice
from devices.speech.supervised import SpeechOutcome
from devices.strip.text import StripText
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.printer.printer_simulator import PrinterSimulator
from tests.devices.speech.sounds import call

SLIP = PrintJob("A001", Bitmap(384, 1, b"\xaa" * 48))


def test_a_virtual_printer(tmp_path: Path) -> None:
    told: list[Health] = []
    printer = open_printer(f"virtual://printer?dir={tmp_path}/tickets&width=384", on_health=told.append)
    assert printer.print(SLIP).result(PATIENCE_S).outcome is PrintOutcome.PRINTED
    assert printer.health().driver == "virtual"
    assert printer.close()
    assert (tmp_path / "tickets" / "A001.bin").exists()
    assert told[0].state is DeviceState.OK


def test_a_virtual_printer_that_misbehaves_from_the_start(tmp_path: Path) -> None:
    printer = open_printer(f"virtual://printer?dir={tmp_path}&behave=paper-out")
    assert printer.print(SLIP).result(PATIENCE_S).outcome is PrintOutcome.FAILED
    assert printer.close()


def test_a_network_printer() -> None:
    simulator = PrinterSimulator()
    printer = open_printer(f"escpos+tcp://127.0.0.1:{simulator.port}?width=384&timeout=5")
    assert printer.print(SLIP).result(PATIENCE_S).outcome is PrintOutcome.PRINTED
    assert printer.health().driver == "escpos+tcp"
    assert printer.close()
    simulator.close()
    assert len(simulator.slips) == 1


def test_paper_is_as_wide_as_the_setting_says(tmp_path: Path) -> None:
    printer = open_printer(f"virtual://printer?dir={tmp_path}&width=384")
    wide = PrintJob("wide", Bitmap(576, 1, b"\xaa" * 72))
    result = printer.print(wide).result(PATIENCE_S)
    assert printer.close()
    assert (result.outcome, result.trouble and result.trouble.code) == (PrintOutcome.FAILED, "printer.too-wide")


def test_a_virtual_loudspeaker_with_the_real_voice(tmp_path: Path) -> None:
    speech = open_speech(f"virtual://speech?dir={tmp_path}&pace=simulated")
    answer = speech.say(call("A001", "3", voices=(Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH), repeat=2))
    assert answer.result(PATIENCE_S).outcome is SpeechOutcome.SPOKEN
    assert (speech.health().kind, speech.health().driver) == (DeviceKind.SPEECH, "virtual")
    assert speech.close()
    with wave.open(io.BytesIO((tmp_path / "001-A001-3.wav").read_bytes())) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(27.6, rel=0.2)
    assert "请A 零零一号" in (tmp_path / "announcements.txt").read_text(encoding="utf-8")


def test_the_loudspeaker_of_this_machine_says_how_it_is() -> None:
    speech = open_speech("speaker:")
    assert speech.health().driver == "speaker"
    assert speech.close()


def test_a_virtual_strip(tmp_path: Path) -> None:
    drawn: list[str] = []
    strip = open_strip(f"virtual://strip?dir={tmp_path}", listener=lambda address, text: drawn.append(text.text))
    strip.show(StripText("3号窗口")).result(PATIENCE_S)
    assert strip.close()
    assert drawn == ["3号窗口"]
    assert (tmp_path / "strips.txt").exists()


@pytest.mark.parametrize(
    ("opener", "url", "right"),
    [
        (open_printer, "virtual://printer", "virtual://printer?dir=FOLDER"),
        (open_printer, "virtual://strip", "virtual://printer?dir=FOLDER"),
        (open_printer, "escpos+tcp://:9100", "escpos+tcp://ADDRESS:9100"),
        (open_printer, "escpos+tcp://192.0.2.10?width=600", "width=384 or width=576"),
        (open_printer, "escpos+tcp://192.0.2.10?widht=576", "status, timeout, width"),
        (open_printer, "escpos+tcp://192.0.2.10?status=yes", "status=dle or status=asb or status=none"),
        (open_printer, "virtual://printer?dir=x&behave=badly", "behave=good or behave=paper-low"),
        (open_printer, "lpr://192.0.2.10", "escpos+tcp://ADDRESS:9100"),
        (open_printer, "escpos+serial://?baud=9600", "escpos+serial:///dev/ttyUSB0"),
        (open_printer, "escpos+usb://04b8", "escpos+usb://04b8:0e15"),
        (open_printer, "escpos+win:", "escpos+win:NAME"),
        (open_printer, "escpos+win:POS80?status=dle", "mode, width"),
        (open_printer, "escpos+serial:///dev/ttyS0?mode=pdf", "mode=raster or mode=text"),
        (open_speech, "virtual://speech", "virtual://speech?dir=FOLDER"),
        (open_speech, "speaker://left", "speaker: or"),
        (open_speech, "speaker:?dir=x", "clips, command, engine"),
        (open_speech, "virtual://speech?dir=x&pace=slow", "pace=real or pace=simulated"),
        (open_strip, "bx6+tcp://192.0.2.20:5005", "virtual://strip"),
        (open_strip, "bxk+usb://192.0.2.20", "bxk+tcp://ADDRESS:5005"),
        (open_strip, "bxk+tcp://:5005", "bxk+tcp://ADDRESS:5005"),
        (open_strip, "bxk+serial://?baud=57600", "bxk+serial:///dev/ttyUSB0"),
        (open_strip, "bxk+serial:///dev/ttyUSB0?baud=56000", "baud=57600"),
        (open_strip, "bxk+serial:///dev/ttyUSB0?format=9N1", "format=8N1"),
        (open_strip, "bxk+tcp://192.0.2.20?baud=57600", "addr, counters, dots, font"),
        (open_strip, "bxk+tcp://192.0.2.20?model=7k", "model=5k or model=6k"),
        (open_strip, "bxk+tcp://192.0.2.20?addr=0", "addr= a whole number from 1 to 255"),
        (open_strip, "bxk+tcp://192.0.2.20?font=12", "font= three digits"),
        (open_strip, "frame+tcp://192.0.2.20:9000", "preset=am03127"),
        (open_strip, "frame+tcp://192.0.2.20?preset=simple", "frame+tcp://ADDRESS:PORT"),
        (open_strip, "frame+serial:///dev/ttyUSB0?preset=none", "preset=am03127 or preset=simple or preset=xunpeng"),
        (open_strip, "frame+serial:///dev/ttyUSB0?file=nowhere.toml", "file= a frame file"),
        (open_strip, "alpha+udp://192.0.2.20:9000", "alpha+serial:///dev/ttyUSB0"),
        (open_strip, "virtual://strip?width=64", "dir"),
        (open_strip, "strip", "DRIVER://"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_would_be_right(
    opener: Callable[[str], object], url: str, right: str
) -> None:
    with pytest.raises(WrongDeviceUrl) as caught:
        opener(url)
    assert right in str(caught.value).split("; write ")[1]


@pytest.mark.parametrize(
    ("opener", "url", "right"),
    [
        (open_reader, "virtual://scanner", "sam+serial:///dev/ttyUSB0"),
        (open_reader, "sam+serial:///dev/ttyUSB0?file=x", "baud, flow, format"),
        (open_scanner, "scan+tcp://192.0.2.10", "scan+serial:///dev/ttyACM0"),
        (open_scanner, "virtual://scanner?file=x", "no options at all"),
        (open_terminal, "ff68+serial:///dev/ttyUSB0?values=1,2,3", "four digits"),
        (open_evaluator, "ff68+tcp://192.0.2.10", "ff68+serial:///dev/ttyUSB0"),
    ],
)
def test_a_wrong_setting_of_a_listening_device_is_refused(
    opener: Callable[[str, Callable[[object], None]], object], url: str, right: str
) -> None:
    with pytest.raises(WrongDeviceUrl) as caught:
        opener(url, lambda heard: None)
    assert right in str(caught.value).split("; write ")[1]


def test_opening_imports_nothing_heavy() -> None:
    program = "import sys, devices.open; print([m for m in sys.modules if m.split('.')[0] in %r])"
    heavy = ("PIL", "serial", "usb", "escpos", "pyttsx3", "numpy", "PySide6", "asyncio", "app")
    run = subprocess.run(
        [sys.executable, "-c", program % (heavy,)], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"
