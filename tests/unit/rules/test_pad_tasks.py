"""What staff put on the pad: at their own counter only, answered once by its own pad."""

import pytest

from app.contract.hall.pad_tasks import AnswerPadTask, ClearPad, PadTaskKind, ShowOnPad, TaskAnswer
from app.ids import new_id
from app.rules.audience import Audience, audience, seen_by
from app.rules.masking import Rendition
from tests.unit.rules.halls import KIOSK, MANAGER, Hall, pad, staff

WANG = staff("1001")
FORM = ShowOnPad(counter="1", kind=PadTaskKind.SIGN, title="请核对", text="张三丰 申请换证")


@pytest.fixture
def hall() -> Hall:
    made = Hall()
    made.open("1", "1001")
    made.do(FORM, WANG)
    return made


def task(hall: Hall) -> str:
    return hall.state.desks["1"].task.id


def test_the_citizens_answer_comes_back_with_the_signature(hall):
    shown = task(hall)
    hall.do(AnswerPadTask(task=shown, answer=TaskAnswer.CONFIRMED, signature="0" * 64), pad("1"))
    desk = hall.state.desks["1"]
    assert desk.task is None
    assert (desk.answered.task, desk.answered.answer, desk.answered.signature) == (shown, "confirmed", "0" * 64)


def test_a_second_answer_is_flagged(hall):
    answer = AnswerPadTask(task=task(hall), answer=TaskAnswer.CONFIRMED)
    hall.do(answer, pad("1"))
    assert hall.refused(answer, pad("1")) == "task_answered"


def test_another_pad_and_another_task_are_flagged(hall):
    assert hall.refused(AnswerPadTask(task=task(hall), answer=TaskAnswer.CONFIRMED), pad("2")) == "unknown_task"
    assert hall.refused(AnswerPadTask(task=new_id(), answer=TaskAnswer.CONFIRMED), pad("1")) == "unknown_task"


def test_staff_cannot_answer_for_the_citizen(hall):
    assert hall.refused(AnswerPadTask(task=task(hall), answer=TaskAnswer.CONFIRMED), WANG) == "not_allowed"


def test_a_new_task_takes_the_place_of_the_old_one_and_clearing_leaves_none(hall):
    first = task(hall)
    hall.do(FORM, WANG)
    assert task(hall) != first
    hall.do(ClearPad(counter="1"), WANG)
    assert hall.state.desks["1"].task is None
    assert hall.do(ClearPad(counter="1"), WANG) == ()


def test_only_who_sits_there_may_show_something(hall):
    assert hall.refused(FORM, staff("1002")) == "not_your_counter"


READERS = {
    "its pad": (pad("1"), True),
    "another pad": (pad("2"), False),
    "its staff": (WANG, True),
    "a colleague": (staff("1002"), False),
    "a manager": (MANAGER, False),
    "a kiosk": (KIOSK, False),
}


@pytest.mark.parametrize("reader", READERS)
def test_only_its_pad_and_who_put_it_there_can_read_it(hall, reader):
    actor, may_read = READERS[reader]
    view = audience(actor, "hall")
    assert view is not None
    assert ("张三丰" in seen_by(hall.state, view).model_dump_json()) is may_read
    row = next(row for row in reversed(hall.record) if row.event.TYPE == "pad_task_shown")
    assert ("张三丰" in seen_by(row, view).event.text) is may_read


@pytest.mark.parametrize("view", [view for view in Rendition if view is not Rendition.FULL])
def test_who_is_nobody_in_particular_never_reads_it(hall, view):
    assert "张三丰" not in seen_by(hall.state, Audience(view)).model_dump_json()
