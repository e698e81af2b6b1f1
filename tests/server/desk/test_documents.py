"""Each document's manual played from its first page to its last at the real door, by the roles it names.

Numbers such as 1.9 or "row 23" are those of spec 04. Everybody finds their work in the list the manual names.
"""

import pytest

from app.contract.centre.desk import CaseWhole
from tests.server.desk.town import DESK, Town
from tests.server.harness import TestServer


@pytest.fixture
def bare(server: TestServer) -> Town:
    """A town that follows no profile yet."""
    return Town(server)


async def waits(town: Town, staff: str, *lists: str) -> None:
    """Check that somebody has something to do in these lists, each with its count (the reminder at sign-in)."""
    open_ = {known.name: known.total for known in (await town.home(staff)).lists if known.open and known.total}
    assert set(open_) == set(lists), staff


async def stage(town: Town, case: str) -> str:
    """Return where a case stands, as its call-taker reads it."""
    response = await (await town.officer("supervisor")).get(f"{DESK}/cases/{case}")
    found = CaseWhole.model_validate_json(response.content)
    assert found.flow is not None
    return found.flow.stage.value


async def test_000_linkage_110(bare: Town) -> None:
    """添加 → 派发 → 签收 → 争议 → 重派 → 延期 → 反馈 → 单位回访 → 督办发回 → 区级回访 → 自动回访 → 归档."""
    town = bare
    await town.set_up("linkage_110")
    case = await town.register("calltaker.city", disposition="draft")
    assert await stage(town, case) == "accept"
    await waits(town, "dispatcher.city", "dispatch.todo")
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    await waits(town, "dept_handler.roads", "handling.to_sign")
    assert await town.refused(case, "dept_handler.roads", "finish", 1) == "not_in_this_stage"
    await town.act(case, "dept_handler.roads", "sign", 1)
    await town.act(case, "dept_handler.roads", "apply", 1, kind="dispute", opinion="不属于我局职责")
    await waits(town, "dispatcher.city", "review.dispute.todo")
    await town.act(case, "dispatcher.city", "review_application", application=1, passed=True)
    await waits(town, "dispatcher.city", "dispatch.todo", "dispatch_returned.todo")
    await town.act(case, "dispatcher.city", "assign", units=["water"])
    await town.act(case, "dept_handler.water", "sign", 2)
    until = "2026-12-30T00:00:00+00:00"
    await town.act(case, "dept_handler.water", "apply", 2, kind="extension", until=until, opinion="需要采购")
    await town.act(case, "dispatcher.city", "review_application", application=2, passed=True)
    await town.act(case, "dept_handler.water", "finish", 2, opinion="已处理")
    await waits(town, "dept_handler.water", "follow_up.todo")
    await town.act(case, "dept_handler.water", "follow_up", result="unreachable", opinion="无人接听")
    assert await stage(town, case) == "followup"
    town.wait(hours=3)
    await town.act(case, "dept_handler.water", "follow_up", result="unsatisfied", opinion="不满意")
    await waits(town, "dispatcher.city", "centre_follow_up.todo")
    await town.act(case, "supervisor", "redo", opinion="重新办理")
    await waits(town, "dept_handler.water", "handling.todo")
    await town.act(case, "dept_handler.water", "finish", 2, opinion="已重新处理")
    await town.act(case, "dept_handler.water", "follow_up", result="satisfied", opinion="满意")
    await town.act(case, "dispatcher.city", "follow_up", result="satisfied", opinion="满意")
    assert await stage(town, case) == "closed"
    counts = await town.counts("supervisor")
    assert (counts["supervision.finished"], counts["calls.passed_on"]) == (1, 1)


async def test_000_several_units_have_neither_dispute_nor_extension(bare: Town) -> None:
    """多个承办单位: 无争议, 无延期; the district calls back alone."""
    town = bare
    await town.set_up("linkage_110")
    case = await town.register("calltaker.city", disposition="draft")
    await town.act(case, "dispatcher.city", "assign", units=["roads", "water"])
    for task, unit in enumerate(("roads", "water"), 1):
        await town.act(case, f"dept_handler.{unit}", "sign", task)
        for kind in ("dispute", "extension"):
            reason = await town.refused(case, f"dept_handler.{unit}", "apply", task, kind=kind)
            assert reason == "several_units"
        await town.act(case, f"dept_handler.{unit}", "finish", task)
    await waits(town, "dispatcher.city", "centre_follow_up.todo")


