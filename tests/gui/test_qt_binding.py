"""The Qt binding keeps its references: PySide6 6.12.0 under Python 3.11 loses one to None with every void call."""

import sys

from PySide6.QtWidgets import QLabel

CALLS = 1000
SLACK = 100
"""Other code may take or drop a few references to None meanwhile; the fault drops one per call."""


def test_void_calls_do_not_use_up_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - SLACK
