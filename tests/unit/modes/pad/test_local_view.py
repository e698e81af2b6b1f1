"""What a second screen knows: the record, and what was done at the window that the server has not taken yet."""

from app.client.envelopes import envelope
from app.client.fact_file import Fact
from app.contract.hall.commands import FinishVisit, StartServing
from app.contract.hall.state import CounterState, HallState
from app.modes.pad.local_view import LocalView
from tests.unit.modes.live_hall import LiveHall
from tests.unit.rules.halls import KIOSK, staff

WANG = staff("1001")


def stored(hall: LiveHall, command) -> Fact:
    """A fact as the outbox of the window gives it back."""
    packed = envelope(command).model_copy(update={"at": hall.now})
    return Fact(1, "hall:test", hall.now, packed)


def test_what_was_done_here_shows_at_once_and_once_when_the_record_brings_it():
    hall = LiveHall()
    hall.open("1", "1001")
    hall.take("id", actor=KIOSK)
    visit = hall.call("1", WANG).id
    view = LocalView(hall.follow(WANG), WANG)
    seen: list[HallState] = []
    view.subscribe(lambda change: seen.append(change.state))
    start, finish = StartServing(counter="1", visit=visit), FinishVisit(counter="1", visit=visit)
    view.stored(stored(hall, start))
    assert seen[-1].desks["1"].state is CounterState.SERVING
    assert hall.replica.state.desks["1"].state is CounterState.CALLING, "the replica is the record's"
    view.stored(stored(hall, finish))
    assert seen[-1].visits[visit].rating_requested_at == hall.now
    hall.tell(start, WANG)
    hall.tell(finish, WANG)
    hall.resync()
    assert view.state == hall.replica.state
    view.close()


def test_other_peoples_news_come_below_what_was_done_here():
    hall = LiveHall()
    hall.open("1", "1001")
    hall.take("id", actor=KIOSK)
    visit = hall.call("1", WANG).id
    view = LocalView(hall.follow(WANG), WANG)
    view.stored(stored(hall, StartServing(counter="1", visit=visit)))
    hall.open("2", "1002")
    hall.sync()
    assert view.state.desks["1"].state is CounterState.SERVING
    assert view.state.desks["2"].state is CounterState.OPEN
    view.close()
