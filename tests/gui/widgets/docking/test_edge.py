"""Where a bar stands."""

import pytest
from PySide6.QtCore import QPoint, QRect

from widgets.docking.edge import Edge, ScreenPlace, band, chosen, nearest_edge

AREA = QRect(100, 50, 1366, 728)
FIRST = ScreenPlace("eDP-1", QRect(0, 0, 1920, 1080), QRect(0, 40, 1920, 1040))
SECOND = ScreenPlace("HDMI-1", QRect(1920, 0, 1280, 1024), QRect(1920, 0, 1280, 1024))


@pytest.mark.parametrize(
    ("edge", "place"),
    [
        (Edge.TOP, QRect(100, 50, 1366, 64)),
        (Edge.BOTTOM, QRect(100, 714, 1366, 64)),
        (Edge.LEFT, QRect(100, 50, 64, 728)),
        (Edge.RIGHT, QRect(1402, 50, 64, 728)),
    ],
)
def test_a_bar_takes_a_whole_edge(edge: Edge, place: QRect) -> None:
    assert band(AREA, edge, 64) == place
    assert AREA.contains(place)


@pytest.mark.parametrize("edge", Edge)
def test_a_bar_is_never_larger_than_its_screen(edge: Edge) -> None:
    assert band(AREA, edge, 5000) == AREA


@pytest.mark.parametrize(
    ("point", "edge"),
    [((783, 60), Edge.TOP), ((783, 770), Edge.BOTTOM), ((110, 400), Edge.LEFT), ((1460, 400), Edge.RIGHT)],
)
def test_a_bar_jumps_to_the_nearest_edge(point: tuple[int, int], edge: Edge) -> None:
    assert nearest_edge(AREA, QPoint(*point)) is edge


def test_the_screen_that_was_asked_for() -> None:
    assert chosen((FIRST, SECOND), "HDMI-1") is SECOND


@pytest.mark.parametrize("name", ["", "DP-9"])
def test_the_first_screen_stands_in_for_one_that_is_not_there(name: str) -> None:
    assert chosen((FIRST, SECOND), name) is FIRST
