"""Appointments from a booking system's file."""

from datetime import date

import pytest

from app.client.appointments_file import WrongAppointments, read_appointments

HEADING = "code,service,begins,ends,name,phone\n"
TEN = "2026-11-23T10:00+08:00,2026-11-23T10:30+08:00"
NEXT = "2026-11-24T09:00+08:00,2026-11-24T09:30+08:00"
LINES = f"{HEADING}Y1,id,{TEN},张三丰,13800138000\nY2,id,{NEXT},,\nY3,move,{TEN},李四,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_each_day_is_a_command_of_its_own(encoding: str) -> None:
    first, second = read_appointments(LINES.encode(encoding))
    assert (first.day, [one.code for one in first.appointments]) == (date(2026, 11, 23), ["Y1", "Y3"])
    assert (second.day, [one.code for one in second.appointments]) == (date(2026, 11, 24), ["Y2"])
    assert (first.appointments[0].name, second.appointments[0].phone) == ("张三丰", None)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("code,service\nY1,id\n", "line 1"),
        (f"{HEADING}Y1,id,{TEN},,\nY 2,id,{TEN},,\n", "line 3: code"),
        (f"{HEADING}Y1,id,2026-11-23T10:00,2026-11-23T10:30,,\n", "line 2: begins"),
        (f"{HEADING}Y1,id,2026-11-23T10:30+08:00,2026-11-23T10:00+08:00,,\n", "line 2: ends"),
        (f"{HEADING}Y1,id,{TEN},,139-secret\n", "line 2: phone"),
        (f"{HEADING}Y1,id,{TEN},,,,more\n", "line 2"),
        (f'{HEADING}"Y1,id\n', "is no CSV"),
    ],
)
def test_what_is_wrong_is_named_by_its_line_and_not_repeated(text: str, where: str) -> None:
    with pytest.raises(WrongAppointments) as told:
        read_appointments(text.encode())
    assert where in str(told.value)
    assert "secret" not in str(told.value)


def test_what_is_no_text_is_said() -> None:
    with pytest.raises(WrongAppointments, match="line 1"):
        read_appointments(b"\xff\xfe\xff\xff\xff")
