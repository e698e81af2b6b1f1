"""A counter's program as a bar on a real X server, while another program has the focus and its shortcut is typed."""

import asyncio
import json
import time

from PySide6.QtWidgets import QApplication

from app.modes.window.global_keys import GlobalKeys
from app.modes.window.outside import OutsidePresses
from tests.gui.modes.window_scenes import COUNTER, counter
from tests.gui.widgets.hotkeys.keys_under_x import ALT, CONTROL, PATIENCE_S, OtherProgram
from widgets import theme
from widgets.hotkeys.x11 import X11Grabber


def main() -> None:
    """Wait for somebody, then let the keys be typed elsewhere."""
    app = QApplication([])
    theme.apply(app, theme.named("light"), motion=False)
    at, keys = counter(), GlobalKeys()
    at.take(2)
    at.presenter.tick()
    at.screen.show()
    at.screen.set_slim(True)
    app.processEvents()
    outside = OutsidePresses(at.presenter, run=asyncio.run, say=print)
    keys.begin(X11Grabber(at.screen, keys.pressed), outside.press)
    keys.hold({})
    other = OtherProgram()
    other.type(CONTROL, ALT, ord("2"))
    end = time.monotonic() + PATIENCE_S
    while at.hall.state.desks[COUNTER].visit is None and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
    said = {"state": at.hall.state.desks[COUNTER].state.value, "focus_elsewhere": other.has_focus()}
    keys.close()
    print(json.dumps(said))


if __name__ == "__main__":
    main()
