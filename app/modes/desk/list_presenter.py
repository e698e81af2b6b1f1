"""What happens with one list: pages are asked for, narrowed and sorted; ticked rows are worked off; it is saved."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.client.desk import Wanted
from app.contract.centre.desk import CaseLine, CasePage, ListCount
from app.contract.centre.flow import Action
from app.modes import words as all_words
from app.modes.desk import batch, listing
from app.modes.desk.directory import Directory
from app.modes.desk.memory import Memory
from app.modes.desk.office import Office
from app.modes.desk.view import ListView, Narrowing

translate = QCoreApplication.translate
log = logging.getLogger(__name__)

_PAGE = 50
_MOST_AT_ONCE = 200


class ListPresenter:
    """Drives the list page.

    :param names: the centre's names as they are now.
    :param now: the server's time, aware.
    :param said: tells whoever sits here what became of something.
    """

    def __init__(
        self,
        *,
        office: Office,
        memory: Memory,
        names: Callable[[], Directory | None],
        now: Callable[[], datetime],
        show: Callable[[ListView], None],
        said: Callable[[str], None],
    ) -> None:
        self._office = office
        self._memory = memory
        self._names = names
        self._now = now
        self._show = show
        self._said = said
        self._of: ListCount | None = None
        self._lines: tuple[CaseLine, ...] = ()
        self._next = ""
        self._complete = True
        self._asking = 0
        self._view = ListView()

    async def open(self, one: ListCount) -> None:
        """Show a list as it was narrowed last."""
        self._of, self._lines, self._next = one, (), ""
        stage = batch.pool(one)
        self._view = ListView(
            key=one.name,
            title=listing.title(one),
            loading=True,
            empty=listing.empty_words(one),
            narrowing=self._memory.narrowing(one.name),
            batch=batch.deeds(one),
            extract=translate("Desk", "Take cases") if stage is not None else "",
        )
        self._show(self._view)
        await self._load(_PAGE)

    def show_lines(self, title: str, lines: tuple[CaseLine, ...]) -> None:
        """Show these cases instead of a list: those behind a figure."""
        self._asking += 1
        self._of, self._lines, self._next, self._complete = None, lines, "", True
        self._view = ListView(title=title, empty=translate("Desk", "There is no such case now."))
        self.look()

    def recount(self, one: ListCount | None) -> None:
        """Remember the counts of the list as they are now."""
        if one is not None:
            self._of = one

    async def narrow(self, narrowing: Narrowing) -> None:
        """Narrow or sort the list, and remember how."""
        if self._of is None:
            return
        self._memory.narrow(self._of.name, narrowing)
        self._view = replace(self._view, narrowing=narrowing, loading=True)
        await self._load(_PAGE)

    async def refresh(self) -> None:
        """Ask for the rows that are shown anew; place, marks and ticks stay."""
        if self._of is not None:
            await self._load(min(max(_PAGE, len(self._lines)), _MOST_AT_ONCE))

    async def more(self) -> None:
        """Ask for the next rows."""
        if self._of is None or not self._next:
            return
        ticket, key = self._asking, self._of.name
        page = await self._office.page(key, replace(self._wanted(_PAGE), after=self._next))
        if page is not None and ticket == self._asking:
            self._take(page, (*self._lines, *page.lines))

    def look(self) -> None:
        """Show the rows as they are at this moment: what is due moves with the clock."""
        names = self._names()
        if names is None:
            return
        now = self._now()
        rows = tuple(listing.row(names, line, now=now) for line in self._lines)
        fitting = translate("Desk", "{count} in all").replace(
            "{count}", str(self._of.total if self._of is not None else len(self._lines))
        )
        if not self._complete:
            fitting = translate("Desk", "Only the first part of the list was searched")
        self._view = replace(
            self._view,
            rows=rows,
            more=bool(self._next),
            loading=False,
            note=fitting,
            filters=listing.filters(names, self._lines) if self._of is not None else (),
        )
        self._show(self._view)

    def mark(self, case: str) -> None:
        """Mark the row of a case."""
        self._view = replace(self._view, marked=case)

    def neighbour(self, case: str, by: int) -> str:
        """Return the case (id) before or after another in the list; of one that has left it, the first."""
        ids = [line.case for line in self._lines]
        if case not in ids:
            return ids[0] if ids else ""
        place = ids.index(case) + by
        return ids[place] if 0 <= place < len(ids) else ""

    async def batch(self, key: str, cases: tuple[str, ...], opinion: str) -> None:
        """Do an act with these cases, one after the other, and say what became of each."""
        lines: Mapping[str, CaseLine] = {line.case: line for line in self._lines}
        done, refused = 0, []
        for case in cases:
            line = lines.get(case)
            outcome = await self._office.act(batch.command(line, Action(key), opinion)) if line is not None else None
            if line is None or outcome is None:
                continue
            if outcome.refused is None:
                done += 1
            else:
                why = all_words.refusal(outcome.refused.code, outcome.refused.detail)
                refused.append(f"{line.number} {why}")
        self._said(batch.summary(done, refused))
        await self.refresh()

    async def extract(self) -> bool:
        """Take the oldest cases out of the pool; return whether there were any."""
        stage = batch.pool(self._of) if self._of is not None else None
        return stage is not None and await self._office.extract(stage)

    async def save_sheet(self, path: Path) -> None:
        """Save the list, narrowed as it is, as an Excel workbook."""
        if self._of is None:
            return
        sheet = await self._office.sheet(self._of.name, self._wanted(_PAGE))
        if sheet is not None:
            await self.write(path, sheet)

    async def write(self, path: Path, data: bytes) -> None:
        """Write a file where whoever sits here wants it, and say what became of it."""
        try:
            await asyncio.to_thread(path.write_bytes, data)
        except OSError as error:
            log.warning("a file is not written: %s", error)
            self._said(translate("Desk", "The file could not be written. Please choose another place."))
        else:
            self._said(translate("Desk", "Saved as {name}").replace("{name}", path.name))

    def _wanted(self, limit: int) -> Wanted:
        narrowing = self._view.narrowing
        return Wanted(text=narrowing.search, filters=narrowing.values, sort=listing.order(narrowing), limit=limit)

    async def _load(self, limit: int) -> None:
        if self._of is None:
            return
        self._asking += 1
        ticket, key = self._asking, self._of.name
        page = await self._office.page(key, self._wanted(limit))
        if ticket != self._asking:
            return
        if page is None:
            self._view = replace(self._view, loading=False, note=translate("Desk", "The list cannot be had now."))
            self._show(self._view)
            return
        self._take(page, page.lines)

    def _take(self, page: CasePage, lines: tuple[CaseLine, ...]) -> None:
        self._lines, self._next, self._complete = lines, page.next, page.complete
        self.look()
