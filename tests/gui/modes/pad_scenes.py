"""Pictures of the pad: every page, at the sizes of its panels."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.contract.hall.state import PauseReason
from app.modes import words
from app.modes.pad.people import person_at
from app.modes.pad.question import answers, reasons
from app.modes.pad.screen import PadScreen
from app.modes.pad.view import PadView, Page
from tests.gui.modes.sample import portrait, sample_setup, sample_state, sign

WIDE, TALL, SMALL = QSize(1280, 800), QSize(800, 1280), QSize(800, 480)


def view(page: Page, *, staff: str = "1001", keys: int = 4) -> PadView:
    """A view of the sample hall's first counter."""
    setup = sample_setup()
    texts = setup.texts.pad
    person = person_at(sample_state(), counter="1", staff=staff, reader="zh", photo=portrait(f"{staff}.png"))
    plain = PadView(page=page, hall=words.local(setup.name), counter="1", person=person)
    match page:
        case Page.CARD:
            return replace(plain, headline=texts["idle"].zh)
        case Page.CALLING:
            return replace(plain, headline="请A001号到1号窗口", detail="户口簿补换与信息变更", ticket="A001")
        case Page.SERVING:
            return replace(plain, headline="正在为A001号办理", ticket="A001")
        case Page.PAUSED:
            words_ = texts["paused"].zh.replace("{reason}", words.pause_reason(PauseReason.MEAL))
            return replace(plain, headline=words_, detail="请到 2、6 号窗口办理")
        case Page.EVALUATION | Page.REASONS:
            first = page is Page.EVALUATION
            return replace(
                plain,
                headline=texts["evaluation"].zh if first else "请问哪里让您不满意",
                detail="为您服务的是 林晓岚，工号 1001" if first else "可多选，也可不选",
                question="v/1",
                answers=answers(keys),
                reasons=() if first else reasons(texts, "zh"),
                seconds=18.0,
            )
        case Page.BACK_OFFICE:
            return replace(plain, headline=texts["backoffice"].zh)
        case Page.DISTANCE:
            return replace(plain, headline=texts["one_metre"].zh)
        case Page.THANKS:
            return replace(plain, headline=texts["thanks"].zh)
        case _:
            return replace(plain, person=None, headline="本窗口暂未开放", detail="请到 2 号窗口办理")


def screen(page: Page, *, keys: int = 4) -> PadScreen:
    """The pad on one of its pages."""
    made = PadScreen(sign())
    made.show_view(view(page, keys=keys))
    return made


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    for page in (Page.CARD, Page.CALLING, Page.SERVING, Page.PAUSED, Page.CLOSED, Page.EVALUATION, Page.REASONS):
        for size in (WIDE, TALL, SMALL):
            yield f"pad-{page}", size, partial(screen, page)
    for page in (Page.THANKS, Page.BACK_OFFICE, Page.DISTANCE):
        yield f"pad-{page}", WIDE, partial(screen, page)
    yield "pad-evaluation-five", TALL, partial(screen, Page.EVALUATION, keys=5)
    yield "pad-evaluation-five", SMALL, partial(screen, Page.EVALUATION, keys=5)
