"""The replica: equal to the record, strict about what follows what."""

import pytest

from app.client.errors import Gap, Unreachable, Unreadable
from app.client.replica import Change, Replica
from app.contract.hall.state import HallState
from app.contract.wire import to_wire
from tests.unit.rules.halls import Hall


def busy_hall() -> Hall:
    """A hall in which something has happened."""
    hall = Hall()
    actor = hall.open("1", "1001")
    hall.take()
    hall.take("move")
    hall.serve("1", actor)
    return hall


def snapshot(hall: Hall, epoch: str = "e") -> dict[str, object]:
    """Return what the server would give."""
    return {"epoch": epoch, "seq": hall.state.seq, "state": hall.state.model_dump(mode="json"), "time": ""}


def test_rows_alone_give_the_state() -> None:
    hall = busy_hall()
    replica: Replica[HallState] = Replica("hall:test")

    applied = replica.apply([to_wire(row) for row in hall.record])

    assert applied == len(hall.record)
    assert replica.state == hall.state


def test_snapshot_then_rows_equal_rows_alone() -> None:
    hall = busy_hall()
    replica: Replica[HallState] = Replica("hall:test")
    replica.load(snapshot(hall))
    before = len(hall.record)
    hall.take()

    replica.apply([to_wire(row) for row in hall.record[before - 3 :]])  # three are known already

    assert replica.state == hall.state
    assert (replica.epoch, replica.seq) == ("e", hall.state.seq)


def test_gap_changes_nothing() -> None:
    hall = busy_hall()
    rows = [to_wire(row) for row in hall.record]
    replica: Replica[HallState] = Replica("hall:test")
    replica.apply(rows[:2])
    state = replica.state

    with pytest.raises(Gap) as caught:
        replica.apply([rows[2], *rows[4:]])

    assert (caught.value.expected, caught.value.got) == (4, 5)
    assert replica.state is state


@pytest.mark.parametrize("change", [{"type": "tea_served"}, {"body": {"steam": True}}, {"at": "yesterday"}])
def test_unknown_form_changes_nothing(change: dict[str, object]) -> None:
    replica: Replica[HallState] = Replica("hall:test")
    row = to_wire(busy_hall().record[0]) | change

    with pytest.raises(Unreadable):
        replica.apply([row])

    assert replica.seq == 0


@pytest.mark.parametrize("wrong", [{}, {"epoch": "e", "seq": "x", "state": {}}, {"epoch": "e", "seq": 1, "state": []}])
def test_unknown_snapshot_changes_nothing(wrong: dict[str, object]) -> None:
    replica: Replica[HallState] = Replica("hall:test")

    with pytest.raises(Unreadable):
        replica.load(wrong)

    assert not replica.loaded


def test_answer_ahead_of_the_stream_is_taken_only_when_it_follows() -> None:
    hall = busy_hall()
    rows = [to_wire(row) for row in hall.record]
    replica: Replica[HallState] = Replica("hall:test")
    replica.offer(rows)
    assert replica.seq == 0, "nothing before the first snapshot"
    replica.load(snapshot(Hall()))
    known = replica.seq

    replica.offer(rows[known + 1 :])
    assert replica.seq == known

    replica.offer(rows[known:])
    assert replica.seq == hall.state.seq


def test_listeners_hear_what_changed_until_they_leave() -> None:
    hall = busy_hall()
    rows = [to_wire(row) for row in hall.record]
    replica: Replica[HallState] = Replica("hall:test")
    heard: list[Change[HallState]] = []
    leave = replica.subscribe(heard.append)

    replica.apply(rows[:3])
    replica.apply(rows[:3])
    leave()
    replica.apply(rows)

    assert [event.seq for change in heard for event in change.events] == [1, 2, 3]


def test_failing_listener_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    replica: Replica[HallState] = Replica("hall:test")
    heard: list[Change[HallState]] = []

    def fail(_change: Change[HallState]) -> None:
        raise RuntimeError("broken view")

    replica.subscribe(fail)
    replica.subscribe(heard.append)

    replica.load(snapshot(busy_hall()))

    assert [change.resynced for change in heard] == [True]
    assert "incident" in caplog.text


async def test_waiting_for_an_event_ends_when_it_is_there_or_patience_is_over() -> None:
    hall = busy_hall()
    replica: Replica[HallState] = Replica("hall:test")
    with pytest.raises(Unreachable):
        await replica.reached(1, timeout=0.01)

    replica.load(snapshot(hall))

    await replica.reached(hall.state.seq, timeout=0.01)
