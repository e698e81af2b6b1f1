"""What a call-taker is told of earlier cases while typing."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from app.contract.centre.similar import Reason, SimilarAnswer
from app.contract.centre.state import CentreState
from app.contract.command import Scope
from app.ids import new_id
from app.server import tables
from app.server.similar.following import centres, fill, keep_up
from app.server.similar.rows import set_open
from tests.server.harness import CENTRE, TestServer
from tests.server.similar.conftest import LAMP, LIFT, Seat
from tests.server.test_data_at_rest import found_in

NAME, PHONE = "张三丰", "13812349876"


def shown(answer: SimilarAnswer) -> list[str]:
    """Return the cases shown as duplicates."""
    return [match.case for match in answer.duplicates]


def _rows(server: TestServer) -> int:
    with server.core.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(tables.similar_case)).scalar_one()


async def test_a_case_registered_now_is_found_by_the_next_call_with_why(seat: Seat) -> None:
    await seat.register(LAMP)
    case = await seat.register(LIFT, phone=PHONE)
    answer = await seat.ask(description="桂花里27栋的升降电梯坏了没人修", matter="lift")
    match = answer.duplicates[0]
    assert (match.case, match.place, match.building, match.unit) == (case, "桂花里小区", "27", "house")
    assert match.title == LIFT["title"]
    assert match.state.value == "dispatch"
    assert match.why[:2] == (Reason.SAME_BUILDING, Reason.SAME_PLACE)
    assert Reason.SAME_MATTER in match.why


async def test_another_estate_comes_after_the_same_one_whatever_its_words(seat: Seat) -> None:
    same = await seat.register(LIFT)
    words = {name: text.replace("桂花里小区", "翠湖花园") for name, text in LIFT.items()}
    other = await seat.register(words | {"address": "翠湖花园27号楼"})
    answer = await seat.ask(title="桂花里小区电梯", description="电梯停了三天，物业一直没有修")
    assert shown(answer)[0] == same
    assert other not in shown(answer)[:1]


async def test_the_same_caller_is_found_whatever_is_said(seat: Seat) -> None:
    case = await seat.register(LAMP, phone=PHONE)
    answer = await seat.ask(phone=f"+86{PHONE}", description="垃圾没人收")
    assert [match.why for match in answer.duplicates if match.case == case] == [(Reason.SAME_CALLER,)]
    assert shown(await seat.ask(phone="13900000000", description="垃圾没人收")) == []


async def test_a_closed_case_stays_a_candidate_for_ninety_days_and_an_open_one_for_ever(seat: Seat) -> None:
    closed = await seat.register(LIFT, disposition="direct_answer")
    open_ = await seat.register(LIFT)
    for _ in range(210):
        await seat.register(LAMP)
    seat.server.clock.advance(days=89)
    assert set(shown(await seat.ask(address="桂花里小区27号楼"))) == {closed, open_}
    seat.server.clock.advance(days=2)
    assert shown(await seat.ask(address="桂花里小区27号楼")) == [open_]


async def test_a_case_that_is_closed_later_grows_too_old_as_well(seat: Seat) -> None:
    case = await seat.register(LIFT)
    seat.server.clock.advance(days=91)
    assert shown(await seat.ask(address="桂花里小区27号楼")) == [case]
    await seat.server.core.writer.execute(lambda connection: set_open(connection, {case: False}))
    assert shown(await seat.ask(address="桂花里小区27号楼")) == []


async def test_history_matters_and_opinions_come_from_cases_of_the_topic_anywhere(seat: Seat) -> None:
    for number in range(4):
        await seat.register(LIFT | {"title": f"{number}号电梯停运", "address": ""}, opinion="已派维保单位当日抢修")
    await seat.register(LIFT, opinion=f"已告知{NAME}先生，{PHONE}", phone=PHONE)
    for _ in range(30):
        await seat.register(LAMP)
    await keep_up(seat.server.core, "line")
    seat.server.clock.advance(days=200)
    answer = await seat.ask(title="翠湖花园电梯停运", description="老人下不了楼")
    assert answer.matters[0].matter == "lift"
    assert answer.matters[0].share > 0.9
    assert answer.opinions == ("已派维保单位当日抢修", "请承办单位核实处理")
    assert {match.matter for match in (*answer.duplicates, *answer.history)} == {"lift"}


async def test_of_no_answer_can_be_told_who_reported(seat: Seat) -> None:
    await seat.register(LIFT | {"address": "桂花里小区27号楼1单元1203室"}, phone=PHONE)
    await keep_up(seat.server.core, "line")
    text = (await seat.ask(title="桂花里小区电梯停运", phone=PHONE)).model_dump_json()
    assert not [marker for marker in (NAME, PHONE, "1203", "张*") if marker in text]


async def test_a_confidential_case_is_not_known_by_its_caller_and_only_to_call_takers(seat: Seat) -> None:
    case = await seat.register(LIFT, phone=PHONE, confidential=True)
    await keep_up(seat.server.core, "line")
    by_caller = await seat.ask(phone=PHONE, description="垃圾没人收")
    assert [match for match in by_caller.duplicates if Reason.SAME_CALLER in match.why] == []
    (match,) = (await seat.ask(title="桂花里小区27号楼电梯停运")).duplicates
    assert (match.case, match.confidential, match.place, match.building) == (case, True, "", "")
    manager = await seat.server.client(Scope.MANAGER, staff="3001")
    answer = await seat.ask(manager, title="桂花里小区27号楼电梯停运")
    assert (answer.duplicates, answer.history, answer.matters) == ((), (), ())


@pytest.mark.parametrize("scope", [Scope.COUNTER, Scope.KIOSK, Scope.DISPLAY, Scope.PAD, Scope.RECEPTION])
async def test_nobody_else_is_told_even_that_there_is_something(seat: Seat, scope: Scope) -> None:
    await seat.register(LIFT)
    other = await seat.server.client(scope, counter="1", staff="1001")
    response = await other.http.post("/v1/centres/line/similar", json={"title": "电梯"}, headers=other.headers)
    assert (response.status_code, response.json()) == (403, {"code": "not_allowed"})


async def test_who_was_forgotten_is_found_no_more(seat: Seat) -> None:
    core = seat.server.core
    await seat.register(LIFT, phone=PHONE)
    await seat.register(LIFT, phone=PHONE, confidential=True)
    kept = await seat.register(LIFT, phone="13900001111")
    await keep_up(core, "line")
    assert await core.writer.erase(core.database.vault.identity(PHONE)) == 2
    assert shown(await seat.ask(title="桂花里小区27号楼电梯停运")) == [kept]
    assert _rows(seat.server) == 1
    await keep_up(core, "line")
    with core.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(tables.similar_gone)).scalar_one() == 0
    assert core.similar.frequencies("line", "电梯").cases == 1


async def test_no_word_of_a_case_lies_on_the_disk(seat: Seat, tmp_path: Path) -> None:
    await seat.register(LIFT, phone=PHONE)
    await keep_up(seat.server.core, "line")
    assert seat.server.core.similar.frequencies("line", "停运").cases == 1
    assert list((tmp_path / "similar" / "line").glob("*.term"))
    assert found_in(tmp_path, ("停运", "物业", "27号楼", NAME, PHONE)) == []


async def test_rows_and_index_are_made_anew_from_what_is_there(seat: Seat) -> None:
    core = seat.server.core
    case = await seat.register(LIFT)
    await core.writer.execute(lambda connection: connection.execute(delete(tables.similar_case)) and None)
    (state,) = centres(core)
    assert await fill(core, state) == 1
    assert await fill(core, state) == 0
    seat.server.clock.advance(days=1)
    assert shown(await seat.ask(address="桂花里小区")) == [case]


async def test_a_case_that_is_taken_over_again_is_there_once(seat: Seat) -> None:
    case = await seat.register(LIFT)
    manager = await seat.server.client(Scope.MANAGER, staff="3001")
    listed = (await seat.client.get("/v1/centres/line/cases?phone=13800130000")).json()["cases"][0]
    for _ in range(2):
        await keep_up(seat.server.core, "line")
        await manager.one(manager.request("import_cases", cases=[listed]), feed=CENTRE)
    await keep_up(seat.server.core, "line")
    assert shown(await seat.ask(title="桂花里小区27号楼电梯停运")) == [case]
    assert seat.server.core.similar.frequencies("line", "电梯").cases == 1


async def test_an_empty_form_has_no_likeness(seat: Seat) -> None:
    await seat.register(LIFT)
    answer = await seat.ask()
    assert (answer.duplicates, answer.history, answer.matters) == ((), (), ())


async def test_a_wrong_question_is_told_by_its_part_only(seat: Seat) -> None:
    response = await seat.client.http.post(
        "/v1/centres/line/similar", json={"title": 5, "neighbour": NAME}, headers=seat.client.headers
    )
    assert (response.status_code, response.json()) == (422, {"code": "malformed", "where": ["title"]})


async def test_what_became_of_suggestions_is_counted_by_field_and_day(seat: Seat) -> None:
    client, case = seat.client, new_id()
    for field, reception in (("duplicate", "accepted"), ("matter", "ignored"), ("matter", "accepted")):
        fact = client.fact("report_suggestion", field=field, reception=reception, rank=1, case=case)
        assert (await client.one(fact, feed=CENTRE)).status == "accepted"

    def counted() -> dict[str, dict[str, int]]:
        state = seat.server.core.hub.channels[CENTRE].state
        assert isinstance(state, CentreState)
        return {field.value: tally.model_dump() for field, tally in state.suggestions.items()}

    assert counted() == {
        "duplicate": {"accepted": 1, "ignored": 0},
        "matter": {"accepted": 1, "ignored": 1},
    }
    seat.server.clock.at += timedelta(days=1)
    await client.one(client.fact("report_suggestion", field="opinion", reception="ignored"), feed=CENTRE)
    assert counted() == {"opinion": {"accepted": 0, "ignored": 1}}
