"""What staff put on the pad and see of the answer, the code of a pad, and wrong ratings that are filed."""

from app.client.errors import Unreachable, Why
from app.contract.hall.commands import RateVisit
from app.contract.hall.pad_tasks import AnswerPadTask, PadTaskKind, TaskAnswer
from app.contract.hall.rating_commands import DecideMisrating, MisratingVerdict
from app.contract.hall.setup import Texts
from app.contract.hall.state import MisratingState, Rating
from app.contract.model import LocalText
from app.modes.window.ask_view import Misrated, OnPad, Pairing, Question
from app.modes.window.view import Deed, PadStand
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.seat import ME, Seat, take
from tests.unit.rules.halls import MANAGER, pad, small_setup, staff

SIGNED = "ab" * 32


async def put(seat: Seat, kind: PadTaskKind = PadTaskKind.CONFIRM, title: str = "请核对") -> None:
    """Put a text on the pad as the dialog does."""
    await seat.presenter.act(Deed.ASK_ON_PAD)
    await seat.presenter.answer(OnPad(kind=kind, title=title, text="姓名 林小满"))


def answered(hall: LiveHall, answer: TaskAnswer, signature: str = "") -> None:
    """Let the citizen answer on the pad."""
    task = hall.state.desks["1"].task
    assert task is not None
    hall.tell(AnswerPadTask(task=task.id, answer=answer, signature=signature), pad("1"))


async def test_a_text_goes_to_the_pad_and_its_answer_comes_back_in_words(hall: LiveHall, seat: Seat) -> None:
    assert seat.counter.pad is None
    await put(seat)
    assert seat.view.asking is None
    assert seat.counter.pad is not None
    assert (seat.counter.pad.stand, "请核对" in seat.counter.pad.words) == (PadStand.WAITING, True)
    answered(hall, TaskAnswer.CONFIRMED)
    assert (seat.counter.pad.stand, seat.counter.pad.words[:25]) == (PadStand.AGREED, "The citizen has confirmed")


async def test_a_signature_and_a_no_are_told_apart(hall: LiveHall, seat: Seat) -> None:
    await put(seat, PadTaskKind.SIGN)
    answered(hall, TaskAnswer.CONFIRMED, SIGNED)
    assert seat.counter.pad is not None
    assert seat.counter.pad.words.startswith("The citizen has signed")
    await put(seat)
    answered(hall, TaskAnswer.DECLINED)
    assert seat.counter.pad.stand is PadStand.DECLINED


async def test_what_is_on_the_pad_can_be_cleared_and_only_then(hall: LiveHall, seat: Seat) -> None:
    assert seat.counter.why_not[Deed.CLEAR_PAD] == "Nothing of yours is on the pad."
    await put(seat)
    assert seat.counter.why_not[Deed.CLEAR_PAD] == ""
    await seat.presenter.act(Deed.CLEAR_PAD)
    assert hall.state.desks["1"].task is None
    assert seat.counter.pad is None


async def test_an_answer_is_not_shown_to_go_with_the_next_citizen(hall: LiveHall, seat: Seat) -> None:
    await put(seat)
    answered(hall, TaskAnswer.CONFIRMED)
    hall.wait(minutes=1)
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    assert seat.counter.pad is None


async def test_the_halls_usual_texts_are_offered_with_their_fields_filled_in() -> None:
    texts = {
        "confirm.mail": LocalText(zh="请核对邮寄地址|号码 {ticket}，窗口 {counter}"),
        "sign.promise": LocalText(zh="本人承诺材料真实"),
        "idle": LocalText(zh="您好"),
    }
    hall = LiveHall(setup=small_setup(texts=Texts(pad=texts)))
    hall.open("1", ME)
    seat = Seat(hall)
    (number,) = take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.ASK_ON_PAD)
    assert seat.asking.question is Question.ON_PAD
    assert [(option.code, option.label, option.detail) for option in seat.asking.options] == [
        ("confirm.mail", "请核对邮寄地址", f"号码 {number}，窗口 1"),
        ("sign.promise", "本人承诺材料真实", "本人承诺材料真实"),
    ]
    seat.presenter.close()


async def test_a_pad_is_paired_by_a_code_of_the_server(seat: Seat) -> None:
    seat.operations.door.code = "123456"
    await seat.presenter.act(Deed.PAIR_PAD)
    assert seat.view.pairing == Pairing("1", "123456")
    seat.presenter.close_pairing()
    assert seat.view.pairing is None


async def test_without_a_server_there_is_no_code_and_it_is_said(seat: Seat) -> None:
    seat.operations.door.broken = Unreachable(Why.TIMED_OUT)
    await seat.presenter.act(Deed.PAIR_PAD)
    assert seat.view.pairing is None
    assert [problem.code for problem in seat.operations.told] == ["unreachable"]


async def test_a_rating_given_by_mistake_is_filed_once(hall: LiveHall, seat: Seat) -> None:
    assert seat.counter.why_not[Deed.MISRATING] == "No rating of yours is there to be filed."
    bad = rated(hall, Rating.DISSATISFIED)
    hall.wait(minutes=1)
    good = rated(hall, Rating.SATISFIED)
    await seat.presenter.act(Deed.MISRATING)
    assert [option.code for option in seat.asking.options] == [good, bad]
    await seat.presenter.answer(Misrated(visit=bad, reason="小孩误触"))
    filed = hall.state.reviews[bad].misrating
    assert filed is not None
    assert (filed.state, filed.reason, filed.filed_by) == (MisratingState.FILED, "小孩误触", ME)
    await seat.presenter.act(Deed.MISRATING)
    assert [option.code for option in seat.asking.options] == [good]
    hall.tell(DecideMisrating(visit=bad, verdict=MisratingVerdict.ACCEPT), MANAGER)
    assert [option.code for option in seat.asking.options] == [good]


def rated(hall: LiveHall, rating: Rating) -> str:
    """Serve a visit and have it rated; return it."""
    hall.take("id")
    visit = hall.serve("1", staff(ME), minutes=4)
    hall.tell(RateVisit(visit=visit.id, rating=rating), pad("1"))
    return visit.id
