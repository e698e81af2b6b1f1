"""Keys of the whole desktop on a real X server: another window has the focus all the time."""

from typing import Any

import pytest

from tests.gui.xserver import run_under_x


@pytest.fixture(scope="module")
def said() -> dict[str, Any]:
    """What a program that holds keys saw."""
    return run_under_x("tests.gui.widgets.hotkeys.keys_under_x")


def test_presses_arrive_though_another_window_has_the_focus(said: dict[str, Any]) -> None:
    assert said["focus_elsewhere"]
    assert said["pressed"] == ["next", "recall"]


def test_caps_lock_and_num_lock_make_no_difference(said: dict[str, Any]) -> None:
    assert said["pressed_with_locks"] == ["next"]


def test_keys_of_another_program_are_said_to_be_taken(said: dict[str, Any]) -> None:
    assert said["taken"] == {"next": "ours", "recall": "ours", "theirs": "somebody_elses"}


def test_what_was_let_go_is_free_for_others(said: dict[str, Any]) -> None:
    assert said["after_change"] == []
    assert said["free_again"]
