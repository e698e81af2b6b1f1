"""A counter whose server is out of reach: what may be pressed, what is said, what waits."""

import asyncio
from datetime import timedelta

from app.client.envelopes import envelope
from app.client.fact_file import Fact
from app.contract.hall.commands import FinishVisit
from app.modes.window.alone import Alone
from app.modes.window.ask_view import Question
from app.modes.window.view import Deed
from tests.unit.modes.window.seat import Seat, take


def test_what_needs_the_server_says_so_and_the_rest_goes_on(seat: Seat):
    take(seat.hall, "id", "id")
    assert seat.view.alone is None
    seat.presenter.without_server = lambda: Alone(seat.hall.now, 2)
    seat.presenter.tick()
    assert seat.view.alone is not None
    assert "2" in seat.view.alone.can
    assert {Deed.CALL_NEXT, Deed.CALL_NUMBER, Deed.PAUSE} <= seat.may()
    assert "server" in seat.counter.why_not[Deed.PAIR_PAD]
    seat.presenter.without_server = lambda: Alone(seat.hall.now, 0)
    seat.presenter.tick()
    assert "slip" in seat.counter.why_not[Deed.CALL_NEXT]


def test_a_number_is_called_by_its_slip(seat: Seat):
    seat.presenter.without_server = lambda: Alone(seat.hall.now, 0)
    seat.presenter.tick()
    asyncio.run(seat.presenter.act(Deed.CALL_NUMBER))
    assert seat.asking.question is Question.CLAIM_SLIP


def test_what_waits_is_named(seat: Seat):
    take(seat.hall, "id")
    asyncio.run(seat.presenter.act(Deed.CALL_NEXT))
    visit = seat.hall.state.desks["1"].visit
    facts = tuple(
        Fact(n, "hall:test", seat.hall.now, envelope(FinishVisit(counter="1", visit=visit))) for n in range(1, 11)
    )
    seat.presenter.without_server = lambda: Alone(seat.hall.now - timedelta(minutes=3), 0, facts)
    seat.presenter.tick()
    assert seat.view.alone.waiting == 10
    assert len(seat.view.alone.lines) == 9
    assert seat.view.alone.lines[-1].endswith("A001")


def test_a_call_of_before_a_crash_is_shown_as_not_confirmed(seat: Seat):
    take(seat.hall, "id")
    asyncio.run(seat.presenter.act(Deed.CALL_NEXT))
    assert "confirmed" not in seat.counter.hint
    again = Seat(seat.hall)
    assert "not confirmed" in again.counter.hint
    again.presenter.close()
