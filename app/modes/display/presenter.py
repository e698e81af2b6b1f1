"""What happens on the display: it follows its zone, makes new calls noticed, and says what was shown and heard."""

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.operations.hall import Medium
from app.client.replica import Change, Replica
from app.contract.event import Recorded
from app.contract.hall.events import TicketCalled, TicketRecalled
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, Visit
from app.modes import words
from app.modes.display.view import Count, DisplayView, ShownCall
from app.modes.hall_texts import notices_line
from app.rules.places import index
from app.rules.waiting import waiting_count

translate = QCoreApplication.translate

FRESH = timedelta(seconds=15)
"""Older calls are shown but neither flash nor sound: after an outage nobody wants them all again (spec 05)."""

_CALLS_SHOWN = 7
_COUNTS_SHOWN = 6


class Announcer(Protocol):
    """Speaks calls aloud."""

    async def announce(self, visit: Visit, *, again: bool) -> bool:
        """Say a call and return whether it was heard to its end."""


class DisplayPresenter:
    """Shows one zone, or the whole hall when `zone` is empty."""

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        announcer: Announcer | None,
        zone: str,
        reader: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[DisplayView], None],
        now: Callable[[], datetime],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._announcer = announcer
        self._zone = zone
        self._reader = reader
        self._run = run
        self._show = show
        self._now = now
        self._fresh: dict[str, datetime] = {}
        self._reported: set[str] = set()
        self._shown: DisplayView | None = None
        self._forget = replica.subscribe(self._follow)
        self.tick()

    def close(self) -> None:
        """Follow no longer."""
        self._forget()

    def tick(self) -> None:
        """Let time pass: the clock goes on, fresh calls become ordinary ones. Called a few times a second."""
        limit = self._now() - FRESH
        self._fresh = {key: at for key, at in self._fresh.items() if at > limit}
        view = self._view()
        if view != self._shown:
            self._shown = view
            self._show(view)

    def painted(self, visit: str) -> None:
        """A fresh call stands on the screen: say so once."""
        if visit not in self._reported:
            self._reported.add(visit)
            self._run(self._report(visit, "display"))

    def _follow(self, change: Change[HallState]) -> None:
        for recorded in change.events:
            if isinstance(recorded.event, TicketCalled | TicketRecalled):
                self._notice(recorded, recorded.event)
        self.tick()

    def _notice(self, recorded: Recorded, event: TicketCalled | TicketRecalled) -> None:
        visit = self._replica.state.visits.get(event.visit)
        if visit is None or not self._concerns(visit) or recorded.at < self._now() - FRESH:
            return
        self._fresh[_key(visit)] = recorded.at
        if self._announcer is not None:
            self._run(self._announce(visit, again=isinstance(event, TicketRecalled)))

    async def _announce(self, visit: Visit, *, again: bool) -> None:
        assert self._announcer is not None  # noqa: S101 - asked by the only caller
        if await self._announcer.announce(visit, again=again) and not again:
            await self._report(visit.id, "voice")

    async def _report(self, visit: str, medium: Medium) -> None:
        await self._operations.report_announcement(visit, medium)

    def _concerns(self, visit: Visit) -> bool:
        setup = self._replica.state.setup
        counter = index(setup).counters.get(visit.counter) if setup else None
        return counter is not None and self._zone in {"", counter.zone}

    def _view(self) -> DisplayView:
        state = self._replica.state
        setup = state.setup
        now = self._now()
        if setup is None:
            return DisplayView(greeting=translate("Display", "The hall is not set up yet"), time=words.clock(now))
        visits = [visit for code in state.latest_calls if self._concerns(visit := state.visits[code])]
        calls = tuple(_shown(visit) for visit in visits[:_CALLS_SHOWN])
        greeting = words.local(setup.texts.welcome, self._reader) or translate("Display", "Welcome")
        return DisplayView(
            hall=words.local(setup.name, self._reader),
            zone=self._zone_name(setup),
            greeting=greeting,
            calls=calls,
            fresh=frozenset(call.key for call in calls if call.key in self._fresh),
            counts=self._counts(state, setup),
            notices=notices_line(setup, now.date(), self._reader),
            time=words.clock(now),
            day=words.day(now),
        )

    def _zone_name(self, setup: HallSetup) -> str:
        zone = next((zone for zone in setup.zones if zone.code == self._zone), None)
        return words.local(zone.name, self._reader) if zone else ""

    def _counts(self, state: HallState, setup: HallSetup) -> tuple[Count, ...]:
        """Return the kinds of service of this zone, those with most people first; equal ones keep their order."""
        here = {service.code for service in setup.services if service.zone in {self._zone, None} or not self._zone}
        children = index(setup).children
        counts = [
            Count(words.local(top.name, self._reader), waiting_count(state, top.code))
            for top in children.get(None, ())
            if _has_leaf_in(top.code, here, children)
        ]
        return tuple(sorted(counts, key=lambda count: -count.waiting)[:_COUNTS_SHOWN])


def _has_leaf_in(code: str, here: set[str], children: Any) -> bool:
    below = children.get(code)
    return code in here if below is None else any(_has_leaf_in(child.code, here, children) for child in below)


def _key(visit: Visit) -> str:
    return f"{visit.id}/{visit.recalls}"


def _shown(visit: Visit) -> ShownCall:
    return ShownCall(key=_key(visit), visit=visit.id, ticket=visit.number, counter=visit.counter)
