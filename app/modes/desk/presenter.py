"""What happens at a desk: lists and counts are shown, a case is opened and left, news come by push."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.client.desk import Wanted
from app.contract.centre.desk import DeskHome, DeskNews, DeskOfficer, ListCount
from app.contract.centre.flow import FlowRole
from app.modes.desk import listing, words
from app.modes.desk.case_presenter import CasePresenter
from app.modes.desk.directory import Directory
from app.modes.desk.figures_presenter import FiguresPresenter
from app.modes.desk.list_presenter import ListPresenter
from app.modes.desk.memory import Memory
from app.modes.desk.office import Office
from app.modes.desk.view import CaseView, DeskView, Errand, Filled, ListView, Narrowing, Page

translate = QCoreApplication.translate

_GRID = {FlowRole.GRID_OFFICER}


class DeskPresenter:
    """Drives one desk.

    :param run: begins work nobody waits for.
    :param now: the server's time, aware.
    :param name: how whoever sits here is called, until the server says.
    """

    def __init__(
        self,
        *,
        office: Office,
        memory: Memory,
        name: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
        now: Callable[[], datetime],
        show: Callable[[DeskView], None],
    ) -> None:
        self._office = office
        self._run = run
        self._now = now
        self._show = show
        self._home: DeskHome | None = None
        self._names: Directory | None = None
        self._view = DeskView(staff=name)
        self._stale = self._refreshing = False
        self._list = ListPresenter(
            office=office, memory=memory, names=lambda: self._names, now=now, show=self._on_list, said=self._say
        )
        self._figures = FiguresPresenter(
            office=office, names=lambda: self._names, now=now, show=lambda view: self._put(figures=view)
        )
        self._case = CasePresenter(
            office=office,
            memory=memory,
            names=lambda: self._names,
            officer=lambda: self._officer,
            now=now,
            show=self._on_case,
            done=self._on_done,
        )

    @property
    def _officer(self) -> DeskOfficer | None:
        return self._home.officer if self._home is not None else None

    async def start(self) -> None:
        """Ask for the set-up and the lists, say what waits, and open the first list in which something does."""
        self._put()
        if not await self._read_setup() or not await self._read_home():
            return
        home = self._home
        if home is None:
            return
        self._put(reminder=listing.reminders(home.lists))
        if self._view.simple:
            await self._show_errands()
            return
        first = next((one for one in home.lists if one.open and one.total), None) or next(iter(home.lists), None)
        if first is not None:
            await self.choose(first.name)

    async def close(self) -> None:
        """Leave the case that is open."""
        await self._case.close()

    def heard(self, news: DeskNews) -> None:
        """Something is new: lists, counts and the open case are asked for anew, once however much came together."""
        if news.setup:
            self._run(self._on_setup())
        self._stale = True
        if not self._refreshing:
            self._refreshing = True
            self._run(self._refresh_all())

    async def refresh(self) -> None:
        """Ask for everything anew."""
        if self._names is None:
            await self.start()
            return
        await self._read_home()
        await self._list.refresh()
        if self._view.simple:
            await self._read_errands()
        await self._case.reload()

    async def choose(self, name: str) -> None:
        """Open a list."""
        one = self._count(name)
        if one is None:
            return
        await self._case.close()
        self._put(current=name, page=Page.LIST, case=None)
        await self._list.open(one)

    async def narrow(self, narrowing: Narrowing) -> None:
        """Narrow or sort the list."""
        await self._list.narrow(narrowing)

    async def more(self) -> None:
        """Show the next rows of the list."""
        await self._list.more()

    async def batch(self, key: str, cases: tuple[str, ...], opinion: str) -> None:
        """Do something with several cases of the list."""
        await self._list.batch(key, cases, opinion)
        await self._read_home()

    async def extract(self) -> None:
        """Take the oldest cases out of the pool that the list shows."""
        if await self._list.extract():
            await self.refresh()

    async def save_sheet(self, path: Path) -> None:
        """Save the list as an Excel workbook."""
        await self._list.save_sheet(path)

    async def save_word(self, path: Path) -> None:
        """Save the open case as a Word document."""
        if self._case.case and (document := await self._office.word(self._case.case)) is not None:
            await self._list.write(path, document)

    async def save_attachment(self, digest: str, path: Path) -> None:
        """Save a file of the open case."""
        if self._case.case and (content := await self._office.attachment(self._case.case, digest)) is not None:
            await self._list.write(path, content)

    async def open(self, case: str) -> None:
        """Open a case."""
        if await self._case.open(case):
            self._list.mark(case)
            self._put(page=Page.CASE)

    async def step(self, by: int) -> None:
        """Open the case before or after the open one in the list."""
        following = self._list.neighbour(self._case.case, by)
        if following:
            await self.open(following)

    async def back(self) -> None:
        """Leave the case, or the figures, for the list; what was typed is kept."""
        await self._case.close()
        if self._view.simple:
            await self._show_errands()
            return
        self._put(page=Page.LIST, case=None)
        await self._list.refresh()

    async def show_figures(self, span: str = "") -> None:
        """Show how the centre stands over a span."""
        if self._view.figures is not None:
            await self._case.close()
            self._put(page=Page.FIGURES, case=None)
            await self._figures.load(span)

    async def show_records(self, key: str) -> None:
        """Show the cases behind a figure, a department or a topic."""
        if self._count(key) is not None:
            await self.choose(key)
        elif (case := self._figures.case_of_topic(key)) != "":
            await self.open(case)
        elif (found := await self._figures.cases(key)) is not None:
            self._put(current="", page=Page.LIST)
            self._list.show_lines(*found)

    async def save_figures(self, path: Path) -> None:
        """Save the figures as an Excel workbook."""
        if (sheet := await self._figures.sheet()) is not None:
            await self._list.write(path, sheet)

    def choose_act(self, key: str) -> None:
        """Open the form of an act, or none."""
        self._case.choose(key)

    def filled(self, filled: Filled) -> None:
        """Something was put into the form."""
        self._case.filled(filled)

    async def act(self, filled: Filled) -> None:
        """Do what the form is for."""
        await self._case.act(filled)

    async def undo(self) -> None:
        """Take the last act back."""
        await self._case.undo()

    def changes_seen(self) -> None:
        """Go on from the case as it is now."""
        self._case.changes_seen()

    async def tell_presence(self) -> None:
        """Say that the case is still open here."""
        await self._case.tell_presence()

    def close_reminder(self) -> None:
        """What waits has been read."""
        self._put(reminder=())

    def tick(self) -> None:
        """Let what is due be counted anew."""
        self._list.look()

    def _count(self, name: str) -> ListCount | None:
        lists = self._home.lists if self._home is not None else ()
        return next((one for one in lists if one.name == name), None)

    async def _refresh_all(self) -> None:
        while self._stale:
            self._stale = False
            await self.refresh()
        self._refreshing = False

    async def _on_setup(self) -> None:
        await self._read_setup()

    async def _read_setup(self) -> bool:
        setup = await self._office.setup()
        if setup is not None:
            self._names = Directory(setup)
        return setup is not None

    async def _read_home(self) -> bool:
        home = await self._office.home()
        if home is None or self._names is None:
            return False
        self._home = home
        officer = home.officer
        roles = "、".join(words.role(role) for role in officer.roles)
        unit = self._names.unit(officer.unit) if officer.unit else self._names.centre(officer.centre)
        self._list.recount(self._count(self._view.current))
        self._figures.recount(home.lists)
        self._put(
            staff=officer.name or self._view.staff,
            centre=self._names.setup.name,
            roles="  ".join(filter(None, (unit, roles))),
            ready=True,
            simple=set(officer.roles) == _GRID,
            entries=listing.entries(home.lists),
            reminder=listing.reminders(home.lists) if self._view.reminder else (),
        )
        return True

    def _on_list(self, view: ListView) -> None:
        self._put(list=view)

    def _on_case(self, view: CaseView | None) -> None:
        self._put(case=view)

    def _on_done(self, said: str) -> None:
        self._say(said)
        self._run(self._recount())

    async def _show_errands(self) -> None:
        await self._read_errands()
        self._put(page=Page.ERRANDS, case=None)

    async def _read_errands(self) -> None:
        """Ask for everything a grid worker has to do, what is due first."""
        names, home = self._names, self._home
        if names is None or home is None:
            return
        found: list[tuple[datetime | None, Errand]] = []
        for one in home.lists:
            page = await self._office.page(one.name, Wanted()) if one.open and one.total else None
            lines = page.lines if page is not None else ()
            found += [(line.due, listing.errand(names, one, line, now=self._now())) for line in lines]
        found.sort(key=lambda pair: (pair[0] is None, pair[0].timestamp() if pair[0] is not None else 0.0))
        self._put(errands=tuple(errand for _, errand in found))

    async def _recount(self) -> None:
        await self._read_home()
        await self._list.refresh()
        if self._view.simple:
            await self._read_errands()

    def _say(self, said: str) -> None:
        self._put(said=said, said_version=self._view.said_version + 1)

    def _put(self, **changes: Any) -> None:
        self._view = replace(self._view, **changes)
        self._show(self._view)
