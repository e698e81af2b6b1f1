"""What happens on the display: it follows its zone, makes new calls noticed, and says what was shown and heard."""

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.operations.hall import Medium
from app.client.replica import Change, Replica
from app.contract.event import Recorded
from app.contract.hall.events import TicketCalled, TicketRecalled
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, Visit
from app.modes import words
from app.modes.display.calls import FRESH, call_key, is_in_zone
from app.modes.display.view import Count, DisplayView, ShownCall, ShownNotice
from app.modes.hall_texts import notices_line, notices_on
from app.modes.kiosk.look import Language
from app.modes.kiosk.lunar import lunar_day
from app.rules.calendar import local
from app.rules.displays import next_number, welcome_for
from app.rules.places import index
from app.rules.waiting import waiting_count

translate = QCoreApplication.translate

_CALLS_SHOWN = 13
_COUNTS_SHOWN = 12
_NOTICE_GAP = " " * 6
_LANGUAGES = {"zh": Language.MANDARIN, "zh_hk": Language.CANTONESE, "en": Language.ENGLISH}
_ANNOUNCED_FOR = timedelta(minutes=2)


class DisplayPresenter:
    """Shows one zone, or the whole hall when `zone` is empty."""

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        zone: str,
        reader: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[DisplayView], None],
        now: Callable[[], datetime],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._zone = zone
        self._reader = reader
        self._run = run
        self._show = show
        self._now = now
        self._latest: tuple[str, ...] = ()
        self._fresh: dict[str, datetime] = {}
        self._reported: set[str] = set()
        self._shown: DisplayView | None = None
        self._forget = replica.subscribe(self._follow)
        self._follow(Change(replica.state, resynced=True))

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
        if change.resynced:
            self._start_from(change.state)
        for recorded in change.events:
            if isinstance(recorded.event, TicketCalled | TicketRecalled):
                self._hear(change.state, recorded, recorded.event)
        self.tick()

    def _start_from(self, state: HallState) -> None:
        """Take the zone's calls from a snapshot; one that was made just now and that nobody has heard is new here."""
        self._latest = _latest_visits(state, self._concerns)
        for visit in reversed([state.visits[code] for code in self._latest]):
            if call_key(visit) not in self._fresh and "voice" not in visit.announced:
                self._notice(visit, visit.called_at)

    def _hear(self, state: HallState, recorded: Recorded, event: TicketCalled | TicketRecalled) -> None:
        visit = state.visits.get(event.visit)
        if visit is not None and self._concerns(visit):
            if event.happened_at is not None:
                self._latest = _latest_visits(state, self._concerns)
            else:
                others = (code for code in self._latest if code != visit.id)
                self._latest = (visit.id, *others)[:_CALLS_SHOWN]
            self._notice(visit, event.happened_at or recorded.at)

    def _notice(self, visit: Visit, at: datetime) -> None:
        if at >= self._now() - FRESH:
            self._fresh[call_key(visit)] = at

    async def _report(self, visit: str, medium: Medium) -> None:
        await self._operations.report_announcement(visit, medium)

    def _concerns(self, visit: Visit) -> bool:
        return is_in_zone(self._replica.state, visit, self._zone)

    def _view(self) -> DisplayView:
        state = self._replica.state
        setup = state.setup
        if setup is None:
            greeting = translate("Display", "The hall is not set up yet")
            return DisplayView(greeting=greeting, time=words.clock(self._now()))
        now = local(setup.timezone, self._now())
        calls = tuple(_shown(state.visits[code]) for code in self._latest if code in state.visits)
        greeting = words.local(setup.texts.welcome, self._reader) or translate("Display", "Welcome")
        return DisplayView(
            hall=words.local(setup.name, self._reader),
            zone=self._zone_name(setup),
            greeting=greeting,
            slogan=words.local(setup.texts.slogan, self._reader),
            calls=calls,
            fresh=frozenset(call.key for call in calls if call.key in self._fresh),
            counts=self._counts(state, setup),
            notices=tuple(
                ShownNotice(words.local(notice.title, self._reader), words.local(notice.text, self._reader))
                for notice in notices_on(setup, now.date())
            ),
            line=_NOTICE_GAP.join(
                filter(None, (self._announced(state), notices_line(setup, now.date(), self._reader)))
            ),
            time=words.clock(now),
            day=words.day(now),
            lunar=lunar_day(now.date(), _LANGUAGES[self._reader]),
            filled=welcome_for(state, self._zone),
        )

    def _announced(self, state: HallState) -> str:
        """Return what staff had said here a moment ago, for those who did not hear it."""
        limit = self._now() - _ANNOUNCED_FOR
        said = [
            each for each in state.announcements if each.at >= limit and self._zone in {"", each.zone or self._zone}
        ]
        return _NOTICE_GAP.join(each.text for each in said)

    def _zone_name(self, setup: HallSetup) -> str:
        zone = next((zone for zone in setup.zones if zone.code == self._zone), None)
        return words.local(zone.name, self._reader) if zone else ""

    def _counts(self, state: HallState, setup: HallSetup) -> tuple[Count, ...]:
        """Return the kinds of service of this zone, those with most people first; equal ones keep their order."""
        here = {service.code for service in setup.services if service.zone in {self._zone, None} or not self._zone}
        children = index(setup).children
        counts = [
            Count(words.local(top.name, self._reader), waiting_count(state, top.code), next_number(state, top.code))
            for top in children.get(None, ())
            if _has_leaf_in(top.code, here, children)
        ]
        return tuple(sorted(counts, key=lambda count: -count.waiting)[:_COUNTS_SHOWN])


def _has_leaf_in(code: str, here: set[str], children: Any) -> bool:
    below = children.get(code)
    return code in here if below is None else any(_has_leaf_in(child.code, here, children) for child in below)


def _latest_visits(state: HallState, concerns: Callable[[Visit], bool]) -> tuple[str, ...]:
    """Return the latest calls that concern a display, newest first.

    The state names the latest calls of the hall in order; those of a quiet zone may be older and go by their time.
    """
    named = [code for code in state.latest_calls if concerns(state.visits[code])]
    older = (visit for visit in state.visits.values() if visit.id not in state.latest_calls and concerns(visit))
    by_time = sorted(older, key=lambda visit: visit.called_at, reverse=True)
    return (*named, *(visit.id for visit in by_time))[:_CALLS_SHOWN]


def _shown(visit: Visit) -> ShownCall:
    return ShownCall(key=call_key(visit), visit=visit.id, ticket=visit.number, counter=visit.counter)
