"""What the lists search is the same followed event by event as read from the state at once."""

from app.client.replica import Change
from app.contract.hall.state import TicketState
from app.modes.window.today import Today
from app.modes.window.view import Deed
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.seat import Seat, take


def looked_up(today: Today, hall: LiveHall) -> dict[str, list[str]]:
    state = hall.replica.state
    return {
        "newest": [ticket.number for ticket in today.newest(state)],
        "passed": [ticket.number for ticket in today.passed(state)],
        "called": [visit.number for visit in today.called_by(state, "1")],
        "found": [ticket.number for ticket in today.found(state, "a", most=9)],
    }


async def test_following_finds_what_reading_at_once_finds(hall: LiveHall, seat: Seat) -> None:
    followed = Today()
    hall.replica.subscribe(followed.follow)
    assert looked_up(followed, hall)["newest"] == []
    take(hall, "id", "move", "id")
    assert looked_up(followed, hall) == looked_up(Today(), hall)
    for deed in (Deed.CALL_NEXT, Deed.RECALL, Deed.NO_SHOW, Deed.CALL_NEXT, Deed.START, Deed.FINISH):
        await seat.presenter.act(deed)
        assert looked_up(followed, hall) == looked_up(Today(), hall)
    assert [ticket.state for ticket in followed.passed(hall.replica.state)] == [TicketState.PASSED]


async def test_after_a_snapshot_it_reads_at_once_again(hall: LiveHall, seat: Seat) -> None:
    followed = Today()
    take(hall, "id")
    assert [ticket.number for ticket in followed.newest(hall.replica.state)] == ["A001"]
    followed.follow(Change(hall.replica.state, resynced=True))
    take(hall, "id")
    assert [ticket.number for ticket in followed.newest(hall.replica.state)] == ["A002", "A001"]
