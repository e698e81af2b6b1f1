"""Whether everybody can use the pad: every key in sight and large enough, in every scene of every size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.modes.pad_scenes import scenes

FINGER = 72
"""Pixels: about 12 mm on a pad."""
SCENES = list(scenes())
NAMES = [f"{name}-{size.width()}x{size.height()}" for name, size, _ in SCENES]


def put(qtbot: QtBot, size: QSize, make: Callable[[], QWidget]) -> QWidget:
    page = make()
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    QApplication.processEvents()
    return page


@pytest.mark.parametrize(("name", "size", "make"), SCENES, ids=NAMES)
def test_every_key_is_in_sight_and_large_enough(
    qtbot: QtBot, name: str, size: QSize, make: Callable[[], QWidget]
) -> None:
    page = put(qtbot, size, make)
    keys = [key for key in page.findChildren(QAbstractButton) if key.isVisible()]
    assert keys, "language and size can always be changed"
    for key in keys:
        place = key.rect().translated(key.mapTo(page, QPoint(0, 0)))
        assert page.rect().contains(place), f"{key.objectName()} is cut"
        assert min(key.width(), key.height()) >= FINGER * 0.75, (key.objectName(), key.size())
        if "reason-" in key.objectName() or "rating-" in key.objectName():
            assert min(key.width(), key.height()) >= FINGER * 0.8