async def test_001_hotline_12345(bare: Town) -> None:
    """受理 → 直接解答 / 派发 → 签收 → 发送外单位 → 退回 → 督办 → 办结 → 监管意见 → 告知市民 → 反馈."""
    town = bare
    await town.set_up("hotline_12345")
    answered = await town.register("calltaker.city", disposition="direct_answer", matter="lamp")
    assert await stage(town, answered) == "closed"
    case = await town.register("calltaker.city")
    await waits(town, "dispatcher.city", "dispatch.todo")
    await town.act(case, "dispatcher.city", "assign", units=["roads", "parks"], opinion="联合办理")
    await town.act(case, "dept_handler.roads", "sign_and_hand_on", 1, staff="dept_handler.roads")
    await town.act(case, "dept_handler.parks", "send_outside", 2, unit="water", opinion="转水务局")
    await waits(town, "dept_handler.water", "handling.to_sign")
    await town.act(case, "dept_handler.water", "sign", 3)
    await town.act(case, "dept_handler.roads", "return", 1, opinion="非本局职责")
    assert (await town.counts("leader"))["supervision.near_due"] == 1
    town.wait(days=3)
    assert (await town.counts("leader"))["supervision.overdue"] == 1
    await town.act(case, "leader", "supervise", opinion="请抓紧办理")
    (line,) = await town.lines("supervisor", "supervision.todo")
    assert line.supervised
    await town.act(case, "dept_handler.water", "finish", 3, opinion="已修复")
    await waits(town, "dispatcher.city", "result_review.todo")
    await town.act(case, "dispatcher.city", "approve_result", 3, opinion="同意办结")
    await waits(town, "calltaker.city", "follow_up.todo")
    await town.act(case, "calltaker.city", "follow_up", satisfaction=4, opinion="已告知市民")
    assert await stage(town, case) == "closed"
    counts = await town.counts("supervisor")
    assert (counts["calls.answered"], counts["calls.passed_on"], counts["supervision.finished"]) == (1, 1, 2)


async def test_002_city_operation(bare: Town) -> None:
    """登记 → 核实 → 受理审核 → 分拨审核 → 主协办 → 下派 → 申请 → 结果审核 → 核查 → 回访 → 评价 → 结案."""
    town = bare
    await town.set_up("city_operation")
    case = await town.register("calltaker.city", disposition="to_verify")
    await waits(town, "grid.1", "grid_verification.todo")
    await waits(town, "calltaker.city", "verification.todo")
    await town.act(case, "calltaker.city", "urge_grid", opinion="请尽快核实")
    await town.act(case, "grid.1", "verified", opinion="情况属实")
    await waits(town, "calltaker.city", "acceptance.todo")
    await town.act(case, "calltaker.city", "to_review", opinion="请审核")
    await waits(town, "shift_leader.city", "acceptance_review.todo")
    await town.act(case, "shift_leader.city", "to_dispatch", opinion="同意")
    await town.act(case, "dispatcher.city", "to_review", opinion="请审核")
    await waits(town, "shift_leader.city", "dispatch_review.todo")
    await town.act(case, "shift_leader.city", "assign", host="roads", co=["water"], copies=["parks"])
    assert await town.counts("dept_handler.parks") == {"copies.all": 1}
    assert await town.refused(case, "dept_handler.water", "apply", 2, kind="suspension") == "co_handler"
    await town.act(case, "dept_handler.roads", "hand_down", 1, unit="lamps", opinion="请办理")
    await waits(town, "dept_handler.lamps", "handling.todo")
    await town.act(case, "dept_handler.lamps", "apply", 3, kind="extension", until="2026-12-30T00:00:00+00:00")
    await waits(town, "parent_dept.roads", "parent_review.extension.todo")
    await town.act(case, "parent_dept.roads", "review_application", application=1, passed=True)
    await waits(town, "shift_leader.city", "review.extension.todo")
    await town.act(case, "shift_leader.city", "review_application", application=1, passed=True)
    await town.act(case, "dept_handler.lamps", "report_progress", 3, opinion="已到现场")
    await town.act(case, "dept_handler.lamps", "finish", 3, opinion="灯已换")
    await waits(town, "parent_dept.roads", "parent_results.todo")
    await town.act(case, "parent_dept.roads", "parent_approve", 3)
    await town.act(case, "dept_handler.roads", "finish", 1, opinion="已办结")
    await waits(town, "result_reviewer.city", "result_review.todo")
    await town.act(case, "result_reviewer.city", "to_recheck")
    await waits(town, "grid.1", "grid_recheck.todo")
    await town.act(case, "grid.1", "rechecked", opinion="确已办结")
    await town.act(case, "result_reviewer.city", "approve_result", 1)
    await waits(town, "calltaker.city", "follow_up.todo")
    await town.act(case, "calltaker.city", "follow_up", satisfaction=5, opinion="满意")
    await waits(town, "evaluator", "evaluation.todo")
    await town.act(case, "evaluator", "evaluate", satisfaction=5)
    await waits(town, "result_reviewer.city", "closing.todo")
    await town.act(case, "result_reviewer.city", "close")
    assert await stage(town, case) == "closed"


