"""Lists as workbooks and cases as documents."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from tests.server.desk.town import DESK, Town


async def fetch(town: Town, staff: str, path: str) -> bytes:
    """Return a file."""
    response = await (await town.officer(staff)).get(f"{DESK}/{path}")
    assert response.status_code == 200, response.text
    assert response.headers["content-disposition"].startswith("attachment")
    return response.content


async def test_a_list_is_a_workbook_in_the_words_of_the_centre(town: Town) -> None:
    await town.register(title="=1+1", urgency="urgent")
    await town.register(title="路灯坏了", matter="lamp")
    made = await fetch(town, "dispatcher.city", "lists/dispatch.todo.xlsx")
    head, first, second = CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_index(0).to_python()
    row = dict(zip(head, first, strict=True))
    assert (row["工单编号"], row["标题"], row["事项类别"], row["紧急程度"]) == (
        "DH2026112300001",
        "=1+1",
        "暴露垃圾",
        "紧急",
    )
    assert (row["上报时间"], row["上报人"], row["联系方式"]) == ("2026-11-23 10:00", "李**", "139****1111")
    assert (row["当前环节"], row["期限"], row["期限状态"]) == ("待分拨", "2026-11-23 11:00", "正常")
    assert second[1] == "路灯坏了"
    narrowed = await fetch(town, "dispatcher.city", "lists/dispatch.todo.xlsx?matter=lamp")
    assert len(CalamineWorkbook.from_filelike(BytesIO(narrowed)).get_sheet_by_index(0).to_python()) == 2
    stranger = await town.officer("dept_handler.roads")
    assert (await stranger.get(f"{DESK}/lists/dispatch.todo.xlsx")).status_code == 404


async def test_a_case_is_a_document_with_its_way(town: Town) -> None:
    case = await town.register(title="垃圾<没人>清 & 臭", description="{{ 7 * 7 }}")
    await town.act(case, "dispatcher.city", "assign", units=["roads"], opinion="请尽快办理")
    await town.act(case, "dept_handler.roads", "finish", 1, opinion="已清运")
    made = await fetch(town, "result_reviewer.city", f"cases/{case}.docx")
    facts, tasks, steps = (
        [[cell.text for cell in row.cells] for row in t.rows] for t in Document(BytesIO(made)).tables
    )
    said = {row[place]: row[place + 1] for row in facts for place in (0, 2) if place == 0 or row[1] != row[2]}
    assert (said["编号"], said["上报人"], said["当前环节"]) == ("DH2026112300001", "李**", "结果审核")
    assert (said["事件标题"], said["事件描述"]) == ("垃圾<没人>清 & 臭", "{{ 7 * 7 }}")
    assert tasks == [["部门", "责任", "结果"], ["市政局", "承办", "已清运"]]
    assert [(row[2], row[5]) for row in steps[1:]] == [
        ("送分拨", "请处理"),
        ("交办部门", "请尽快办理"),
        ("办结", "已清运"),
    ]
    stranger = await town.officer("dept_handler.water")
    assert (await stranger.get(f"{DESK}/cases/{case}.docx")).status_code == 404


@pytest.mark.parametrize("path", ["lists/handling.todo.xlsx", "cases/{case}.docx"])
async def test_papers_for_units_do_not_say_who_reported_in_confidence(town: Town, path: str) -> None:
    case = await town.register(confidential=True, description="我是李四光，电话13900001111")
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    made = await fetch(town, "dept_handler.roads", path.format(case=case))
    with zipfile.ZipFile(BytesIO(made)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    assert "路灯不亮" in whole
    assert "李四光" not in whole
    assert "1390000" not in whole
