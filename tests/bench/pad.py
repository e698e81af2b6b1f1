"""How soon the pad thanks for a touch, with its real outbox on the disk; and whether a rating is ever lost or doubled.

The touch is a mouse press on the key's widget; the thanks count when they have been painted. In between the rating is
written to the disk and synced. The second part plays visits through real processes, as the tests do.
"""

import asyncio
import os
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from qasync import QEventLoop

from app.client.application import application
from app.client.door import Door
from app.client.link import Link
from app.client.operations import HallOperations, Problems
from app.client.outbox import Outbox
from app.client.session import Session
from app.contract.hall.commands import FinishVisit, StartServing
from app.modes.errands import Errands
from app.modes.pad.presenter import PadPresenter
from app.modes.pad.question import GUARD_SECONDS
from app.modes.pad.screen import PadScreen
from app.modes.pad.signatures import Signatures
from app.modes.pad.touched import TouchedFile
from tests.bench import pad_shots
from tests.bench.figures import percentile
from tests.e2e.rated_visits import visits
from tests.gui.modes.sample import sign
from tests.unit.modes.live_hall import LiveHall
from tests.unit.rules.halls import pad
from widgets import theme

_TOUCHES = {"": 40, "full": 200}
_VISITS = {"": 6, "full": 50}
_SIZE = QSize(1280, 800)
_PATIENCE_SECONDS = 5.0


def run(size: str) -> dict[str, float]:
    """Return the figures of `pad_shots`, `thanks_p50_ms`, `thanks_p95_ms`, `ratings_lost` and `ratings_doubled`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application("Citydesk")
    theme.apply(app, theme.named("light"), motion=False)
    with tempfile.TemporaryDirectory() as folder:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
            taken = runner.run(_thanks(app, Path(folder) / "pad", _TOUCHES[size]))
        counted = asyncio.run(_played(Path(folder) / "hall", _VISITS[size]))
    return {
        **pad_shots.run(size),
        "thanks_p50_ms": percentile(taken, 0.5) * 1000,
        "thanks_p95_ms": percentile(taken, 0.95) * 1000,
        "ratings_touched": float(_VISITS[size]),
        "ratings_lost": float(counted[0]),
        "ratings_doubled": float(counted[1]),
    }


async def _played(folder: Path, count: int) -> tuple[int, int]:
    async with visits(folder) as play:
        counting = await play.play(count)
    return counting.lost, counting.doubled


async def _thanks(app: QApplication, folder: Path, count: int) -> list[float]:
    """Rate so many visits on one pad; return the seconds from each touch to its painted thanks."""
    hall, errands = LiveHall(), Errands()
    outbox = await Outbox.open(folder)
    door = Door("http://127.0.0.1:9")
    link = Link(door=door, outbox=outbox, tokens=_no_tokens(door, outbox))
    replica = hall.follow(pad("1"))
    screen = PadScreen(sign())
    screen.resize(_SIZE)
    screen.show()
    presenter = PadPresenter(
        replica=replica,
        operations=HallOperations(link=link, outbox=outbox, replica=replica, problems=Problems()),
        counter="1",
        reader="zh",
        kept=TouchedFile(folder),
        signatures=Signatures(folder, _never),
        unsent=_nothing_unsent,
        run=errands.run,
        portrait=_no_portrait,
        show=screen.show_view,
        now=lambda: hall.now,
        mono=time.monotonic,
    )
    screen.rated.connect(presenter.rate)
    actor = hall.open("1", "1001")
    taken = []
    for _ in range(count):
        hall.take("id")
        visit = hall.call("1", actor)
        for command in (StartServing, FinishVisit):
            hall.tell(command(counter="1", visit=visit.id), actor)
        taken.append(await _touch(app, screen))
        await errands.settled()
    presenter.close()
    await outbox.close()
    await door.aclose()
    screen.deleteLater()
    return taken


async def _touch(app: QApplication, screen: PadScreen) -> float:
    await asyncio.sleep(GUARD_SECONDS + 0.05)
    key = next(found for found in screen.findChildren(QPushButton, "rating-1") if found.isVisible())
    thanks = next(part for part in screen.findChildren(object, "thanks"))
    began = time.perf_counter()
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    while not thanks.isVisible():
        if time.perf_counter() - began > _PATIENCE_SECONDS:
            raise TimeoutError("the pad did not thank")
        await asyncio.sleep(0)
    screen.repaint()
    app.processEvents()
    return time.perf_counter() - began


def _no_tokens(door: Door, outbox: Outbox) -> Session:
    return Session(door=door, secrets=_NoSecrets(), device=outbox.device)


class _NoSecrets:
    """Keeps nothing."""

    def get(self, name: str) -> str | None:
        """Nothing is known."""
        return None

    def set(self, name: str, value: str) -> None:
        """Nothing is kept."""

    def delete(self, name: str) -> None:
        """Nothing is there."""


async def _never(digest: str, picture: bytes) -> None:
    raise AssertionError("nobody signs here")


async def _nothing_unsent() -> frozenset[str]:
    return frozenset()


async def _no_portrait(file: str) -> bytes | None:
    return None
