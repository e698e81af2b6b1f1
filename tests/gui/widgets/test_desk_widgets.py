"""The widgets of lists and forms: what narrows, what is counted, what happened, what is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.counted_list import CountedEntry, CountedList
from widgets.filter_bar import Filter, FilterBar
from widgets.flow_layout import FlowLayout
from widgets.hue import Hue
from widgets.record_model import Column
from widgets.record_table import RecordTable
from widgets.tag_box import Tag, TagBox
from widgets.timeline import Timeline, TimelineEntry

FILTERS = (
    Filter(key="standing", any_words="Any time", options=(("overdue", "Overdue"), ("near", "Soon due"))),
    Filter(key="matter", any_words="Any matter", options=(("m1", "Lamps"),)),
)
COLUMNS = (
    Column(key="left", heading="Left", width=120, sortable=True, hue_key="hue"),
    Column(key="title", heading="Title"),
)


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    made = FilterBar(search_words="Find", clear_words="Clear", pause_ms=0)
    qtbot.addWidget(made)
    made.show_filters(FILTERS)
    made.show()
    return made


def test_enter_searches_and_a_choice_narrows(bar: FilterBar, qtbot: QtBot) -> None:
    told: list[tuple[str, dict[str, str]]] = []
    bar.changed.connect(lambda text, values: told.append((text, values)))
    bar.search.setText(" lamp ")
    qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    box = bar.findChild(QComboBox, "filter-standing")
    box.setCurrentIndex(1)
    assert told == [("lamp", {}), ("lamp", {"standing": "overdue"})]


def test_one_press_takes_all_narrowing_back(bar: FilterBar, qtbot: QtBot) -> None:
    clear = bar.findChild(QPushButton, "clear-filters")
    assert not clear.isVisible()
    bar.put("lamp", {"matter": "m1"})
    assert clear.isVisible()
    with qtbot.waitSignal(bar.changed) as told:
        qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert told.args == ["", {}]
    assert not clear.isVisible()


def test_other_filters_keep_what_was_chosen(bar: FilterBar) -> None:
    bar.put("", {"standing": "near"})
    bar.show_filters(FILTERS[:1])
    assert bar.values() == {"standing": "near"}
    QApplication.processEvents()
    assert len([box for box in bar.findChildren(QComboBox) if box.isVisible()]) == 1


def test_lists_are_walked_by_arrow_and_headings_are_passed_over(qtbot: QtBot) -> None:
    lists = CountedList(name="Lists")
    qtbot.addWidget(lists)
    lists.resize(240, 300)
    lists.show()
    chosen: list[str] = []
    lists.chosen.connect(chosen.append)
    entries = (
        CountedEntry(name="Dispatch"),
        CountedEntry(name="To do", key="a", count="3", late="1", words="To do: 3, 1 late"),
        CountedEntry(name="Review"),
        CountedEntry(name="Results", key="b", count="0"),
    )
    lists.show_entries(entries, "a")
    assert chosen == []
    qtbot.keyClick(lists, Qt.Key.Key_Down)
    assert chosen == ["b"]
    lists.show_entries((*entries[:3], CountedEntry(name="Results", key="b", count="9")), "b")
    assert chosen == ["b"], "counts that change choose nothing"
    assert lists.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "To do: 3, 1 late"


def test_the_timeline_grows_with_what_was_said(qtbot: QtBot) -> None:
    short = Timeline([TimelineEntry(time="09:05", deed="Registered")])
    long = Timeline([TimelineEntry(time="09:05", deed="Registered", who="Li", said="word " * 60, hue=Hue.FAILED)])
    for one in (short, long):
        qtbot.addWidget(one)
        one.resize(300, one.heightForWidth(300))
        one.show()
    assert long.heightForWidth(300) > long.heightForWidth(600) > short.heightForWidth(300)
    assert "Registered Li word" in long.accessibleName()
    assert not long.grab().isNull()


def fit(typed: str, tag: Tag) -> int | None:
    return 0 if typed in tag.name else None


@pytest.fixture
def box(qtbot: QtBot) -> TagBox:
    made = TagBox(fit, name="Departments")
    qtbot.addWidget(made)
    made.resize(320, 200)
    made.show_options([Tag(code="r", name="Roads"), Tag(code="w", name="Water"), Tag(code="p", name="Parks")])
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_several_are_chosen_and_given_back_by_keys(box: TagBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "ar")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    offered = next(each for each in box.findChildren(QListWidget) if each.isVisible())
    assert offered.count() == 2, "what was taken is not offered again"
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.codes() == ("p", "w")
    qtbot.keyClick(box.field, Qt.Key.Key_Backspace)
    assert box.codes() == ("p",)


def test_where_one_is_enough_its_tag_stands_in_the_fields_place(qtbot: QtBot) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    single = TagBox(fit, name="Host", most=1)
    row.addWidget(single)
    row.addWidget(QLineEdit())
    qtbot.addWidget(page)
    page.show()
    single.show_options([Tag(code="r", name="Roads"), Tag(code="w", name="Water")])
    single.take("r")
    assert not single.field.isVisible()
    qtbot.mouseClick(single.findChild(QPushButton, "tag-r"), Qt.MouseButton.LeftButton)
    assert single.field.isVisible()
    assert single.codes() == ()


def test_a_flow_breaks_lines(qtbot: QtBot) -> None:
    page = QWidget()
    flow = FlowLayout(page, gap=4)
    for _ in range(3):
        button = QPushButton("x")
        button.setFixedSize(90, 30)
        flow.addWidget(button)
    qtbot.addWidget(page)
    assert (flow.heightForWidth(300), flow.heightForWidth(200), flow.heightForWidth(95)) == (30, 64, 98)


def test_rows_are_ticked_and_sorted(qtbot: QtBot) -> None:
    table = RecordTable(COLUMNS, tickable=True)
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    rows = [{"left": "1 h", "hue": "failed", "title": "a"}, {"left": "2 h", "title": "b"}]
    table.show_rows(rows)
    table.select(1)
    with qtbot.waitSignal(table.ticked):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticks() == (1,)
    table.tick_all(on=True)
    assert table.ticks() == (0, 1)
    with qtbot.waitSignal(table.sort_wanted) as wanted:
        table.horizontalHeader().sectionClicked.emit(0)
    assert wanted.args == ["left", False]
    table.show_sorting("left", descending=False)
    with qtbot.waitSignal(table.sort_wanted) as wanted:
        table.horizontalHeader().sectionClicked.emit(0)
    assert wanted.args == ["left", True]
    late, plain = (table.model().index(at, 0).data(Qt.ItemDataRole.DecorationRole) for at in (0, 1))
    assert late is not None
    assert plain is None
