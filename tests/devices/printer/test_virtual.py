"""The printer without paper: what it leaves in its folder, and how it misbehaves."""

import io
from pathlib import Path

import pytest
from PIL import Image

from devices.health import DeviceState
from devices.printer.job import PrintJob, PrintOutcome
from devices.printer.supervised import SupervisedPrinter
from devices.printer.virtual import SLOW_S, Behaviour, VirtualPrinter
from tests.devices.escpos_reader import read_slips
from tests.devices.fake_clock import PATIENCE_S, FakeClock
from tests.devices.printer.slips import LINK, bitmap_of, qr_pixels, qr_text

PIXELS = qr_pixels(LINK, 384)
SLIP = PrintJob("A001", bitmap_of(PIXELS))


def test_each_job_leaves_a_picture_and_its_bytes(tmp_path: Path) -> None:
    printer = SupervisedPrinter(VirtualPrinter(tmp_path / "tickets", width_dots=384))
    results = [future.result(PATIENCE_S).outcome for future in [printer.print(SLIP), printer.print(SLIP)]]
    assert printer.close()
    assert results == [PrintOutcome.PRINTED] * 2
    files = sorted(file.name for file in (tmp_path / "tickets").iterdir())
    assert files == ["A001-2.bin", "A001-2.png", "A001.bin", "A001.png"]
    (slip,) = read_slips((tmp_path / "tickets" / "A001.bin").read_bytes())
    assert slip.pixels(384) == PIXELS
    assert qr_text(slip, 384) == LINK
    with Image.open(io.BytesIO((tmp_path / "tickets" / "A001.png").read_bytes())) as picture:
        shown = [[picture.getpixel((x, y)) == 0 for x in range(384)] for y in range(len(PIXELS))]
    assert shown == PIXELS


@pytest.mark.parametrize("name", ["../../etc/passwd", "A/B:C", "...", ""])
def test_a_name_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    printer = VirtualPrinter(tmp_path / "tickets")
    printer.open()
    printer.print(PrintJob(name, bitmap_of([[True]])))
    assert [entry.name for entry in tmp_path.iterdir()] == ["tickets"]
    assert len(list((tmp_path / "tickets").iterdir())) == 2


@pytest.mark.parametrize(
    ("behaviour", "state", "outcome", "files"),
    [
        (Behaviour.GOOD, DeviceState.OK, PrintOutcome.PRINTED, 2),
        (Behaviour.PAPER_LOW, DeviceState.WARNING, PrintOutcome.PRINTED, 2),
        (Behaviour.PAPER_OUT, DeviceState.FAILED, PrintOutcome.FAILED, 0),
        (Behaviour.COVER_OPEN, DeviceState.FAILED, PrintOutcome.FAILED, 0),
        (Behaviour.SILENT, DeviceState.UNKNOWN, PrintOutcome.UNKNOWN, 2),
        (Behaviour.UNPLUGGED, DeviceState.FAILED, PrintOutcome.FAILED, 0),
    ],
)
def test_it_misbehaves_on_command(
    tmp_path: Path, clock: FakeClock, behaviour: Behaviour, state: DeviceState, outcome: PrintOutcome, files: int
) -> None:
    printer = SupervisedPrinter(VirtualPrinter(tmp_path, behaviour=behaviour), clock=clock)
    result = printer.print(SLIP).result(PATIENCE_S)
    clock.await_sleeper()
    assert (printer.health().state, result.outcome) == (state, outcome)
    assert len(list(tmp_path.iterdir())) == files
    printer.driver.behave(Behaviour.GOOD)
    assert printer.print(SLIP).result(PATIENCE_S).outcome is PrintOutcome.PRINTED
    assert printer.close()


def test_a_slow_one_confirms_late(tmp_path: Path, clock: FakeClock) -> None:
    printer = SupervisedPrinter(VirtualPrinter(tmp_path, behaviour=Behaviour.SLOW, clock=clock))
    future = printer.print(SLIP)
    assert clock.await_sleeper() == SLOW_S
    assert (tmp_path / "A001.png").exists()
    assert not future.done()
    clock.advance(SLOW_S)
    assert future.result(PATIENCE_S).outcome is PrintOutcome.PRINTED
    assert printer.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    printer = SupervisedPrinter(VirtualPrinter(tmp_path / "file" / "tickets"))
    result = printer.print(SLIP).result(PATIENCE_S)
    assert result.outcome is PrintOutcome.FAILED
    assert result.trouble is not None
    assert result.trouble.code == "printer.no-folder"
    assert printer.close()
