"""A day's appointments as the booking system exports them: CSV with a heading, UTF-8 or GB18030.

Columns: `code`, `service` (a leaf's code), `begins` and `ends` (ISO 8601 with the offset from UTC, such as
2026-11-23T10:00+08:00), and, where known, `name`, `phone`, `id_number`.
"""

import csv
import io
from collections.abc import Iterator

from pydantic import ValidationError

from app.contract.hall.reception import AppointmentGiven, LoadAppointments

_NEEDED = ("code", "service", "begins", "ends")
_KNOWN = frozenset({*_NEEDED, "name", "phone", "id_number"})


class WrongAppointments(Exception):
    """The file is none of appointments; the text says where, and never repeats what is written there."""


def read_appointments(content: bytes) -> tuple[LoadAppointments, ...]:
    """Return one command a day, in the order of days. Raises `WrongAppointments`."""
    days: dict[str, list[AppointmentGiven]] = {}
    for given in _rows(_text(content)):
        days.setdefault(f"{given.begins.date()}", []).append(given)
    return tuple(
        LoadAppointments(day=appointments[0].begins.date(), appointments=tuple(appointments))
        for _, appointments in sorted(days.items())
    )


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongAppointments("line 1: must be UTF-8 or GB18030 text")


def _rows(text: str) -> Iterator[AppointmentGiven]:
    lines = csv.DictReader(io.StringIO(text), strict=True)
    heading = set(lines.fieldnames or ())
    if not heading.issuperset(_NEEDED) or not heading <= _KNOWN:
        needed = ", ".join(_NEEDED)
        raise WrongAppointments(f"line 1: the heading must name {needed}; and may name name, phone, id_number")
    try:
        for line in lines:
            if None in line:
                raise WrongAppointments(f"line {lines.line_num}: has more columns than the heading")
            yield _row(line, lines.line_num)
    except csv.Error as error:
        raise WrongAppointments(f"line {lines.line_num}: is no CSV") from error


def _row(line: dict[str, str], number: int) -> AppointmentGiven:
    try:
        return AppointmentGiven.model_validate({key: value for key, value in line.items() if value}, strict=False)
    except ValidationError as error:
        place = error.errors(include_input=False)[0]["loc"]
        column = str(place[0]) if place else "ends"
        raise WrongAppointments(f"line {number}: {column} cannot be read") from error
