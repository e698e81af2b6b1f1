"""The desks of the sample hall's hotline as pictures: dispatcher, department clerk, reviewer, leader, grid worker."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.contract.centre.state import Case
from app.modes.desk.view import Filled
from tests.gui.modes.desk_town import Desk, SampleTown, sample_town, sitting
from tests.unit.modes.hotline.live_centre import past_cases, sample_centre

LOW, LARGE = QSize(1366, 768), QSize(1920, 1080)

TAKER, DISPATCHER, CLERK, REVIEWER, LEADER, GRID = "2001", "2006", "3001", "2005", "4002", "5001"
_CASES = 18


async def _register(town: SampleTown, case: Case, **more: object) -> str:
    return await town.register(
        TAKER,
        title=case.title,
        description=case.description,
        address=case.address,
        area=case.area,
        matter=case.matter,
        kind=case.kind,
        urgency=case.urgency.value,
        reporter={"name": case.reporter.name, "phone": case.reporter.phone, "gender": case.reporter.gender.value},
        opinion="请核实情况，依法依规处理。",
        **more,
    )


async def busy(town: SampleTown) -> list[str]:
    """Two and a half days at the hotline; returns the cases, those dispatched long ago first."""
    departments = {matter.code: matter.department for matter in sample_centre().matters}
    ids: list[str] = []
    known = sorted(past_cases()[:_CASES], key=lambda case: departments.get(case.matter or "") != "cg")
    for place, case in enumerate(known):
        town.wait(hours=2.5 if place < 12 else 0.2)
        ids.append(await _register(town, case))
        host = departments.get(case.matter or "") or "cg"
        if place < 10:
            town.wait(minutes=20)
            co = ["gh"] if place % 3 == 0 else []
            said = "请主办部门牵头，会同协办单位处理，统一答复。"
            await town.act(ids[-1], DISPATCHER, "assign", host=host, co=co, copies=["zw"], opinion=said)
    first, second, third = ids[:3]
    await town.act(first, CLERK, "report_progress", 1, opinion="已到现场查看，联系物业定了整改时间。")
    await town.act(second, CLERK, "finish", 1, opinion="已清理完毕，并安排每日两次巡查，市民表示认可。")
    await town.act(third, CLERK, "apply", 1, kind="suspension", opinion="等待配件到货，预计三天。")
    await town.act(first, TAKER, "urge", opinion="市民再次来电，请尽快。")
    grid = next((case for case in known if (case.area or "").startswith("351002001001001")), known[0])
    await _register(town, grid.model_copy(update={"area": "351002001001001"}), disposition="to_verify")
    return ids


async def _nothing(desk: Desk, ids: list[str]) -> None:
    """The list one meets first, with what is waiting."""


async def _opened(desk: Desk, ids: list[str]) -> None:
    await desk.presenter.open(ids[0])


async def _first(desk: Desk, ids: list[str]) -> None:
    row = desk.screen.list.table.row(0)
    await desk.presenter.open(row["case"])


async def _assigning(desk: Desk, ids: list[str]) -> None:
    await _first(desk, ids)
    desk.presenter.choose_act("assign")
    form = desk.screen.case.panel.form
    if form is not None:
        form.put(Filled(host="cg", co=("gh", "qx"), opinion="请城管局牵头，社区配合。"))


async def _reviewing(desk: Desk, ids: list[str]) -> None:
    await desk.presenter.choose("result_review.todo")
    await _first(desk, ids)


async def _deciding(desk: Desk, ids: list[str]) -> None:
    await desk.presenter.choose("review.suspension.todo")
    await _first(desk, ids)
    view = desk.screen.view.case
    key = next((one.key for one in view.deeds if one.key.startswith("review_application")), "") if view else ""
    desk.presenter.choose_act(key)


async def _figures(desk: Desk, ids: list[str]) -> None:
    await desk.presenter.show_figures()


async def _errand(desk: Desk, ids: list[str]) -> None:
    await desk.presenter.open(desk.screen.view.errands[0].case)


async def _overdue(desk: Desk, ids: list[str]) -> None:
    await desk.presenter.choose("supervision.overdue")


Doing = Callable[[Desk, list[str]], Awaitable[None]]


def seen(staff: str, doing: Doing, *, reminder: bool = False) -> QWidget:
    """The desk of somebody after they did something."""

    async def sit() -> QWidget:
        async with sample_town() as (town, stack, folder):
            ids = await busy(town)
            desk = await stack.enter_async_context(sitting(town, staff, folder / staff))
            desk.screen.resize(LOW)
            desk.screen.show()
            if not reminder:
                desk.presenter.close_reminder()
            await doing(desk, ids)
            await desk.settled()
            last = desk.screen.view
        desk.screen.show_view(last)  # leaving the desk closed the case
        desk.screen.hide()
        return desk.screen

    return asyncio.run(sit())


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    for size in (LOW, LARGE):
        yield "desk-dispatcher-list", size, partial(seen, DISPATCHER, _nothing, reminder=True)
        yield "desk-clerk-case", size, partial(seen, CLERK, _opened)
        yield "desk-reviewer-case", size, partial(seen, REVIEWER, _reviewing)
        yield "desk-leader-figures", size, partial(seen, LEADER, _figures)
    yield "desk-dispatcher-assigning", LOW, partial(seen, DISPATCHER, _assigning)
    yield "desk-shift-leader-deciding", LOW, partial(seen, REVIEWER, _deciding)
    yield "desk-leader-overdue", LOW, partial(seen, LEADER, _overdue)
    yield "desk-grid-errands", LOW, partial(seen, GRID, _nothing)
    yield "desk-grid-case", LOW, partial(seen, GRID, _errand)
