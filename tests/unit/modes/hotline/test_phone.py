"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.modes.hotline.phone import Line, PhoneFault, phone_digits, phone_fault, read_number


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("138 0013 5101", "13800135101"),
        ("138-0013-5101", "13800135101"),
        ("+86 13800135101", "13800135101"),
        ("008613800135101", "13800135101"),
        ("013800135101", "13800135101"),
        ("１３８００１３５１０１", "13800135101"),
        ("(0599) 8765432", "05998765432"),
        ("+86 0599 8765432", "05998765432"),
        ("0599-8765432转802", "05998765432"),
        ("0599-8765432/802", "05998765432"),
        ("8765432", "8765432"),
        ("12345", "12345"),
        ("8613", "8613"),
        ("+852 2345 6789", "+85223456789"),
    ],
)
def test_one_number_has_one_form(typed: str, digits: str) -> None:
    assert phone_digits(typed) == digits
    assert phone_digits(digits) == digits


@pytest.mark.parametrize(
    ("typed", "line", "extension"),
    [
        ("+86 13800135101", Line.MOBILE, ""),
        ("010-62345678转802", Line.FIXED, "802"),
        ("12345", Line.SERVICE, ""),
        ("8765432", Line.OTHER, ""),
        ("withheld", Line.OTHER, ""),
    ],
)
def test_a_mobile_is_told_from_a_line_that_many_share(typed: str, line: Line, extension: str) -> None:
    number = read_number(typed)
    assert (number.line, number.extension) == (line, extension)


@given(st.text(max_size=24))
def test_whatever_is_typed_is_read(typed: str) -> None:
    digits = phone_digits(typed)
    assert phone_digits(digits) == digits


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("13800135101", None),
        ("12345", None),
        ("05998765432", None),
        ("8765432", None),
        ("+85223456789", None),
        ("1380013", PhoneFault.MOBILE_LENGTH),
        ("138001351011", PhoneFault.MOBILE_LENGTH),
        ("12", PhoneFault.LENGTH),
        ("1234567890123456", PhoneFault.LENGTH),
        ("unknown", PhoneFault.NOT_DIGITS),
        ("", PhoneFault.NOT_DIGITS),
    ],
)
def test_what_is_wrong_with_a_number_is_known(typed: str, fault: PhoneFault | None) -> None:
    assert phone_fault(typed) is fault
