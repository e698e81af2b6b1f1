"""What a desk asks a server: its lists, pages of cases, one case whole, who else has it open, what is new."""

import json
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from app.client.door import Door
from app.client.errors import Unreachable, Why
from app.contract.centre.desk import (
    Activity,
    CaseDifference,
    CasePage,
    CaseWhole,
    DeskHome,
    DeskNews,
    Presence,
    Sort,
    TellPresence,
)
from app.contract.centre.desk_advice import CaseAdvice
from app.contract.centre.desk_figures import DeskFigures, FigureCases, FigureKey, HotTopics
from app.contract.centre.setup import CentreSetup
from app.contract.model import Model

log = logging.getLogger(__name__)

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked of a list: words, filters by name, order, and where the page before ended."""

    text: str = ""
    filters: Mapping[str, str] | None = None
    sort: Sort = Sort.DEFAULT
    after: str = ""
    limit: int = 50

    def params(self) -> dict[str, str | int]:
        """Return the parameters of the query; what is empty is left out."""
        found: dict[str, str | int] = {"sort": self.sort.value, "limit": self.limit}
        given = {"text": self.text, "after": self.after, **(self.filters or {})}
        return found | {name: value for name, value in given.items() if value}


class _SetUp(Model):
    """Answer of `GET …/desk/setup`."""

    setup: CentreSetup


class DeskDoor:
    """The desk's questions to one centre. Every call raises what the door raises."""

    def __init__(self, door: Door, centre: str) -> None:
        self.centre = centre
        self._door = door
        self._path = f"/v1/centres/{quote(centre)}/desk"

    async def home(self) -> DeskHome:
        """Return who asks and their lists with counts."""
        return _read(DeskHome, await self._door.fetch(self._path))

    async def setup(self) -> CentreSetup:
        """Return the centre's set-up: names of departments, matters, areas, people; its flows."""
        return _read(_SetUp, await self._door.fetch(f"{self._path}/setup")).setup

    async def page(self, name: str, wanted: Wanted) -> CasePage:
        """Return a page of a list."""
        return _read(CasePage, await self._door.fetch(f"{self._path}/lists/{quote(name)}", wanted.params()))

    async def sheet(self, name: str, wanted: Wanted) -> bytes:
        """Return a list, narrowed alike, as an Excel workbook."""
        return await self._door.fetch(f"{self._path}/lists/{quote(name)}.xlsx", wanted.params())

    async def case(self, case: str) -> CaseWhole:
        """Return everything known of a case."""
        return _read(CaseWhole, await self._door.fetch(f"{self._path}/cases/{quote(case)}"))

    async def advice(self, case: str) -> CaseAdvice:
        """Return what earlier cases say of a case."""
        return _read(CaseAdvice, await self._door.fetch(f"{self._path}/cases/{quote(case)}/advice"))

    async def figures(self, since: date, until: date) -> DeskFigures:
        """Return the figures of a span of local days, both included."""
        return _read(DeskFigures, await self._door.fetch(f"{self._path}/figures", _days(since, until)))

    async def figure_cases(self, key: FigureKey, since: date, until: date, *, unit: str = "") -> FigureCases:
        """Return the newest cases that a figure counts, of one department if one is named."""
        wanted = _days(since, until) | ({"unit": unit} if unit else {})
        return _read(FigureCases, await self._door.fetch(f"{self._path}/figures/{key.value}", wanted))

    async def figures_sheet(self, since: date, until: date) -> bytes:
        """Return the figures of a span of days as an Excel workbook."""
        return await self._door.fetch(f"{self._path}/figures.xlsx", _days(since, until))

    async def topics(self) -> HotTopics:
        """Return what rises, against the same days of the weeks before."""
        return _read(HotTopics, await self._door.fetch(f"{self._path}/topics"))

    async def attachment(self, case: str, digest: str) -> bytes:
        """Return a file of a case by the SHA-256 of its content."""
        path = f"/v1/centres/{quote(self.centre)}/attachments/{quote(digest)}"
        return await self._door.fetch(path, {"case": case})

    async def word(self, case: str) -> bytes:
        """Return a case as a Word document."""
        return await self._door.fetch(f"{self._path}/cases/{quote(case)}.docx")

    async def since(self, case: str, version: int) -> CaseDifference:
        """Return what happened to a case after a version."""
        return _read(CaseDifference, await self._door.fetch(f"{self._path}/cases/{quote(case)}/since/{version}"))

    async def tell_presence(self, case: str, activity: Activity) -> Presence:
        """Say what is done with a case that is open here, and return who else has it open."""
        body = TellPresence(activity=activity).model_dump(mode="json")
        return _read(Presence, await self._door.tell(f"{self._path}/cases/{quote(case)}/presence", body))

    @asynccontextmanager
    async def news(self, *, silence: float) -> AsyncIterator[AsyncIterator[DeskNews | None]]:
        """Open the stream of news: what changed, or `None` for a heartbeat."""
        async with self._door.news(f"{self._path}/news", silence=silence) as said:

            async def read() -> AsyncIterator[DeskNews | None]:
                async for one in said:
                    yield _read(DeskNews, one.data.encode()) if one.event == "news" else None

            yield read()


def _days(since: date, until: date) -> dict[str, str | int]:
    return {"since": since.isoformat(), "until": until.isoformat()}


def _read(model: type[M], body: bytes) -> M:
    """Read an answer; fields that a newer server adds are left out, an answer of another shape is no answer."""
    try:
        value = json.loads(body)
        known = {name: each for name, each in value.items() if name in model.model_fields}
        return model.model_validate_json(json.dumps(known))
    except (ValueError, AttributeError, ValidationError) as error:
        log.warning("an answer of another form than %s: %s", model.__name__, type(error).__name__)
        raise Unreachable(Why.BROKEN_OFF) from error
