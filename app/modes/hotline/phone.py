"""Telephone numbers as people say and type them, read by libphonenumber's tables."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LOOKED_UP_FROM = 7
"""So many digits are enough to look for earlier cases: a local landline."""

_HOME = "CN"
_FILLING = re.compile(r"[\s\-()（）.、]+")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|#|/|,)+(\d{1,6})$", re.IGNORECASE)
_DIGITS = re.compile(r"\+?\d+")
_MOBILE_BEGINS = re.compile(r"1[3-9]\d{4}")
_LONGEST_SHORT = 6
"""12345, 110, 95588: numbers of services have no more digits and belong to no plan of subscribers."""


class PhoneFault(StrEnum):
    """What is wrong with a number."""

    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    MOBILE_LENGTH = "mobile_length"


class Line(StrEnum):
    """What kind of line a number is: a `MOBILE` is one person's, the others may be many people's."""

    MOBILE = "mobile"
    FIXED = "fixed"
    SERVICE = "service"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number as it is dialled here: `digits` without the country's own code, `+…` for other countries.

    `extension` is what is dialled afterwards. Two people who share a switchboard share `digits`.
    """

    digits: str
    extension: str = ""
    line: Line = Line.OTHER


@lru_cache(maxsize=512)
def read_number(typed: str) -> Number:
    """Return one form of whatever way a number was written; what is no number comes back without its filling."""
    plain = _FILLING.sub("", typed)
    extension = _EXTENSION.search(plain)
    main = plain[: extension.start()] if extension and len(plain) > LOOKED_UP_FROM else plain
    said = extension[1] if extension and main != plain else ""
    if not _DIGITS.fullmatch(main):
        return Number(digits=main)
    if len(main) <= _LONGEST_SHORT:
        return Number(digits=main, extension=said, line=Line.SERVICE)
    return _parsed(main, said)


def phone_digits(typed: str) -> str:
    """Return a number as it is dialled here: without spaces, dashes, extension or the country's code."""
    return read_number(typed).digits


def phone_fault(typed: str) -> PhoneFault | None:
    """Return what is wrong with a number, or `None`. Service numbers (12345) and landlines are numbers, too."""
    number = read_number(typed).digits
    if not _DIGITS.fullmatch(number):
        return PhoneFault.NOT_DIGITS
    if _MOBILE_BEGINS.match(number) and len(number) != 11:
        return PhoneFault.MOBILE_LENGTH
    return None if 3 <= len(number.lstrip("+")) <= 15 else PhoneFault.LENGTH


def _parsed(main: str, extension: str) -> Number:
    import phonenumbers  # noqa: PLC0415 - its tables are large; only a number needs them
    from phonenumbers import PhoneNumberType  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(main, _HOME)
    except phonenumbers.NumberParseException:
        return Number(digits=main, extension=extension)
    kind = phonenumbers.number_type(parsed)
    line = {PhoneNumberType.MOBILE: Line.MOBILE, PhoneNumberType.FIXED_LINE: Line.FIXED}.get(kind, Line.OTHER)
    if phonenumbers.region_code_for_country_code(parsed.country_code or 0) != _HOME:
        digits = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    elif phonenumbers.is_valid_number(parsed):
        national = phonenumbers.national_significant_number(parsed)
        digits = national if line is Line.MOBILE else f"0{national}"
    else:
        digits = main
    return Number(digits=digits, extension=extension, line=line)
