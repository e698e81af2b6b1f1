"""The next citizen is called by keys typed while another program has the focus, on a real X server."""

from tests.gui.xserver import run_under_x


def test_the_shortcut_calls_the_next() -> None:
    assert run_under_x("tests.gui.modes.shortcut_under_x") == {"state": "calling", "focus_elsewhere": True}
