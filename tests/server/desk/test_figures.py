"""Figures with both their numbers, the cases behind them, and what rises."""

from io import BytesIO

from python_calamine import CalamineWorkbook

from app.contract.centre.desk_figures import DeskFigures, FigureCases, FigureKey, HotTopics
from tests.server.desk.town import DESK, Town

DAYS = "since=2026-11-23&until=2026-11-29"


async def figures(town: Town, days: str = DAYS) -> DeskFigures:
    """Return the figures of some days."""
    response = await (await town.officer("leader")).get(f"{DESK}/figures?{days}")
    assert response.status_code == 200, response.text
    return DeskFigures.model_validate_json(response.content)


async def shares(town: Town) -> dict[str, tuple[int, int]]:
    """Return both numbers of every figure that has something to count."""
    return {one.key.value: (one.part, one.whole) for one in (await figures(town)).figures if one.whole}


async def finish(town: Town, case: str, satisfaction: int = 5) -> None:
    """Bring a case that roads and perhaps others have to its end."""
    await town.act(case, "dept_handler.roads", "finish", 1)
    await town.act(case, "result_reviewer.city", "approve_result", 1)
    await town.act(case, "calltaker.city", "follow_up", satisfaction=satisfaction)
    await town.act(case, "evaluator", "evaluate", satisfaction=satisfaction)
    await town.act(case, "result_reviewer.city", "close")


async def test_closed_in_time_is_a_share_of_what_is_late_and_open_as_well(town: Town) -> None:
    """Dividing by what is closed alone would make the worst centre look best."""
    good = await town.register()
    await town.act(good, "dispatcher.city", "assign", units=["roads"])
    await finish(town, good)
    await town.register()
    assert (await shares(town))["finished_in_time"] == (1, 1)
    town.wait(hours=25)
    assert (await shares(town))["finished_in_time"] == (1, 2)
    late = await town.register()
    await town.act(late, "dispatcher.city", "assign", units=["roads"])
    town.wait(hours=30)
    await finish(town, late, satisfaction=2)
    found = await shares(town)
    assert found["finished_in_time"] == (1, 3)
    assert found["satisfied"] == (1, 2)
    assert found["followed_up"] == (2, 2)


async def test_dispatch_is_in_time_and_right_at_the_first_go_or_not(town: Town) -> None:
    first = await town.register()
    await town.act(first, "dispatcher.city", "assign", units=["roads"])
    second = await town.register()
    town.wait(minutes=70)
    await town.act(second, "dispatcher.city", "assign", units=["water"])
    await town.act(second, "dept_handler.water", "apply", 1, kind="return")
    await town.act(second, "shift_leader.city", "review_application", application=1, passed=True)
    await town.act(second, "dispatcher.city", "assign", units=["parks"])
    await town.register(disposition="direct_answer")
    found = await shares(town)
    assert found["dispatched_in_time"] == (1, 2)
    assert found["placed_first"] == (1, 2)
    assert found["returned"] == (1, 3)
    assert found["answered"] == (1, 3)
    told = await figures(town)
    assert (told.taken, told.passed_on, told.void, told.open) == (3, 2, 0, 2)
    units = {one.unit: (one.tasks, one.returned, one.open) for one in told.units}
    assert units == {"roads": (1, 0, 1), "water": (1, 1, 0), "parks": (1, 0, 1)}
    assert {(one.by.value, one.code): one.taken for one in told.groups}["matter", "bin"] == 3
    assert (await figures(town, "since=2026-11-24&until=2026-11-24")).taken == 0


