"""`citydesk devices serve` as a process of its own: a real server, a bus of cards on a pseudo terminal."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.devices.far_end import SerialFarEnd
from tests.devices.strip.onbon_cards import Cards, Mood
from tests.server.small_house import House

FIELDS = ("name", "kind", "driver", "state", "trouble")
READY = b"Citydesk devices ready\n"


async def citydesk(*arguments: str) -> asyncio.subprocess.Process:
    """Start a command."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "app.cli",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


async def display_code(data: Path) -> str:
    """A one-time code for a display of zone A."""
    server = await citydesk(
        "server", "enrol", "--data", str(data), "--scope", "display", "--name", "bus", "--zone", "A"
    )
    said, _ = await server.communicate()
    return said.decode().split()[-1]


@asynccontextmanager
async def serving(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process at work; it must end in order."""
    process = await citydesk("devices", "serve", *arguments)
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == READY, (await process.communicate())[1].decode()
        yield process
        process.send_signal(signal.SIGTERM)
        _, complaints = await process.communicate()
        assert process.returncode == 0, complaints.decode()
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A running server."""
    made = House(tmp_path / "house")
    await made.start()
    yield made
    await made.kill()


async def test_a_bus_follows_the_hall_and_a_card_that_was_away_gets_its_text(house, tmp_path):
    cards = Cards(moods={2: Mood.SILENT})
    far_end = SerialFarEnd(cards)
    url = f"bxk+serial://{far_end.path}?baud=57600&counters=1-2"
    options = ("--server", house.url, "--data", str(tmp_path / "programs"), "--device", f"strip={url}")
    options += ("--language", "en")
    try:
        async with serving(*options, "--enrol", await display_code(tmp_path / "house")):
            await asyncio.to_thread(cards.wait_until, lambda each: each.words(1) == ["Closed"])
            cards.moods.clear()
            await asyncio.to_thread(cards.wait_until, lambda each: each.words(2) == ["Closed"])
        async with serving(*options):
            await asyncio.to_thread(cards.wait_until, lambda each: len(each.words(1)) > 1)
    finally:
        far_end.close()


async def test_the_hall_knows_how_the_devices_are_until_they_are_put_away(house, tmp_path):
    far_end = SerialFarEnd(Cards())
    options = ("--server", house.url, "--data", str(tmp_path / "programs"))
    options += ("--device", f"strip=bxk+serial://{far_end.path}?baud=57600&counters=1")
    options += ("--device", "strip-2=bxk+tcp://127.0.0.1:9?counters=2")
    options += ("--device", f"speech=virtual://speech?dir={tmp_path / 'sounds'}&pace=simulated")
    try:
        async with serving(*options, "--enrol", await display_code(tmp_path / "house")):
            at_work = await reported(tmp_path / "house", 3)
    finally:
        far_end.close()
    assert {name: (kind, driver, state, trouble) for name, kind, driver, state, trouble in at_work} == {
        "speech": ("speech", "virtual", "ok", ""),
        "strip": ("strip", "bxk+serial", "ok", ""),
        "strip-2": ("strip", "bxk+tcp", "failed", "line.refused"),
    }
    left = (await reported(tmp_path / "house", 6))[3:]
    assert {(name, state, trouble) for name, _, _, state, trouble in left} == {
        (name, "unknown", "device.closed") for name in ("speech", "strip", "strip-2")
    }


async def reported(data: Path, least: int) -> list[tuple[str, ...]]:
    """The reports of devices in the record once there are enough: name, kind, driver, state, trouble."""
    while True:
        server = await citydesk("server", "record", "--data", str(data), "--feed", "hall:test")
        said, _ = await server.communicate()
        lines = [line for line in said.decode().splitlines() if " device_reported " in line]
        if len(lines) >= least:
            return [tuple(_field(line, name) for name in FIELDS) for line in lines]


def _field(line: str, name: str) -> str:
    found = next((part for part in line.split() if part.startswith(f"report.{name}=")), "")
    return found.partition("=")[2]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "is not enrolled"),
        (("--device", "strip=bxk+usb://x", "--enrol", "CODE"), "bxk+tcp://ADDRESS"),
        (("--enrol", "CODE"), "nothing to drive"),
    ],
)
async def test_what_is_missing_is_said(house, tmp_path, options, said):
    code = await display_code(tmp_path / "house")
    given = [code if each == "CODE" else each for each in options]
    process = await citydesk("devices", "serve", "--server", house.url, "--data", str(tmp_path / "programs"), *given)
    _, complaints = await process.communicate()
    assert process.returncode == 2
    assert said in complaints.decode()
