"""What handlers see of a case that was reported in confidence."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.centre.flow import Action, FlowRole
from app.contract.centre.flow_commands import Details
from app.contract.centre.flow_events import CaseActed
from app.contract.centre.state import Case, Reporter
from app.ids import new_id
from app.rules.masking import TAKEN_AWAY, Rendition, redact, without_numbers
from app.rules.secrecy import conceal, for_handlers, texts_for_handlers

NAME, PHONE, HOME = "欧阳明远", "13812349876", "滨河路88号江湾雅苑3栋"
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def case(**more):
    """A confidential case whose words give the reporter away in every way."""
    fields = {
        "id": new_id(),
        "number": "DH2026112300001",
        "channel": "phone",
        "kind": "complaint",
        "reported_at": AT,
        "registered_at": AT,
        "reporter": Reporter(name=NAME, phone=PHONE, home=HOME, birth="1990-02-03"),
        "title": f"{NAME}反映噪音",
        "description": f"来电人欧阳先生住{HOME},电话138-1234 9876,也可打一三八一二三四九八七六",
        "address": "桂花路18号桂花里小区",
        "opinion": f"请回电{PHONE}",
        "remark": f"{NAME}要求保密",
        "confidential": True,
        "call_taker": "2001",
    }
    return Case(**(fields | more))


def test_nothing_of_the_reporter_is_left():
    known = case()
    seen = for_handlers(known)
    said = seen.model_dump_json()
    for secret in (NAME, PHONE, HOME, "1990-02-03", "138-1234 9876", "一三八一二三四九八七六", "欧阳先生"):
        assert secret not in said
    assert seen.reporter == Reporter()
    assert "噪音" in seen.title
    assert seen.address == known.address


def test_who_did_not_ask_for_secrecy_is_seen_as_reported():
    known = case(confidential=False)
    assert for_handlers(known) is known


def test_a_place_that_is_the_reporters_home_stays_where_it_happens():
    assert for_handlers(case(address=HOME)).address == HOME


def acted(text):
    return CaseActed(
        case=new_id(), action=Action.ASSIGN, role=FlowRole.DISPATCHER, row="18", details=Details(opinion=text)
    )


def test_opinions_of_a_case_at_hand_are_read_without_the_reporter():
    seen = texts_for_handlers(acted(f"请联系{NAME} {PHONE} 后处理"), case())
    assert seen.details.opinion == f"请联系{TAKEN_AWAY} {TAKEN_AWAY} 后处理"


def test_opinions_of_a_case_no_longer_at_hand_are_not_read_at_all():
    assert texts_for_handlers(acted(f"请联系{NAME}"), None).details.opinion == ""


@pytest.mark.parametrize(
    "number",
    ["13812349876", "+86 138 1234 9876", "0532-6543210", "11010519491231002X", "１３８１２３４９８７６", "a.b@mail.cn"],
)
def test_what_looks_like_a_number_is_taken_away(number):
    assert without_numbers(f"打{number}找我") == f"打{TAKEN_AWAY}找我"


@pytest.mark.parametrize("text", ["桂花路18号27号楼3单元1201室", "2026年11月23日", "三楼五户", "每天22点到23点"])
def test_ordinary_figures_stay(text):
    assert without_numbers(text) == text


@given(
    name=st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=6),
    before=st.text(max_size=30),
    after=st.text(max_size=30),
)
def test_a_known_value_is_never_left(name, before, after):
    assert name not in conceal(before + name + after, (name,))


def test_managers_read_what_was_said_without_the_numbers_in_it():
    known = case(confidential=False)
    assert PHONE not in redact(known, Rendition.MANAGER).model_dump_json()
    assert "噪音" in redact(known, Rendition.MANAGER).title
