"""Scanners that type like a keyboard, and people who do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.scanner.wedge import QUICKEST_PERSON_S, SHORTEST_CODE, Dropped, Heard, Scanned, Typed, Wedge

SCANNER_S = 0.005
PERSON_S = 0.12


def play(wedge: Wedge, characters: str, *, gap_s: float, start: float = 0.0) -> tuple[list[Heard], float]:
    heard: list[Heard] = []
    at = start
    for character in characters:
        heard += wedge.key(at, character)
        at += gap_s
    return heard, at


def typed(heard: list[Heard]) -> str:
    return "".join(each.text for each in heard if isinstance(each, Typed))


@pytest.mark.parametrize("end", ["\r", "\n"])
def test_a_scan_is_recognised(end: str) -> None:
    heard, _ = play(Wedge(), f"http://hall.local/t/A001{end}", gap_s=SCANNER_S)
    assert heard == [Scanned("http://hall.local/t/A001")]


def test_a_person_types_through() -> None:
    wedge = Wedge()
    heard, at = play(wedge, "13800135101\r", gap_s=PERSON_S)
    assert typed(heard + wedge.wait(at + 1)) == "13800135101\r"
    assert not any(isinstance(each, Scanned) for each in heard)


def test_a_scan_after_typing_takes_nothing_of_it() -> None:
    wedge = Wedge()
    first, at = play(wedge, "ab", gap_s=PERSON_S)
    second, _ = play(wedge, "A001\r", gap_s=SCANNER_S, start=at)
    assert first + second == [Typed("a"), Typed("b"), Scanned("A001")]


def test_two_quick_keys_and_enter_are_a_person() -> None:
    heard, _ = play(Wedge(), "12\r", gap_s=SCANNER_S)
    assert heard == [Typed("12\r")]


def test_enter_alone_is_typed() -> None:
    assert Wedge().key(0, "\r") == [Typed("\r")]


@pytest.mark.parametrize("scanned", ["<script>alert", "A001;B", "x" * 257])
def test_what_is_no_code_of_ours_goes_nowhere(scanned: str) -> None:
    heard, _ = play(Wedge(), f"{scanned}\r", gap_s=SCANNER_S)
    assert heard == [Dropped()]


def test_what_is_held_back_comes_out_at_the_deadline() -> None:
    wedge = Wedge()
    assert wedge.deadline is None
    assert wedge.key(10.0, "a") == []
    assert wedge.deadline == 10.0 + QUICKEST_PERSON_S
    assert wedge.wait(10.0 + QUICKEST_PERSON_S / 2) == []
    assert wedge.wait(10.1) == [Typed("a")]
    assert wedge.deadline is None


@given(
    keys=st.lists(
        st.tuples(st.floats(0, 0.3), st.sampled_from("A0:/<号\r\n")),
        max_size=60,
    )
)
def test_no_key_of_a_person_is_ever_lost_or_doubled(keys: list[tuple[float, str]]) -> None:
    wedge, at = Wedge(), 0.0
    heard: list[Heard] = []
    for gap, character in keys:
        at += gap
        heard += wedge.key(at, character)
    heard += wedge.wait(at + 1)
    pressed = "".join(character for _, character in keys)
    rest = pressed
    for each in heard:
        if isinstance(each, Typed):
            assert rest.startswith(each.text)
            rest = rest[len(each.text) :]
        else:
            scan, end = min((rest.partition(mark) for mark in "\r\n" if mark in rest), key=lambda part: len(part[0]))[
                :2
            ]
            assert len(scan) >= SHORTEST_CODE
            assert not isinstance(each, Scanned) or each.code == scan
            rest = rest[len(scan) + len(end) :]
    assert rest == ""
