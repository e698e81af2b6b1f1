"""How many wait, and how long."""

from app.rules.waiting import estimate, people_ahead, waiting_count
from tests.unit.rules.halls import Hall


def test_people_ahead_go_by_the_order_of_calling():
    hall = Hall()
    hall.open("1", "1001")
    tickets = [hall.take() for _ in range(3)]
    hall.take("move")
    assert [people_ahead(hall.state, ticket.id) for ticket in tickets] == [0, 1, 2]
    assert (waiting_count(hall.state, "household"), waiting_count(hall.state, "id")) == (4, 3)


def test_no_counter_no_estimate():
    assert estimate(Hall().state, "id", 3) is None


def test_more_counters_shorter_wait_and_other_queues_take_their_share():
    hall = Hall()
    hall.open("1", "1001")
    alone = estimate(hall.state, "id", 5)
    assert (alone.low, alone.high) == (20, 40)
    hall.open("2", "1002")
    both = estimate(hall.state, "id", 5)
    assert (both.low, both.high) == (10, 20)
    hall.take("move")
    shared = estimate(hall.state, "id", 5)
    assert (shared.low, shared.high) == (20, 40)


def test_quick_visits_shorten_the_estimate():
    hall = Hall()
    actor = hall.open("1", "1001")
    before = estimate(hall.state, "id", 4)
    for _ in range(6):
        hall.take()
        hall.serve("1", actor, minutes=1)
    assert estimate(hall.state, "id", 4).high < before.high


def test_nobody_ahead_is_now():
    hall = Hall()
    hall.open("1", "1001")
    now = estimate(hall.state, "id", 0)
    assert (now.low, now.high) == (0, 0)
