"""Windows' hot keys, against a user32 that answers as the documentation says."""

import ctypes
import ctypes.wintypes
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from widgets.hotkeys.chord import Chord
from widgets.hotkeys.grabber import Taken
from widgets.hotkeys.windows import WM_HOTKEY, WindowsGrabber

NEXT, RECALL, ODD = Chord.parse("Ctrl+Alt+N"), Chord.parse("Shift+F3"), Chord.parse("Ctrl+;")


class User32:
    """Keys by number; those in `foreign` belong to another program."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}
        self.foreign: set[tuple[int, int]] = set()

    def RegisterHotKey(self, window: None, number: int, flags: int, key: int) -> int:
        if (flags, key) in self.foreign or number in self.held:
            return 0
        self.held[number] = flags, key
        return 1

    def UnregisterHotKey(self, window: None, number: int) -> int:
        del self.held[number]
        return 1


@pytest.fixture
def system() -> User32:
    return User32()


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def keys(qapp: QApplication, system: User32, pressed: list[str]) -> Iterator[WindowsGrabber]:
    keys = WindowsGrabber(pressed.append, system=system)
    yield keys
    keys.close()
    assert not system.held


def press(keys: WindowsGrabber, number: int) -> None:
    """What Windows sends to the thread."""
    told = ctypes.wintypes.MSG(message=WM_HOTKEY, wParam=number)
    assert keys.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told)) == (False, 0)


def test_a_press_is_told_by_name(keys: WindowsGrabber, system: User32, pressed: list[str]) -> None:
    assert keys.hold({"next": NEXT, "recall": RECALL}) == {"next": Taken.OURS, "recall": Taken.OURS}
    assert sorted(system.held.values()) == [(0x4003, 0x4E), (0x4004, 0x72)]
    for number in system.held:
        press(keys, number)
    press(keys, 1)
    assert pressed == ["next", "recall"]


def test_a_conflict_is_said(keys: WindowsGrabber, system: User32) -> None:
    system.foreign.add((0x4003, 0x4E))
    assert keys.hold({"next": NEXT, "recall": RECALL, "odd": ODD}) == {
        "next": Taken.SOMEBODY_ELSES,
        "recall": Taken.OURS,
        "odd": Taken.NOT_ON_KEYBOARD,
    }


def test_other_keys_replace_those_before(keys: WindowsGrabber, system: User32) -> None:
    keys.hold({"next": NEXT})
    keys.hold({"recall": RECALL})
    assert list(system.held.values()) == [(0x4004, 0x72)]
