"""The desk by hand: from the dispatcher to the department, the reviewer and the close, by click, key and reading."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.contract.centre.desk import DeskNews
from app.modes.desk import printing
from app.modes.desk.list_page import columns
from tests.gui.modes.desk_town import Desk, sitting
from tests.server.conftest import clock, server
from tests.server.desk.conftest import town
from tests.server.desk.town import Town
from widgets.counted_list import CountedList
from widgets.elided_label import ElidedLabel
from widgets.record_table import RecordTable
from widgets.timeline import Timeline

__all__ = ["clock", "server", "town"]


@pytest.fixture
async def sit(town: Town, tmp_path: Path, qtbot: QtBot) -> AsyncIterator:
    """Sit somebody down at a desk that is shown."""
    async with AsyncExitStack() as stack:

        async def down(staff: str) -> Desk:
            desk = await stack.enter_async_context(sitting(town, staff, tmp_path / staff))
            qtbot.addWidget(desk.screen)
            desk.screen.resize(1366, 768)
            with qtbot.waitActive(desk.screen):
                desk.screen.show()
                desk.screen.activateWindow()
            return desk

        yield down


def part(desk: Desk, kind: type, name: str) -> QWidget:
    """The one widget of a name that is seen."""
    found = [each for each in desk.screen.findChildren(kind, name) if each.isVisible()]
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


def there(desk: Desk, name: str) -> bool:
    """Whether a button of this name is seen."""
    return any(each.isVisible() for each in desk.screen.findChildren(QPushButton, name))


def table(desk: Desk) -> RecordTable:
    """The list of cases."""
    return desk.screen.list.table


async def press(qtbot: QtBot, desk: Desk, name: str) -> None:
    """Press a button and wait for what follows."""
    qtbot.mouseClick(part(desk, QPushButton, name), Qt.MouseButton.LeftButton)
    await desk.settled()
    QApplication.processEvents()


async def key(qtbot: QtBot, desk: Desk, widget: QWidget, code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key and wait for what follows."""
    held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(widget, code, held)
    await desk.settled()
    QApplication.processEvents()


async def open_first(qtbot: QtBot, desk: Desk) -> None:
    """Open the first case of the list by Enter."""
    table(desk).setFocus()
    table(desk).select(0)
    await key(qtbot, desk, table(desk), Qt.Key.Key_Return)


def write(qtbot: QtBot, desk: Desk, text: str) -> None:
    """Write an opinion."""
    part(desk, QPlainTextEdit, "opinion").setFocus()
    qtbot.keyClicks(part(desk, QPlainTextEdit, "opinion"), text)


