"""Working at a desk: what is typed is kept, what is closed can be taken back for 10 s and then goes its way."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.ids import new_id
from app.modes.hotline.desk import Desk, Leaving, Tab, Way, copied
from app.modes.hotline.desk_file import DeskFile, DeskKeeper
from app.modes.hotline.draft import Draft, Field

Send = Callable[[Leaving], Awaitable[bool]]
"""Hands a closed tab on to the record; `False`: it could not be stored and comes back to the desk."""


class Deskwork:
    """The desk of one seat, in memory and on the disk. Every change is told to `changed` with whether another tab is
    written in now, so that the form shows it.

    :param send: takes what is to be registered, or is void or put aside, once it cannot be taken back any more.
    :param run: begins work nobody waits for.
    :param now: the server's time, aware.
    :param kept: is told of the desk that is on the disk, or `None` when it could not be written.
    :param pause: seconds without a key after which the desk is kept.
    """

    def __init__(
        self,
        *,
        file: DeskFile,
        send: Send,
        run: Callable[[Coroutine[Any, Any, None]], None],
        now: Callable[[], datetime],
        changed: Callable[[bool], None],
        kept: Callable[[Desk | None], None],
        pause: float,
    ) -> None:
        self._file = file
        self._send = send
        self._run = run
        self._now = now
        self._changed = changed
        self._keeper = DeskKeeper(file, run=run, kept=kept, seconds=pause)
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._call = new_id()
        self._last: Tab | None = None
        self.desk = Desk().opened(self._fresh())

    @property
    def draft(self) -> Draft:
        """What is being written."""
        return self.desk.tab.draft

    def start(self) -> bool:
        """Take up what lay on the desk when the program ended; return whether anything did.

        What had been registered and could still be taken back then goes its way once its time is over.
        """
        found = self._file.read()
        if found.is_empty:
            return False
        self.desk = found if found.tabs else found.opened(self._fresh())
        for leaving in found.leaving:
            self._expect(leaving)
        self._changed(True)
        return True

    async def close(self) -> None:
        """Keep what lies on the desk; what is on its way goes on at the next start."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        await self._keeper.save()

    def write(self, draft: Draft) -> bool:
        """The form says something else, or the cursor has moved; return whether it is news."""
        began = self.draft.began_at or ("" if draft.is_empty else self._now().isoformat())
        draft = replace(draft, began_at="" if draft.is_empty else began)
        if draft == self.draft:
            return False
        self.desk = self.desk.written(draft)
        self._keeper.typed(self.desk)
        return True

    def numbered(self, id_: str, number: str) -> bool:
        """A case got the number the citizen is told; `False`: it is not written on this desk any more."""
        if all(tab.id != id_ for tab in self.desk.tabs):
            return False
        tabs = tuple(replace(tab, number=number) if tab.id == id_ else tab for tab in self.desk.tabs)
        self._take(replace(self.desk, tabs=tabs))
        return True

    def pause(self) -> None:
        """The keyboard has gone to another field: keep the desk now."""
        self._run(self._keeper.save())

    def call_began(self, call: str, draft: Draft) -> None:
        """Somebody calls: what is written from now on belongs to this call."""
        self._call = call
        self._take(self.desk.opened(self._fresh(draft)))

    def open_tab(self, draft: Draft | None = None) -> None:
        """Another case of the same call."""
        self._take(self.desk.opened(self._fresh(draft)))

    def copy(self, *, place: bool) -> None:
        """Another case of the same caller, at the same place if asked; like the one just registered if none is open."""
        last = self._last
        source = last.draft if self.draft.is_empty and last is not None and last.call == self._call else self.draft
        self.open_tab(copied(source, place=place))

    def select(self, tab: str) -> None:
        """Write in another tab."""
        self._take(self.desk.selected(tab))

    def step(self, step: int) -> None:
        """Write in the next tab, or the one before."""
        self._take(self.desk.stepped(step))

    def resume(self, tab: str) -> None:
        """Write on a case that was put aside."""
        self._take(self.desk.resumed(tab))

    async def leave(self, tabs: Iterable[str], way: Way, *, case: str = "") -> None:
        """Close tabs; they are on the disk as leaving when this returns, and go their way after 10 s."""
        before = {leaving.tab.id for leaving in self.desk.leaving}
        now = self._now()
        desk = self.desk
        for tab in tabs:
            desk = desk.left(tab, way, now=now, fresh=self._fresh, case=case)
        self._take(desk)
        for leaving in desk.leaving:
            if leaving.tab.id not in before:
                self._last = leaving.tab
                self._expect(leaving)
        await self._keeper.save()

    def undo(self) -> bool:
        """Take back what was closed last; return whether there was anything."""
        if not self.desk.leaving:
            return False
        timer = self._timers.pop(self.desk.leaving[-1].tab.id, None)
        if timer is None:
            return False
        timer.cancel()
        self._take(self.desk.taken_back())
        return True

    async def hurry(self) -> None:
        """Let everything that is leaving go now: the call-taker stops."""
        for leaving in tuple(self.desk.leaving):
            timer = self._timers.pop(leaving.tab.id, None)
            if timer is not None:
                timer.cancel()
                await self._go(leaving)

    def _expect(self, leaving: Leaving) -> None:
        seconds = max(0.0, (leaving.due_at - self._now()).total_seconds())
        loop = asyncio.get_running_loop()
        self._timers[leaving.tab.id] = loop.call_later(seconds, self._due, leaving)

    def _due(self, leaving: Leaving) -> None:
        if self._timers.pop(leaving.tab.id, None) is not None:
            self._run(self._go(leaving))

    async def _go(self, leaving: Leaving) -> None:
        sent = await self._send(leaving)
        if sent:
            self._take(self.desk.settled(leaving.tab.id), shown=False)
        else:
            back = replace(self.desk, leaving=(*(each for each in self.desk.leaving if each != leaving), leaving))
            self._take(back.taken_back())
        await self._keeper.save()

    def _take(self, desk: Desk, *, shown: bool = True) -> None:
        """Go on with another desk; `shown`: the form shows its tab even if it is the same as before."""
        if desk == self.desk:
            return
        other = desk.active != self.desk.active
        self.desk = desk
        self._keeper.typed(desk)
        self._changed(shown and other)

    def _fresh(self, draft: Draft | None = None) -> Tab:
        return Tab(id=new_id(), call=self._call, draft=draft or Draft(focus=Field.PHONE))
