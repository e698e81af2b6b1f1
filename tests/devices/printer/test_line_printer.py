"""Printers on a serial line: every fault of theirs, before and while a slip is printed."""

import os
import pty
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.health import DeviceState
from devices.open import open_printer
from devices.printer.bitmap import Bitmap
from devices.printer.encoding import Mode
from devices.printer.job import PrintJob, PrintOutcome, PrintResult, TextLine
from devices.printer.line_printer import LinePrinter, LineTimeouts
from devices.printer.stream import StatusAnswers
from devices.printer.supervised import SupervisedPrinter
from devices.transport.serial_port import SerialLine, SerialSettings
from tests.devices.escpos_reader import read_slips
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.far_end import SerialFarEnd
from tests.devices.printer.printer_simulator import COVER_OPEN, CUTTER_ERROR, PAPER_LOW, PAPER_OUT, Bits
from tests.devices.printer.slip_printer import Fault, SlipPrinter
from tests.devices.printer.slips import LINK, bitmap_of, qr_pixels, qr_text

PIXELS = qr_pixels(LINK, 384)
SLIP = PrintJob("A001", bitmap_of(PIXELS))
LONG = PrintJob("long", Bitmap(576, 2000, bytes(72 * 2000)))
QUICK = LineTimeouts(answer_s=0.15, job_s=5, confirm_s=0.2)


@pytest.fixture
def printer() -> SlipPrinter:
    return SlipPrinter()


@pytest.fixture
def far_end(printer: SlipPrinter) -> Iterator[SerialFarEnd]:
    far_end = SerialFarEnd(printer)
    yield far_end
    far_end.close()


def driver_on(path: str, answers: StatusAnswers = StatusAnswers.DLE, mode: Mode = Mode.RASTER) -> LinePrinter:
    line = SerialLine(SerialSettings(path, baud=115200), send_s=0.2)
    return LinePrinter(line, width_dots=576, answers=answers, mode=mode, timeouts=QUICK)


def printed(path: str, job: PrintJob = SLIP, **options: StatusAnswers | Mode) -> tuple[PrintOutcome, str | None]:
    supervised = SupervisedPrinter(driver_on(path, **options))  # type: ignore[arg-type]
    try:
        return outcome_of(supervised.print(job).result(PATIENCE_S))
    finally:
        assert supervised.close(PATIENCE_S)


def outcome_of(result: PrintResult) -> tuple[PrintOutcome, str | None]:
    return result.outcome, result.trouble.code if result.trouble else None


def test_a_slip_arrives_dot_for_dot(far_end: SerialFarEnd, printer: SlipPrinter) -> None:
    supervised = open_printer(f"escpos+serial://{far_end.path}?baud=115200&width=384")
    result = supervised.print(SLIP).result(PATIENCE_S)
    assert supervised.health().driver == "escpos+serial"
    assert supervised.close(PATIENCE_S)
    assert outcome_of(result) == (PrintOutcome.PRINTED, None)
    (slip,) = printer.slips
    assert slip.pixels(384) == PIXELS
    assert qr_text(slip, 384) == LINK


@pytest.mark.parametrize(
    ("bits", "state", "code"),
    [
        (PAPER_OUT, PrintOutcome.FAILED, "printer.paper-out"),
        (COVER_OPEN, PrintOutcome.FAILED, "printer.cover-open"),
        (CUTTER_ERROR, PrintOutcome.FAILED, "printer.error"),
        (Bits(printer=0x1A), PrintOutcome.FAILED, "printer.offline"),
        (PAPER_LOW, PrintOutcome.PRINTED, None),
    ],
)
def test_what_it_says_before_a_slip(
    far_end: SerialFarEnd, printer: SlipPrinter, bits: Bits, state: PrintOutcome, code: str | None
) -> None:
    printer.bits = printer.bits_then = bits
    assert printed(far_end.path) == (state, code)
    assert len(printer.slips) == (1 if state is PrintOutcome.PRINTED else 0)


@pytest.mark.parametrize(
    ("bits", "code"),
    [(PAPER_OUT, "printer.paper-out"), (COVER_OPEN, "printer.cover-open"), (CUTTER_ERROR, "printer.error")],
)
@pytest.mark.parametrize("row", [1, 250])
def test_what_happens_at_a_row_leaves_the_slip_unknown(
    far_end: SerialFarEnd, printer: SlipPrinter, bits: Bits, code: str, row: int
) -> None:
    printer.bits_then, printer.row = bits, row
    assert printed(far_end.path) == (PrintOutcome.UNKNOWN, code)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (Fault.NOISE, Fault.NOISE, PrintOutcome.PRINTED),
        (Fault.SILENT, Fault.SILENT, PrintOutcome.UNKNOWN),
        (Fault.NONE, Fault.SILENT, PrintOutcome.UNKNOWN),
        (Fault.NONE, Fault.LATE, PrintOutcome.UNKNOWN),
        (Fault.NONE, Fault.CLOSES, PrintOutcome.UNKNOWN),
        (Fault.CLOSES, Fault.CLOSES, PrintOutcome.FAILED),
    ],
)
def test_faults_of_the_line(
    far_end: SerialFarEnd, printer: SlipPrinter, before: Fault, after: Fault, outcome: PrintOutcome
) -> None:
    printer.fault, printer.fault_then = before, after
    assert printed(far_end.path)[0] is outcome


