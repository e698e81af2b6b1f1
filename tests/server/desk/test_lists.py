"""The lists of the desk: who sees what, how many, in which order."""

from datetime import timedelta

from app.contract.centre.flow_setup import MatterFlow
from app.contract.centre.limits import Limit, Standing, TimeUnit
from tests.server.desk.town import DESK, Town


async def test_a_case_is_where_it_is_waited_for_and_where_it_was_worked_on(town: Town) -> None:
    case = await town.register()
    assert await town.counts("dispatcher.city") == {"dispatch.todo": 1, "dispatch_query.all": 1}
    assert await town.counts("calltaker.city") == {"acceptance.done": 1}
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    assert await town.counts("dispatcher.city") == {"dispatch.done": 1, "dispatch_query.all": 1}
    assert await town.counts("dept_handler.roads") == {"handling.todo": 1}
    assert await town.counts("dept_handler.water") == {}
    await town.act(case, "dept_handler.roads", "finish", 1)
    assert await town.counts("dept_handler.roads") == {"handling.doing": 1}
    assert (await town.counts("result_reviewer.city"))["result_review.todo"] == 1
    await town.act(case, "result_reviewer.city", "approve_result", 1)
    assert await town.counts("dept_handler.roads") == {"handling.done": 1}
    assert (await town.counts("calltaker.city"))["follow_up.todo"] == 1
    assert "result_review.todo" not in await town.counts("result_reviewer.city")
    assert (await town.counts("result_reviewer.city"))["result_review.done"] == 1


async def test_a_line_says_what_there_is_to_know(town: Town) -> None:
    case = await town.register(title="垃圾没人清")
    await town.act(case, "dispatcher.city", "assign", host="roads", co=["water"])
    (line,) = await town.lines("dept_handler.roads", "handling.todo")
    assert (line.case, line.number, line.title, line.task) == (case, "DH2026112300001", "垃圾没人清", 1)
    assert (line.reporter, line.phone) == ("李**", "139****1111")
    assert (line.stage, line.units, line.version) == ("handling", ("roads", "water"), town.version(case))
    assert line.due is not None
    assert line.due.isoformat() == "2026-11-24T03:00:00+00:00"


async def test_what_is_near_and_past_its_time_is_counted_and_comes_first(town: Town) -> None:
    await town.set_up("hotline_12345")
    for title in ("先", "后"):
        case = await town.register(title=title)
        await town.act(case, "dispatcher.city", "assign", units=["roads"])
        town.wait(hours=30)
    assert await _standing(town) == (2, 1, 0)
    assert [known.standing for known in await town.lines("dept_handler.roads", "handling.to_sign")] == [
        Standing.NEAR_DUE,
        Standing.NORMAL,
    ]
    town.wait(hours=65)
    assert await _standing(town) == (2, 1, 1)
    assert await town.titles("dept_handler.roads", "handling.to_sign", "?standing=overdue") == ["先"]
    assert await town.titles("dept_handler.roads", "handling.to_sign", "?standing=near_due") == ["后"]


async def _standing(town: Town) -> tuple[int, int, int]:
    """Return what there is to sign for: how many, near their time, past it."""
    (todo,) = [known for known in (await town.home("dept_handler.roads")).lists if known.name == "handling.to_sign"]
    return todo.total, todo.near_due, todo.overdue


async def test_pages_follow_one_another_without_a_gap_or_a_double(town: Town) -> None:
    for number in range(7):
        await town.register(title=f"第{number}件", urgency="urgent" if number % 3 == 0 else "normal")
        town.wait(minutes=1)
    for sort in ("default", "reported", "newest", "number", "urgency"):
        found: list[str] = []
        after = ""
        while True:
            page = await town.page("dispatcher.city", "dispatch.todo", f"?limit=3&sort={sort}&after={after}")
            assert page.total == 7
            found += [line.title for line in page.lines]
            after = page.next
            if not after:
                break
        assert sorted(found) == [f"第{number}件" for number in range(7)], sort
        if sort == "newest":
            assert found[0] == "第6件"
        if sort == "urgency":
            assert set(found[:3]) == {"第0件", "第3件", "第6件"}


FILTERS = {
    "?text=灯坏": ["路灯坏了"],
    "?text=DH202611230000": ["路灯坏了", "垃圾没人清"],
    "?text=DH2026112300002": ["垃圾没人清"],
    "?text=李四光": ["路灯坏了", "垃圾没人清"],
    "?matter=lamp": ["路灯坏了"],
    "?urgency=urgent": ["垃圾没人清"],
    "?since=2026-11-24": [],
    "?until=2026-11-23": ["路灯坏了", "垃圾没人清"],
    "?area=a1": ["路灯坏了", "垃圾没人清"],
    "?area=g2": [],
    "?channel=web": [],
    "?mine=true": [],
}


async def test_lists_are_searched_and_filtered(town: Town) -> None:
    await town.register(title="路灯坏了", matter="lamp")
    await town.register(title="垃圾没人清", urgency="urgent")
    for query, titles in FILTERS.items():
        assert await town.titles("dispatcher.city", "dispatch.todo", query) == titles, query


async def test_nobody_asks_for_another_ones_list(town: Town) -> None:
    await town.register()
    clerk = await town.officer("dept_handler.roads")
    for name in ("dispatch.todo", "supervision.all", "no.such", "handling"):
        response = await clerk.get(f"{DESK}/lists/{name}")
        assert (response.status_code, response.json()) == (404, {"code": "not_found"}), name
    assert await town.titles("dispatcher.east", "dispatch.todo") == []


async def test_a_place_that_is_none_is_not_followed(town: Town) -> None:
    dispatcher = await town.officer("dispatcher.city")
    for after in ("x", "W10", "WzEsMl0", "bnVsbA"):
        response = await dispatcher.get(f"{DESK}/lists/dispatch.todo?after={after}")
        assert (response.status_code, response.json()["code"]) == (422, "malformed"), after


async def test_a_changed_limit_gives_open_cases_a_new_time_at_once(town: Town) -> None:
    await town.register()
    (before,) = await town.lines("supervisor", "supervision.todo")
    longer = MatterFlow(matter="bin", limit=Limit(minutes=3 * 24 * 60, unit=TimeUnit.NATURAL))
    await town.set_up("city_operation", matters=(longer,))
    (after,) = await town.lines("supervisor", "supervision.todo")
    assert before.due is not None
    assert after.due == after.overall_due == before.due + timedelta(days=2)
