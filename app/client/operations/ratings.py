"""What is done about ratings after they were given: mistakes, bad ones, and figures (spec 03)."""

from datetime import date
from typing import Any, Literal

from app.client.operations.base import HallBase
from app.contract.command import Command
from app.contract.hall.figures import FiguresRow
from app.contract.hall.rating_commands import DecideMisrating, FileMisrating, FollowUpRating, MisratingVerdict
from app.contract.hall.state import Review

Sheet = Literal["ratings", "reviews"]


class RatingOperations(HallBase):
    """Requests of staff and managers. `None`: it did not happen, and the problem has been told."""

    async def file_misrating(self, visit: str, reason: str) -> bool | None:
        """Ask a manager to put a rating of one's own visit aside (误评备案); true when it is filed."""
        return await self._request(("file_misrating", visit, reason), FileMisrating(visit=visit, reason=reason))

    async def decide_misrating(self, visit: str, verdict: MisratingVerdict, *, note: str = "") -> bool | None:
        """Put a rating aside as a mistake or let it stand; managers only. True when it is decided."""
        command = DecideMisrating(visit=visit, verdict=verdict, note=note)
        return await self._request(("decide_misrating", visit, verdict, note), command)

    async def follow_up_rating(self, visit: str, result: str) -> bool | None:
        """Write down what came of a bad rating; managers only. True when it is kept."""
        return await self._request(("follow_up_rating", visit, result), FollowUpRating(visit=visit, result=result))

    async def rating_figures(self, *, since: date, until: date, by: str, per: str) -> tuple[FiguresRow, ...] | None:
        """Return figures of local days, both included, `by` staff, department, service or counter; managers only.

        `per` is day, month, quarter or all.
        """

        async def work() -> tuple[FiguresRow, ...]:
            hall = self.replica.state.hall
            rows = await self._run.door.rating_figures(hall, since=since, until=until, by=by, per=per)
            return tuple(FiguresRow.model_validate(_known(row), strict=False) for row in rows)

        return await self._run.query("rating_figures", work)

    async def reviews(self, *, since: date, until: date, only_open: bool = False) -> tuple[Review, ...] | None:
        """Return bad ratings and misratings of local days, oldest first; managers only."""

        async def work() -> tuple[Review, ...]:
            hall = self.replica.state.hall
            rows = await self._run.door.reviews(hall, since=since, until=until, only_open=only_open)
            return tuple(Review.model_validate(row, strict=False) for row in rows)

        return await self._run.query("reviews", work)

    async def ratings_sheet(self, sheet: Sheet, *, since: date, until: date, **more: str) -> bytes | None:
        """Return figures or reviews as an Excel workbook; `more` are the other parameters of the query."""
        return await self._run.query(
            "ratings_sheet",
            lambda: self._run.door.ratings_sheet(self.replica.state.hall, sheet, since=since, until=until, **more),
        )

    async def _request(self, press: tuple[str, ...], command: Command) -> bool | None:
        async def work() -> bool:
            await self._run.request(command)
            return True

        return await self._run.once(press, work)


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """Leave out what a newer server adds."""
    return {name: value for name, value in row.items() if name in FiguresRow.model_fields}
