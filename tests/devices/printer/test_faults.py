"""Every fault of a printer at every stage of a slip ends as it was promised, and no slip is ever begun twice."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from devices.printer.job import PrintJob, PrintOutcome, PrintResult
from devices.printer.line_printer import LinePrinter, LineTimeouts
from devices.printer.stream import StatusAnswers
from devices.printer.supervised import SupervisedPrinter
from devices.printer.tcp import TcpPrinter, TcpTimeouts
from devices.transport.serial_port import SerialLine, SerialSettings
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.far_end import SerialFarEnd, TcpFarEnd
from tests.devices.printer.paper_printer import Fault, PaperPrinter, Stage
from tests.devices.printer.slips import LINK, bitmap_of, qr_pixels

PIXELS = qr_pixels(LINK, 384)
SLIP = PrintJob("A001", bitmap_of(PIXELS))
TCP = TcpTimeouts(connect_s=2, answer_s=0.12, send_s=0.3, job_s=5, confirm_s=0.2)
SERIAL = LineTimeouts(answer_s=0.12, job_s=5, confirm_s=0.2)

P, U, F = PrintOutcome.PRINTED, PrintOutcome.UNKNOWN, PrintOutcome.FAILED
PROMISED = {
    # what goes wrong: before, at the first rows, half-way, at the cut
    Fault.NONE: (P, P, P, P),
    Fault.PAPER_OUT: (F, U, U, U),
    Fault.PAPER_LOW: (P, P, P, P),
    Fault.COVER_OPEN: (F, U, U, U),
    Fault.CUTTER: (F, U, U, U),
    Fault.OFFLINE: (F, U, U, U),
    Fault.SILENT: (U, U, U, U),
    Fault.CLOSES: (F, U, U, U),
    Fault.LATE: (U, U, U, U),
    Fault.NOISE: (P, P, P, P),
    Fault.STALE: (F, U, U, U),
    Fault.STUCK: (U, U, U, U),
}
CASES = [
    pytest.param(fault, stage, outcome, id=f"{fault.name}-{stage.name}".lower())
    for fault, outcomes in PROMISED.items()
    for stage, outcome in zip(Stage, outcomes, strict=True)
]


@contextmanager
def printing_on(printer: PaperPrinter, line: str) -> Iterator[SupervisedPrinter[TcpPrinter | LinePrinter]]:
    """A driver on a printer that stands behind `tcp`, `tcp-asb` or `serial`."""
    driver: TcpPrinter | LinePrinter
    far_end: TcpFarEnd | SerialFarEnd
    if line == "serial":
        far_end = SerialFarEnd(printer)
        port = SerialLine(SerialSettings(far_end.path, baud=115200), send_s=0.2)
        driver = LinePrinter(port, width_dots=384, timeouts=SERIAL)
    else:
        far_end = TcpFarEnd(printer)
        answers = StatusAnswers.ASB if line == "tcp-asb" else StatusAnswers.DLE
        driver = TcpPrinter("127.0.0.1", far_end.port, width_dots=384, answers=answers, timeouts=TCP)
    supervised = SupervisedPrinter(driver)
    try:
        yield supervised
    finally:
        printer.released.set()
        assert supervised.close(PATIENCE_S)
        far_end.close()


def outcome_of(printer: PaperPrinter, line: str) -> PrintResult:
    with printing_on(printer, line) as supervised:
        return supervised.print(SLIP).result(PATIENCE_S)


@pytest.mark.parametrize("line", ["tcp", "tcp-asb", "serial"])
@pytest.mark.parametrize(("fault", "stage", "outcome"), CASES)
def test_a_fault_at_a_stage(line: str, fault: Fault, stage: Stage, outcome: PrintOutcome) -> None:
    printer = PaperPrinter(fault=fault, stage=stage, rows_of_slip=len(PIXELS))
    result = outcome_of(printer, line)
    assert result.outcome is outcome
    assert (result.trouble is None) is (outcome is PrintOutcome.PRINTED)
    if outcome is PrintOutcome.PRINTED:
        assert printer.pixels(384) == PIXELS
    if outcome is PrintOutcome.FAILED:
        assert printer.paper == []
    assert printer.jobs <= 1
    assert len(printer.paper) <= len(PIXELS)


def test_every_fault_has_a_promise_for_every_stage() -> None:
    assert set(itertools.product(Fault, Stage)) == {(fault, stage) for fault in PROMISED for stage in Stage}
    assert {len(outcomes) for outcomes in PROMISED.values()} == {len(Stage)}


def test_paper_that_ends_half_way_leaves_half_a_slip_and_no_second_one() -> None:
    printer = PaperPrinter(fault=Fault.PAPER_OUT, stage=Stage.HALF_WAY, rows_of_slip=len(PIXELS))
    assert outcome_of(printer, "tcp").outcome is PrintOutcome.UNKNOWN
    assert printer.pixels(384) == PIXELS[: len(PIXELS) // 2]


def test_what_keeps_paper_from_coming_can_be_asked_before_a_ticket_is_given() -> None:
    printer = PaperPrinter()
    with printing_on(printer, "tcp") as supervised:
        assert supervised.look().result(PATIENCE_S).trouble is None
        printer.fault = Fault.COVER_OPEN
        condition = supervised.look().result(PATIENCE_S)
        assert condition.trouble is not None
        assert condition.trouble.code == "printer.cover-open"