async def test_002_up_down_merge_and_pools(bare: Town) -> None:
    """交办下级 and its review above, 并单 with what follows, 提取工单 from the pool by two at once."""
    town = bare
    await town.set_up("city_operation", pools=True)
    for title in ("甲", "乙"):
        await town.register(title=title)
    first, second = await town.officer("dispatcher.city"), await town.officer("shift_leader.city")
    await waits(town, "dispatcher.city", "dispatch_pool.todo")
    answer = await first.one(first.request("extract_cases", stage="dispatch"), feed="centre:line")
    again = await second.one(second.request("extract_cases", stage="dispatch"), feed="centre:line")
    assert (answer.status, again.detail) == ("accepted", {"reason": "pool_empty"})
    await waits(town, "dispatcher.city", "dispatch.todo")
    lines = await town.lines("dispatcher.city", "dispatch.todo")
    one, other = (line.case for line in lines)
    await town.act(other, "dispatcher.city", "merge", cases=[one])
    assert await town.titles("dispatcher.city", "dispatch.todo") == ["甲"]
    assert await town.refused(other, "dispatcher.city", "assign", units=["roads"]) == "follows_main"
    await town.act(one, "dispatcher.city", "to_lower", centre="east")
    await waits(town, "calltaker.east", "acceptance_pool.todo")
    taker = await town.officer("calltaker.east")
    await taker.one(taker.request("extract_cases", stage="accept"), feed="centre:line")
    await town.act(one, "calltaker.east", "to_dispatch")
    leader = await town.officer("dispatcher.east")
    await leader.one(leader.request("extract_cases", stage="dispatch"), feed="centre:line")
    await town.act(one, "dispatcher.east", "assign", units=["east-roads"])
    await town.act(one, "dept_handler.east-roads", "finish", 1)
    await town.act(one, "result_reviewer.east", "approve_result", 1)
    await waits(town, "result_reviewer.city", "upper_review.todo")
    await town.act(one, "result_reviewer.city", "approve_upper")
    assert await stage(town, one) == "followup"


async def test_003_supervision(bare: Town) -> None:
    """登录督办事项 → 领导审签 → 交办 → 接收 → A 反馈 / B 领导审签 → 督查室审核 → 归档 → 绩效."""
    town = bare
    await town.set_up("supervision")
    case = await town.register("supervisor", disposition="to_review", title="重点项目督办")
    await waits(town, "leader", "acceptance_review.todo", "supervision.todo")
    await town.act(case, "leader", "back_to_taker", opinion="请补充依据")
    await town.act(case, "supervisor", "to_review", opinion="已补充")
    await town.act(case, "leader", "to_dispatch")
    await town.act(case, "supervisor", "assign", units=["roads", "water"], opinion="请按期反馈")
    for task, unit in enumerate(("roads", "water"), 1):
        await waits(town, f"dept_handler.{unit}", "handling.to_sign")
        await town.act(case, f"dept_handler.{unit}", "sign", task)
    await town.act(case, "dept_handler.roads", "finish", 1, opinion="已完成")
    await town.act(case, "dept_handler.water", "to_leader", 2, opinion="拟反馈")
    await waits(town, "unit_leader.water", "leader_review.todo")
    await town.act(case, "unit_leader.water", "leader_reject", 2, opinion="请核实数据")
    await town.act(case, "dept_handler.water", "to_leader", 2, opinion="已核实")
    await town.act(case, "unit_leader.water", "leader_approve", 2)
    await town.act(case, "dept_handler.water", "finish", 2)
    await waits(town, "supervisor", "result_review.todo", "supervision.todo")
    await town.act(case, "supervisor", "approve_result", 1)
    await town.act(case, "supervisor", "reject_result", 2, opinion="材料不全")
    await town.act(case, "dept_handler.water", "finish", 2, opinion="已补齐")
    await town.act(case, "supervisor", "approve_result", 2)
    await waits(town, "supervisor", "closing.todo", "supervision.todo")
    await town.act(case, "supervisor", "close")
    await town.act(case, "supervisor", "score", score="early")
    assert await stage(town, case) == "closed"
    assert await town.refused(case, "dept_handler.roads", "score", score="early") == "not_your_role"
