"""Video where QtMultimedia is installed, and words where it is not.

The player is Qt's own where this machine has one; elsewhere a stand-in with the same signals shows that the film is
played while it is seen, painted, and that what is wrong is said.
"""

import sys
from enum import Enum
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject, QSize, QUrl, Signal
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.modes.admin.display_layouts.samples import CHINESE
from app.modes.display.layouts import shipped_layout
from app.modes.display.screen import DisplayScreen
from widgets import video_view
from widgets.poster import Poster
from widgets.video_view import VideoView, can_play

BLUE = QColor(20, 80, 160)


class Frame:
    """A frame of one colour."""

    def toImage(self) -> QImage:
        """The frame as a picture."""
        image = QImage(64, 36, QImage.Format.Format_RGB32)
        image.fill(BLUE)
        return image


class Sink(QObject):
    """Where frames arrive."""

    videoFrameChanged = Signal(object)  # noqa: N815 - as Qt calls it


class Player(QObject):
    """A player that plays when it is told to; the last one made is `Player.latest`."""

    class Loops(Enum):
        """How often."""

        Infinite = -1

    errorOccurred = Signal(object, str)  # noqa: N815 - as Qt calls it
    latest: "Player"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.did: list[object] = []
        type(self).latest = self

    def setVideoSink(self, sink: Sink) -> None:
        self.sink = sink

    def setLoops(self, loops: Loops) -> None:
        self.did.append(loops)

    def setSource(self, url: QUrl) -> None:
        self.did.append(url.fileName())

    def play(self) -> None:
        self.did.append("play")
        self.sink.videoFrameChanged.emit(Frame())

    def pause(self) -> None:
        self.did.append("pause")


@pytest.fixture
def player(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with a player."""
    module = ModuleType("PySide6.QtMultimedia")
    module.QMediaPlayer, module.QVideoSink = Player, Sink  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", module)
    monkeypatch.setattr("app.modes.display.blocks.media.can_play", lambda: True)


def display(qtbot: QtBot, base: Path) -> DisplayScreen:
    """A display with the layout that has a video."""
    made = DisplayScreen(shipped_layout("video"), base)
    qtbot.addWidget(made)
    made.show_view(CHINESE)
    made.resize(QSize(1366, 768))
    made.show()
    return made


def said(shown: DisplayScreen) -> str:
    """What stands in the place of the film."""
    return shown.findChild(Poster, "said").text()


def test_without_qtmultimedia_it_is_said(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "video.mp4").write_bytes(b"")
    monkeypatch.setattr(video_view.importlib.util, "find_spec", lambda _name: None)
    assert not can_play()
    shown = display(qtbot, tmp_path)
    assert "QtMultimedia is not installed" in said(shown)
    assert shown.findChild(VideoView) is None


@pytest.mark.usefixtures("player")
def test_with_it_the_film_plays_while_it_is_seen_and_is_painted(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "video.mp4").write_bytes(b"a film")
    shown = display(qtbot, tmp_path)
    film = shown.findChild(VideoView)
    assert Player.latest.did == [Player.Loops.Infinite, "video.mp4", "play"]
    assert film.grab().toImage().pixelColor(film.rect().center()) == BLUE
    assert said(shown) == ""
    shown.hide()
    assert Player.latest.did[-1] == "pause"


@pytest.mark.usefixtures("player")
def test_what_the_player_says_is_wrong_is_shown_and_so_is_a_missing_file(qtbot: QtBot, tmp_path: Path) -> None:
    assert "There is no video" in said(display(qtbot, tmp_path))
    (tmp_path / "video.mp4").write_bytes(b"no film")
    shown = display(qtbot, tmp_path)
    Player.latest.errorOccurred.emit(None, "Could not open file")
    assert said(shown) == "Could not open file"


@pytest.mark.qt_log_level_fail("CRITICAL")  # FFmpeg complains of the file
@pytest.mark.skipif(not can_play(), reason="QtMultimedia is not installed here: pip install citydesk[video]")
def test_where_this_machine_has_it_a_file_that_is_no_film_is_said_by_qts_own_player(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "video.mp4").write_bytes(b"no film")
    shown = display(qtbot, tmp_path)
    qtbot.waitUntil(lambda: said(shown) != "", timeout=20_000)
