"""Pictures of the staff's screen on the pad: who puts them there, who sees them, and when they go."""

import pytest
from pydantic import ValidationError

from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import FinishVisit, LogOutOfCounter, StartServing
from app.contract.hall.events import IrregularityFound
from app.contract.hall.setup import HallRules
from app.contract.hall.shots import ClearShot, ReportShot, Shot, ShotCleared, ShotReceived, ShotShown, ShowShot
from app.rules.shots import shown_shot
from tests.unit.rules.halls import Hall, pad, small_setup, staff


@pytest.fixture
def hall() -> Hall:
    """A hall whose counter 1 is open; pictures stay for 30 seconds."""
    made = Hall(setup=small_setup(rules=HallRules(shot_seconds=30)))
    made.open("1", "1001")
    return made


def push(hall: Hall, counter: str = "1", number: str = "1001") -> ShotShown:
    """Put a picture on the pad."""
    (shown,) = hall.do(ShowShot(counter=counter, width=640, height=480, size=1000), staff(number))
    assert isinstance(shown, ShotShown)
    return shown


def seen(hall: Hall) -> Shot | None:
    """What the pad of counter 1 shows now."""
    return shown_shot(hall.state.desks["1"], hall.now)


def test_the_record_of_a_picture_names_nobody_and_holds_no_picture(hall: Hall) -> None:
    assert set(push(hall).model_dump()) == {"counter", "shot", "width", "height", "size", "until"}


def test_a_picture_goes_when_its_time_is_over(hall: Hall) -> None:
    shown = push(hall)
    hall.wait(seconds=29)
    assert seen(hall) is not None
    hall.wait(seconds=1)
    assert hall.now == shown.until
    assert seen(hall) is None


def test_a_counter_may_let_its_picture_stay_longer_or_shorter_than_the_hall(hall: Hall) -> None:
    command = ShowShot(counter="1", width=640, height=480, size=1000, seconds=90)
    (shown,) = hall.do(command, staff("1001"))
    assert isinstance(shown, ShotShown)
    assert (shown.until - hall.now).total_seconds() == 90
    with pytest.raises(ValidationError):
        ShowShot(counter="1", width=640, height=480, size=1000, seconds=601)


def test_the_newest_picture_takes_the_place(hall: Hall) -> None:
    push(hall)
    newer = push(hall)
    now = seen(hall)
    assert now is not None
    assert now.id == newer.shot


def test_staff_take_it_away_and_clearing_nothing_says_nothing(hall: Hall) -> None:
    shown = push(hall)
    assert hall.do(ClearShot(counter="1"), staff("1001")) == (ShotCleared(counter="1", shot=shown.shot),)
    assert seen(hall) is None
    assert hall.do(ClearShot(counter="1"), staff("1001")) == ()


def test_the_next_citizen_never_sees_the_picture_of_the_one_before(hall: Hall) -> None:
    hall.take("id")
    hall.take("id")
    visit = hall.call("1", staff("1001"))
    hall.do(StartServing(counter="1", visit=visit.id), staff("1001"))
    push(hall)
    hall.do(FinishVisit(counter="1", visit=visit.id, ask_rating=False), staff("1001"))
    assert seen(hall) is not None
    hall.call("1", staff("1001"))
    assert seen(hall) is None


def test_it_goes_with_the_staff(hall: Hall) -> None:
    push(hall)
    hall.do(LogOutOfCounter(counter="1"), staff("1001"))
    assert seen(hall) is None


@pytest.mark.parametrize("command", [ShowShot(counter="1", width=1, height=1, size=1), ClearShot(counter="1")])
def test_only_who_sits_there_may(hall: Hall, command: ShowShot | ClearShot) -> None:
    hall.open("2", "1002")
    with pytest.raises(Refused) as refused:
        hall.do(command, staff("1002"))
    assert refused.value.code is RefusalCode.NOT_YOUR_COUNTER


def test_the_own_pad_says_once_that_it_is_seen(hall: Hall) -> None:
    shot = push(hall).shot
    assert hall.do(ReportShot(counter="1", shot=shot), pad("1")) == (ShotReceived(counter="1", shot=shot),)
    assert hall.do(ReportShot(counter="1", shot=shot), pad("1")) == ()
    now = seen(hall)
    assert now is not None
    assert now.received


def test_another_pad_cannot_say_so(hall: Hall) -> None:
    shot = push(hall).shot
    (flagged,) = hall.do(ReportShot(counter="1", shot=shot), pad("2"))
    assert isinstance(flagged, IrregularityFound)


def test_late_word_of_a_picture_that_is_gone_is_no_irregularity(hall: Hall) -> None:
    before = push(hall).shot
    push(hall)
    assert hall.do(ReportShot(counter="1", shot=before), pad("1")) == ()
