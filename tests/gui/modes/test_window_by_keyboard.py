"""Every page of the counter's program can be worked by keyboard and is read aloud whole."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QKeySequenceEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.modes.window.slim_bar import BarShape
from tests.gui.modes import reception_scenes
from tests.gui.modes.window_bar_scenes import bar, message_on_page, messages, settings
from tests.gui.modes.window_scenes import calling, choosing, free, paused, serving, taking_over
from widgets.docking.edge import Edge

CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox, QKeySequenceEdit, QPlainTextEdit)
PAGES: dict[str, Callable[[], QWidget]] = {
    "choosing": choosing,
    "taking over": taking_over,
    "free": free,
    "calling": calling,
    "serving": serving,
    "paused": paused,
    "message": message_on_page,
    "messages": messages,
    "settings": settings,
    "reception": reception_scenes.at_work,
    "reception warned": reception_scenes.warned,
    "reception writes": reception_scenes.writing,
    **{
        f"bar {edge} {'folded' if folded else 'open'}": lambda edge=edge, folded=folded: bar(
            "calling", BarShape(edge, folded)
        )
        for edge in Edge
        for folded in (False, True)
    },
}


def controls(page: QWidget) -> list[QWidget]:
    """What somebody can use on a page now: visible, enabled, not a part of another control."""
    found = [each for kind in CONTROLS for each in page.findChildren(kind)]
    whole = [each for each in found if not isinstance(each.parentWidget(), (*CONTROLS, QAbstractSlider))]
    return [each for each in whole if each.isVisibleTo(page) and each.objectName() != "qt_spinbox_lineedit"]


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    """A page before somebody."""
    page = PAGES[request.param]()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitActive(page)
    return page


def is_scroll_bar(widget: QWidget) -> bool:
    return widget.metaObject().className() == "QScrollBar"


def test_every_control_has_a_name_for_screen_readers(page: QWidget) -> None:
    nameless = [each.objectName() or repr(each) for each in controls(page) if not each.accessibleName()]
    assert [each for each in nameless if "QScrollBar" not in each] == []


def test_the_tab_key_reaches_every_control(page: QWidget) -> None:
    wanted = {each for each in controls(page) if each.isEnabled() and not is_scroll_bar(each)}
    reached: set[QWidget] = set()
    first = next(iter(wanted))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4 * len(wanted) + 40):
        focused = page.focusWidget()
        while focused is not None and focused not in wanted:
            focused = focused.parentWidget()
        if focused is not None:
            reached.add(focused)
        page.focusNextChild()
    assert {each.objectName() for each in wanted - reached} == set()
