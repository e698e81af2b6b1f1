"""Desks in a town: real screens and presenters against the real server in this process."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.client.desk import DeskDoor
from app.client.door import Door
from app.client.link import Link
from app.client.operations import Problem, Problems
from app.client.operations.desk import DeskOperations
from app.client.outbox import Outbox
from app.contract.centre.commands import SetUpCentre
from app.contract.command import Scope
from app.modes.desk.memory import Memory
from app.modes.desk.mode import connect
from app.modes.desk.presenter import DeskPresenter
from app.modes.desk.screen import DeskScreen
from app.modes.errands import Errands
from app.server.ticker import command
from tests.gui.modes.sample import sign
from tests.server.desk.town import Town
from tests.server.harness import CENTRE, Client, serving, settings_for
from tests.server.samples import Clock
from tests.unit.client.conftest import FixedTokens
from tests.unit.modes.hotline.live_centre import sample_centre

CALL_TAKERS = ("2001", "2002", "2003", "2004", "2005")


class SampleTown(Town):
    """The sample hall's hotline: 2001 takes calls, 2006 dispatches, 3001 handles, 2005 reviews."""

    async def set_up_sample(self) -> None:
        """Let the centre be the sample hall's."""
        made = sample_centre().model_copy(update={"code": "line"})
        await command(self.server.core, CENTRE, SetUpCentre.TYPE, SetUpCentre(setup=made).model_dump(mode="json"))

    async def officer(self, staff: str) -> Client:
        """Return the program of an officer."""
        if staff not in self._officers:
            scope = Scope.HOTLINE if staff in CALL_TAKERS else Scope.DESK
            self._officers[staff] = await self.server.client(scope, staff=staff, hall="")
        return self._officers[staff]


@dataclass
class Desk:
    """Somebody's desk: what they see and press, and what they were told."""

    screen: DeskScreen
    presenter: DeskPresenter
    operations: DeskOperations
    errands: Errands
    memory: Memory
    told: list[Problem]

    async def settled(self) -> None:
        """Wait until everything that was pressed is done."""
        await self.errands.settled()


@asynccontextmanager
async def sitting(town: Town, staff: str, folder: Path) -> AsyncIterator[Desk]:
    """Sit down at a desk; it has its lists when this begins."""
    client = await town.officer(staff)
    door = Door("http://server", transport=httpx.ASGITransport(town.server.app, raise_app_exceptions=False))
    door.token = client.token
    folder.mkdir(parents=True, exist_ok=True)
    outbox, problems, told = await Outbox.open(folder), Problems(), []
    problems.subscribe(told.append)
    link = Link(door=door, outbox=outbox, tokens=FixedTokens(door))
    operations = DeskOperations(link=link, outbox=outbox, door=DeskDoor(door, "line"), problems=problems)
    errands, screen = Errands(), DeskScreen(sign)
    memory = Memory(folder, staff, run=errands.run, pause=0.0)
    memory.read()
    presenter = DeskPresenter(
        office=operations,
        memory=memory,
        name=staff,
        run=errands.run,
        now=town.server.clock,
        show=screen.show_view,
    )
    connect(screen, presenter, errands)
    await presenter.start()
    desk = Desk(screen, presenter, operations, errands, memory, told)
    try:
        yield desk
    finally:
        await desk.settled()
        await presenter.close()
        await memory.save()
        await link.close()
        await outbox.close()


@asynccontextmanager
async def sample_town() -> AsyncIterator[tuple[SampleTown, AsyncExitStack, Path]]:
    """Run the sample hall's hotline in a folder of its own, for pictures."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        async with serving(settings_for(folder / "server"), Clock()) as server, AsyncExitStack() as stack:
            town = SampleTown(server)
            await town.set_up_sample()
            yield town, stack, folder
