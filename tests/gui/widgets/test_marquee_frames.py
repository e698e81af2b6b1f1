"""The running line, frame by frame: whole pixels, even steps, and never slower for a late frame."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from widgets import theme
from widgets.marquee import Marquee

SPEED = 2.5 * 40
"""Pixels a second for letters of 40 pixels."""


class Hands:
    """A clock that stands still until it is turned."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def running(qapp: QApplication, qtbot) -> tuple[Marquee, Hands]:
    theme.apply(qapp, theme.named("light"), motion=True)
    clock = Hands()
    line = Marquee("请携带身份证原件,听到叫号后请到对应窗口办理。" * 8, clock=clock)
    qtbot.addWidget(line)
    line.resize(1920, 80)
    line.set_pixels(40)
    line.show()
    return line, clock


def test_every_frame_stands_on_a_whole_pixel_and_the_steps_are_even(running: tuple[Marquee, Hands]) -> None:
    line, clock = running
    places = []
    for frame in range(600):
        clock.seconds = frame / 60
        places.append(line.offset)
    assert all(place == int(place) for place in places)
    steps = {after - before for before, after in pairwise(places)}
    assert steps == {1, 2}
    assert places[-1] == round(599 / 60 * SPEED)


def test_a_late_frame_is_where_it_would_have_been(running: tuple[Marquee, Hands]) -> None:
    line, clock = running
    for seconds in (0.016, 0.033, 0.250, 0.266, 3.0):
        clock.seconds = seconds
        assert line.offset == round(seconds * SPEED)


def test_the_end_runs_into_the_beginning_without_a_jump(running: tuple[Marquee, Hands]) -> None:
    line, clock = running
    clock.seconds = 0.0
    before = line.grab().toImage()
    steps = 1
    clock.seconds = steps / SPEED
    while line.offset == steps:
        steps += 1
        clock.seconds = steps / SPEED
    assert (steps > line.width(), line.offset) == (True, 0)
    assert line.grab().toImage() == before


def test_the_same_words_move_as_a_whole(running: tuple[Marquee, Hands]) -> None:
    line, clock = running
    first = line.grab().toImage()
    clock.seconds = 1.0
    second = line.grab().toImage()
    moved = int(SPEED)
    wide = first.width() - moved
    assert second.copy(0, 0, wide, first.height()) == first.copy(moved, 0, wide, first.height())
