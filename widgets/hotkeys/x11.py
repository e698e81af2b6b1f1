"""X11: passive grabs on the root window (`GrabKey`, X protocol 11), over a connection of their own.

Caps Lock and Num Lock count as modifiers there, so each key is grabbed with every mixture of them.
"""

from collections.abc import Iterator, Mapping

import xcffib
import xcffib.xproto
from PySide6.QtCore import QObject, QSocketNotifier, Qt

from widgets.hotkeys.chord import Chord
from widgets.hotkeys.grabber import Availability, OnPressed, Taken

__all__ = ["X11Grabber", "keysym"]

_SHIFT, _LOCK, _CONTROL, _ALT, _NUM_LOCK, _SUPER = 1, 2, 4, 8, 16, 64
"""Mod1 is Alt, Mod2 is Num Lock, Mod4 is Super on every common keyboard (xmodmap -pm)."""
_IGNORED = (0, _LOCK, _NUM_LOCK, _LOCK | _NUM_LOCK)
_COUNTED = _SHIFT | _CONTROL | _ALT | _SUPER

_MASKS = {
    Qt.KeyboardModifier.ShiftModifier: _SHIFT,
    Qt.KeyboardModifier.ControlModifier: _CONTROL,
    Qt.KeyboardModifier.AltModifier: _ALT,
    Qt.KeyboardModifier.MetaModifier: _SUPER,
}
_NAMED = {
    Qt.Key.Key_Escape: 0xFF1B,
    Qt.Key.Key_Tab: 0xFF09,
    Qt.Key.Key_Backspace: 0xFF08,
    Qt.Key.Key_Return: 0xFF0D,
    Qt.Key.Key_Enter: 0xFF8D,
    Qt.Key.Key_Insert: 0xFF63,
    Qt.Key.Key_Delete: 0xFFFF,
    Qt.Key.Key_Pause: 0xFF13,
    Qt.Key.Key_Print: 0xFF61,
    Qt.Key.Key_Home: 0xFF50,
    Qt.Key.Key_Left: 0xFF51,
    Qt.Key.Key_Up: 0xFF52,
    Qt.Key.Key_Right: 0xFF53,
    Qt.Key.Key_Down: 0xFF54,
    Qt.Key.Key_PageUp: 0xFF55,
    Qt.Key.Key_PageDown: 0xFF56,
    Qt.Key.Key_End: 0xFF57,
}
_FIRST_FUNCTION = 0xFFBE


def keysym(key: Qt.Key) -> int:
    """Return X's number of a key: Latin-1 stands for itself (letters small), function keys from F1 on in a row."""
    number = int(key)
    if key in _NAMED:
        return _NAMED[key]
    if int(Qt.Key.Key_F1) <= number <= int(Qt.Key.Key_F35):
        return _FIRST_FUNCTION + number - int(Qt.Key.Key_F1)
    return ord(chr(number).lower()) if number < 0x100 else 0


class X11Grabber:
    """See `Grabber`."""

    availability = Availability.YES

    def __init__(self, parent: QObject, on_pressed: OnPressed) -> None:
        self._on_pressed = on_pressed
        self._connection = xcffib.connect()
        setup = self._connection.get_setup()
        self._root = setup.roots[self._connection.pref_screen].root
        self._lowest, self._highest = setup.min_keycode, setup.max_keycode
        self._held: dict[tuple[int, int], str] = {}
        self._notifier = QSocketNotifier(self._connection.get_file_descriptor(), QSocketNotifier.Type.Read, parent)
        self._notifier.activated.connect(self._read)

    def hold(self, chords: Mapping[str, Chord]) -> dict[str, Taken]:
        """See `Grabber.hold`."""
        self._let_go()
        codes = self._keycodes()
        found = {name: self._grab(name, chord, codes) for name, chord in chords.items()}
        self._read()  # what came while we waited for answers will not wake the notifier
        return found

    def close(self) -> None:
        """See `Grabber.close`."""
        self._notifier.setEnabled(False)
        self._notifier.deleteLater()
        self._connection.disconnect()

    def _grab(self, name: str, chord: Chord, codes: Mapping[int, int]) -> Taken:
        code = codes.get(keysym(chord.key))
        if not code:
            return Taken.NOT_ON_KEYBOARD
        mask = sum(bit for modifier, bit in _MASKS.items() if modifier & chord.held)
        mode = xcffib.xproto.GrabMode.Async
        core = self._connection.core
        asked = [core.GrabKeyChecked(False, self._root, mask | lock, code, mode, mode) for lock in _IGNORED]
        refused = sum(not _granted(cookie) for cookie in asked)
        if refused:
            self._ungrab(code, mask)
            return Taken.SOMEBODY_ELSES
        self._held[code, mask] = name
        return Taken.OURS

    def _let_go(self) -> None:
        for code, mask in self._held:
            self._ungrab(code, mask)
        self._held = {}

    def _ungrab(self, code: int, mask: int) -> None:
        for lock in _IGNORED:
            self._connection.core.UngrabKey(code, self._root, mask | lock)
        self._connection.flush()

    def _keycodes(self) -> dict[int, int]:
        """Return the key that gives each symbol without anything held."""
        count = self._highest - self._lowest + 1
        reply = self._connection.core.GetKeyboardMapping(self._lowest, count).reply()
        symbols, width = list(reply.keysyms), reply.keysyms_per_keycode
        found: dict[int, int] = {}
        for place in range(count):
            found.setdefault(symbols[place * width], self._lowest + place)
        return found

    def _read(self) -> None:
        for event in self._events():
            if isinstance(event, xcffib.xproto.KeyPressEvent):
                name = self._held.get((event.detail, event.state & _COUNTED))
                if name is not None:
                    self._on_pressed(name)

    def _events(self) -> Iterator[object]:
        while (event := self._connection.poll_for_event()) is not None:
            yield event


def _granted(cookie: xcffib.VoidCookie) -> bool:
    try:
        cookie.check()
    except xcffib.xproto.AccessError:
        return False
    return True
