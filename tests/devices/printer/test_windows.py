"""Printers behind Windows' spooler, with a stand-in for the spooler."""

import pytest

from devices.health import DeviceState
from devices.open import open_printer
from devices.printer.job import PrintJob, PrintOutcome
from devices.printer.supervised import SupervisedPrinter
from devices.printer.windows import WindowsPrinter
from tests.devices.escpos_reader import read_slips
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.printer.slips import bitmap_of

SLIP = PrintJob("A001", bitmap_of([[True] * 8]))


class FakeSpooler:
    def __init__(self, bits: int = 0) -> None:
        self.bits = bits
        self.sent: list[tuple[str, str, bytes]] = []

    def status(self, printer: str) -> int:
        return self.bits

    def send(self, printer: str, title: str, data: bytes) -> None:
        self.sent.append((printer, title, data))


def test_what_was_spooled_is_never_called_printed() -> None:
    spooler = FakeSpooler()
    printer = SupervisedPrinter(WindowsPrinter("POS80", spooler=spooler))
    result = printer.print(SLIP).result(PATIENCE_S)
    assert printer.health().state is DeviceState.UNKNOWN
    assert printer.close(PATIENCE_S)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert result.trouble is not None
    assert result.trouble.code == "printer.spooled"
    ((name, title, data),) = spooler.sent
    assert (name, title) == ("POS80", "A001")
    assert len(read_slips(data)) == 1


@pytest.mark.parametrize(
    ("bits", "code"),
    [
        (0x10, "printer.paper-out"),
        (0x400000, "printer.cover-open"),
        (0x8, "printer.error"),
        (0x80, "printer.offline"),
        (0x90, "printer.paper-out"),
    ],
)
def test_trouble_that_windows_knows_of(bits: int, code: str) -> None:
    spooler = FakeSpooler(bits)
    printer = SupervisedPrinter(WindowsPrinter("POS80", spooler=spooler))
    result = printer.print(SLIP).result(PATIENCE_S)
    assert printer.close(PATIENCE_S)
    assert (result.outcome, result.trouble and result.trouble.code) == (PrintOutcome.FAILED, code)
    assert spooler.sent == []


def test_elsewhere_it_is_said_that_this_is_not_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("ctypes.WinDLL", raising=False)
    printer = open_printer("escpos+win:POS80")
    result = printer.print(SLIP).result(PATIENCE_S)
    assert printer.close(PATIENCE_S)
    assert (result.outcome, result.trouble and result.trouble.code) == (PrintOutcome.FAILED, "printer.not-windows")