def test_a_silent_printer_is_unknown_never_well(far_end: SerialFarEnd, printer: SlipPrinter) -> None:
    printer.fault = Fault.SILENT
    driver = driver_on(far_end.path)
    driver.open()
    assert driver.status().state is DeviceState.UNKNOWN
    driver.close()


def test_old_answers_do_not_hide_that_the_paper_is_out(far_end: SerialFarEnd, printer: SlipPrinter) -> None:
    printer.bits = PAPER_OUT
    driver = driver_on(far_end.path)
    driver.open()
    far_end.say(b"\x12" * 40)
    assert driver.status().trouble is not None
    driver.close()


def test_one_set_up_as_silent_is_not_asked(far_end: SerialFarEnd, printer: SlipPrinter) -> None:
    printer.bits = PAPER_OUT
    outcome = printed(far_end.path, answers=StatusAnswers.NONE)
    assert outcome == (PrintOutcome.UNKNOWN, "printer.status-not-asked")
    assert printer.cut.wait(PATIENCE_S)
    assert len(printer.slips) == 1


class StuckPrinter:
    """Answers, then stops reading for as long as it is told, like one whose cover was opened half-way."""

    def __init__(self) -> None:
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        self.received = b""

    def read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += os.read(self._master, count - len(data))
        self.received += data
        return data

    def answer_questions(self) -> None:
        for _ in range(3):
            assert self.read(3)[:2] == b"\x10\x04"
            os.write(self._master, b"\x12")

    def read_until_asked(self) -> None:
        while not self.received.endswith(b"\x10\x04\x01"):
            self.received += os.read(self._master, 4096)

    def close(self) -> None:
        os.close(self._master)
        os.close(self._slave)


def test_a_printer_that_stops_reading_does_not_hold_us_and_the_next_slip_comes_out_whole() -> None:
    stuck = StuckPrinter()
    driver = driver_on(stuck.path)
    driver.open()
    results: list[BaseException] = []

    def print_long() -> None:
        try:
            driver.print(LONG)
        except Exception as error:  # noqa: BLE001 - looked at below
            results.append(error)

    thread = threading.Thread(target=print_long)
    thread.start()
    stuck.answer_questions()
    thread.join(PATIENCE_S)
    assert "half-way" in str(results[0])
    second = threading.Thread(target=lambda: driver.print(SLIP))
    second.start()
    stuck.received = b""
    stuck.read_until_asked()
    paid = stuck.received[:-3]
    os.write(stuck._master, b"\x12")
    stuck.received = b""
    for _ in range(2):
        stuck.read(3)
        os.write(stuck._master, b"\x12")
    stuck.received = b""
    stuck.read_until_asked()
    slip = stuck.received[:-3]
    os.write(stuck._master, b"\x12")
    for _ in range(2):
        stuck.read(3)
        os.write(stuck._master, b"\x12")
    second.join(PATIENCE_S)
    driver.close()
    stuck.close()
    assert paid.endswith(bytes(1000))
    assert read_slips(slip)[0].pixels(384) == PIXELS


def test_a_printer_that_is_plugged_in_later_works(tmp_path: Path, printer: SlipPrinter) -> None:
    port = tmp_path / "ttyUSB0"
    supervised = open_printer(f"escpos+serial://{port}")
    assert outcome_of(supervised.print(SLIP).result(PATIENCE_S)) == (PrintOutcome.FAILED, "line.unplugged")
    far_end = SerialFarEnd(printer)
    port.symlink_to(far_end.path)
    assert supervised.print(SLIP).result(PATIENCE_S).outcome is PrintOutcome.PRINTED
    assert supervised.close(PATIENCE_S)
    far_end.close()


def test_text_mode_over_the_line(far_end: SerialFarEnd, printer: SlipPrinter) -> None:
    job = PrintJob("A001", SLIP.bitmap, lines=(TextLine("××区政务服务中心：（测试）①"), TextLine("A001", scale=3)))
    assert printed(far_end.path, job, mode=Mode.TEXT)[0] is PrintOutcome.PRINTED
    assert printer.words() == ["××区政务服务中心：（测试）①", "A001"]
    assert "image" not in {command.name for command in printer.commands}
