"""Says what a page asks, in the citizen's language; only the newest page is spoken."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from app.modes.kiosk.look import Language
from app.modes.kiosk.prompts import prompt
from app.modes.kiosk.view import KioskView
from devices.health import Health
from devices.speech.announcement import Announcement, Kind
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.supervised import SupervisedSpeech

_VOICES = {
    Language.MANDARIN: Voice.MANDARIN,
    Language.CANTONESE: Voice.CANTONESE,
    Language.ENGLISH: Voice.ENGLISH,
}


class KioskVoice:
    """One loudspeaker; without one it is silent. Elders are spoken to slowly.

    :param run: begins work nobody waits for.
    """

    def __init__(self, speech: SupervisedSpeech | None, *, run: Callable[[Coroutine[Any, Any, None]], None]) -> None:
        self._speech = speech
        self._run = run
        self._said = ""
        self._next: Utterance | None = None
        self._speaking = False

    def follow(self, view: KioskView) -> None:
        """Say what this page asks, once, unless it is nothing new."""
        said = prompt(view)
        if self._speech is None or said == self._said:
            return
        self._said = said
        rate = Rate.SLOW if view.look.is_elder else Rate.NORMAL
        self._next = Utterance(_VOICES[view.look.language], rate, said) if said else None
        if self._next is not None and not self._speaking:
            self._speaking = True
            self._run(self._speak(self._speech))

    def health(self) -> Health | None:
        """Return how the loudspeaker is, if there is one."""
        return self._speech.health() if self._speech is not None else None

    async def close(self) -> None:
        """Fall silent."""
        self._next = None
        if self._speech is not None:
            await asyncio.to_thread(self._speech.close)

    async def _speak(self, speech: SupervisedSpeech) -> None:
        """Say what is newest until there is nothing new; what a citizen passed meanwhile is left out."""
        try:
            while (utterance := self._next) is not None:
                self._next = None
                await asyncio.wrap_future(speech.say(Announcement(kind=Kind.NOTICE, sentences=(utterance,))))
        finally:
            self._speaking = False
