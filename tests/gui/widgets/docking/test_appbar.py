"""Windows' docked bar, against a shell that answers as the documentation says."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.docking.appbar import AppBar, AppBarData, Message
from widgets.docking.edge import Edge, ScreenPlace, band

WHOLE = QRect(0, 0, 1920, 1080)
SCREEN = ScreenPlace("DISPLAY1", WHOLE, WHOLE)


class Shell:
    """A desktop whose taskbar takes the lowest 40 pixels; bars at the bottom are pushed above it."""

    def __init__(self) -> None:
        self.told: list[Message] = []
        self.bars: dict[int, tuple[int, int, int, int]] = {}

    def __call__(self, message: int, data: AppBarData) -> int:
        self.told.append(Message(message))
        place = data.place
        match message:
            case Message.QUERY_PLACE:
                place.bottom = min(place.bottom, 1040)
            case Message.SET_PLACE:
                self.bars[data.window] = (place.left, place.top, place.right, place.bottom)
            case Message.REMOVE:
                del self.bars[data.window]
        return 1


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize(
    ("edge", "place"),
    [
        (Edge.TOP, (0, 0, 1920, 64)),
        (Edge.BOTTOM, (0, 976, 1920, 1040)),
        (Edge.LEFT, (0, 0, 64, 1040)),
        (Edge.RIGHT, (1856, 0, 1920, 1040)),
    ],
)
def test_the_shell_has_the_last_word_on_the_place(window: QWidget, edge: Edge, place: tuple[int, ...]) -> None:
    shell = Shell()
    bar = AppBar(shell)
    bar.reserve(window, SCREEN, edge, band(WHOLE, edge, 64))
    assert list(shell.bars.values()) == [place]
    left, top, right, bottom = place
    assert window.geometry() == QRect(left, top, right - left, bottom - top)
    bar.release()
    assert not shell.bars


def test_a_bar_is_announced_once_and_removed_once(window: QWidget) -> None:
    shell = Shell()
    bar = AppBar(shell)
    for edge in (Edge.TOP, Edge.LEFT):
        bar.reserve(window, SCREEN, edge, band(WHOLE, edge, 64))
    bar.release()
    bar.release()
    assert shell.told.count(Message.NEW) == shell.told.count(Message.REMOVE) == 1
