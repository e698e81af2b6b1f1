"""Turning calls and notices into speech, in the hall's languages, words and settings."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from app.contract.hall.setup import HallSetup, Texts, VoiceRules
from app.contract.hall.state import HallState, Visit
from app.contract.hall.voice import Announcement as TypedAnnouncement
from app.contract.model import LocalText
from app.rules.voice import is_silent
from devices.health import Health
from devices.speech.announcement import Announcement, Kind
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.supervised import SpeechOutcome, SupervisedSpeech
from devices.speech.text import call_text, closing_text

VOICES = {"zh": Voice.MANDARIN, "zh_hk": Voice.CANTONESE, "en": Voice.ENGLISH}
"""Who speaks a hall's language."""

_NUMBERED_COUNTERS = ("{counter}号", "{counter}號", "counter {counter}")
"""A hall's words may say what a voice says of a counter anyway: 3号窗口 must not become 三号号窗口."""


class HallVoice:
    """Says what a hall has to say on one loudspeaker; the queue's own rules decide what is dropped."""

    def __init__(
        self, speech: SupervisedSpeech, state: Callable[[], HallState], *, now: Callable[[], datetime]
    ) -> None:
        self._speech = speech
        self._state = state
        self._now = now

    async def say_call(self, visit: Visit, *, again: bool) -> SpeechOutcome:
        """Say a call; return when it was heard to its end, or that it was not."""
        setup = self._state().setup
        rules = setup.voice if setup else VoiceRules()
        sentences = sentences_of(visit, setup.texts if setup else Texts(), again=again, rate=Rate(rules.voice_rate))
        kind = Kind.RECALL if again else Kind.CALL
        return await self._say(kind, sentences, setup, subject=visit.number, place=visit.counter)

    async def say_announcement(self, announcement: TypedAnnouncement) -> SpeechOutcome:
        """Say what somebody typed, as it stands."""
        setup = self._state().setup
        rate = Rate(setup.voice.voice_rate) if setup else Rate.NORMAL
        sentence = Utterance(VOICES[announcement.language], rate, announcement.text)
        return await self._say(Kind.NOTICE, (sentence,), setup)

    async def say_closing(self, minutes: int) -> SpeechOutcome:
        """Say that the hall closes in so many minutes."""
        setup = self._state().setup
        texts = setup.texts if setup else Texts()
        rate = Rate(setup.voice.voice_rate) if setup else Rate.NORMAL
        words = texts.voice.get("closing")
        sentences = tuple(
            Utterance(VOICES[language], rate, closing_text(minutes, VOICES[language], template=_own(words, language)))
            for language in _languages(texts)
        )
        return await self._say(Kind.NOTICE, sentences, setup)

    def health(self) -> Health:
        """Return how the loudspeaker is."""
        return self._speech.health()

    async def close(self) -> None:
        """Fall silent."""
        await asyncio.to_thread(self._speech.close)

    async def _say(
        self,
        kind: Kind,
        sentences: tuple[Utterance, ...],
        setup: HallSetup | None,
        *,
        subject: str = "",
        place: str = "",
    ) -> SpeechOutcome:
        rules = setup.voice if setup else VoiceRules()
        silent = setup is not None and is_silent(setup, self._now())
        announcement = Announcement(
            kind=kind,
            sentences=sentences,
            subject=subject,
            place=place,
            repeat=rules.voice_repeat,
            volume=0 if silent else rules.voice_volume,
            has_chime=rules.voice_chime,
        )
        result = await asyncio.wrap_future(self._speech.say(announcement))
        return result.outcome


def sentences_of(visit: Visit, texts: Texts, *, again: bool, rate: Rate = Rate.NORMAL) -> tuple[Utterance, ...]:
    """Return what is said of a call, one sentence a language in the hall's order."""
    template = (texts.voice.get("recall") if again else None) or texts.voice.get("call")
    return tuple(
        Utterance(VOICES[language], rate, _said(visit, VOICES[language], _template(template, language)))
        for language in _languages(texts)
    )


def _languages(texts: Texts) -> list[str]:
    return [language for language in texts.voice_languages if language in VOICES] or ["zh"]


def _said(visit: Visit, voice: Voice, template: str | None) -> str:
    return call_text(visit.number, visit.counter, voice, template=template)


def _own(text: LocalText | None, language: str) -> str | None:
    """Return the hall's words in a language; nothing where it has none in this one."""
    return {"zh": text.zh, "zh_hk": text.zh_hk, "en": text.en}.get(language) if text else None


def _template(text: LocalText | None, language: str) -> str | None:
    """Return the hall's words for a call, without what the voice adds to a counter by itself."""
    found = _own(text, language)
    if found is None:
        return None
    for numbered in _NUMBERED_COUNTERS:
        found = found.replace(numbered, "{counter}")
    return found
