"""An announcement: chime and sentences in all languages, repeated, made into one sound."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from devices.speech.chime import chime
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.wav import Wav

AFTER_CHIME_S = 0.15
BETWEEN_SENTENCES_S = 0.4
BETWEEN_REPEATS_S = 0.7
CACHED_S = 600.0
MOST_REPEATS = 3

_SECONDS_PER_CHARACTER = {Voice.MANDARIN: 0.30, Voice.CANTONESE: 0.24, Voice.ENGLISH: 0.09}
_RATE_FACTORS = {Rate.SLOW: 1.4, Rate.NORMAL: 1.0, Rate.FAST: 0.67}


class Kind(StrEnum):
    """Why something is said: a first call, a call again, or a notice to the hall."""

    CALL = "call"
    RECALL = "recall"
    NOTICE = "notice"


@dataclass(frozen=True)
class Announcement:
    """What is to be said at one go. `subject` is who is called (a ticket) and `place` where to (a counter);
    both are empty in a NOTICE. `sentences` are spoken in order, all of them `repeat` times (1 to 3), chime first unless
    `has_chime` says no. `volume` is in percent; with 0 nothing is heard, and it still takes its time.
    """

    kind: Kind
    sentences: tuple[Utterance, ...]
    subject: str = ""
    place: str = ""
    repeat: int = 1
    volume: int = 100
    has_chime: bool = True

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError("an announcement says something")
        if not 1 <= self.repeat <= MOST_REPEATS:
            raise ValueError(f"repeat must be 1 to {MOST_REPEATS}, not {self.repeat}")
        if not 0 <= self.volume <= 100:
            raise ValueError(f"volume must be 0 to 100, not {self.volume}")

    @property
    def text(self) -> str:
        """All sentences in one line, for a log."""
        return " / ".join(sentence.text for sentence in self.sentences)


class WavCache:
    """Sounds by utterance, at most `limit_s` seconds of them in all, the least lately used forgotten first."""

    def __init__(self, *, limit_s: float = CACHED_S) -> None:
        self._limit_s = limit_s
        self._total_s = 0.0
        self._sounds: OrderedDict[Utterance, Wav] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, utterance: Utterance, make: Callable[[Utterance], Wav]) -> Wav:
        """The sound of `utterance`, made by `make` if it is not there yet. Raises what `make` raises."""
        with self._lock:
            known = self._sounds.get(utterance)
            if known is not None:
                self._sounds.move_to_end(utterance)
                return known
        made = make(utterance)
        with self._lock:
            if utterance not in self._sounds:
                self._sounds[utterance] = made
                self._total_s += made.seconds
            while self._total_s > self._limit_s and len(self._sounds) > 1:
                _, forgotten = self._sounds.popitem(last=False)
                self._total_s -= forgotten.seconds
        return made


def compose(announcement: Announcement, say: Callable[[Utterance], Wav]) -> Wav:
    """One sound: chime, then the sentences `say` makes, repeated, with short silences between.

    Raises what `say` raises.
    """
    spoken = [say(sentence) for sentence in announcement.sentences]
    between = Wav.silence(BETWEEN_SENTENCES_S)
    once = [part for sound in spoken for part in (between, sound)][1:]
    parts = [chime(), Wav.silence(AFTER_CHIME_S), *once] if announcement.has_chime else [*once]
    for _ in range(announcement.repeat - 1):
        parts += [Wav.silence(BETWEEN_REPEATS_S), *once]
    return Wav.joined(parts).at_volume(announcement.volume)


def estimated_seconds(announcement: Announcement) -> float:
    """About how long it will sound, known before it is made; from durations measured with espeak-ng 1.51."""
    once = sum(
        len(sentence.text) * _SECONDS_PER_CHARACTER[sentence.voice] * _RATE_FACTORS[sentence.rate]
        for sentence in announcement.sentences
    )
    once += BETWEEN_SENTENCES_S * (len(announcement.sentences) - 1)
    before = chime().seconds + AFTER_CHIME_S if announcement.has_chime else 0.0
    return before + BETWEEN_REPEATS_S * (announcement.repeat - 1) + once * announcement.repeat
