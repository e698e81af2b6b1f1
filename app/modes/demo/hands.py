"""What a person does to a program, done to its real widgets: click, type, press, read, look.

Widgets are found by their object names among everything that is visible. What a person could not do fails: a hidden,
disabled or covered-up widget is an error, not a shortcut.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

_LOOK_SECONDS = 0.03
_PATIENCE_SECONDS = 10.0


class NotPossible(Exception):
    """A person could not do this: the message says what was looked for and what was there."""


async def click(name: str, *, seconds: float = _PATIENCE_SECONDS) -> None:
    """Press a widget in its middle once it is visible and enabled; a menu's entry when that is what is called so."""
    widget = await _usable(name, seconds)
    if isinstance(widget, _Entry):
        QTest.mouseClick(widget.menu, Qt.MouseButton.LeftButton, pos=widget.place)
    else:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=_middle(widget))


async def type_text(name: str, text: str, *, seconds: float = _PATIENCE_SECONDS) -> None:
    """Click into a field and type. Chinese comes in as an input method commits it.

    What has the focus in its own window takes the keys, even while another program's window is the active one.
    """
    await click(name, seconds=seconds)
    field = window_of(name).focusWidget()
    if field is None:
        raise NotPossible(f"{name} takes no typing")
    for sign in text:
        if sign.isascii():
            QTest.keyClicks(field, sign)
        else:
            event = QInputMethodEvent()
            event.setCommitString(sign)
            QApplication.sendEvent(field, event)


async def press(keys: str, *, name: str = "", seconds: float = _PATIENCE_SECONDS) -> None:
    """Press keys such as `F2` or `Ctrl+Return`, in a widget or wherever the focus is."""
    target = await _usable(name, seconds) if name else await _focused(seconds)
    assert isinstance(target, QWidget)  # noqa: S101 - names of menu entries take no keys
    QTest.keySequence(target, QKeySequence(keys))


async def see(name: str, text: str = "", *, seconds: float = _PATIENCE_SECONDS) -> str:
    """Wait until a widget is visible and its words contain `text`; return the words."""

    def looked() -> str | None:
        for widget in _visible(name):
            words = read(widget)
            if text in words:
                return words
        return None

    return await _until(looked, seconds, lambda: f"{name} with {text!r}; there is {_surroundings(name)}")


async def wait_enabled(name: str, *, seconds: float = _PATIENCE_SECONDS) -> None:
    """Wait until a widget may be pressed."""
    await _usable(name, seconds)


def grab(window: QWidget, file: Path) -> None:
    """Save a picture of a window as it is painted now."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(file)):
        raise NotPossible(f"no picture could be written to {file.name}")


def window_of(name: str) -> QWidget:
    """Return the window that a visible widget is in. Raises `NotPossible`."""
    found = _visible(name)
    if not found:
        raise NotPossible(f"no window with {name}; there is {_surroundings(name)}")
    return found[0].window()


def read(widget: QWidget) -> str:
    """Return the words of a widget: its rows, its text, else what a screen reader is told, else the words inside it."""
    if isinstance(widget, QAbstractItemView):
        return "\n".join(_rows(widget))
    text = getattr(widget, "text", None)
    words = text() if callable(text) else text if isinstance(text, str) else ""
    if not words and hasattr(widget, "toPlainText"):
        words = widget.toPlainText()
    words = words or widget.accessibleName()
    if words:
        return str(words)
    inside = [read(child) for child in widget.findChildren(QWidget, options=_DIRECT) if child.isVisible()]
    return " ".join(filter(None, inside))


def _rows(view: QAbstractItemView) -> list[str]:
    model, root = view.model(), view.rootIndex()
    cells = (model.index(row, 0, root) for row in range(model.rowCount(root)))
    return [str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() or "") for cell in cells]


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _visible(name: str) -> list[QWidget]:
    tops = QApplication.topLevelWidgets()
    found = [top for top in tops if top.objectName() == name]
    for top in tops:
        found.extend(top.findChildren(QWidget, name))
    return [widget for widget in found if widget.isVisible()]


@dataclass(frozen=True)
class _Entry:
    """An entry of an open menu, and where in the menu it is pressed."""

    menu: QMenu
    place: QPoint


def _menu_entry(name: str) -> _Entry | None:
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QMenu) and top.isVisible():
            entry = next((action for action in top.actions() if action.objectName() == name), None)
            if entry is not None and entry.isEnabled():
                return _Entry(top, top.actionGeometry(entry).center())
    return None


async def _usable(name: str, seconds: float) -> QWidget | _Entry:
    def looked() -> QWidget | _Entry | None:
        usable = next((widget for widget in _visible(name) if widget.isEnabled()), None)
        return usable or _menu_entry(name)

    return await _until(looked, seconds, lambda: f"{name} to press; there is {_surroundings(name)}")


async def _until(look: Callable[[], Any], seconds: float, wanted: Callable[[], str]) -> Any:
    ends = time.monotonic() + seconds
    while (found := look()) is None:
        if time.monotonic() > ends:
            raise NotPossible(f"waited {seconds:g} s for {wanted()}")
        await asyncio.sleep(_LOOK_SECONDS)
    return found


def _surroundings(name: str) -> str:
    """Say what of this name is there, or else which names are."""
    named = [f"{read(widget)!r} ({'enabled' if widget.isEnabled() else 'disabled'})" for widget in _visible(name)]
    if named:
        return ", ".join(named)
    names = {child.objectName() for top in QApplication.topLevelWidgets() for child in top.findChildren(QWidget)}
    return "no such widget among " + ", ".join(sorted(names - {"", *(n for n in names if n.startswith("qt_"))}))


async def _focused(seconds: float) -> QWidget:
    """Return what takes the keys, after bringing the program's window to the front as somebody who types does."""
    if QApplication.activeWindow() is None:
        window = next((top for top in QApplication.topLevelWidgets() if top.isVisible()), None)
        if window is None:
            raise NotPossible("no window to press keys in")
        window.activateWindow()
        await _until(QApplication.activeWindow, seconds, lambda: "the window in front")
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None  # noqa: S101 - there is an active window
    return widget


def _middle(widget: QWidget) -> QPoint:
    return widget.rect().center()
