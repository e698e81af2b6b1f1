"""What staff put before the citizen, and the answer."""

import hashlib

import pytest

from app.contract.hall.pad_tasks import ClearPad, PadTaskKind, ShowOnPad, TaskAnswer
from app.modes.pad.view import Page
from tests.unit.modes.pad.pad_desk import Desk
from tests.unit.rules.halls import staff


def show(desk: Desk, kind: PadTaskKind) -> str:
    """Let the staff put something before the citizen; return the task."""
    actor = desk.sit_down()
    desk.hall.tell(ShowOnPad(counter="1", kind=kind, title="请核对", text="张三丰 申请换证"), actor)
    desk.wait(0.5)
    return desk.hall.state.desks["1"].task.id


@pytest.mark.parametrize(
    ("kind", "page"),
    [(PadTaskKind.CONFIRM, Page.CONFIRM), (PadTaskKind.SIGN, Page.SIGN), (PadTaskKind.SCAN, Page.SCAN)],
)
def test_what_staff_put_before_the_citizen_is_shown(desk: Desk, kind: PadTaskKind, page: Page) -> None:
    show(desk, kind)
    assert (desk.view.page, desk.view.headline, desk.view.text) == (page, "请核对", "张三丰 申请换证")
    desk.hall.tell(ClearPad(counter="1"), staff("1001"))
    assert desk.view.page is Page.CARD


@pytest.mark.parametrize(("agrees", "answer"), [(True, TaskAnswer.CONFIRMED), (False, TaskAnswer.DECLINED)])
async def test_the_answer_comes_back_and_the_pad_follows_its_counter_again(
    desk: Desk, agrees: bool, answer: TaskAnswer
) -> None:
    task = show(desk, PadTaskKind.CONFIRM)
    (desk.presenter.confirm if agrees else desk.presenter.decline)()
    assert desk.view.page is Page.CARD
    await desk.errands.settled()
    answered = desk.hall.state.desks["1"].answered
    assert (answered.task, answered.answer) == (task, answer)


async def test_a_signed_form_comes_back_with_its_signature(desk: Desk) -> None:
    show(desk, PadTaskKind.SIGN)
    desk.presenter.sign(b"a picture")
    await desk.errands.settled()
    digest = hashlib.sha256(b"a picture").hexdigest()
    assert (desk.hall.state.desks["1"].answered.signature, desk.sent) == (digest, [digest])


async def test_a_hand_on_the_glass_confirms_nothing(desk: Desk) -> None:
    actor = desk.sit_down()
    desk.hall.tell(ShowOnPad(counter="1", kind=PadTaskKind.CONFIRM, text="x"), actor)
    desk.wait(0.2)
    desk.presenter.confirm()
    await desk.errands.settled()
    assert desk.view.page is Page.CONFIRM


async def test_an_answer_that_cannot_be_stored_is_asked_for_again(desk: Desk) -> None:
    show(desk, PadTaskKind.CONFIRM)
    desk.operations.broken = True
    desk.presenter.confirm()
    await desk.errands.settled()
    assert desk.view.page is Page.CONFIRM
