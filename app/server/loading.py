"""Puts what a folder describes into the server, through the same door as everything else."""

import asyncio
import shutil
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app.contract.centre.commands import ImportCases, SetUpCentre
from app.contract.centre.events import CaseImported
from app.contract.centre.knowledge import KnowledgeState, PublishArticle, SetCategories, WriteArticle
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case, CentreState
from app.contract.command import Command
from app.contract.hall.commands import SetUpHall
from app.contract.hall.setup import HallSetup, Period, SpecialDay
from app.rules.calendar import local
from app.server import accounts, hallfile, tables
from app.server.core import Core
from app.server.ticker import command

DEMO_DAY = "演示日"
CASES_AT_ONCE = 100


@dataclass(frozen=True)
class HallFolder:
    """What a folder describes, read and found right. `today` is the hall's day at the time of reading."""

    path: Path
    hall: HallSetup
    centre: CentreSetup
    cases: tuple[Case, ...]
    knowledge: hallfile.Knowledge
    today: date


def read_folder(path: Path, now: datetime) -> HallFolder:
    """Read a hall, its centre and past cases.

    :raises hallfile.HallFileError: a file is missing or wrong.
    """
    hall = hallfile.read_hall(path)
    centre = hallfile.read_centre(path)
    today = local(hall.timezone, now).date()
    cases = hallfile.read_cases(path, centre, today)
    knowledge = hallfile.read_knowledge(path, matters=centre.matters)
    return HallFolder(path, hall, centre, cases, knowledge, today)


async def load(core: Core, folder: HallFolder, *, open_today: bool) -> None:
    """Set up the hall and the centre of a folder and take over its past cases, as far as that is not done yet.

    :param open_today: let the hall be open the whole of this day, whatever its calendar says.
    """
    hall = folder.hall
    await _set_up_hall(core, opened(hall, folder.today) if open_today else hall)
    await _set_up_centre(core, folder.centre)
    await _import(core, folder.centre, folder.cases)
    await _write_knowledge(core, folder.centre, folder.knowledge)
    await asyncio.to_thread(_copy_portraits, folder.path / "portraits", core.settings.portraits / hall.code)


def opened(hall: HallSetup, day: date) -> HallSetup:
    """Return a hall that is open on one day from midnight to midnight."""
    whole = SpecialDay(day=day, name=DEMO_DAY, periods=(Period(opens=time(0, 0), closes=time(23, 59, 59)),))
    others = tuple(special for special in hall.calendar.special if special.day != day)
    return hall.model_copy(update={"calendar": hall.calendar.model_copy(update={"special": (*others, whole)})})


async def _set_up_hall(core: Core, hall: HallSetup) -> None:
    feed = f"hall:{hall.code}"
    await core.writer.open_feed(feed)
    state = core.hall_state(hall.code)
    if state is None or state.setup != hall:
        await command(core, feed, SetUpHall.TYPE, _body(SetUpHall(setup=hall)))


async def _set_up_centre(core: Core, centre: CentreSetup) -> None:
    feed = f"centre:{centre.code}"
    await core.writer.open_feed(feed)
    state = core.hub.channels[feed].state
    if not isinstance(state, CentreState) or state.setup != centre:
        await command(core, feed, SetUpCentre.TYPE, _body(SetUpCentre(setup=centre)))


async def _import(core: Core, centre: CentreSetup, cases: tuple[Case, ...]) -> None:
    feed = f"centre:{centre.code}"
    with core.database.reading() as connection:
        columns = tables.event.c
        query = select(columns.seq).where(columns.feed == feed, columns.type == CaseImported.TYPE).limit(1)
        if connection.execute(query).scalar() is not None:
            return
    for first in range(0, len(cases), CASES_AT_ONCE):
        await command(core, feed, ImportCases.TYPE, _body(ImportCases(cases=cases[first : first + CASES_AT_ONCE])))


async def _write_knowledge(core: Core, centre: CentreSetup, knowledge: hallfile.Knowledge) -> None:
    """Publish the articles of a folder where the centre has written nothing down yet."""
    feed = f"knowledge:{centre.code}"
    await core.writer.open_feed(feed)
    state = core.hub.channels[feed].state
    if not isinstance(state, KnowledgeState) or state.categories or not knowledge.topics:
        return
    await command(core, feed, SetCategories.TYPE, _body(SetCategories(categories=knowledge.topics)))
    for text in knowledge.articles:
        await command(core, feed, WriteArticle.TYPE, _body(WriteArticle(text=text)))
    written = core.hub.channels[feed].state
    assert isinstance(written, KnowledgeState)  # noqa: S101 - the feed of this kind
    for article in sorted(written.articles):
        await command(core, feed, PublishArticle.TYPE, _body(PublishArticle(article=article, base_version=1)))


def _body(wanted: Command) -> dict[str, Any]:
    return wanted.model_dump(mode="json")


def _copy_portraits(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for picture in sorted(source.glob("*.png")):
        shutil.copyfile(picture, target / picture.name)


async def set_staff_passwords(core: Core, password: str) -> None:
    """Give everybody who works in a hall or at a desk here the same password: for demonstrations only."""
    members = [member.number for hall in core.halls() for member in hall.staff]
    flows = [centre.flow for centre in core.centres() if centre.flow is not None]
    officers = [officer.staff for flow in flows for officer in flow.officers]
    numbers = list(dict.fromkeys([*members, *officers]))
    hashes = await asyncio.gather(*(core.passwords.hash(password) for _ in numbers))

    def store(connection: Connection) -> None:
        for number, hashed in zip(numbers, hashes, strict=True):
            accounts.set_password(connection, number, hashed, core.now())

    await core.writer.execute(store)
