"""How long a dead device is left alone."""

from hypothesis import given
from hypothesis import strategies as st

from devices.backoff import Backoff


def test_the_ceiling_doubles_up_to_the_longest_and_starts_again_after_success() -> None:
    backoff = Backoff(pick=lambda low, high: high)
    assert [backoff.next_delay() for _ in range(8)] == [1, 2, 4, 8, 16, 30, 30, 30]
    backoff.reset()
    assert backoff.next_delay() == 1


@given(failures=st.integers(1, 2000))
def test_a_delay_is_never_out_of_bounds(failures: int) -> None:
    backoff = Backoff()
    assert all(0.5 <= backoff.next_delay() <= 30 for _ in range(failures))


def test_two_devices_do_not_knock_in_step() -> None:
    first, second = Backoff(), Backoff()
    assert [first.next_delay() for _ in range(10)] != [second.next_delay() for _ in range(10)]
