"""A loudspeaker with a voice, in a thread of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum

from devices.clock import Clock, SystemClock
from devices.errors import DeviceError, Trouble
from devices.health import DeviceKind, Health
from devices.speech.announcement import Announcement, estimated_seconds
from devices.speech.queue import AnnouncementQueue, Reason, Waiting
from devices.speech.voicebox import Voicebox
from devices.supervisor import CLOSE_S, Supervisor


class SpeechOutcome(StrEnum):
    """What became of an announcement. SILENT took its time unheard; REPEATED, SUPERSEDED and TOO_LONG are the queue's
    rules at work (`queue.Reason`).
    """

    SPOKEN = "spoken"
    SILENT = "silent"
    REPEATED = "repeated"
    SUPERSEDED = "superseded"
    TOO_LONG = "too-long"
    FAILED = "failed"


@dataclass(frozen=True)
class SpeechResult:
    """The outcome, and the reason when it FAILED."""

    outcome: SpeechOutcome
    trouble: Trouble | None = None


Answer = Future[SpeechResult]

_OUTCOMES = {
    Reason.REPEATED: SpeechOutcome.REPEATED,
    Reason.SUPERSEDED: SpeechOutcome.SUPERSEDED,
    Reason.TOO_LONG: SpeechOutcome.TOO_LONG,
}


@dataclass
class _Turn:
    """One job at the supervisor, and the announcement it took once it began."""

    waiting: Waiting[Answer] | None = None


class SupervisedSpeech:
    """Says announcements one after another by the rules of `devices.speech.queue`."""

    def __init__(
        self,
        driver: Voicebox,
        *,
        on_health: Callable[[Health], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._driver = driver
        self._clock: Clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._queue: AnnouncementQueue[Answer] = AnnouncementQueue()
        self._sounds_until = self._clock.monotonic()
        self._supervisor = Supervisor(driver, kind=DeviceKind.SPEECH, on_health=on_health, clock=clock)
        self._supervisor.start()

    def say(self, announcement: Announcement) -> Answer:
        """Queue an announcement; never waits.

        The future gets a SpeechResult: SPOKEN when the last word has been heard, or at once or later that it is
        not spoken and why. It cannot be cancelled.
        """
        answer: Answer = Future()
        answer.set_running_or_notify_cancel()
        now = self._clock.monotonic()
        with self._lock:
            sounding_s = max(0.0, self._sounds_until - now)
            dropped = self._queue.put(announcement, answer, at_s=now, sounding_s=sounding_s)
        for each in dropped:
            each.owner.set_result(SpeechResult(_OUTCOMES[each.reason]))
        if not any(each.owner is answer for each in dropped):
            self._ask_for_turn()
        return answer

    def health(self) -> Health:
        """The latest snapshot; never waits."""
        return self._supervisor.health()

    def close(self, timeout: float = CLOSE_S) -> bool:
        """Fall silent, fail what waits, and join the thread; see `Supervisor.close`."""
        self._driver.stop()
        return self._supervisor.close(timeout)

    def _ask_for_turn(self) -> None:
        turn = _Turn()
        self._supervisor.submit(
            lambda driver: self._take_turn(driver, turn),
            expires_after_s=None,
            rescue=lambda error: self._give_up(turn, error),
        )

    def _take_turn(self, driver: Voicebox, turn: _Turn) -> None:
        """Speak the next announcement. Turns are never fewer than announcements, so there may be none."""
        turn.waiting = self._next()
        if turn.waiting is None:
            return
        try:
            outcome = self._say_or_wait(driver, turn.waiting.announcement)
        finally:
            self._note_sounding(0.0)
        turn.waiting.owner.set_result(SpeechResult(outcome))

    def _say_or_wait(self, driver: Voicebox, announcement: Announcement) -> SpeechOutcome:
        if announcement.volume == 0:
            self._note_sounding(estimated_seconds(announcement))
            driver.keep_silent(announcement)
            return SpeechOutcome.SILENT
        sound = driver.compose(announcement)
        self._note_sounding(sound.wav.seconds)
        driver.play(sound)
        return SpeechOutcome.SPOKEN

    def _give_up(self, turn: _Turn, error: DeviceError) -> None:
        """Answer the announcement of a turn that failed; one that never began takes the next with it."""
        waiting = turn.waiting or self._next()
        if waiting is not None:
            waiting.owner.set_result(SpeechResult(SpeechOutcome.FAILED, error.trouble))

    def _next(self) -> Waiting[Answer] | None:
        with self._lock:
            return self._queue.take()

    def _note_sounding(self, seconds: float) -> None:
        with self._lock:
            self._sounds_until = self._clock.monotonic() + seconds
