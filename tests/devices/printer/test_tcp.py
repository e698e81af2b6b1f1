"""A network printer that is well, and all the ways in which it is not."""

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from devices.errors import DeviceUnavailable
from devices.health import DeviceState
from devices.printer.bitmap import Bitmap
from devices.printer.job import PrintJob, PrintOutcome, PrintResult
from devices.printer.supervised import SupervisedPrinter
from devices.printer.tcp import StatusAnswers, TcpPrinter, TcpTimeouts
from tests.devices.printer.printer_simulator import (
    COVER_OPEN,
    CUTTER_ERROR,
    PAPER_LOW,
    PAPER_OUT,
    Bits,
    Mood,
    PrinterSimulator,
)
from tests.devices.printer.slips import LINK, bitmap_of, qr_pixels, qr_text

SLIP = PrintJob("A001", bitmap_of(qr_pixels(LINK, 576)))
HUGE = PrintJob("huge", Bitmap(576, 200_000, bytes(72 * 200_000)))
QUICK = TcpTimeouts(connect_s=2, answer_s=0.3, send_s=0.3, job_s=5, confirm_s=0.5)


@pytest.fixture
def simulator() -> Iterator[PrinterSimulator]:
    simulator = PrinterSimulator()
    yield simulator
    simulator.close()


def print_on(port: int, job: PrintJob = SLIP, answers: StatusAnswers = StatusAnswers.DLE) -> PrintResult:
    printer = SupervisedPrinter(TcpPrinter("127.0.0.1", port, answers=answers, timeouts=QUICK))
    try:
        return printer.print(job).result(30)
    finally:
        assert printer.close(30)


def outcome_of(result: PrintResult) -> tuple[PrintOutcome, str | None]:
    return result.outcome, result.trouble.code if result.trouble else None


def test_a_slip_arrives_dot_for_dot(simulator: PrinterSimulator) -> None:
    assert outcome_of(print_on(simulator.port)) == (PrintOutcome.PRINTED, None)
    (slip,) = simulator.slips
    assert slip.pixels(576) == qr_pixels(LINK, 576)
    assert qr_text(slip, 576) == LINK
    assert slip.cut == "partial"


def test_many_slips_each_have_a_connection_and_come_out_once(simulator: PrinterSimulator) -> None:
    printer = SupervisedPrinter(TcpPrinter("127.0.0.1", simulator.port, timeouts=QUICK))
    results = [future.result(30) for future in [printer.print(SLIP) for _ in range(5)]]
    assert printer.close(30)
    assert {result.outcome for result in results} == {PrintOutcome.PRINTED}
    assert len(simulator.slips) == 5
    assert simulator.connections >= 6


@pytest.mark.parametrize(
    ("bits", "code"),
    [
        (PAPER_OUT, "printer.paper-out"),
        (COVER_OPEN, "printer.cover-open"),
        (CUTTER_ERROR, "printer.error"),
        (Bits(printer=0x1A), "printer.offline"),
    ],
)
def test_a_printer_that_is_not_ready_gets_no_dot(simulator: PrinterSimulator, bits: Bits, code: str) -> None:
    simulator.bits = bits
    assert outcome_of(print_on(simulator.port)) == (PrintOutcome.FAILED, code)
    assert simulator.commands == []


def test_little_paper_is_a_warning_and_prints(simulator: PrinterSimulator) -> None:
    simulator.bits = PAPER_LOW
    printer = TcpPrinter("127.0.0.1", simulator.port, timeouts=QUICK)
    assert printer.status().state is DeviceState.WARNING
    assert outcome_of(print_on(simulator.port)) == (PrintOutcome.PRINTED, None)


def test_a_silent_printer_prints_and_nobody_knows(simulator: PrinterSimulator) -> None:
    simulator.mood = Mood.SILENT
    printer = TcpPrinter("127.0.0.1", simulator.port, timeouts=QUICK)
    assert printer.status().state is DeviceState.UNKNOWN
    assert outcome_of(print_on(simulator.port)) == (PrintOutcome.UNKNOWN, "printer.no-answer")
    assert len(simulator.slips) == 1


def test_one_set_up_as_silent_is_not_asked(simulator: PrinterSimulator) -> None:
    simulator.bits = PAPER_OUT
    result = print_on(simulator.port, answers=StatusAnswers.NONE)
    assert outcome_of(result) == (PrintOutcome.UNKNOWN, "printer.status-not-asked")
    assert len(simulator.slips) == 1
    assert b"\x10\x04" not in simulator.received[:64]


@pytest.mark.parametrize("mood", [Mood.NOISY, Mood.GOOD])
def test_noise_between_answers_is_passed_over(simulator: PrinterSimulator, mood: Mood) -> None:
    simulator.mood = mood
    assert outcome_of(print_on(simulator.port)) == (PrintOutcome.PRINTED, None)


def test_stale_answers_never_make_a_printer_well(simulator: PrinterSimulator) -> None:
    simulator.mood = Mood.STALE
    simulator.bits = Bits(printer=0x1A)
    patient = replace(QUICK, settle_s=0.5)
    condition = TcpPrinter("127.0.0.1", simulator.port, timeouts=patient).status()
    assert condition.trouble is not None
    assert condition.trouble.code == "printer.offline"


def test_paper_that_runs_out_while_printing(simulator: PrinterSimulator) -> None:
    simulator.bits_after_job = PAPER_OUT
    assert outcome_of(print_on(simulator.port)) == (PrintOutcome.UNKNOWN, "printer.paper-out")


def test_a_printer_that_falls_silent_after_the_job(simulator: PrinterSimulator) -> None:
    simulator.mood = Mood.SILENT_AFTER_THE_JOB
    assert outcome_of(print_on(simulator.port)) == (PrintOutcome.UNKNOWN, "printer.no-answer")


def test_a_printer_that_hangs_up_half_way_is_not_tried_again(simulator: PrinterSimulator) -> None:
    simulator.mood = Mood.HANGS_UP
    assert print_on(simulator.port, HUGE).outcome is PrintOutcome.UNKNOWN
    assert simulator.received.count(b"\x1b@") == 1


def test_a_printer_that_stops_reading_does_not_hold_us(simulator: PrinterSimulator) -> None:
    simulator.mood = Mood.STOPS_READING
    result = print_on(simulator.port, HUGE)
    assert outcome_of(result) == (PrintOutcome.UNKNOWN, "printer.timeout")


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert outcome_of(print_on(port)) == (PrintOutcome.FAILED, "printer.refused")
    with pytest.raises(DeviceUnavailable):
        TcpPrinter("127.0.0.1", port).status()


def test_a_slip_wider_than_the_paper_is_refused(simulator: PrinterSimulator) -> None:
    wide = PrintJob("wide", bitmap_of([[True] * 577]))
    assert outcome_of(print_on(simulator.port, wide)) == (PrintOutcome.FAILED, "printer.too-wide")
    assert simulator.commands == []


def test_a_printer_switched_on_later_works_without_a_restart() -> None:
    simulator = PrinterSimulator()
    simulator.bits = PAPER_OUT
    printer = SupervisedPrinter(TcpPrinter("127.0.0.1", simulator.port, timeouts=QUICK))
    try:
        assert printer.print(SLIP).result(30).outcome is PrintOutcome.FAILED
        simulator.bits = Bits()
        assert printer.print(SLIP).result(30).outcome is PrintOutcome.PRINTED
        assert printer.health().counters.failed == 1
        assert printer.health().counters.done == 1
    finally:
        assert printer.close(30)
        simulator.close()
