"""What is read from an identity card, and whether its number can be right (GB 11643-1999)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


class Sex(StrEnum):
    """As on the card."""

    MALE = "male"
    FEMALE = "female"
    UNSAID = "unsaid"


class NumberCheck(StrEnum):
    """Whether the last digit of an identity number fits the others. What follows from it is not a reader's business."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, repr=False)
class IdCard:
    """A person's card. Days are None where the card says none (`valid_until` also for cards that never end)."""

    name: str
    sex: Sex
    nation: str
    birth: date | None
    address: str
    id_number: str
    number_check: NumberCheck
    organ: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    def __repr__(self) -> str:
        """Nothing of the person: cards end up in logs."""
        return f"IdCard(number_check={self.number_check.value})"


OnCard = Callable[[IdCard], None]
"""Told each card once, in the reader's thread."""


def check_number(id_number: str) -> NumberCheck:
    """Whether `id_number` has 18 places, the right last digit, and a birthday that exists."""
    number = id_number.upper()
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        return NumberCheck.WRONG
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    right = number[17] == _CHECK_DIGITS[total % 11] and day_of(number[6:14]) is not None
    return NumberCheck.RIGHT if right else NumberCheck.WRONG


def day_of(digits: str) -> date | None:
    """YYYYMMDD as a day; None when it is none."""
    if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