async def test_a_case_goes_from_the_dispatcher_to_the_close(town: Town, sit, qtbot: QtBot) -> None:
    case = await town.register(title="路灯不亮", follow_up=False)
    dispatcher = await sit("dispatcher.city")
    assert part(dispatcher, ElidedLabel, "list-title").text() == "Dispatch · To do"
    assert table(dispatcher).row(0)["title"] == "路灯不亮"

    await open_first(qtbot, dispatcher)
    assert part(dispatcher, ElidedLabel, "case-title").text() == "路灯不亮"
    await key(qtbot, dispatcher, dispatcher.screen, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    host = part(dispatcher, QLineEdit, "host")
    assert host.hasFocus(), "the keyboard stands where the department is asked for"
    qtbot.keyClicks(host, "szj")
    qtbot.keyClick(host, Qt.Key.Key_Return)
    write(qtbot, dispatcher, "please")
    await key(
        qtbot,
        dispatcher,
        part(dispatcher, QPlainTextEdit, "opinion"),
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier,
    )
    assert [problem.code for problem in dispatcher.told] == []
    assert [(task.unit, task.state.value) for task in flow(town, case).tasks] == [("roads", "open")]
    assert part(dispatcher, QLabel, "task-1").text() == "市政局"

    clerk = await sit("dept_handler.roads")
    await open_first(qtbot, clerk)
    await press(qtbot, clerk, "act-finish-1")
    write(qtbot, clerk, "lamp replaced")
    await press(qtbot, clerk, "act-done")
    assert flow(town, case).stage.value == "result_review"

    reviewer = await sit("result_reviewer.city")
    await open_first(qtbot, reviewer)
    said = [entry.said for one in reviewer.screen.findChildren(Timeline) for entry in one.entries()]
    assert "lamp replaced" in said
    await press(qtbot, reviewer, "act-approve_result-1")
    await press(qtbot, reviewer, "act-done")
    assert flow(town, case).stage.value == "close"
    await press(qtbot, reviewer, "act-close")
    await press(qtbot, reviewer, "act-done")
    assert flow(town, case).stage.value == "closed"
    assert part(reviewer, QLabel, "case-number").text().startswith("DH")


def flow(town: Town, case: str):
    """A case as the server has it."""
    return town.server.core.centre_state("line").flows[case]


async def test_what_is_missing_is_said_and_nothing_is_sent(town: Town, sit, qtbot: QtBot) -> None:
    case = await town.register()
    desk = await sit("dispatcher.city")
    await open_first(qtbot, desk)
    await press(qtbot, desk, "act-to_review")
    await press(qtbot, desk, "act-done")
    faults = [each.fault for each in desk.screen.findChildren(QWidget) if getattr(each, "fault", "")]
    assert len(faults) == 1
    assert flow(town, case).stage.value == "dispatch"


async def test_nothing_typed_is_lost_when_somebody_was_faster(town: Town, sit, qtbot: QtBot) -> None:
    case = await town.register()
    desk = await sit("dispatcher.city")
    await open_first(qtbot, desk)
    await press(qtbot, desk, "act-to_review")
    write(qtbot, desk, "mine")
    await town.act(case, "calltaker.city", "urge", opinion="hurry")
    await press(qtbot, desk, "act-done")
    assert flow(town, case).stage.value == "dispatch", "an act on an older version is not done"
    assert desk.screen.findChild(QWidget, "changes").isVisible()
    words = " ".join(each.text() for each in desk.screen.findChild(QWidget, "changes").findChildren(QLabel))
    assert "hurry" in words
    assert part(desk, QPlainTextEdit, "opinion").toPlainText() == "mine"
    await press(qtbot, desk, "changes-seen")
    await press(qtbot, desk, "act-done")
    assert flow(town, case).stage.value == "dispatch_review"


async def test_what_was_written_and_not_done_is_there_again(town: Town, sit, qtbot: QtBot) -> None:
    await town.register()
    desk = await sit("dispatcher.city")
    await open_first(qtbot, desk)
    await press(qtbot, desk, "act-answer")
    write(qtbot, desk, "half a sen")
    await press(qtbot, desk, "back")
    await open_first(qtbot, desk)
    assert part(desk, QPlainTextEdit, "opinion").toPlainText() == "half a sen"


async def test_a_department_sees_why_something_is_not_possible(town: Town, sit, qtbot: QtBot) -> None:
    case = await town.register()
    await town.act(case, "dispatcher.city", "assign", host="roads", co=["water"], forced=True)
    desk = await sit("dept_handler.water")
    await open_first(qtbot, desk)
    reasons = {each.objectName() for each in desk.screen.findChildren(QLabel) if each.objectName().startswith("why-")}
    assert {"why-co_handler", "why-forced"} <= reasons
    assert not there(desk, "act-apply-suspension-1")
    assert "Apply for suspension" in part(desk, QLabel, "not-co_handler").text()


async def test_an_application_is_filed_and_decided(town: Town, sit, qtbot: QtBot) -> None:
    case = await town.register()
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    clerk = await sit("dept_handler.roads")
    await open_first(qtbot, clerk)
    await press(qtbot, clerk, "act-apply-suspension-1")
    write(qtbot, clerk, "waiting for parts")
    await press(qtbot, clerk, "act-done")
    leader = await sit("shift_leader.city")
    leader.screen.list_chosen.emit("review.suspension.todo")
    await leader.settled()
    await open_first(qtbot, leader)
    await press(qtbot, leader, "act-review_application-1")
    await press(qtbot, leader, "passed-yes")
    write(qtbot, leader, "agreed")
    await press(qtbot, leader, "act-done")
    assert flow(town, case).tasks[0].state.value == "suspended"


async def test_several_cases_are_done_at_once(town: Town, sit, qtbot: QtBot) -> None:
    cases = [await town.register(follow_up=False, title=f"case {place}") for place in range(3)]
    for case in cases:
        await town.act(case, "dispatcher.city", "assign", units=["roads"])
        await town.act(case, "dept_handler.roads", "finish", 1)
    desk = await sit("result_reviewer.city")
    desk.screen.list_chosen.emit("result_review.todo")
    await desk.settled()
    table(desk).setFocus()
    qtbot.keyClick(table(desk), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert part(desk, QLabel, "ticked").text() == "3 ticked"
    await press(qtbot, desk, "batch-approve_result")
    assert {flow(town, case).stage.value for case in cases} == {"close"}
    assert table(desk).row_count() == 0


async def test_a_list_is_narrowed_by_words_and_stays_so(town: Town, sit, qtbot: QtBot) -> None:
    await town.register(title="路灯不亮")
    await town.register(title="垃圾没人清", description="小区东门")
    desk = await sit("dispatcher.city")
    assert table(desk).row_count() == 2
    table(desk).setFocus()
    qtbot.keyClick(table(desk), Qt.Key.Key_Slash)
    search = part(desk, QLineEdit, "search")
    assert search.hasFocus()
    search.setText("路灯")
    await key(qtbot, desk, search, Qt.Key.Key_Return)
    assert [table(desk).row(0)["title"]] == ["路灯不亮"]
    assert table(desk).row_count() == 1
    await desk.presenter.choose("dispatch.done")
    await desk.presenter.choose("dispatch.todo")
    assert part(desk, QLineEdit, "search").text() == "路灯"
    assert table(desk).row_count() == 1


async def test_lists_count_what_waits_and_the_reminder_opens_them(town: Town, sit, qtbot: QtBot) -> None:
    await town.register()
    desk = await sit("dispatcher.city")
    lists = part(desk, CountedList, "lists")
    counts = {entry.key: entry.count for entry in lists.entries() if entry.key}
    assert (counts["dispatch.todo"], counts["dispatch.done"]) == ("1", "0")
    assert there(desk, "reminder-dispatch.todo")
    await press(qtbot, desk, "reminder-close")
    assert not there(desk, "reminder-dispatch.todo")


async def test_two_people_see_each_other(town: Town, sit, qtbot: QtBot) -> None:
    case = await town.register()
    first, second = await sit("dispatcher.city"), await sit("shift_leader.city")
    await open_first(qtbot, first)
    await press(qtbot, first, "act-to_review")
    write(qtbot, first, "x")
    await first.presenter.tell_presence()
    await second.presenter.open(case)
    assert "dispatcher.city" in part(second, QLabel, "here").text()
    await press(qtbot, first, "back")
    await second.presenter.tell_presence()
    assert not second.screen.findChild(QLabel, "here").isVisible()


async def test_a_grid_worker_meets_what_is_to_be_done_and_says_what_was_found(town: Town, sit, qtbot: QtBot) -> None:
    case = await town.register(disposition="to_verify", title="井盖翘起")
    checker = flow(town, case).checker
    desk = await sit(checker)
    assert not desk.screen.lists.isVisible()
    await press(qtbot, desk, f"errand-{case}")
    await press(qtbot, desk, "act-verified")
    write(qtbot, desk, "seen")
    await press(qtbot, desk, "act-done")
    assert flow(town, case).stage.value == "accept"
    await press(qtbot, desk, "back")
    assert part(desk, QLabel, "no-errands").isVisible()


async def test_a_figure_opens_its_cases(town: Town, sit, qtbot: QtBot) -> None:
    await town.register(title="路灯不亮")
    desk = await sit("leader")
    await press(qtbot, desk, "figures")
    tile = part(desk, QWidget, "figure-supervision.todo")
    assert tile.accessibleName() == "Open cases 1"
    tile.setFocus()
    await key(qtbot, desk, tile, Qt.Key.Key_Return)
    assert part(desk, ElidedLabel, "list-title").text() == "Supervision · To do"
    assert table(desk).row(0)["title"] == "路灯不亮"


async def test_a_share_says_how_it_is_made_and_opens_its_cases(town: Town, sit, qtbot: QtBot) -> None:
    await town.register(title="answered", disposition="direct_answer")
    case = await town.register(title="passed on")
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    desk = await sit("leader")
    await press(qtbot, desk, "figures")
    tile = part(desk, QWidget, "figure-share:answered")
    assert tile.accessibleName() == "Answered at once 50.0% answered at once ÷ all cases: 1 ÷ 2"
    units = part(desk, RecordTable, "figure-units")
    assert (units.row(0)["name"], units.row(0)["tasks"], units.row(0)["open"]) == ("市政局", "1", "1")
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    await desk.settled()
    assert part(desk, ElidedLabel, "list-title").text() == "Figures · Answered at once"
    assert [table(desk).row(at)["title"] for at in range(table(desk).row_count())] == ["answered"]
    await press(qtbot, desk, "figures")
    await press(qtbot, desk, "span-day")
    assert desk.screen.view.figures.span == "day"


async def test_a_supervisor_writes_an_opinion_on_several_cases(town: Town, sit, qtbot: QtBot) -> None:
    await town.set_up("hotline_12345")
    cases = [await town.register(title=f"case {place}") for place in range(2)]
    desk = await sit("supervisor")
    await desk.presenter.choose("supervision.todo")
    desk.screen.list.table.tick_all(on=True)
    qtbot.mouseClick(part(desk, QPushButton, "batch-supervise"), Qt.MouseButton.LeftButton)
    dialog = desk.screen.findChild(QInputDialog, "batch-opinion")
    dialog.setTextValue("quickly")
    dialog.accept()
    await desk.settled()
    assert [[note.text for note in flow(town, case).supervision] for case in cases] == [["quickly"], ["quickly"]]


async def test_what_was_done_can_be_taken_back_where_that_is_honest(town: Town, sit, qtbot: QtBot) -> None:
    case = await town.register(disposition="draft")
    desk = await sit("calltaker.city")
    await desk.presenter.choose("drafts.todo")
    await open_first(qtbot, desk)
    await press(qtbot, desk, "act-void")
    await press(qtbot, desk, "act-done")
    assert flow(town, case).stage.value == "void"
    await press(qtbot, desk, "undo")
    assert flow(town, case).stage.value == "draft"


async def test_the_approval_form_and_the_list_are_printed(town: Town, sit, qtbot: QtBot, tmp_path: Path) -> None:
    await town.register(title="路灯不亮", description="三天不亮")
    desk = await sit("dispatcher.city")
    view = desk.screen.view
    document = printing.list_sheet(view.list.title, columns(), view.list.rows, centre=view.centre)
    assert "路灯不亮" in document.toPlainText()
    await open_first(qtbot, desk)
    form = printing.approval_form(desk.screen.view.case, centre=view.centre)
    assert "三天不亮" in form.toPlainText()
    printing.to_pdf(form, str(tmp_path / "form.pdf"))
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")


async def test_news_bring_the_next_case_to_who_waits(town: Town, sit, qtbot: QtBot) -> None:
    desk = await sit("dispatcher.city")
    assert table(desk).row_count() == 0
    await town.register(title="路灯不亮")
    desk.presenter.heard(DeskNews(seq=1))
    await desk.settled()
    assert [table(desk).row(0)["title"], table(desk).row_count()] == ["路灯不亮", 1]
    assert {entry.key: entry.count for entry in part(desk, CountedList, "lists").entries()}["dispatch.todo"] == "1"


async def test_earlier_cases_suggest_a_department_and_show_what_resembles_it(town: Town, sit, qtbot: QtBot) -> None:
    same = {"title": "road lamps out", "description": "lamps at the east gate are out"}
    for place in range(4):
        earlier = await town.register(**same)
        await town.act(earlier, "dispatcher.city", "assign", units=["roads"])
        if place == 0:
            await town.act(earlier, "dept_handler.roads", "apply", 1, kind="return")
            await town.act(earlier, "shift_leader.city", "review_application", application=1, passed=True)
            await town.act(earlier, "dispatcher.city", "assign", units=["water"])
    case = await town.register(**same)
    desk = await sit("dispatcher.city")
    await desk.presenter.open(case)
    QApplication.processEvents()
    assert there(desk, f"link-{earlier}")
    await press(qtbot, desk, "act-assign")
    assert part(desk, QPushButton, "guess-roads").text() == "市政局  4 such cases, 75% right at once"
    await press(qtbot, desk, "guess-roads")
    write(qtbot, desk, "go")
    await press(qtbot, desk, "act-done")
    assert [task.unit for task in flow(town, case).tasks] == ["roads"]


async def test_a_department_is_told_of_no_other_cases(town: Town) -> None:
    case = await town.register()
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    await town.register()
    client = await town.officer("dept_handler.roads")
    response = await client.get(f"/v1/centres/line/desk/cases/{case}/advice")
    assert response.json() == {"alike": []}
    stranger = await town.officer("dept_handler.water")
    assert (await stranger.get(f"/v1/centres/line/desk/cases/{case}/advice")).status_code == 404


async def test_a_file_of_the_case_is_saved_by_who_handles_it(town: Town, sit, qtbot: QtBot, tmp_path: Path) -> None:
    taker = await town.officer("calltaker.city")
    put = await taker.http.post(
        "/v1/centres/line/attachments?name=lamp.txt", content=b"the lamp at the gate", headers=taker.headers
    )
    kept = put.json()["attachment"]
    case = await town.register(attachments=[kept])
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    desk = await sit("dept_handler.roads")
    await open_first(qtbot, desk)
    await press(qtbot, desk, f"link-{kept['digest']}")
    dialog = desk.screen.findChild(QFileDialog, "desk-file")
    dialog.fileSelected.emit(str(tmp_path / "lamp.txt"))
    dialog.close()
    await desk.settled()
    assert (tmp_path / "lamp.txt").read_bytes() == b"the lamp at the gate"
