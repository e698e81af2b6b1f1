"""What comes out of a counter's printer, read by a parser that shares nothing with its encoder."""

import asyncio
from pathlib import Path

from app.modes.window.ask_view import SlipShown
from app.modes.window.paper import CounterPaper
from tests.devices.escpos_reader import read_slips
from tests.devices.printer.slips import qr_text

CODE = "01a204c0-ffbd-73ce-b8b7-165b4c83f426"


def test_a_return_slip_carries_the_code_that_is_scanned_later(tmp_path: Path) -> None:
    shown = SlipShown(number="A012", service="出生登记", missing=("户口本", "照片"), code=CODE)

    async def print_one() -> str:
        paper = CounterPaper(f"virtual://printer?dir={tmp_path}")
        said = await paper.return_slip(shown, hall="测试大厅", counter="3", issued_at="2026-11-23 09:05")
        await paper.close()
        return said

    assert asyncio.run(print_one()) == "Printed. Please hand it over."
    (job,) = tmp_path.glob("*.bin")
    (slip,) = read_slips(job.read_bytes())
    assert qr_text(slip, 576) == CODE
