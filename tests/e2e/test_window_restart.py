"""A counter's program that is killed in the middle of a visit goes on with the same ticket."""

import asyncio
import os
import sys
from pathlib import Path

from tests.server.test_process import PASSWORD, SAMPLE, SECONDS, Process, log_in, send, started


async def said_by_a_window(server: Process, data: Path) -> str:
    """Start a counter's program, return what it says of its work, and kill it."""
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.e2e.window_at_work", str(server.http.base_url), str(data), PASSWORD),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        assert program.stdout is not None
        async with asyncio.timeout(SECONDS):
            return (await program.stdout.readline()).decode().strip()
    finally:
        if program.returncode is None:
            program.kill()
        await program.wait()


async def test_a_killed_window_resumes_the_same_ticket(tmp_path: Path) -> None:
    loading = ("--load", str(SAMPLE), "--open-today", "--staff-password", PASSWORD)
    async with started(tmp_path / "server", *loading) as server:
        counter = await log_in(server, "1001", "counter")
        await send(server, counter, "log_in_at_counter", counter="1")
        first = await said_by_a_window(server, tmp_path / "window")
        again = await said_by_a_window(server, tmp_path / "window")
    assert first.startswith("called AB")
    assert again == first.replace("called", "resumed")
