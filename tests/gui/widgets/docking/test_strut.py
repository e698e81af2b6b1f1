"""X11's hint for a docked bar: its numbers, and the real thing on a virtual X server."""

import pytest
from PySide6.QtCore import QRect

from tests.gui.xserver import run_under_x
from widgets.docking.edge import Edge, band
from widgets.docking.strut import partial_strut

LEFT_SCREEN, RIGHT_SCREEN = QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1080)
ROOT = QRect(0, 0, 3200, 1080)


@pytest.mark.parametrize(
    ("screen", "edge", "numbers"),
    [
        (LEFT_SCREEN, Edge.LEFT, (64, 0, 0, 0, 0, 1079, 0, 0, 0, 0, 0, 0)),
        (RIGHT_SCREEN, Edge.RIGHT, (0, 64, 0, 0, 0, 0, 0, 1079, 0, 0, 0, 0)),
        (LEFT_SCREEN, Edge.TOP, (0, 0, 64, 0, 0, 0, 0, 0, 0, 1919, 0, 0)),
        (RIGHT_SCREEN, Edge.TOP, (0, 0, 64, 0, 0, 0, 0, 0, 1920, 3199, 0, 0)),
        (RIGHT_SCREEN, Edge.BOTTOM, (0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 1920, 3199)),
    ],
)
def test_numbers(screen: QRect, edge: Edge, numbers: tuple[int, ...]) -> None:
    assert partial_strut(ROOT, screen, edge, band(screen, edge, 64)) == numbers


def test_what_other_bars_hold_counts_from_the_edge() -> None:
    below_a_panel = band(LEFT_SCREEN.adjusted(0, 40, 0, 0), Edge.TOP, 64)
    numbers = partial_strut(ROOT, LEFT_SCREEN, Edge.TOP, below_a_panel)
    assert numbers is not None
    assert numbers[2] == 104


@pytest.mark.parametrize(("screen", "edge"), [(LEFT_SCREEN, Edge.RIGHT), (RIGHT_SCREEN, Edge.LEFT)])
def test_between_two_screens_nothing_is_kept(screen: QRect, edge: Edge) -> None:
    assert partial_strut(ROOT, screen, edge, band(screen, edge, 64)) is None


def test_a_bar_on_a_real_x_server_says_so_and_takes_it_back() -> None:
    said = run_under_x("tests.gui.widgets.docking.bar_under_x")
    assert said["kept"] == [0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 1279]
    assert said["whole"] == [0, 736, 1280, 64]
    assert said["let_go"] == [0] * 12
