"""Killed while five tabs are typed: every tab is back as the program last said it is kept, or with more."""

import asyncio
import json
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.server.test_process import PASSWORD, SAMPLE, SECONDS, Process, started

Said = dict[str, Any]


@asynccontextmanager
async def typist(server: Process, data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process that lives as the program once for every seed it is given."""
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.e2e.hotline_typing", str(server.http.base_url), str(data), PASSWORD),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        yield program
    finally:
        if program.returncode is None:
            program.kill()
        await program.wait()


async def killed_life(program: asyncio.subprocess.Process, *, seed: int) -> list[Said]:
    """Let the program type, kill it at a random moment, and return everything it said; first what it found."""
    assert program.stdin is not None
    program.stdin.write(f"{seed}\n".encode())
    said = [await _said(program)]
    await asyncio.sleep(random.Random(seed).uniform(0.02, 0.7))
    os.kill(said[0]["process"], signal.SIGKILL)
    while said[-1]["what"] != "ended":
        said.append(await _said(program))
    return said[:-1]


async def _said(program: asyncio.subprocess.Process) -> Said:
    """Return the next thing said; a line that the kill cut off says nothing."""
    assert program.stdout is not None
    async with asyncio.timeout(SECONDS):
        while line := await program.stdout.readline():
            with suppress(ValueError):
                return dict(json.loads(line))
    raise AssertionError("the program ended by itself")


def lost(kept: Said, found: Said) -> list[str]:
    """Return the ids of tabs that do not hold everything that was said to be kept."""
    return [id_ for id_, tab in kept["tabs"].items() if any(tab[1:6]) and not _holds(found["tabs"].get(id_), tab)]


def _holds(found: list[Any] | None, kept: list[Any]) -> bool:
    """Whether a tab belongs to the same call and has every field's words at least; keys only ever add to them."""
    if found is None or found[0] != kept[0]:
        return False
    return all(_within(words, later) for words, later in zip(kept[1:6], found[1:6], strict=True))


def _within(words: str, later: str) -> bool:
    signs = iter(later)
    return all(sign in signs for sign in words)


async def kill_often(folder: Path, times: int) -> None:
    """Kill and start again, one desk all along."""
    loading = ("--load", str(SAMPLE), "--open-today", "--staff-password", PASSWORD)
    commits = 0
    async with started(folder / "server", *loading) as server, typist(server, folder / "hotline") as program:
        said = await killed_life(program, seed=0)
        for seed in range(1, times + 1):
            kept, commits = said[-1], commits + len(said) - 1
            said = await killed_life(program, seed=seed)
            assert lost(kept, said[0]) == []
    assert commits > times / 2, "hardly anything was kept: the test would not notice a loss"
    assert len(said[0]["tabs"]) == 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked")
async def test_ten_kills_lose_no_pause(tmp_path: Path) -> None:
    await kill_often(tmp_path, 10)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked")
@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_a_hundred_kills_lose_no_pause(tmp_path: Path) -> None:
    await kill_often(tmp_path, 100)
