"""What one loudspeaker says: the calls of its zone, typed announcements, the notice of closing."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol

from app.client.operations.hall import Medium
from app.client.replica import Change, Replica
from app.contract.hall.events import TicketCalled, TicketRecalled
from app.contract.hall.state import HallState, Visit
from app.contract.hall.voice import Announced, Announcement, Unspoken
from app.modes.display.calls import FRESH, call_key, is_in_zone
from app.rules.calendar import local
from app.rules.voice import closing_notices
from devices.speech.supervised import SpeechOutcome

_UNSPOKEN = {SpeechOutcome.TOO_LONG: Unspoken.TOO_LONG, SpeechOutcome.FAILED: Unspoken.FAILED}


class Speaker(Protocol):
    """Puts things into words and says them; each returns when it was said, or that it was not."""

    async def say_call(self, visit: Visit, *, again: bool) -> SpeechOutcome:
        """Say a call."""
        ...

    async def say_announcement(self, announcement: Announcement) -> SpeechOutcome:
        """Say what somebody typed."""
        ...

    async def say_closing(self, minutes: int) -> SpeechOutcome:
        """Say that the hall closes in so many minutes."""
        ...


class VoiceOperations(Protocol):
    """What the record is told of the voice."""

    async def report_announcement(self, visit: str, medium: Medium) -> object | None:
        """A call was heard."""
        ...

    async def report_unspoken(self, visit: str, reason: Unspoken) -> object | None:
        """A call was not heard, and why."""
        ...


class ZoneVoice:
    """Follows the hall for the loudspeaker of one zone, or of the whole hall when `zone` is empty.

    What is older than `FRESH` when it arrives is not said any more; nothing is said twice.
    """

    def __init__(
        self,
        *,
        speaker: Speaker,
        replica: Replica[HallState],
        operations: VoiceOperations,
        zone: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
        now: Callable[[], datetime],
    ) -> None:
        self._speaker = speaker
        self._replica = replica
        self._operations = operations
        self._zone = zone
        self._run = run
        self._now = now
        self._said: dict[str, datetime] = {}
        self._closing_said: set[tuple[object, int]] = set()
        self._forget = replica.subscribe(self._follow)
        self._follow(Change(replica.state, resynced=True))

    def close(self) -> None:
        """Follow no longer."""
        self._forget()

    def tick(self) -> None:
        """Let time pass: the notice of closing may be due. Called a few times a minute or more often."""
        setup = self._replica.state.setup
        if setup is None:
            return
        now = self._now()
        for minutes in closing_notices(setup, now):
            notice = (local(setup.timezone, now).date(), minutes)
            if notice not in self._closing_said:
                self._closing_said.add(notice)
                self._run(self._say_closing(minutes))

    def _follow(self, change: Change[HallState]) -> None:
        limit = self._now() - FRESH
        self._said = {key: at for key, at in self._said.items() if at >= limit}
        if change.resynced:
            self._catch_up(change.state)
        for recorded in change.events:
            event = recorded.event
            if isinstance(event, TicketCalled | TicketRecalled):
                at = event.happened_at or recorded.at  # a counter out of reach may have called long ago
                self._hear_call(change.state, event.visit, at, again=isinstance(event, TicketRecalled))
            elif isinstance(event, Announced):
                self._hear_announcement(event.announcement)

    def _catch_up(self, state: HallState) -> None:
        """Say what a snapshot shows as new and unheard, oldest first."""
        for code in reversed(state.latest_calls):
            if "voice" not in state.visits[code].announced:
                self._hear_call(state, code, state.visits[code].called_at, again=False)
        for announcement in reversed(state.announcements):
            self._hear_announcement(announcement)

    def _hear_call(self, state: HallState, code: str, at: datetime, *, again: bool) -> None:
        visit = state.visits.get(code)
        if visit is not None and is_in_zone(state, visit, self._zone) and self._is_new(call_key(visit), at):
            self._run(self._say_call(visit, again=again))

    def _hear_announcement(self, announcement: Announcement) -> None:
        concerns = not self._zone or announcement.zone in {None, self._zone}
        if concerns and self._is_new(announcement.id, announcement.at):
            self._run(self._say_announcement(announcement))

    def _is_new(self, key: str, at: datetime) -> bool:
        if at < self._now() - FRESH or key in self._said:
            return False
        self._said[key] = at
        return True

    async def _say_call(self, visit: Visit, *, again: bool) -> None:
        outcome = await self._speaker.say_call(visit, again=again)
        if outcome is SpeechOutcome.SPOKEN and not again:
            await self._operations.report_announcement(visit.id, "voice")
        elif outcome in _UNSPOKEN:
            await self._operations.report_unspoken(visit.id, _UNSPOKEN[outcome])

    async def _say_announcement(self, announcement: Announcement) -> None:
        await self._speaker.say_announcement(announcement)

    async def _say_closing(self, minutes: int) -> None:
        await self._speaker.say_closing(minutes)
