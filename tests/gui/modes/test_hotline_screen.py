"""The hotline by hand: typing, choosing, keys, submitting, and what the page leaves alone."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.contract.centre.state import Disposition, Gender, Urgency
from app.modes.hotline.case_list import CaseList
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.form import MNEMONICS
from app.modes.hotline.form_panel import FormPanel
from app.modes.hotline.labelled import Labelled
from app.modes.hotline.screen import HotlineScreen
from app.modes.hotline.search import Suggestion
from app.modes.hotline.suggestion_field import SuggestionField
from app.modes.hotline.view import Advice, CaseRow, HotlineView, Kind, Known, TabView
from tests.gui.modes.hotline_scenes import scenes, seat, writing
from tests.gui.modes.sample import sign
from widgets.elided_label import ElidedLabel

KINDS = (Kind("complaint", "投诉"), Kind("suggestion", "建议"), Kind("consultation", "咨询"))
VIEW = HotlineView(centre="热线", staff="苏婉清", ready=True, kinds=KINDS)


def part(screen: QWidget, kind: type, name: str) -> QWidget:
    """The one widget of a name."""
    found = screen.findChildren(kind, name)
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


@pytest.fixture
def screen(qtbot: QtBot) -> HotlineScreen:
    made = HotlineScreen(sign())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_view(VIEW)
    made.show()
    qtbot.waitActive(made)
    return made


def last(drafts: list[Draft]) -> Draft:
    return replace(drafts[-1], focus=Field.PHONE, cursor=0)


def test_a_call_is_written_without_a_mouse(qtbot: QtBot, screen: HotlineScreen) -> None:
    drafts: list[Draft] = []
    screen.form.edited.connect(drafts.append)
    phone = part(screen, QLineEdit, "phone")
    assert screen.focusWidget() is phone
    typed = {
        "phone": "13800137777",
        "reporter-name": "Gu Nianyun",
        "address": "Qingxi 101",
        "description": "No light for three days",
        "title": "Dark street",
    }
    for name, text in typed.items():
        for _ in range(12):
            if screen.focusWidget().objectName() == name:
                break
            qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        assert screen.focusWidget().objectName() == name
        qtbot.keyClicks(screen.focusWidget(), text)
    qtbot.keyClick(screen, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert last(drafts) == Draft(
        phone="13800137777",
        name="Gu Nianyun",
        address="Qingxi 101",
        title="Dark street",
        description="No light for three days",
        kind="suggestion",
    )
    with qtbot.waitSignal(screen.form.submitted):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("gender-female", {"gender": Gender.FEMALE}),
        ("urgency-very_urgent", {"urgency": Urgency.VERY_URGENT}),
        ("kind-consultation", {"kind": "consultation"}),
        ("disposition-direct_answer", {"disposition": Disposition.DIRECT_ANSWER}),
    ],
)
def test_keys_choose_one(qtbot: QtBot, screen: HotlineScreen, name: str, changed: dict[str, object]) -> None:
    drafts: list[Draft] = []
    screen.form.edited.connect(drafts.append)
    qtbot.mouseClick(part(screen, QPushButton, name), Qt.MouseButton.LeftButton)
    assert last(drafts) == replace(Draft(), **changed)


@pytest.mark.parametrize(("name", "field"), [("follow-up", "follow_up"), ("confidential", "confidential")])
def test_boxes_are_ticked_in_their_middle(qtbot: QtBot, screen: HotlineScreen, name: str, field: str) -> None:
    box = part(screen, QCheckBox, name)
    before = getattr(screen.findChild(FormPanel).draft(), field)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert getattr(screen.findChild(FormPanel).draft(), field) is not before


def test_a_matter_is_chosen_with_arrows_and_enter(qtbot: QtBot, screen: HotlineScreen) -> None:
    matter = part(screen, SuggestionField, "matter")
    matter.setFocus()
    qtbot.keyClicks(matter, "z")
    found = (Suggestion("01", "占道经营", "市容环卫"), Suggestion("02", "占道停车", "交通"))
    screen.show_view(replace(VIEW, matters=found))
    listed = next(each for each in screen.findChildren(QListWidget) if each.isVisible())
    assert listed.count() == 2
    qtbot.keyClick(matter, Qt.Key.Key_Down)
    qtbot.keyClick(matter, Qt.Key.Key_Return)
    draft = screen.findChild(FormPanel).draft()
    assert (draft.matter, draft.matter_text) == ("02", "占道停车")
    assert not listed.isVisible()

    qtbot.keyClick(matter, Qt.Key.Key_Backspace)
    draft = screen.findChild(FormPanel).draft()
    assert (draft.matter, draft.matter_text) == ("", "占道停"), "what is no longer the name is no longer the matter"


def test_escape_and_leaving_close_the_list(qtbot: QtBot, screen: HotlineScreen) -> None:
    area = part(screen, SuggestionField, "area")
    area.setFocus()
    qtbot.keyClicks(area, "g")
    screen.show_view(replace(VIEW, areas=(Suggestion("351", "桂花社区"),)))
    listed = next(each for each in screen.findChildren(QListWidget) if each.isVisible())
    qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert not listed.isVisible()
    qtbot.keyClick(area, Qt.Key.Key_Down)
    assert listed.isVisible()
    part(screen, QLineEdit, "title").setFocus()
    assert not listed.isVisible()


def test_a_suggestion_is_chosen_with_the_mouse(qtbot: QtBot, screen: HotlineScreen) -> None:
    area = part(screen, SuggestionField, "area")
    area.setFocus()
    screen.show_view(replace(VIEW, areas=(Suggestion("351", "桂花社区", "云溪区"),)))
    listed = next(each for each in screen.findChildren(QListWidget) if each.isVisible())
    place = listed.visualItemRect(listed.item(0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.findChild(FormPanel).draft().area == "351"


def test_faults_stand_beside_their_fields_and_nothing_is_lost(qtbot: QtBot, screen: HotlineScreen) -> None:
    qtbot.keyClicks(part(screen, QLineEdit, "phone"), "1380013")
    faults = {Field.PHONE: "手机号应为 11 位", Field.TITLE: "请写明是什么事"}
    screen.show_view(replace(VIEW, faults=faults, focus=Field.TITLE, focus_version=1))
    shown = {field.editor.objectName(): field.fault for field in screen.findChildren(Labelled) if field.fault}
    assert shown == {"phone": "手机号应为 11 位", "title": "请写明是什么事"}
    assert screen.focusWidget().objectName() == "title"
    assert part(screen, QLineEdit, "phone").text() == "1380013"
    screen.show_view(VIEW)
    assert not any(field.fault for field in screen.findChildren(Labelled))


def test_news_touch_neither_fields_nor_cursor_nor_selection(qtbot: QtBot, screen: HotlineScreen) -> None:
    rows = [CaseRow(number=f"DH{n}", time="09:05", title=f"第{n}件", kind="投诉", state="送分拨") for n in range(4)]
    screen.show_view(replace(VIEW, today=tuple(rows[:3])))
    title = part(screen, QLineEdit, "title")
    title.setFocus()
    qtbot.keyClicks(title, "abc")
    title.setCursorPosition(1)
    today = part(screen, CaseList, "today-cases")
    today.setCurrentIndex(today.model().index(1, 0))
    screen.show_view(replace(VIEW, today=(rows[3], *rows[:3])))
    assert (title.text(), title.cursorPosition(), screen.focusWidget()) == ("abc", 1, title)
    assert today.cases()[today.currentIndex().row()].number == "DH1"


def test_a_draft_comes_back_with_its_cursor(qtbot: QtBot, screen: HotlineScreen) -> None:
    draft = Draft(
        description="清溪大道整段路灯", gender=Gender.MALE, kind="complaint", focus=Field.DESCRIPTION, cursor=4
    )
    screen.show_view(
        replace(VIEW, form=draft, form_version=1, focus=Field.DESCRIPTION, focus_version=1, draft_note="已恢复")
    )
    text = part(screen, QPlainTextEdit, "description")
    assert (text.toPlainText(), text.textCursor().position()) == ("清溪大道整段路灯", 4)
    assert screen.focusWidget() is text
    assert screen.findChild(FormPanel).draft() == draft
    assert part(screen, ElidedLabel, "draft-note").text() == "已恢复"


def test_the_number_to_tell_is_large_and_read(screen: HotlineScreen) -> None:
    number = part(screen, QLabel, "registered-number")
    assert not number.isVisible()
    screen.show_view(replace(VIEW, registered_number="L-S01-1", registered_words="已保存"))
    assert number.isVisible()
    assert number.text() == "L-S01-1"


def test_what_is_known_can_be_filled_in(qtbot: QtBot, screen: HotlineScreen) -> None:
    row = CaseRow(number="DH1", time="10-26 09:32", title="水渠堵了", kind="投诉", state="已办结")
    screen.show_view(replace(VIEW, known=Known(cases=(row,), offer="田根生")))
    assert part(screen, CaseList, "earlier-cases").cases() == (row,)
    with qtbot.waitSignal(screen.known.fill_in):
        qtbot.mouseClick(part(screen, QPushButton, "fill-in"), Qt.MouseButton.LeftButton)


def test_nothing_is_submitted_before_the_centre_is_known(screen: HotlineScreen) -> None:
    submit = part(screen, QPushButton, "submit")
    assert submit.isEnabled()
    screen.show_view(replace(VIEW, ready=False))
    assert not submit.isEnabled()


@pytest.mark.parametrize("field", list(MNEMONICS))
def test_every_field_is_reached_with_alt_and_its_letter(qtbot: QtBot, screen: HotlineScreen, field: Field) -> None:
    if field is Field.PHONE:
        screen.form.focus_on(Field.TITLE)
    key = getattr(Qt.Key, f"Key_{MNEMONICS[field]}")
    qtbot.keyClick(screen.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
    assert screen.form.draft().focus is field


def test_a_digit_presses_a_key_of_the_group_that_has_the_keyboard(qtbot: QtBot, screen: HotlineScreen) -> None:
    screen.form.focus_on(Field.URGENCY)
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_3)
    assert screen.form.draft().urgency is Urgency.VERY_URGENT


def test_enter_leads_to_the_next_field_that_says_nothing(qtbot: QtBot, screen: HotlineScreen) -> None:
    screen.show_view(replace(VIEW, form=Draft(phone="13800137777", gender=Gender.MALE), form_version=1))
    screen.form.focus_on(Field.NAME)
    qtbot.keyClicks(screen.focusWidget(), "Gu")
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert screen.focusWidget().objectName() == "address"


def test_offers_are_taken_with_control_and_a_digit(qtbot: QtBot, screen: HotlineScreen) -> None:
    advice = Advice(matters=(Suggestion("01", "占道经营"), Suggestion("02", "油烟")), opinions=("已转办",))
    screen.show_view(replace(VIEW, advice=advice))
    with qtbot.waitSignal(screen.form.matter_taken) as matter:
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(screen.form.opinion_taken) as opinion:
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert (matter.args, opinion.args) == ([1], [0])
    with qtbot.assertNotEmitted(screen.form.matter_taken):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)


def test_a_place_is_chosen_from_standard_addresses(qtbot: QtBot, screen: HotlineScreen) -> None:
    screen.form.focus_on(Field.ADDRESS)
    qtbot.keyClicks(screen.focusWidget(), "ghl")
    screen.show_view(replace(VIEW, places=(Suggestion("AD0001", "桂花里小区", "桂花路18号"),)))
    with qtbot.waitSignal(screen.form.place_chosen) as chosen:
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == ["AD0001"]


def test_what_is_put_in_does_not_move_the_cursor_of_who_types(qtbot: QtBot, screen: HotlineScreen) -> None:
    screen.form.focus_on(Field.DESCRIPTION)
    qtbot.keyClicks(screen.focusWidget(), "abcdef")
    text = part(screen, QPlainTextEdit, "description")
    for _ in range(3):
        qtbot.keyClick(text, Qt.Key.Key_Left)
    screen.show_view(replace(VIEW, form=replace(screen.form.draft(), name="Gu", title="Noise"), form_version=1))
    assert (text.textCursor().position(), part(screen, QLineEdit, "title").text()) == (3, "Noise")


@pytest.mark.parametrize(
    ("keys", "signal"),
    [("F6", "opened"), ("F7", "copied"), ("Shift+F7", "copied"), ("F8", "undone"), ("Ctrl+Tab", "stepped")],
)
def test_tabs_have_keys(qtbot: QtBot, screen: HotlineScreen, keys: str, signal: str) -> None:
    tabs = (TabView(id="a", title="路灯"), TabView(id="b", title="New"))
    screen.show_view(replace(VIEW, tabs=tabs, active="b", leaving="Thrown away"))
    with qtbot.waitSignal(getattr(screen.desk_bar, signal)) as told:
        qtbot.keySequence(screen.focusWidget(), keys)
    assert told.args == {"F7": [False], "Shift+F7": [True], "Ctrl+Tab": [1]}.get(keys, [])


def test_there_is_nothing_to_take_back_until_something_is_closed(qtbot: QtBot, screen: HotlineScreen) -> None:
    undo = part(screen, QPushButton, "undo")
    assert not undo.isVisible()
    with qtbot.assertNotEmitted(screen.desk_bar.undone):
        qtbot.keySequence(screen.focusWidget(), "F8")


def test_tabs_are_written_one_after_another_and_come_back_as_they_were(qtbot: QtBot) -> None:
    at = seat(cases=0)
    qtbot.addWidget(at.screen)

    async def call() -> None:
        at.screen.show()
        qtbot.waitUntil(at.screen.isActiveWindow)
        title = part(at.screen, QLineEdit, "title")
        for words in ("one", "two", "three"):
            title.setFocus()
            qtbot.keyClicks(title, words)
            qtbot.keySequence(at.screen.focusWidget(), "F6")
        assert title.text() == ""
        qtbot.keySequence(at.screen.focusWidget(), "Ctrl+Tab")
        assert title.text() == "one"
        qtbot.keySequence(at.screen.focusWidget(), "F10")
        await at.errands.settled()
        assert title.text() == "two"
        qtbot.keySequence(at.screen.focusWidget(), "F8")
        assert title.text() == "one"
        assert at.screen.form.draft().focus is Field.TITLE
        await at.presenter.close()
        at.screen.form.blockSignals(True)

    asyncio.run(call())


def test_typing_reaches_the_presenter_and_comes_back_as_a_number(qtbot: QtBot) -> None:
    at = seat(cases=0)
    qtbot.addWidget(at.screen)

    async def call() -> None:
        at.screen.show()
        for name, text in (("phone", "13800137777"), ("reporter-name", "Gu"), ("title", "Dark street")):
            qtbot.keyClicks(part(at.screen, QLineEdit, name), text)
        qtbot.keyClicks(part(at.screen, QPlainTextEdit, "description"), "No light")
        qtbot.mouseClick(part(at.screen, QPushButton, "kind-complaint"), Qt.MouseButton.LeftButton)
        await at.presenter.submit()
        await at.presenter.desk.hurry()
        await at.presenter.close()
        await at.errands.settled()

    asyncio.run(call())
    at.screen.form.blockSignals(True)
    at.operations.send()
    assert part(at.screen, QLineEdit, "phone").text() == ""
    assert part(at.screen, QLabel, "registered-number").text() == "L-S01-1"


@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene[0])
def test_the_page_needs_no_scrolling_and_names_its_parts(qtbot: QtBot, scene: tuple) -> None:
    _, size, make = scene
    screen = make()
    qtbot.addWidget(screen)
    screen.resize(size)
    screen.show()
    assert screen.size() == size
    kinds = (QPushButton, QLineEdit, QPlainTextEdit, QCheckBox)
    editors = [each for kind in kinds for each in screen.findChildren(kind) if each.isVisible()]
    unnamed = [each.objectName() for each in editors if not (each.accessibleName() or each.text())]
    assert unnamed == []


def test_pictures_show_a_known_caller(qtbot: QtBot) -> None:
    screen = writing()
    qtbot.addWidget(screen)
    assert part(screen, CaseList, "earlier-cases").cases()
