"""A program that holds keys on its X server while another client has the focus and types; prints what it saw."""

import json
import time

import xcffib
import xcffib.xproto
import xcffib.xtest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from widgets.hotkeys.chord import Chord
from widgets.hotkeys.x11 import X11Grabber

CONTROL, ALT, CAPS_LOCK, NUM_LOCK = 0xFFE3, 0xFFE9, 0xFFE5, 0xFF7F
N, R, T = ord("n"), ord("r"), ord("t")
PATIENCE_S = 5.0


class OtherProgram:
    """Another client: a window with the focus, a hand on the keyboard, a key of its own."""

    def __init__(self) -> None:
        self.x = xcffib.connect()
        self.test = self.x(xcffib.xtest.key)
        setup = self.x.get_setup()
        self.root = setup.roots[self.x.pref_screen].root
        reply = self.x.core.GetKeyboardMapping(setup.min_keycode, setup.max_keycode - setup.min_keycode + 1).reply()
        symbols, width = list(reply.keysyms), reply.keysyms_per_keycode
        self.codes = {
            symbol: setup.min_keycode + place // width for place, symbol in reversed(list(enumerate(symbols))) if symbol
        }
        self.window = self.x.generate_id()
        copied = xcffib.xproto.WindowClass.CopyFromParent
        self.x.core.CreateWindow(0, self.window, self.root, 0, 0, 200, 100, 0, copied, 0, 0, [])
        self.x.core.MapWindow(self.window)
        self.x.core.SetInputFocus(xcffib.xproto.InputFocus.PointerRoot, self.window, 0)
        self.sync()

    def sync(self) -> None:
        """Wait until the server has done everything."""
        self.x.core.GetInputFocus().reply()

    def has_focus(self) -> bool:
        """Whether its window still has the focus."""
        return bool(self.x.core.GetInputFocus().reply().focus == self.window)

    def grab(self, symbol: int) -> bool:
        """Hold Ctrl+Alt+symbol; return whether the server allowed it."""
        mode = xcffib.xproto.GrabMode.Async
        try:
            self.x.core.GrabKeyChecked(False, self.root, 4 | 8, self.codes[symbol], mode, mode).check()
        except xcffib.xproto.AccessError:
            return False
        return True

    def type(self, *symbols: int) -> None:
        """Press keys one after the other and let them go in the opposite order."""
        for press, order in ((2, symbols), (3, symbols[::-1])):
            for symbol in order:
                self.test.FakeInput(press, self.codes[symbol], 0, self.root, 0, 0, 0)
        self.sync()


def until(app: QApplication, pressed: list[str], count: int) -> list[str]:
    """Let the program hear so many presses; return them and forget them."""
    end = time.monotonic() + PATIENCE_S
    while len(pressed) < count and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
    app.processEvents()
    heard, pressed[:] = list(pressed), []
    return heard


def main() -> None:
    """Hold keys, be typed at, change the keys, be typed at again."""
    app = QApplication([])
    other, pressed = OtherProgram(), list[str]()
    other.grab(T)
    keys = X11Grabber(QObject(app), pressed.append)
    wanted = {name: Chord.parse(f"Ctrl+Alt+{key}") for name, key in (("next", "N"), ("recall", "R"), ("theirs", "T"))}
    said: dict[str, object] = {"taken": keys.hold(wanted)}
    other.type(CONTROL, ALT, N)
    other.type(CONTROL, ALT, R)
    other.type(CONTROL, N)
    said |= {"pressed": until(app, pressed, 2), "focus_elsewhere": other.has_focus()}
    for lock in (CAPS_LOCK, NUM_LOCK):
        other.type(lock)
    other.type(CONTROL, ALT, N)
    said["pressed_with_locks"] = until(app, pressed, 1)
    for lock in (CAPS_LOCK, NUM_LOCK):
        other.type(lock)
    keys.hold({"recall": wanted["recall"]})
    other.type(CONTROL, ALT, N)
    said["after_change"] = until(app, pressed, 0)
    keys.close()
    said["free_again"] = other.grab(R)
    print(json.dumps(said))


if __name__ == "__main__":
    main()
