"""Pictures of the pad: every page, at the sizes of its panels."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWidget

from app.contract.hall.state import PauseReason
from app.modes import words
from app.modes.hall_texts import filled
from app.modes.pad.people import person_at
from app.modes.pad.question import answers, reasons
from app.modes.pad.screen import PadScreen
from app.modes.pad.view import PadView, Page
from app.rules.places import index
from tests.gui.modes.sample import portrait, sample_setup, sample_state, sign

translate = QCoreApplication.translate

WIDE, TALL, SMALL = QSize(1280, 800), QSize(800, 1280), QSize(800, 480)
DESKTOP = QSize(1920, 1080)
"""The second screen of a computer."""


FORM = (
    "申请人　林小满\n办理事项　居民身份证换领\n领取方式　邮寄到家\n收件地址　云溪区清河路18号\n"
    "联系电话　138 **** 5678\n工本费　20 元\n\n请核对以上内容。确认后将按此办理，如需更改请告诉窗口人员。"
)


def view(page: Page, *, staff: str = "1001", keys: int = 4, reader: str = "zh") -> PadView:
    """A view of the sample hall's first counter."""
    setup = sample_setup()
    person = person_at(sample_state(), counter="1", staff=staff, reader=reader, photo=portrait(f"{staff}.png"))
    plain = PadView(page=page, hall=words.local(setup.name, reader), counter="1", person=person)

    def said(key: str, **values: str) -> str:
        return filled(words.local(setup.texts.pad[key], reader), **values)

    match page:
        case Page.CARD:
            return replace(plain, headline=said("idle"))
        case Page.CALLING:
            service = words.local(index(setup).services["hukou-book"].name, reader)
            return replace(plain, headline=said("calling", ticket="A001", counter="1"), detail=service, ticket="A001")
        case Page.SERVING:
            return replace(plain, headline=said("serving", ticket="A001"), ticket="A001")
        case Page.PAUSED:
            why = said("pause.meal") if "pause.meal" in setup.texts.pad else words.pause_reason(PauseReason.MEAL)
            return replace(plain, headline=said("paused", reason=why), detail="请到 2、6 号窗口办理")
        case Page.EVALUATION | Page.REASONS | Page.SIGNATURE:
            return _asking(plain, said("evaluation"), keys=keys, reader=reader)
        case Page.BACK_OFFICE:
            return replace(plain, headline=said("backoffice"))
        case Page.DISTANCE:
            return replace(plain, headline=said("one_metre"))
        case Page.THANKS:
            return replace(plain, headline=said("thanks"))
        case Page.CONFIRM | Page.SIGN:
            return replace(plain, headline="请核对您的申请", question="t", text=FORM)
        case Page.SCAN:
            return replace(
                plain, headline="请扫码支付 20 元", question="t", text="https://pay.example.gov.cn/o/20261123001"
            )
        case _:
            return replace(plain, person=None, headline="本窗口暂未开放", detail="请到 2 号窗口办理")


def _asking(plain: PadView, question: str, *, keys: int, reader: str) -> PadView:
    asked = {
        Page.EVALUATION: (question, "为您服务的是 林晓岚，工号 1001"),
        Page.REASONS: (
            translate("Pad", "What should be better?"),
            translate("Pad", "Choose as many as apply, or none"),
        ),
        Page.SIGNATURE: (translate("Pad", "Please sign with your finger"), translate("Pad", "You may leave it")),
    }
    headline, detail = asked[plain.page]
    return replace(
        plain,
        headline=headline,
        detail=detail if reader == "zh" or plain.page is not Page.EVALUATION else "",
        question="v/1",
        answers=answers(keys),
        reasons=reasons(sample_setup().texts.pad, reader) if plain.page is Page.REASONS else (),
        seconds=18.0,
    )


def screen(page: Page, *, keys: int = 4, reader: str = "zh") -> PadScreen:
    """The pad on one of its pages."""
    made = PadScreen(sign(), own_keys=True)
    made.show_view(view(page, keys=keys, reader=reader))
    return made


def scenes(reader: str = "zh") -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    for page in Page:
        if page is not Page.UNBOUND:
            for size in (WIDE, TALL, SMALL, DESKTOP):
                yield f"pad-{page}", size, partial(screen, page, reader=reader)
    for keys in (3, 5):
        for size in (WIDE, TALL, SMALL):
            yield f"pad-evaluation-{keys}-keys", size, partial(screen, Page.EVALUATION, keys=keys, reader=reader)
