"""What happens on the page of ratings: queries become rows, presses become operations."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.operations.ratings import Sheet
from app.client.replica import Replica
from app.contract.hall.rating_commands import MisratingVerdict
from app.contract.hall.state import HallState, Review
from app.modes.window.ratings.rows import figures_row, review_row, review_shown
from app.modes.window.ratings.view import RatingsView, ReviewDeed, ReviewShown, Wanted

translate = QCoreApplication.translate

_DAYS = 30
"""So many days back one looks at first."""


class RatingsDesk:
    """Drives the page for one manager.

    :param staff: the manager's staff number.
    :param today: the hall's local day.
    :param run: begins work that nobody waits for.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        staff: str,
        today: Callable[[], date],
        run: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._staff = staff
        self._today = today
        self._run = run
        self._reviews: tuple[Review, ...] = ()
        self._marked = ""
        self._view: RatingsView | None = None
        self._show: Callable[[RatingsView], None] = lambda _view: None

    def open(self, show: Callable[[RatingsView], None]) -> None:
        """Show the page by `show` from now on, and ask for what it shows."""
        self._show = show
        today = self._today()
        view = self._view or RatingsView(wanted=Wanted(since=today - timedelta(days=_DAYS), until=today))
        self._look(view)
        self._run(self.ask(view.wanted))

    async def ask(self, wanted: Wanted) -> None:
        """Ask the server for these days; what was known stays where there is no answer."""
        before = self._present
        self._look(replace(before, wanted=wanted, busy=True, said=""))
        span = {"since": wanted.since, "until": wanted.until}
        reviews = await self._operations.reviews(**span, only_open=wanted.only_open)
        figures = await self._operations.rating_figures(**span, by=wanted.by.value, per=wanted.per.value)
        if self._present.wanted != wanted:
            return  # another question was asked meanwhile
        if reviews is not None:
            self._reviews = reviews
        state = self._replica.state
        self._look(
            replace(
                self._present,
                reviews=tuple(review_row(state, review) for review in self._reviews),
                figures=tuple(figures_row(row) for row in figures) if figures is not None else before.figures,
                marked=self._marked_now(),
                busy=False,
            )
        )

    def mark(self, visit: str) -> None:
        """Look at one rating (visit id)."""
        self._marked = visit
        self._look(replace(self._present, marked=self._marked_now(), said=""))

    async def do(self, deed: ReviewDeed, text: str) -> None:
        """Do something with the marked rating: `text` is the result of a follow-up, or the note of a decision."""
        marked = self._present.marked
        if marked is None or self._present.busy or marked.why_not[deed]:
            return
        self._look(replace(self._present, busy=True))
        done = await self._done(deed, marked.visit, text)
        self._look(replace(self._present, busy=False))
        if done:
            await self.ask(self._present.wanted)
            self._look(replace(self._present, said=translate("Ratings", "Kept.")))

    async def save(self, sheet: Sheet, path: str) -> None:
        """Save the figures or the list of these days as an Excel workbook."""
        wanted = self._present.wanted
        more = (
            {"by": wanted.by.value, "per": wanted.per.value}
            if sheet == "ratings"
            else {"only_open": str(wanted.only_open).lower()}
        )
        made = await self._operations.ratings_sheet(sheet, since=wanted.since, until=wanted.until, **more)
        if made is None:
            return
        try:
            await asyncio.to_thread(Path(path).write_bytes, made)
        except OSError as error:
            said = translate("Ratings", "The file could not be written: {reason}").format(reason=error.strerror or "")
        else:
            said = translate("Ratings", "Saved as {file}").format(file=Path(path).name)
        self._look(replace(self._present, said=said))

    @property
    def _present(self) -> RatingsView:
        assert self._view is not None  # noqa: S101 - set when the page is opened
        return self._view

    async def _done(self, deed: ReviewDeed, visit: str, text: str) -> bool:
        if deed is ReviewDeed.FOLLOW_UP:
            return bool(await self._operations.follow_up_rating(visit, text))
        verdict = MisratingVerdict.ACCEPT if deed is ReviewDeed.ACCEPT else MisratingVerdict.REJECT
        return bool(await self._operations.decide_misrating(visit, verdict, note=text))

    def _marked_now(self) -> ReviewShown | None:
        found = next((review for review in self._reviews if review.visit == self._marked), None)
        return review_shown(self._replica.state, found, staff=self._staff) if found is not None else None

    def _look(self, view: RatingsView) -> None:
        self._view = view
        self._show(view)
