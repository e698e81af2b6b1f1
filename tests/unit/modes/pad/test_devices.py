"""The pad's voice and its serial evaluator."""

import asyncio
from concurrent.futures import Future
from dataclasses import dataclass, field

import pytest

from app.contract.hall.setup import HallRules, Texts
from app.contract.model import LocalText
from app.modes.pad.evaluator import Evaluator
from app.modes.pad.view import PadView, Page
from app.modes.pad.voice import PadVoice, sentence_of
from devices.speech.announcement import Announcement
from devices.speech.engine import Rate, Voice
from devices.terminal.frame import Frame
from devices.terminal.keys import OnEvent, event_of
from tests.unit.rules.halls import small_setup

SETUP = small_setup()


@dataclass
class Speaker:
    """Keeps what it is told to say."""

    said: list[Announcement] = field(default_factory=list)

    def say(self, announcement: Announcement) -> "Future":
        self.said.append(announcement)
        return Future()

    def close(self) -> bool:
        return True


@dataclass
class Bus:
    """A bus of evaluators that only listens."""

    on_event: OnEvent
    asked: list[int] = field(default_factory=list)

    def start_evaluation(self, address: int) -> "Future[None]":
        self.asked.append(address)
        done: Future[None] = Future()
        done.set_result(None)
        return done

    def close(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("page", "reader", "voice", "words"),
    [
        (Page.SERVING, "zh", Voice.MANDARIN, "您好"),
        (Page.PAUSED, "zh", Voice.MANDARIN, "本窗口暂停服务"),
        (Page.BACK_OFFICE, "zh", Voice.MANDARIN, "正在后台处理，请稍候"),
        (Page.DISTANCE, "zh_hk", Voice.CANTONESE, "請喺一米線後面等候"),
        (Page.EVALUATION, "zh", Voice.MANDARIN, "请您对本次服务作出评价"),
        (Page.THANKS, "en", Voice.ENGLISH, "Thank you"),
    ],
)
def test_what_each_page_says(page, reader, voice, words):
    said = sentence_of(PadView(page=page), SETUP, reader)
    assert (said.voice, said.text) == (voice, words)


@pytest.mark.parametrize("page", [Page.CARD, Page.CALLING, Page.CLOSED, Page.CONFIRM])
def test_other_pages_are_silent(page):
    assert sentence_of(PadView(page=page), SETUP, "zh") is None


def test_the_halls_own_words_and_wishes_count():
    own = Texts(pad={"thanks.voice": LocalText(zh="谢谢您")})
    large = small_setup(texts=own, rules=HallRules(pad_elder_text=True))
    assert sentence_of(PadView(page=Page.THANKS), large, "zh").text == "谢谢您"
    assert sentence_of(PadView(page=Page.THANKS), large, "zh").rate is Rate.SLOW
    silent = small_setup(rules=HallRules(pad_voice=False))
    assert sentence_of(PadView(page=Page.THANKS), silent, "zh") is None


def test_a_page_that_is_only_painted_anew_says_nothing_again():
    speaker = Speaker()
    voice = PadVoice(speaker)
    for view in (
        PadView(page=Page.EVALUATION, ticket="A001"),
        PadView(page=Page.EVALUATION, ticket="A001", question="2"),
        PadView(page=Page.THANKS),
        PadView(page=Page.EVALUATION, ticket="A002"),
    ):
        voice.show_view(view, SETUP, "zh")
    assert len(speaker.said) == 3


async def test_the_evaluator_asks_when_the_pad_does_and_its_keys_rate():
    rated: list[int] = []
    buses: list[Bus] = []

    def open_bus(on_event: OnEvent) -> Bus:
        buses.append(Bus(on_event))
        return buses[0]

    evaluator = Evaluator(open_bus, rated.append)
    evaluator.show_view(PadView(page=Page.EVALUATION, question="v/0"))
    evaluator.show_view(PadView(page=Page.EVALUATION, question="v/1"))
    pressed = Frame(address=7, command=0x11, data=b"\x02")
    await asyncio.to_thread(buses[0].on_event, event_of(pressed, values=(0, 1, 3, 2)))
    await asyncio.sleep(0)
    assert rated == [4], "the third key stands for the fourth rating by the setting"
    evaluator.show_view(PadView(page=Page.CARD))
    evaluator.show_view(PadView(page=Page.EVALUATION, question="w/0"))
    assert buses[0].asked == [1, 7], "once a question, and then the address that was heard"
    await evaluator.close()
