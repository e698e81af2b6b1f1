"""A counter's dialogs, lists and double presses by hand, on the real operations."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.contract.hall.state import TicketState
from app.modes.window.ask_dialog import AskDialog, SlipDialog
from app.modes.window.connecting import connect
from app.modes.window.view import Deed, TicketList
from tests.gui.modes.window_scenes import COUNTER, Counter, busy_day, counter
from widgets.find_list import FindList


@dataclass
class AtOnce:
    """Runs what a press begins; `held` presses wait for each other as they do while the server thinks."""

    held: list[Coroutine[Any, Any, None]] = field(default_factory=list)
    hold: bool = False

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Run the work now, or keep it."""
        if self.hold:
            self.held.append(work)
        else:
            asyncio.run(work)

    def let_go(self) -> None:
        """Run all that was kept, at the same time."""

        async def together() -> None:
            await asyncio.gather(*self.held)

        asyncio.run(together())
        self.held.clear()


@pytest.fixture
def errands() -> AtOnce:
    return AtOnce()


@pytest.fixture
def at(qtbot: QtBot, errands: AtOnce) -> Counter:
    """A counter in the middle of a busy day, with somebody before it."""
    desk = busy_day()
    connect(desk.screen, desk.presenter, errands)
    qtbot.addWidget(desk.screen)
    desk.screen.resize(1366, 768)
    desk.screen.show()
    qtbot.waitActive(desk.screen)
    return desk


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    """Click the button of this name."""
    button = parent.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(at: Counter, kind: type[QDialog] = AskDialog) -> QDialog:
    """The dialog that is open."""
    found = [dialog for dialog in at.screen.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_ticket_is_transferred_by_initials_and_enter(qtbot: QtBot, at: Counter) -> None:
    number = at.hall.state.visits[at.hall.state.desks[COUNTER].visit].number
    press(qtbot, at.screen, Deed.TRANSFER.value)
    dialog = opened(at)
    field = dialog.findChild(QLineEdit, "find")
    qtbot.keyClicks(field, "hkqy")
    assert [option.label for option in dialog.findChild(FindList).options()] == ["户口迁移"]
    qtbot.mouseClick(dialog.findChild(QCheckBox, "ahead"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (moved,) = [ticket for ticket in at.hall.state.tickets.values() if ticket.number == number]
    assert moved.transfer.ahead
    assert not [dialog for dialog in at.screen.findChildren(AskDialog) if dialog.isVisible()]


def test_a_target_that_is_closed_cannot_be_taken(qtbot: QtBot, at: Counter) -> None:
    press(qtbot, at.screen, Deed.TRANSFER.value)
    dialog = opened(at)
    field = dialog.findChild(QLineEdit, "find")
    qtbot.keyClicks(field, "2")
    marked = dialog.findChild(FindList).marked()
    assert marked.code == "counter:2"
    assert marked.why_not
    assert not dialog.findChild(QPushButton, "answer").isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert at.presenter is not None
    assert not [dialog for dialog in at.screen.findChildren(AskDialog) if dialog.isVisible()]


def test_papers_are_ticked_typed_and_handed_over(qtbot: QtBot, at: Counter) -> None:
    press(qtbot, at.screen, Deed.PAPERS.value)
    dialog = opened(at)
    assert not dialog.findChild(QPushButton, "answer").isEnabled(), "nothing is missing yet"
    box = dialog.findChildren(QCheckBox, "paper")[0]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 4)
    box.setChecked(True)
    qtbot.keyClicks(dialog.findChild(QPlainTextEdit, "other-papers"), "two photos")
    press(qtbot, dialog, "answer")
    slip = opened(at, SlipDialog)
    (kept,) = at.hall.state.supplements.values()
    assert kept.missing == (box.text(), "two photos")
    press(qtbot, slip, "slip-done")
    assert not [dialog for dialog in at.screen.findChildren(SlipDialog) if dialog.isVisible()]


def test_a_passed_ticket_waits_again_from_its_list(qtbot: QtBot, at: Counter) -> None:
    tabs = at.screen.findChild(QTabBar, "lists")
    place = list(TicketList).index(TicketList.PASSED)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())
    (row,) = at.screen.findChild(FindList).options()
    press(qtbot, at.screen, "ticket-restore")
    assert at.hall.state.tickets[row.code].state is TicketState.WAITING
    assert at.screen.findChild(FindList).options() == ()


def test_a_search_marks_what_it_finds_and_ends_with_a_tab(qtbot: QtBot, at: Counter) -> None:
    qtbot.keyClick(at.screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = at.screen.findChild(QLineEdit, "find")
    assert field.hasFocus()
    qtbot.keyClicks(field, "AD002")
    (found,) = at.screen.findChild(FindList).options()
    assert found.label.startswith("AD002")
    assert at.screen.findChild(QPushButton, "ticket-cancel").isVisible()
    assert at.screen.findChild(QPushButton, "ticket-call").toolTip() != "Call"
    tabs = at.screen.findChild(QTabBar, "lists")
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert field.text() == ""
    assert len(at.screen.findChild(FindList).options()) > 1


@pytest.mark.parametrize("deed", [Deed.CALL_NEXT, Deed.START, Deed.FINISH, Deed.PARK, Deed.BACK_OFFICE, Deed.DISTANCE])
def test_two_presses_while_the_first_is_under_way_do_one_thing(qtbot: QtBot, errands: AtOnce, deed: Deed) -> None:
    before: dict[Deed, tuple[Deed, ...]] = {
        Deed.START: (Deed.CALL_NEXT,),
        Deed.FINISH: (Deed.CALL_NEXT, Deed.START),
        Deed.PARK: (Deed.CALL_NEXT, Deed.START),
    }
    at = counter()
    at.take(3)
    at.press(*before.get(deed, ()))
    _shown(qtbot, at, errands)
    at.operations.done.clear()
    errands.hold = True
    _click_twice(qtbot, at.screen, deed)
    errands.let_go()
    assert len(at.operations.done) == 1


def test_an_equal_press_within_800_ms_of_the_last_is_the_same_press(qtbot: QtBot, errands: AtOnce) -> None:
    at = counter()
    at.take(1)
    at.press(Deed.CALL_NEXT)
    _shown(qtbot, at, errands)
    recalls = lambda: at.hall.state.visits[at.hall.state.desks[COUNTER].visit].recalls  # noqa: E731
    _click_twice(qtbot, at.screen, Deed.RECALL)
    assert recalls() == 1
    at.hall.wait(seconds=at.hall.setup.rules.recall_interval_seconds)
    at.presenter.tick()
    press(qtbot, at.screen, Deed.RECALL.value)
    assert recalls() == 2


def _shown(qtbot: QtBot, at: Counter, errands: AtOnce) -> None:
    connect(at.screen, at.presenter, errands)
    qtbot.addWidget(at.screen)
    at.screen.resize(1366, 768)
    at.screen.show()
    qtbot.waitActive(at.screen)


def _click_twice(qtbot: QtBot, screen: QWidget, deed: Deed) -> None:
    button: QPushButton = screen.findChild(QPushButton, deed.value)
    click: Callable[[], None] = button.click
    click()
    click()
