"""Turning a call into speech, in the hall's languages and words."""

import asyncio
from collections.abc import Callable

from app.contract.hall.setup import Texts
from app.contract.hall.state import HallState, Visit
from app.contract.model import LocalText
from devices.health import Health
from devices.speech.announcement import Announcement, Kind
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.supervised import SpeechOutcome, SupervisedSpeech
from devices.speech.text import call_text

VOICES = {"zh": Voice.MANDARIN, "zh_hk": Voice.CANTONESE, "en": Voice.ENGLISH}
"""Who speaks a hall's language."""

_NUMBERED_COUNTERS = ("{counter}号", "{counter}號", "counter {counter}")
"""A hall's words may say what a voice says of a counter anyway: 3号窗口 must not become 三号号窗口."""


class HallVoice:
    """Announces calls on one loudspeaker; the queue's own rules decide what is dropped."""

    def __init__(self, speech: SupervisedSpeech, state: Callable[[], HallState]) -> None:
        self._speech = speech
        self._state = state

    async def announce(self, visit: Visit, *, again: bool) -> bool:
        """Say a call and return whether it was heard to its end."""
        setup = self._state().setup
        sentences = sentences_of(visit, setup.texts if setup else Texts(), again=again)
        kind = Kind.RECALL if again else Kind.CALL
        announcement = Announcement(kind=kind, sentences=sentences, subject=visit.number, place=visit.counter)
        result = await asyncio.wrap_future(self._speech.say(announcement))
        return result.outcome is SpeechOutcome.SPOKEN

    def health(self) -> Health:
        """Return how the loudspeaker is."""
        return self._speech.health()

    async def close(self) -> None:
        """Fall silent."""
        await asyncio.to_thread(self._speech.close)


def sentences_of(visit: Visit, texts: Texts, *, again: bool) -> tuple[Utterance, ...]:
    """Return what is said of a call, one sentence a language in the hall's order."""
    template = (texts.voice.get("recall") if again else None) or texts.voice.get("call")
    languages = [language for language in texts.voice_languages if language in VOICES] or ["zh"]
    return tuple(
        Utterance(VOICES[language], Rate.NORMAL, _said(visit, VOICES[language], _template(template, language)))
        for language in languages
    )


def _said(visit: Visit, voice: Voice, template: str | None) -> str:
    return call_text(visit.number, visit.counter, voice, template=template)


def _template(text: LocalText | None, language: str) -> str | None:
    """Return the hall's words in a language, without what the voice adds to a counter by itself."""
    found = {"zh": text.zh, "zh_hk": text.zh_hk, "en": text.en}.get(language) if text else None
    if found is None:
        return None
    for numbered in _NUMBERED_COUNTERS:
        found = found.replace(numbered, "{counter}")
    return found
