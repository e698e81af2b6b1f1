"""A queue behaves as the list of its ids would, whatever is done to it; the queue before a change stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from app.contract.queue import Queue

_CHANGES = st.lists(st.tuples(st.booleans(), st.integers(min_value=0)), max_size=40)


@given(length=st.integers(0, 700), changes=_CHANGES)
def test_changes_are_those_of_a_list(length: int, changes: list[tuple[bool, int]]):
    plain = [f"t{number}" for number in range(length)]
    queue = Queue(plain)
    for step, (joins, where) in enumerate(changes):
        before, queue_before = list(plain), queue
        if joins:
            place = where % (len(plain) + 1)
            plain.insert(place, f"n{step}")
            queue = queue.with_inserted(place, f"n{step}")
        elif plain:
            place = where % len(plain)
            del plain[place]
            queue = queue.without(place)
        assert list(queue) == plain
        assert list(queue_before) == before
    assert len(queue) == len(plain)
    assert [queue[place] for place in range(len(queue))] == plain
    assert queue[3:9] == tuple(plain[3:9])


def test_a_thousand_who_join_at_the_end_and_leave_from_the_front_come_in_order():
    queue = Queue()
    for number in range(1000):
        queue = queue.with_inserted(len(queue), str(number))
    left = []
    while queue:
        left.append(queue[0])
        queue = queue.without(0)
    assert left == [str(number) for number in range(1000)]
    assert queue == Queue()


def test_nobody_stands_outside_a_queue():
    queue = Queue(("a", "b"))
    assert queue[-1] == "b"
    for place in (2, -3):
        with pytest.raises(IndexError):
            _ = queue[place]
    with pytest.raises(IndexError):
        queue.without(2)


def test_on_the_wire_it_is_a_list_and_comes_back_the_same():
    adapter = TypeAdapter(Queue)
    queue = Queue(str(number) for number in range(300))
    assert adapter.validate_json(adapter.dump_json(queue), strict=True) == queue
    assert adapter.json_schema() == {"type": "array", "items": {"type": "string"}}
