"""A kiosk killed (kill -9) while it prints: the number stays its citizen's, and paper comes only when it is asked for.

Real processes: the server, the kiosk by the demo's hands, and a printer that stands still in the middle of the slip.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from app.modes.demo.director import Player
from tests.devices.far_end import TcpFarEnd
from tests.devices.printer.paper_printer import Fault, PaperPrinter, Stage
from tests.e2e.test_kiosk_unbreakable import enrolment
from tests.server.test_process import FEED, PASSWORD, SAMPLE, SECONDS, Process, log_in, send, started

ROWS = 400
"""The printer stands still after half as many rows of dots: in the middle of any slip."""


@pytest.fixture
def printer() -> Iterator[PaperPrinter]:
    made = PaperPrinter(fault=Fault.STUCK, stage=Stage.HALF_WAY, rows_of_slip=ROWS)
    yield made
    made.released.set()


@asynccontextmanager
async def kiosk(tmp_path: Path, printer: PaperPrinter, *options: str) -> AsyncIterator[Player]:
    """Start the kiosk on a connection of its own to the printer."""
    far_end = TcpFarEnd(printer)
    device = f"printer=escpos+tcp://127.0.0.1:{far_end.port}?width=576"
    arguments = ("--data", str(tmp_path / "kiosk"), "--device", device, *options)
    player = await Player.start("kiosk", "kiosk", *arguments, log=tmp_path / "kiosk.log", pictures=tmp_path)
    try:
        yield player
    finally:
        await player.kill()
        printer.released.set()
        far_end.close()


async def tickets(server: Process, headers: dict[str, str]) -> list[dict[str, Any]]:
    """Return the tickets of the hall, oldest first."""
    state = (await server.http.get(f"{FEED}/snapshot", headers=headers)).json()["state"]
    return sorted(state["tickets"].values(), key=lambda one: one["number"])


async def reaching(server: Process, headers: dict[str, str], paper: str | None) -> dict[str, Any]:
    """Wait until the paper of the one ticket is as far as that."""
    async with asyncio.timeout(SECONDS):
        while not (found := await tickets(server, headers)) or found[0]["paper"] != paper:
            await asyncio.sleep(0.05)
    return found[0]


@pytest.mark.timeout(180)
async def test_killed_while_printing(tmp_path: Path, printer: PaperPrinter) -> None:
    loading = ("--load", str(SAMPLE), "--open-today", "--staff-password", PASSWORD)
    async with started(tmp_path / "server", *loading) as server:
        url, code = str(server.http.base_url), await enrolment(tmp_path / "server")
        staff = await log_in(server, "1001", "counter")
        await send(server, staff, "log_in_at_counter", counter="1")
        async with kiosk(tmp_path, printer, "--server", url, "--enrol", code) as first:
            for step in ("household", "id-card", "id-first"):
                await first.click(f"service-{step}", seconds=SECONDS)
            printing = await reaching(server, staff, "printing")
            await asyncio.to_thread(printer.first_byte.wait, SECONDS)
        jobs, paper = printer.jobs, len(printer.paper)
        assert jobs == 1
        printer.fault = Fault.NONE

        async with kiosk(tmp_path, printer, "--server", url) as second:
            asked = await second.see("agree", seconds=SECONDS)
            assert asked
            lost = await reaching(server, staff, "unknown")
            assert (lost["id"], lost["number"], lost["state"]) == (printing["id"], printing["number"], "waiting")
            assert (printer.jobs, len(printer.paper)) == (jobs, paper), "never a second paper by itself"
            await second.click("agree")
            await second.see("take-ticket-number", printing["number"])
            held = await reaching(server, staff, None)
            assert (held["state"], held["unconfirmed"], printer.jobs) == ("waiting", False, jobs + 1)
            await second.click("home")
            for step in ("household", "id-card", "id-first"):
                await second.click(f"service-{step}", seconds=SECONDS)
            number = await second.see("take-ticket-number")
            assert number != printing["number"]
        assert len({one["number"] for one in await tickets(server, staff)}) == 2
