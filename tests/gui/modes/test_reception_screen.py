"""The reception's page by hand and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from app.contract.hall.reception import AskForHelp
from app.contract.hall.state import TicketState
from app.modes.window.ask_dialog import AskDialog
from tests.gui.modes.reception_scenes import Reception
from tests.unit.rules.halls import KIOSK


@pytest.fixture
def at(qtbot: QtBot) -> Reception:
    """The reception of a hall at work."""
    at = Reception()
    at.open_hall()
    qtbot.addWidget(at.screen)
    at.screen.resize(1366, 768)
    at.screen.show()
    qtbot.waitActive(at.screen)
    return at


def field(at: Reception, name: str) -> QLineEdit:
    return at.screen.findChild(QLineEdit, name)


def button(at: Reception, name: str) -> QPushButton:
    return at.screen.findChild(QPushButton, name)


def text(at: Reception, name: str) -> str:
    return at.screen.findChild(QLabel, name).text()


def test_a_number_is_given_by_pinyin_initials_and_enter(qtbot: QtBot, at: Reception) -> None:
    before = set(at.hall.state.tickets)
    qtbot.keyClick(at.screen, Qt.Key.Key_F2)
    qtbot.keyClicks(field(at, "service-find"), "hydacxybz")
    qtbot.keyClick(field(at, "service-find"), Qt.Key.Key_Return)
    assert field(at, "citizen-id").hasFocus()
    qtbot.keyClicks(field(at, "citizen-id"), "11010519491231002x")
    qtbot.keyClick(field(at, "citizen-id"), Qt.Key.Key_Return)
    (new,) = set(at.hall.state.tickets) - before
    ticket = at.hall.state.tickets[new]
    assert (ticket.number, ticket.state) == ("AR001", TicketState.WAITING)
    assert text(at, "found-number").startswith("AR001")
    assert field(at, "service-find").text() == field(at, "citizen-id").text() == ""


def test_enter_on_an_untouched_page_gives_nothing(qtbot: QtBot, at: Reception) -> None:
    before = at.hall.state.seq
    qtbot.keyClick(at.screen, Qt.Key.Key_F2)
    qtbot.keyClick(field(at, "service-find"), Qt.Key.Key_Return)
    assert at.hall.state.seq == before
    assert not button(at, "give").isEnabled()
    assert button(at, "give").toolTip() == "Please choose a service first."


def test_a_ticket_is_looked_up_and_its_history_read(qtbot: QtBot, at: Reception) -> None:
    qtbot.keyClick(at.screen, Qt.Key.Key_F3)
    assert field(at, "ticket-find").hasFocus()
    field(at, "ticket-find").clear()
    qtbot.keyClicks(field(at, "ticket-find"), "A001")
    assert text(at, "found-number").startswith("A001")
    history = at.screen.findChild(QListWidget, "history")
    lines = [history.item(row).text() for row in range(history.count())]
    assert any("Called to counter 1" in line for line in lines)
    assert not button(at, "reception-cancel").isEnabled()
    assert "Finished" in button(at, "reception-cancel").toolTip()


def test_a_key_asks_before_a_ticket_is_cancelled(qtbot: QtBot, at: Reception) -> None:
    at.search("AB")
    qtbot.keyClick(at.screen, Qt.Key.Key_F9)
    dialog = at.screen.findChild(AskDialog)
    assert dialog is not None
    assert "AB" in dialog.windowTitle()
    dialog.reject()
    assert at.presenter is not None
    assert at.screen.findChild(AskDialog) is None or not at.screen.findChild(AskDialog).isVisible()


def test_help_is_shown_first_and_taken(qtbot: QtBot, at: Reception) -> None:
    at.hall.do(AskForHelp(zone=at.hall.setup.zones[0].code), KIOSK)
    at.hall.sync()
    qtbot.mouseClick(button(at, "take-help"), Qt.MouseButton.LeftButton)
    assert at.hall.state.help_calls == ()
    assert button(at, "take-help") is None


def test_messages_are_a_page_one_comes_back_from(qtbot: QtBot, at: Reception) -> None:
    qtbot.keyClick(at.screen, Qt.Key.Key_F4)
    assert not field(at, "ticket-find").isVisible()
    qtbot.mouseClick(button(at, "back"), Qt.MouseButton.LeftButton)
    assert field(at, "ticket-find").isVisible()
    at.screen.renew()
    assert len(at.screen.findChildren(QLineEdit, "ticket-find")) == 1
