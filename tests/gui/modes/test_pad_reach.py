"""Whether everybody can use the pad: every key large enough, every word readable, in every scene of every size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.modes.pad.appearance import Appearance, scale_of
from tests.gui.modes.pad_scenes import scenes
from tests.gui.widgets.contrast import contrast
from widgets import theme
from widgets.label import Label
from widgets.surface import Surface

FINGER = 72
"""Pixels: about 12 mm on a pad."""
READABLE, READABLE_ELDER, READABLE_LARGE = 4.5, 7.0, 3.0
LARGE = 32
"""From this step on words are large (WCAG 2.2, 1.4.3)."""

SCENES = list(scenes())
NAMES = [f"{name}-{size.width()}x{size.height()}" for name, size, _ in SCENES]


def put(qtbot: QtBot, size: QSize, make: Callable[[], QWidget]) -> QWidget:
    page = make()
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    QApplication.processEvents()
    return page


@pytest.fixture(params=["light", "dark"])
def any_look(request: pytest.FixtureRequest, qapp: QApplication) -> theme.Theme:
    return theme.apply(qapp, theme.named(request.param), motion=False)


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


@pytest.mark.parametrize(("name", "size", "make"), SCENES, ids=NAMES)
def test_every_word_stands_out_from_its_ground(
    qtbot: QtBot, any_look: theme.Theme, name: str, size: QSize, make: Callable[[], QWidget]
) -> None:
    page = put(qtbot, size, make)
    for words in page.findChildren(Label):
        if words.isVisible() and words.text():
            least = READABLE_LARGE if any_look.size(words.property("step")) >= LARGE else READABLE
            assert contrast_of(words, any_look) >= least, (words.text(), words.property("tone"))


@pytest.mark.parametrize(("name", "size", "make"), SCENES, ids=NAMES)
def test_large_print_fits_and_stands_out_more(
    qtbot: QtBot, qapp: QApplication, name: str, size: QSize, make: Callable[[], QWidget]
) -> None:
    look = theme.apply(qapp, theme.named("light"), scale_of(Appearance("zh_CN", elder=True), size), motion=False)
    page = put(qtbot, size, make)
    assert page.size() == size
    for words in page.findChildren(Label):
        if words.isVisible() and words.text() and words.property("tone") == "text":
            assert contrast_of(words, look) >= READABLE_ELDER, words.text()
    for key in page.findChildren(QAbstractButton):
        if key.isVisible():
            place = key.rect().translated(key.mapTo(page, QPoint(0, 0)))
            assert page.rect().contains(place), f"{key.objectName()} is cut"


def contrast_of(words: Label, look: theme.Theme) -> float:
    above = words.parentWidget()
    while above is not None and not isinstance(above, Surface):
        above = above.parentWidget()
    ground = "surface" if above is not None else "ground"
    return contrast(look.colour(words.property("tone")), look.colour(ground))