async def test_signing_and_points_are_counted(town: Town) -> None:
    await town.set_up("supervision")
    case = await town.register("supervisor", disposition="to_review")
    await town.act(case, "leader", "to_dispatch")
    await town.act(case, "supervisor", "assign", units=["roads", "water"])
    await town.act(case, "dept_handler.roads", "sign", 1)
    town.wait(hours=3)
    await town.act(case, "dept_handler.water", "sign", 2)
    assert (await shares(town))["signed_in_time"] == (1, 2)
    for task, unit in ((1, "roads"), (2, "water")):
        await town.act(case, f"dept_handler.{unit}", "finish", task)
        await town.act(case, "supervisor", "approve_result", task)
    await town.act(case, "supervisor", "close")
    await town.act(case, "supervisor", "score", score="late")
    assert {one.unit: one.points for one in (await figures(town)).units} == {"roads": -2, "water": -2}


async def test_a_figure_opens_exactly_the_cases_it_counts(town: Town) -> None:
    for units in (["roads"], ["roads", "water"], None):
        case = await town.register(title=f"{units}")
        if units:
            await town.act(case, "dispatcher.city", "assign", units=units)
    town.wait(hours=30)
    leader = await town.officer("leader")
    for figure in (await figures(town)).figures:
        sizes = []
        for part in ("true", "false"):
            response = await leader.get(f"{DESK}/figures/{figure.key.value}?{DAYS}&part={part}")
            sizes.append(len(FigureCases.model_validate_json(response.content).lines))
        if figure.key not in {FigureKey.SIGNED_IN_TIME, FigureKey.RETURNED}:
            assert sizes == [figure.part, figure.whole - figure.part], figure.key
    response = await leader.get(f"{DESK}/figures/returned?{DAYS}&part=false&unit=water")
    assert [line.title for line in FigureCases.model_validate_json(response.content).lines] == ["['roads', 'water']"]


async def test_figures_are_a_workbook_with_their_formulas(town: Town) -> None:
    await town.register(disposition="direct_answer")
    response = await (await town.officer("leader")).get(f"{DESK}/figures.xlsx?{DAYS}")
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    assert book.sheet_names == ["指标", "部门", "按类型", "按上报方式", "按事项", "按区域"]
    head, first, *_ = book.get_sheet_by_name("指标").to_python()
    assert dict(zip(head, first, strict=True)) | {"公式": ""} == {
        "指标": "直接解答率",
        "公式": "",
        "分子": 1.0,
        "分母": 1.0,
        "比率": 1.0,
        "未联系上": "",
    }


async def test_only_who_leads_sees_figures(town: Town) -> None:
    for staff, expected in {
        "leader": 200,
        "supervisor": 200,
        "shift_leader.city": 200,
        "dept_handler.roads": 403,
    }.items():
        client = await town.officer(staff)
        for path in (f"figures?{DAYS}", f"figures.xlsx?{DAYS}", f"figures/answered?{DAYS}", "topics"):
            assert (await client.get(f"{DESK}/{path}")).status_code == expected, (staff, path)
    leader = await town.officer("leader")
    assert (await leader.get(f"{DESK}/figures?since=2026-11-29&until=2026-11-23")).status_code == 422


async def test_what_more_cases_are_about_than_in_the_weeks_before_is_hot(town: Town) -> None:
    async def week(*titles: str) -> None:
        for title in titles:
            await town.register(title=title, description="居民来电反映", matter="lamp" if "路灯" in title else "bin")
        town.wait(days=7)

    for _ in range(4):
        await week("垃圾桶满溢", "路灯不亮", "路灯不亮")
    await week("垃圾桶满溢", *["井盖破损需要更换"] * 5, "路灯不亮", "路灯不亮")
    town.wait(days=-1)
    response = await (await town.officer("leader")).get(f"{DESK}/topics")
    found = HotTopics.model_validate_json(response.content).topics
    named = {(topic.kind.value, topic.name): topic for topic in found}
    lid = named["word", "井盖"]
    assert (lid.now, lid.usual) == (5, 0)
    assert {case.title for case in lid.cases} == {"井盖破损需要更换"}
    assert (named["matter", "bin"].now, named["matter", "bin"].usual) == (6, 1)
    assert ("matter", "lamp") not in named
    assert all("路灯" not in topic.name for topic in found)
