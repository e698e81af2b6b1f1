"""How soon a call is heard and seen, and whether hundreds of announcements in three languages are all right.

A real server and the real display program on loopback; the loudspeaker keeps what it plays as files, so that the time
of a sound is that of its file. The picture's time is the server's when the display's word that it was painted is in the
record: the way back is counted in.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.client.door import Door
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.text import call_text
from tests.bench.busy_hall import FEED
from tests.bench.figures import percentile
from tests.bench.hall_process import Desk, RunningHall, citydesk, open_desks, running_hall, until
from tests.devices.speech.announcement_file import wrong_with

ANNOUNCEMENTS = 300
COUNTERS = 10
PATIENCE_S = 60.0
HEARD_S = 10.0
"""What was not heard by then is missing."""


@dataclass(frozen=True)
class Call:
    """A call that was made: the ticket, the counter, when (seconds since 1970), and what it was to sound like."""

    ticket: str
    counter: int
    at: float

    @property
    def ending(self) -> str:
        """How the name of its file ends."""
        return f"-{self.ticket}-{self.counter}.wav"

    @property
    def sentences(self) -> tuple[Utterance, ...]:
        """What was to be said."""
        return tuple(Utterance(each, Rate.NORMAL, call_text(self.ticket, str(self.counter), each)) for each in Voice)


def run(size: str) -> dict[str, float]:
    """Return `first_sound_p95_ms`, `display_p95_ms`, `announcements`, `bad_announcements`; `size` changes nothing."""
    del size
    with (
        TemporaryDirectory() as folder,
        running_hall(Path(folder) / "server") as hall,
        _display(hall, Path(folder)) as sounds,
    ):
        return asyncio.run(_measure(hall, sounds))


@contextmanager
def _display(hall: RunningHall, folder: Path) -> Iterator[Path]:
    """The display program; gives the folder of its loudspeaker."""
    sounds = folder / "sounds"
    child = citydesk(
        *("display", "--server", f"http://127.0.0.1:{hall.port}", "--data", str(folder / "programs")),
        *("--enrol", hall.display_code(), "--windowed", "--geometry", "1920x1080"),
        *("--device", f"speech=virtual://speech?dir={sounds}&pace=simulated"),
    )
    try:
        yield sounds
    finally:
        child.terminate()
        child.communicate(timeout=PATIENCE_S)


async def _measure(hall: RunningHall, sounds: Path) -> dict[str, float]:
    desks = await open_desks(hall, COUNTERS)
    await until(sounds.exists, seconds=PATIENCE_S)
    await _called(desks[0], sounds)  # The first picture and the first sound also load fonts and voices.
    calls = [await _called(desks[number % COUNTERS], sounds) for number in range(1, ANNOUNCEMENTS + 1)]
    painted = await _painted(hall)
    files = {call: _file(sounds, call) for call in calls}
    heard = [file.stat().st_mtime - call.at for call, file in files.items() if file is not None]
    seen = [painted[call.ticket] - call.at for call in calls if call.ticket in painted]
    bad = [call for call, file in files.items() if file is None or _is_wrong(file, call)]
    return {
        "first_sound_p50_ms": percentile(heard, 0.5) * 1000,
        "first_sound_p95_ms": percentile(heard, 0.95) * 1000,
        "display_p50_ms": percentile(seen, 0.5) * 1000,
        "display_p95_ms": percentile(seen, 0.95) * 1000,
        "announcements": len(heard),
        "bad_announcements": len(bad),
        "unseen": len(calls) - len(seen),
    }


async def _called(desk: Desk, sounds: Path) -> Call:
    """Let a counter call, wait until it was heard, and let the counter finish."""
    await desk.issue()
    at = time.time()
    call = Call(await desk.call(), desk.number, at)
    with suppress(TimeoutError):
        await until(lambda: _file(sounds, call) is not None, seconds=HEARD_S)
    await desk.serve()
    await desk.finish()
    return call


def _file(sounds: Path, call: Call) -> Path | None:
    return next(sounds.glob(f"*{call.ending}"), None)


def _is_wrong(file: Path, call: Call) -> bool:
    return bool(wrong_with(file, call.sentences))


async def _painted(hall: RunningHall) -> dict[str, float]:
    """When each ticket's call stood on the screen, by the record (seconds since 1970)."""
    numbers: dict[str, str] = {}
    painted: dict[str, float] = {}
    async for event in _record(hall):
        body = event["body"]
        if event["type"] == "ticket_reserved":
            numbers[body["ticket"]] = body["number"]
        elif event["type"] == "ticket_called":
            numbers[body["visit"]] = numbers[body["ticket"]]
        elif event["type"] == "call_announced" and body["medium"] == "display":
            painted[numbers[body["visit"]]] = datetime.fromisoformat(event["at"]).timestamp()
    return painted


async def _record(hall: RunningHall) -> Any:
    door = Door(f"http://127.0.0.1:{hall.port}")
    door.token = hall.tokens["kiosk-0"]
    after = 0
    try:
        while events := (await door.tail(FEED, after)).events:
            for event in events:
                yield event
            after = events[-1]["seq"]
    finally:
        await door.aclose()
