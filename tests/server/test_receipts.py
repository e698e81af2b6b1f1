"""Which facts of a device are here, in whatever order they come."""

from hypothesis import given
from hypothesis import strategies as st

from app.server.receipts import MISSING_SHOWN, DeviceFacts


@given(st.lists(st.integers(1, 60), max_size=60))
def test_a_receipt_tells_exactly_what_is_here(numbers: list[int]) -> None:
    facts = DeviceFacts()
    for number in numbers:
        facts.add(number)
    here = set(numbers)
    receipt = facts.receipt()
    assert receipt.highest == max(here, default=0)
    assert set(range(1, receipt.upto + 1)) <= here
    assert receipt.upto + 1 not in here
    assert set(receipt.missing) == set(range(1, receipt.highest)) - here
    assert all(facts.has(number) == (number in here) for number in range(1, 62))


def test_a_wild_number_does_not_make_a_wild_receipt() -> None:
    facts = DeviceFacts()
    facts.add(2**53)
    receipt = facts.receipt()
    assert (receipt.upto, receipt.highest, len(receipt.missing)) == (0, 2**53, MISSING_SHOWN)
