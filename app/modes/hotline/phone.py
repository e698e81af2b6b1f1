"""Telephone numbers as people say and type them."""

import re
from enum import StrEnum

LOOKED_UP_FROM = 7
"""So many digits are enough to look for earlier cases: a local landline."""

_FILLING = re.compile(r"[\s\-()（）.、]+")
_COUNTRY = re.compile(r"^(?:\+|00)?86(?=1\d{10}$|0\d{9,11}$)")
_MOBILE = re.compile(r"1[3-9]\d{9}")


class PhoneFault(StrEnum):
    """What is wrong with a number."""

    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    MOBILE_LENGTH = "mobile_length"


def phone_digits(typed: str) -> str:
    """Return a number as it is dialled here: without spaces, dashes, the country's code, or a 0 before a mobile."""
    plain = _COUNTRY.sub("", _FILLING.sub("", typed))
    return plain[1:] if plain.startswith("0") and _MOBILE.fullmatch(plain[1:]) else plain


def phone_fault(typed: str) -> PhoneFault | None:
    """Return what is wrong with a number, or `None`. Service numbers (12345) and landlines are numbers, too."""
    number = phone_digits(typed)
    if not re.fullmatch(r"\+?\d+", number):
        return PhoneFault.NOT_DIGITS
    if re.match(r"1[3-9]\d{4}", number) and len(number) != 11:
        return PhoneFault.MOBILE_LENGTH
    return None if 3 <= len(number.lstrip("+")) <= 15 else PhoneFault.LENGTH
