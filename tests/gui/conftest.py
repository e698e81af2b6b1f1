"""A window system without a screen, one look for all, and nothing left behind by any test."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from widgets import theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform says this of every window with a least size; no other line of Qt is expected."""
    config.addinivalue_line("qt_log_ignore", r"propagateSizeHints\(\)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test here, unless the test itself is marked with what it expects."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> theme.Theme:
    light = theme.named("light")
    if not set(light.families) & set(QFontDatabase.families()):
        pytest.fail(f"no Chinese interface font is installed; any of {', '.join(light.families)} would do")
    return light


@pytest.fixture(autouse=True)
def look(qapp: QApplication, _look: theme.Theme) -> theme.Theme:
    """The light theme, standing still, applied anew only when a test before changed it."""
    still = theme.is_applied() and theme.current()
    if not still or (still.name, still.text_scale, still.motion) != ("light", 1.0, False):
        return theme.apply(qapp, _look, motion=False)
    return theme.current()


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest, look: theme.Theme) -> Iterator[None]:
    """Fail when a test leaves a top-level widget or a running timer."""
    before = set(map(id, _widgets())), set(map(id, _timers()))
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in _widgets() if id(widget) not in before[0]]
    running = [timer for timer in _timers() if id(timer) not in before[1]]
    names = [repr(thing) for thing in (*left, *running)]
    for widget in left:
        widget.deleteLater()
    for timer in running:
        timer.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if names:
        pytest.fail(f"left behind: {', '.join(names)}")


def _widgets() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if isValid(widget)]


def _timers() -> list[QTimer]:
    found = (thing for thing in gc.get_objects() if isinstance(thing, QTimer))
    return [timer for timer in found if isValid(timer) and timer.isActive()]
