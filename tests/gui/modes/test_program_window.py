"""A program's window: who may close it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.modes.program_window import ProgramWindow


@pytest.mark.parametrize("closable", [True, False], ids=["of staff", "public"])
def test_only_staff_can_ask_to_close_a_window(qtbot: QtBot, closable: bool) -> None:
    window = ProgramWindow("Citydesk", closable=closable)
    qtbot.addWidget(window)
    window.show()
    asked: list[bool] = []
    window.closing.connect(lambda: asked.append(True))
    window.close()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert bool(asked) is closable
