"""The words for codes: none is missing, none shows an empty {field}."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.client.connection import LinkSign, LinkState
from app.client.operations.problems import Advice, Problem, Trouble
from app.contract.centre.why import Why
from app.contract.errors import RefusalCode
from app.contract.hall.devices import DeviceKind, DeviceState
from app.contract.hall.events import CallReason
from app.contract.hall.state import CounterState, PauseReason, Rating
from app.contract.model import LocalText
from app.modes import device_words, words
from devices.printer.status import Flag, trouble_of

DETAIL = {
    "problems": 3,
    "place": "services/A01",
    "cap": 20,
    "opens": "13:30",
    "counter": "3",
    "most": 3,
    "least": 1,
    "seconds": 4,
    "design": "large",
    "line": 6,
    "element": 1,
    "field": "size",
    "differs": "margin, 2",
}


@pytest.mark.parametrize("code", list(RefusalCode))
def test_every_refusal_has_words(code):
    said = words.refusal(code, DETAIL)
    assert said != words.refusal("some_newer_code")
    assert "{" not in said


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_against_an_act_on_a_case_has_words(why):
    said = words.refusal(RefusalCode.CASE_REFUSES, {"reason": why.value})
    assert said != words.refusal(RefusalCode.CASE_REFUSES, {"reason": "some_newer_reason"})
    assert said != words.refusal(RefusalCode.CASE_REFUSES)


def device_troubles() -> set[str]:
    """Return the code of every trouble a driver may report."""
    root = Path(__file__).parents[2] / "devices"
    sources = "".join(file.read_text(encoding="utf-8") for file in root.rglob("*.py"))
    kinds = "device|line|printer|strip|speech|reader|scanner|terminal|evaluator|cti"
    found = set(re.findall(rf'"((?:{kinds})\.[a-z-]+)"', sources))
    return found | {trouble_of(flag).code for flag in Flag}


def test_every_trouble_of_a_device_has_words():
    assert device_troubles() == set(device_words.TROUBLES)
    unknown = device_words.trouble("strip.some-newer-code")
    assert all(device_words.trouble(code) not in {"", unknown} for code in device_words.TROUBLES)
    assert (device_words.trouble(""), device_words.todo("")) == ("", "")
    assert device_words.todo("printer.paper-out") == "Put in a new roll."
    assert all([*map(device_words.kind, DeviceKind), *map(device_words.state, DeviceState)])


@pytest.mark.parametrize("code", list(Trouble))
def test_every_trouble_has_words(code):
    said = words.problem(Problem(code.value, Advice.CALL_TECHNICIAN, "call_next", incident="7F3K"))
    assert "7F3K" in said
    assert "{" not in said


def test_states_reasons_ratings_and_links_have_words():
    since = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
    said = [
        *(words.counter_state(state) for state in CounterState),
        *(words.pause_reason(reason) for reason in PauseReason),
        *(words.rating(rating) for rating in Rating),
        *(words.link_state(LinkSign(state, since)) for state in LinkState),
    ]
    assert all(said)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0, 0, "at once"), (0, 1, "at once"), (0, 4, "within 4 min"), (5, 5, "within 5 min"), (10, 15, "about 10–15 min")],
)
def test_minutes(low, high, said):
    assert words.minutes(low, high) == said


def test_why_a_ticket_was_next():
    reason = CallReason(rule="green_channel", waited_minutes=4, jumped=2)
    assert words.call_reason(reason) == "Green channel, waited 4 min, before 2 who came earlier"


def test_a_text_falls_back_to_mandarin():
    text = LocalText(zh="户籍", en="Household")
    assert (words.local(text, "en"), words.local(text, "zh_hk"), words.local(None)) == ("Household", "户籍", "")


def test_a_day_has_its_weekday():
    assert words.day(datetime(2026, 11, 22, tzinfo=UTC)) == "2026-11-22 Sunday"
