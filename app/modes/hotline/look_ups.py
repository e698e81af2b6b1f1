"""What a seat asks the server while one types, as typed questions; each raises `ClientError`."""

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import quote

from pydantic import ValidationError

from app.client.door import Door
from app.client.errors import Unreachable, Why
from app.contract.centre.knowledge import KnowledgeAnswer, KnowledgeQuery, OpinionsAnswer
from app.contract.centre.similar import SimilarAnswer, SimilarQuery
from app.contract.centre.state import Case
from app.contract.model import Model

_MOST_EARLIER = 50
_HITS = 5

M = TypeVar("M", bound=Model)


class LookUps:
    """The questions of one seat about its centre."""

    def __init__(self, door: Door, centre: str) -> None:
        self._door = door
        self._centre = centre
        self._path = f"/v1/centres/{quote(centre)}"

    async def look_up(self, number: str) -> Sequence[Case]:
        """Return the cases of a number, newest first."""
        rows = await self._door.cases(self._centre, phone=number, limit=_MOST_EARLIER)
        try:
            return [Case.model_validate(row, strict=False) for row in rows]
        except ValidationError as error:
            raise Unreachable(Why.BROKEN_OFF) from error

    async def ask(self, query: SimilarQuery) -> SimilarAnswer:
        """Return what resembles a case."""
        return await self._door.similar(self._centre, query)

    async def know(self, query: SimilarQuery) -> KnowledgeAnswer:
        """Return articles about what is written."""
        wanted = KnowledgeQuery(text=f"{query.title}\n{query.description}"[:4000], matter=query.matter, limit=_HITS)
        body = await self._door.tell(f"{self._path}/knowledge/search", wanted.model_dump(mode="json"))
        return _read(KnowledgeAnswer, body)

    async def opinions(self, matter: str | None) -> OpinionsAnswer:
        """Return ready-made opinions, the likeliest for a matter first."""
        params = {"matter": matter} if matter else {}
        return _read(OpinionsAnswer, await self._door.fetch(f"{self._path}/opinions", params))


def _read(model: type[M], body: bytes) -> M:
    try:
        return model.model_validate_json(body, strict=False)
    except ValidationError as error:
        raise Unreachable(Why.BROKEN_OFF) from error
