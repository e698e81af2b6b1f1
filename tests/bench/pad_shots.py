"""How soon a citizen sees what staff push: from the release of the mouse to the picture on the pad.

A real server, the real pad program, and the real window side in this process, over loopback: a full screen of text is
frozen, dragged over and pushed at once, so that choosing, encoding, upload, record, fetching, decoding and painting are
all in it. The picture counts as seen when the pad's word that it was painted is in the record: the way back counts in.
"""

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.client.application import application
from app.client.connection import LinkState
from app.client.door import Door
from app.client.link import Link
from app.client.operations import HallOperations, Problems
from app.client.outbox import Outbox
from app.modes.errands import Errands
from app.modes.window.shots import WindowShots
from tests.bench.figures import percentile
from tests.bench.hall_process import RunningHall, citydesk, running_hall, until
from tests.gui.widgets.snip.pictures import text_screen
from widgets import theme
from widgets.snip.freezing import FrozenScreen

SCREEN = QSize(1920, 1080)
COUNTER = "1"
PATIENCE_S = 60.0
SEEN_S = 10.0
_PUSHES = {"": 20, "full": 100}


def run(size: str) -> dict[str, float]:
    """Return `shot_visible_p50_ms` and `shot_visible_p95_ms`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application("Citydesk")
    theme.apply(app, theme.named("light"), motion=False)
    with (
        TemporaryDirectory() as folder,
        running_hall(Path(folder) / "server") as hall,
        _pad(hall, Path(folder)),
        asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner,
    ):
        taken = runner.run(_pushed(app, hall, Path(folder) / "window", _PUSHES[size]))
    return {"shot_visible_p50_ms": percentile(taken, 0.5) * 1000, "shot_visible_p95_ms": percentile(taken, 0.95) * 1000}


class _Token:
    """The counter's token."""

    def __init__(self, door: Door, token: str) -> None:
        door.token = token

    async def renew(self, rejected: str | None) -> None:
        """It is good all day."""


@contextmanager
def _pad(hall: RunningHall, folder: Path) -> Iterator[None]:
    """The pad program of counter 1."""
    said = citydesk(
        *("server", "enrol", "--data", str(hall.data), "--scope", "pad", "--name", "bench", "--counter", COUNTER)
    )
    code = str(said.communicate(timeout=PATIENCE_S)[0]).split()[-1]
    child = citydesk(
        *("pad", "--server", f"http://127.0.0.1:{hall.port}", "--data", str(folder / "pad")),
        *("--enrol", code, "--windowed", "--geometry", "1280x800"),
    )
    try:
        yield
    finally:
        child.terminate()
        child.communicate(timeout=PATIENCE_S)


async def _pushed(app: QApplication, hall: RunningHall, folder: Path, count: int) -> list[float]:
    """Push so many different screens; return the seconds from each release to the picture seen."""
    outbox = await Outbox.open(folder)
    door = Door(f"http://127.0.0.1:{hall.port}")
    link = Link(door=door, outbox=outbox, tokens=_Token(door, hall.tokens[f"counter-{COUNTER}"]))
    replica = link.follow_hall("busy")
    operations = HallOperations(link=link, outbox=outbox, replica=replica, problems=Problems())
    errands, screens = Errands(), [_screen(number) for number in range(count + 1)]
    said: list[str] = []
    shots = WindowShots(
        replica=replica,
        operations=operations,
        run=errands.run,
        say=said.append,
        now=link.connection.server_now,
        screens=lambda: (screens[-1],),
    )
    link.start()
    await until(lambda: link.connection.state is LinkState.ONLINE and replica.loaded, seconds=PATIENCE_S)
    await operations.log_in_at_counter(COUNTER)
    seen: dict[str, float] = {}

    def look(change: object) -> None:
        for row in change.events:
            if row.event.TYPE == "shot_received":
                seen[row.event.shot] = row.at.timestamp()

    forget = replica.subscribe(look)
    taken = []
    while screens:
        released = _drag(app, shots)
        before = len(seen)
        await until(lambda before=before: len(seen) > before, seconds=PATIENCE_S if not taken else SEEN_S)
        taken.append(max(seen.values()) - released)
        screens.pop()
    forget()
    await shots.close()
    await errands.close()
    await link.close()
    await outbox.close()
    return taken[1:]  # the first also waits for the pad to start, and loads fonts and readers


def _screen(number: int) -> FrozenScreen:
    """A business system's screen, each with other numbers."""
    return FrozenScreen(text_screen(SCREEN, words=f"业务编号 {number:08d} 张三丰 办理中"), QRect(QPoint(), SCREEN), 1.0)


def _drag(app: QApplication, shots: WindowShots) -> float:
    """Drag over the whole screen with Ctrl held; return when the mouse was released (seconds since 1970)."""
    shots.begin(COUNTER)
    cover = next(top for top in app.topLevelWidgets() if top.objectName() == "frozen-screen" and top.isVisible())
    control, left = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
    QTest.mousePress(cover, left, control, QPoint(0, 0))
    end = QPoint(SCREEN.width(), SCREEN.height())
    QTest.mouseMove(cover, end)
    released = time.time()
    QTest.mouseRelease(cover, left, control, end)
    return released
