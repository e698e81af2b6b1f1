"""Several screens of one machine: the same moment on each, in its own layout."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.modes.admin.craft import Place
from app.modes.admin.display_layouts.craft import keep
from app.modes.admin.display_layouts.samples import CHINESE
from app.modes.display.layouts import Layouts, shipped_layout
from app.modes.display.walls import Walls
from app.modes.program import options, overrides
from tests.unit.rules.halls import MANAGER, Hall, small_setup
from widgets.call_board import CallBoard

TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from app.client.application import application
from app.modes.admin.display_layouts.samples import CHINESE
from app.modes.display.layouts import Layouts
from app.modes.display.walls import Walls
from widgets import theme
app = application("Citydesk")
theme.apply(app, theme.named("light"), motion=False)
walls = Walls({"0": "halves", "1": "portrait", "2": "list"}, layouts=Layouts(Path()), base=Path(), zone="")
walls.first.showFullScreen()
walls.show_view(CHINESE)
for _ in range(10):
    app.processEvents()
for number, screen in walls.screens.items():
    place = screen.geometry()
    print(number, screen.isVisible(), place.x(), place.y(), place.width(), place.height(), screen.picture.shown.name)
walls.close()
"""


def walls(qtbot: QtBot, **names: str) -> Walls:
    """The screens of a machine, as large as a small television."""
    made = Walls({number[1:]: name for number, name in names.items()}, layouts=Layouts(Path()), base=Path(), zone="A")
    for screen in made.screens.values():
        qtbot.addWidget(screen)
        screen.resize(QSize(1366, 768))
    return made


def test_every_screen_shows_the_moment_in_its_own_layout(qtbot: QtBot):
    made = walls(qtbot, n0="list", n1="whole")
    made.show_view(CHINESE)
    assert [screen.picture.shown for screen in made.screens.values()] == [
        shipped_layout("list"),
        shipped_layout("whole"),
    ]
    assert made.first.findChild(CallBoard).accessibleName().startswith(CHINESE.calls[0].ticket)


def test_without_settings_the_screen_follows_how_it_stands_and_what_the_hall_says(qtbot: QtBot):
    made = walls(qtbot)
    made.follow(small_setup())
    assert made.first.picture.shown == shipped_layout("halves")
    made.first.resize(QSize(540, 960))
    made.first.show()
    qtbot.waitUntil(lambda: made.first.picture.shown == shipped_layout("portrait"))
    hall = Hall()
    hall.do(keep("own", shipped_layout("video"), "", Place()), MANAGER)
    made.follow(hall.state.setup)
    assert made.first.picture.shown == shipped_layout("video")


def test_one_process_fills_two_screens_and_waits_for_a_third(tmp_path: Path):
    """A machine with two screens, one of them standing, as Qt's offscreen platform can be told to be."""
    screens = [
        {"name": "left", "x": 0, "y": 0, "width": 1920, "height": 1080},
        {"name": "right", "x": 1920, "y": 0, "width": 1080, "height": 1920},
    ]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}))
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"}
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    first, second, third = done.stdout.splitlines()
    assert first == f"0 True 0 0 1920 1080 {shipped_layout('halves').name}"
    assert second == f"1 True 1920 0 1080 1920 {shipped_layout('portrait').name}"
    assert third.startswith("2 False")
    assert "screen 2 is not there; there are 2" in done.stderr


def test_the_command_line_names_the_layouts_of_the_screens():
    arguments = options("display").parse_args(["--screen", "0=halves", "--screen", "1=own.toml"])
    assert overrides(arguments)["screens"] == {"0": "halves", "1": "own.toml"}
