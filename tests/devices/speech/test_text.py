"""Tickets and counters, written for the ear."""

import pytest

from devices.speech.engine import Voice
from devices.speech.text import call_text, chinese_number, counter_name, spell_ticket

M, C, E = Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH


@pytest.mark.parametrize(
    ("ticket", "voice", "spoken"),
    [
        ("A001", M, "A 零零一"),
        ("A001", C, "A 零零一"),
        ("A001", E, "A, 0 0 1"),
        ("B128", M, "B 一二八"),
        ("A1024", M, "A 一零二四"),
        ("A1024", E, "A, 1 0 2 4"),
        ("AB20", M, "A B 二零"),
        ("AB20", E, "A, B, 2 0"),
        ("A3-012", M, "A 三 零一二"),
        ("A3-012", E, "A, 3 0 1 2"),
        ("007", M, "零零七"),
        ("Ａ００１", M, "A 零零一"),
        ("a9", M, "A 九"),
        ("特001", M, "特 零零一"),
        ("3A", E, "3 A"),
        ("", M, ""),
    ],
)
def test_a_ticket_is_spelled(ticket: str, voice: Voice, spoken: str) -> None:
    assert spell_ticket(ticket, voice) == spoken


@pytest.mark.parametrize(
    ("counter", "voice", "spoken"),
    [
        ("3", M, "三号"),
        ("03", M, "三号"),
        ("0", M, "零号"),
        ("12", M, "十二号"),
        ("12", C, "十二號"),
        ("12", E, "counter 12"),
        ("012", E, "counter 12"),
        ("１２", M, "十二号"),
        ("3A", M, "三 A号"),
        ("3A", E, "counter 3 A"),
        ("B2", M, "B 二号"),
        ("综合", M, "综合"),
        ("12345", M, "一二三四五号"),
    ],
)
def test_a_counter_is_a_number_or_a_name(counter: str, voice: Voice, spoken: str) -> None:
    assert counter_name(counter, voice) == spoken


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (120, "一百二十"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1024, "一千零二十四"),
        (1100, "一千一百"),
        (9999, "九千九百九十九"),
    ],
)
def test_quantities(number: int, spoken: str) -> None:
    assert chinese_number(number) == spoken


@pytest.mark.parametrize("number", [-1, 10_000])
def test_larger_ones_are_not_read_as_quantities(number: int) -> None:
    with pytest.raises(ValueError, match="not read as a number"):
        chinese_number(number)


def test_all_quantities_differ() -> None:
    assert len({chinese_number(number) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    ("voice", "template", "spoken"),
    [
        (M, None, "请A 零零一号，到三号窗口办理"),
        (C, None, "請A 零零一號，到三號窗口辦理"),
        (E, None, "Number A, 0 0 1, please go to counter 3."),
        (M, "{ticket}请到{counter}窗口，{ticket}", "A 零零一请到三号窗口，A 零零一"),
        (M, "百分之百 {x} {0} {ticket}", "百分之百 {x} {0} A 零零一"),
    ],
)
def test_a_call(voice: Voice, template: str | None, spoken: str) -> None:
    assert call_text("A001", "3", voice, template=template) == spoken
