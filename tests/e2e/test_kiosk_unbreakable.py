"""A kiosk that is killed or hangs: real processes, and what is on the screen after it."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from app.modes.heart import SILENT_SECONDS
from tests.server.test_process import PASSWORD, SAMPLE, SECONDS, started

FIRST_PAGE = "the first page is on the screen"


class Watched:
    """A supervised kiosk and what its supervisor says."""

    def __init__(self, process: asyncio.subprocess.Process, data: Path) -> None:
        self.process = process
        self.data = data

    async def hear(self, words: str) -> str:
        """Wait for a line of the supervisor."""
        assert self.process.stdout is not None
        async with asyncio.timeout(SECONDS + SILENT_SECONDS):
            while words not in (line := (await self.process.stdout.readline()).decode()):
                assert line
            return line

    async def started(self) -> int:
        """Wait for the next start; return the process id."""
        return int((await self.hear("started as process")).split()[-1])

    async def painted(self, times: int) -> None:
        """Wait until the citizens' first page has been painted so often."""
        async with asyncio.timeout(SECONDS):
            while self.log().count(FIRST_PAGE) < times:
                await asyncio.sleep(0.05)

    def log(self) -> str:
        """What the kiosk wrote."""
        return "".join(file.read_text() for file in self.data.rglob("citydesk.log"))


@asynccontextmanager
async def watched(data: Path, *arguments: str) -> AsyncIterator[Watched]:
    """Start a kiosk as its command does, over the whole screen."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app.cli", "kiosk", "--data", str(data), *arguments),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        yield Watched(process, data)
    finally:
        if process.returncode is None:
            process.terminate()
        async with asyncio.timeout(SECONDS):
            await process.wait()


@pytest.mark.timeout(180)
async def test_a_killed_kiosk_and_one_that_hangs_show_the_first_page_again(tmp_path: Path) -> None:
    loading = ("--load", str(SAMPLE), "--open-today", "--staff-password", PASSWORD)
    async with started(tmp_path / "server", *loading) as server:
        code = await enrolment(tmp_path / "server")
        url = str(server.http.base_url)
        async with watched(tmp_path / "kiosk", "--server", url, "--enrol", code) as kiosk:
            first = await kiosk.started()
            await kiosk.painted(1)
            os.kill(first, signal.SIGKILL)
            await kiosk.hear("ended with -9")
            second = await kiosk.started()
            await kiosk.painted(2)
            os.kill(second, signal.SIGSTOP)
            await kiosk.hear(f"process {second} hangs")
            third = await kiosk.started()
            await kiosk.painted(3)
            assert len({first, second, third}) == 3
    for gone in (first, second, third):
        with pytest.raises(ProcessLookupError):
            os.kill(gone, 0)


async def enrolment(data: Path) -> str:
    """Return a one-time code for a kiosk."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app.cli", "server", "enrol", "--data", str(data)),
        *("--scope", "kiosk", "--name", "K1", "--zone", "A"),
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    return re.split(r"\s+", said.decode().strip())[-1]
