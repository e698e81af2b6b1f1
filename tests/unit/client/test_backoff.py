"""Backoff: never above the ceiling, the ceiling doubles, the server's wish is heard."""

from hypothesis import given
from hypothesis import strategies as st

from app.client.backoff import Backoff


@given(failures=st.integers(1, 200), wish=st.none() | st.floats(0, 1e6))
def test_waits_stay_within_the_ceilings(failures: int, wish: float | None) -> None:
    backoff = Backoff()
    for number in range(failures):
        wait = backoff.next_wait(wish)
        ceiling = min(30.0, 0.5 * 2.0 ** min(number, 32))
        assert min(wish or 0.0, 30.0) <= wait <= max(ceiling, min(wish or 0.0, 30.0))


def test_jitter_is_full_and_the_ceiling_doubles_to_30_s() -> None:
    asked: list[tuple[float, float]] = []

    def highest(low: float, high: float) -> float:
        asked.append((low, high))
        return high

    backoff = Backoff(uniform=highest)
    waits = [backoff.next_wait() for _ in range(8)]

    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert {low for low, _ in asked} == {0.0}
    backoff.reset()
    assert backoff.next_wait() == 0.5
