"""What the pad says aloud (spec 03): one sentence when a page comes, in the reader's language."""

import asyncio
from collections.abc import Mapping
from typing import Protocol

from app.contract.hall.setup import HallSetup
from app.contract.model import LocalText
from app.modes import words
from app.modes.hall_texts import filled
from app.modes.pad.view import PadView, Page
from devices.speech.announcement import Announcement, Kind
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.supervised import Answer

_VOICES = {"zh": Voice.MANDARIN, "zh_hk": Voice.CANTONESE, "en": Voice.ENGLISH}

_KEYS = {
    Page.SERVING: "serving",
    Page.PAUSED: "paused",
    Page.BACK_OFFICE: "backoffice",
    Page.DISTANCE: "one_metre",
    Page.EVALUATION: "evaluation",
    Page.THANKS: "thanks",
}
"""The pages that speak, by the key of the hall's own words: `KEY.voice`."""

_USUAL: Mapping[str, LocalText] = {
    "serving": LocalText(zh="您好", zh_hk="你好", en="Hello"),
    "paused": LocalText(zh="本窗口暂停服务", zh_hk="呢個櫃位暫停服務", en="This counter is paused"),
    "backoffice": LocalText(zh="正在后台处理，请稍候", zh_hk="處理緊文件，請等等", en="Please wait a moment"),
    "one_metre": LocalText(zh="请在一米线外等候", zh_hk="請喺一米線後面等候", en="Please wait behind the line"),
    "evaluation": LocalText(zh="请您对本次服务作出评价", zh_hk="請你為今次服務評分", en="Please rate the service"),
    "thanks": LocalText(zh="感谢您的评价", zh_hk="多謝你嘅評分", en="Thank you"),
}
"""Spoken words of spec 03, where the hall has none of its own."""


class Loudspeaker(Protocol):
    """What a supervised loudspeaker can do."""

    def say(self, announcement: Announcement) -> Answer:
        """Queue an announcement; never waits."""

    def close(self) -> bool:
        """Fall silent."""


class PadVoice:
    """Speaks for the pages of one pad; a page that is only painted anew says nothing again."""

    def __init__(self, speaker: Loudspeaker) -> None:
        self._speaker = speaker
        self._said: tuple[Page, str] | None = None

    def show_view(self, view: PadView, setup: HallSetup | None, reader: str) -> None:
        """Say what belongs to a page that has just come."""
        occasion = (view.page, view.ticket)
        if occasion == self._said:
            return
        self._said = occasion
        sentence = sentence_of(view, setup, reader)
        if sentence is not None:
            self._speaker.say(Announcement(kind=Kind.NOTICE, sentences=(sentence,)))

    async def close(self) -> None:
        """Fall silent."""
        await asyncio.to_thread(self._speaker.close)


def sentence_of(view: PadView, setup: HallSetup | None, reader: str) -> Utterance | None:
    """Return what a page says, or `None` when it is silent or the hall wants no voice."""
    key = _KEYS.get(view.page)
    if key is None or setup is None or not setup.rules.pad_voice:
        return None
    text = setup.texts.pad.get(f"{key}.voice") or _USUAL[key]
    said = filled(words.local(text, reader), ticket=view.ticket, counter=view.counter)
    rate = Rate.SLOW if setup.rules.pad_elder_text else Rate.NORMAL
    return Utterance(_VOICES.get(reader, Voice.MANDARIN), rate, said) if said else None
