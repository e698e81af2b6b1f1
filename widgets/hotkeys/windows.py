"""Windows: `RegisterHotKey` of user32; presses come as WM_HOTKEY to the thread that registered them.

Written after Microsoft's documentation and tested with a system that is not Windows; it has not run on Windows.
"""

import ctypes
import ctypes.wintypes
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, Qt

from widgets.hotkeys.chord import Chord
from widgets.hotkeys.grabber import Availability, OnPressed, Taken

__all__ = ["WM_HOTKEY", "HotkeySystem", "WindowsGrabber", "virtual_key"]

WM_HOTKEY = 0x0312
_NO_REPEAT = 0x4000
_FLAGS = {
    Qt.KeyboardModifier.AltModifier: 0x1,
    Qt.KeyboardModifier.ControlModifier: 0x2,
    Qt.KeyboardModifier.ShiftModifier: 0x4,
    Qt.KeyboardModifier.MetaModifier: 0x8,
}
_NAMED = {
    Qt.Key.Key_Backspace: 0x08,
    Qt.Key.Key_Tab: 0x09,
    Qt.Key.Key_Return: 0x0D,
    Qt.Key.Key_Enter: 0x0D,
    Qt.Key.Key_Pause: 0x13,
    Qt.Key.Key_Escape: 0x1B,
    Qt.Key.Key_Space: 0x20,
    Qt.Key.Key_PageUp: 0x21,
    Qt.Key.Key_PageDown: 0x22,
    Qt.Key.Key_End: 0x23,
    Qt.Key.Key_Home: 0x24,
    Qt.Key.Key_Left: 0x25,
    Qt.Key.Key_Up: 0x26,
    Qt.Key.Key_Right: 0x27,
    Qt.Key.Key_Down: 0x28,
    Qt.Key.Key_Print: 0x2C,
    Qt.Key.Key_Insert: 0x2D,
    Qt.Key.Key_Delete: 0x2E,
}
_FIRST_FUNCTION = 0x70
_FIRST_ID = 0x4344
"""Any number below 0xC000 that is ours within the thread."""


class HotkeySystem(Protocol):
    """The two calls of user32; without a window they belong to the calling thread."""

    def RegisterHotKey(self, window: None, number: int, flags: int, key: int) -> int:
        """Return 0 when another program holds the keys."""

    def UnregisterHotKey(self, window: None, number: int) -> int:
        """Give the keys back."""


def virtual_key(key: Qt.Key) -> int:
    """Return Windows' number of a key; 0 when it has none that does not depend on the keyboard."""
    number = int(key)
    if key in _NAMED:
        return _NAMED[key]
    if int(Qt.Key.Key_F1) <= number <= int(Qt.Key.Key_F24):
        return _FIRST_FUNCTION + number - int(Qt.Key.Key_F1)
    letter_or_digit = number < 0x80 and chr(number).isalnum()
    return number if letter_or_digit else 0


class WindowsGrabber(QAbstractNativeEventFilter):
    """See `Grabber`."""

    availability = Availability.YES

    def __init__(self, on_pressed: OnPressed, *, system: HotkeySystem | None = None) -> None:
        super().__init__()
        self._on_pressed = on_pressed
        self._system: HotkeySystem = system or ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
        self._held: dict[int, str] = {}
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def hold(self, chords: Mapping[str, Chord]) -> dict[str, Taken]:
        """See `Grabber.hold`."""
        self._let_go()
        return {name: self._register(name, chord) for name, chord in chords.items()}

    def close(self) -> None:
        """See `Grabber.close`."""
        self._let_go()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Hear the presses; everything goes on to Qt."""
        told = ctypes.wintypes.MSG.from_address(int(message))
        if told.message == WM_HOTKEY and told.wParam in self._held:
            self._on_pressed(self._held[told.wParam])
        return False, 0

    def _register(self, name: str, chord: Chord) -> Taken:
        key = virtual_key(chord.key)
        if not key:
            return Taken.NOT_ON_KEYBOARD
        flags = sum(bit for modifier, bit in _FLAGS.items() if modifier & chord.held)
        number = _FIRST_ID + len(self._held)
        if not self._system.RegisterHotKey(None, number, flags | _NO_REPEAT, key):
            return Taken.SOMEBODY_ELSES
        self._held[number] = name
        return Taken.OURS

    def _let_go(self) -> None:
        for number in self._held:
            self._system.UnregisterHotKey(None, number)
        self._held = {}
