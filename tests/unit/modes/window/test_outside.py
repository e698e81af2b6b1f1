"""Presses from outside the window: keys for the whole desktop, and the call terminal."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from app.modes.window.global_keys import SETTABLE, USUAL, GlobalKeys, chords
from app.modes.window.outside import OutsidePresses
from app.modes.window.view import Deed
from widgets.hotkeys.chord import Chord
from widgets.hotkeys.grabber import Availability, Taken


class Presenter:
    """Some deeds may be done."""

    def __init__(self, *legal: Deed) -> None:
        self.legal = set(legal)
        self.done: list[Deed] = []

    def why_not(self, deed: Deed) -> str:
        return "" if deed in self.legal else f"no {deed}"

    async def act(self, deed: Deed) -> None:
        self.done.append(deed)


class Desk:
    """An outside press on a counter, with a clock that stands."""

    def __init__(self, *legal: Deed) -> None:
        self.presenter, self.said, self.now = Presenter(*legal), list[str](), 0.0
        self.outside = OutsidePresses(self.presenter, run=_at_once, say=self.said.append, mono=lambda: self.now)


def _at_once(work: Coroutine[Any, Any, None]) -> None:
    with pytest.raises(StopIteration):
        work.send(None)


def test_the_first_that_may_be_done_is_done() -> None:
    desk = Desk(Deed.RESUME)
    desk.outside.press((Deed.PAUSE, Deed.RESUME))
    assert desk.presenter.done == [Deed.RESUME]
    assert not desk.said


def test_what_may_not_be_done_is_said() -> None:
    desk = Desk()
    desk.outside.press((Deed.CALL_NEXT,))
    assert desk.said == ["no call-next"]


def test_the_same_press_within_800_ms_is_one() -> None:
    desk = Desk(Deed.PAUSE)
    pair = (Deed.PAUSE, Deed.RESUME)
    desk.outside.press(pair)
    desk.presenter.legal = {Deed.RESUME}
    desk.now = 0.7
    desk.outside.press(pair)
    assert desk.presenter.done == [Deed.PAUSE]
    desk.now = 0.9
    desk.outside.press(pair)
    assert desk.presenter.done == [Deed.PAUSE, Deed.RESUME]


class Keyboard:
    """A desktop on which some chords belong to another program."""

    availability = Availability.YES

    def __init__(self, *foreign: str) -> None:
        self.foreign = foreign
        self.held: set[str] = set()
        self.closed = False

    def hold(self, wanted: dict[str, Chord]) -> dict[str, Taken]:
        self.held = set(wanted) - set(self.foreign)
        return {name: Taken.SOMEBODY_ELSES if name in self.foreign else Taken.OURS for name in wanted}

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def pressed() -> list[tuple[Deed, ...]]:
    return []


def keys_on(keyboard: Keyboard, told: Callable[[tuple[Deed, ...]], None]) -> GlobalKeys:
    """The shortcuts of a program on a desktop."""
    keys = GlobalKeys()
    keys.begin(keyboard, told)
    keys.hold({})
    return keys


def test_usual_keys_are_held_and_two_that_exclude_each_other_share_one(pressed) -> None:
    keyboard = Keyboard()
    keys = keys_on(keyboard, pressed.append)
    assert keyboard.held == set(USUAL.values())
    keys.pressed("Ctrl+Alt+2")
    keys.pressed("Ctrl+Alt+7")
    keys.pressed("Ctrl+Alt+9")
    assert pressed == [(Deed.CALL_NEXT,), (Deed.RESUME, Deed.PAUSE)]


def test_a_machine_has_its_own_and_switches_some_off() -> None:
    found = chords({"call-next": "F8", "recall": "", "park": "Ctrl+P", "pass": "no key", "log-out": "F9"})
    assert found[Deed.CALL_NEXT].text() == "F8"
    assert found[Deed.PARK].text() == "Ctrl+P"
    assert not {Deed.RECALL, Deed.NO_SHOW, Deed.LOG_OUT} & found.keys()


def test_leaving_the_counter_is_never_one_key_away() -> None:
    assert Deed.LOG_OUT not in SETTABLE


def test_a_conflict_is_known_and_not_promised_in_a_tool_tip(pressed) -> None:
    keys = keys_on(Keyboard("Ctrl+Alt+2"), pressed.append)
    assert keys.taken(Deed.CALL_NEXT) is Taken.SOMEBODY_ELSES
    assert keys.shown(Deed.CALL_NEXT) == ""
    assert keys.shown(Deed.RECALL)


def test_nothing_is_held_while_new_keys_are_typed(pressed) -> None:
    keyboard = Keyboard()
    keys = keys_on(keyboard, pressed.append)
    keys.rest(True)
    assert not keyboard.held
    keys.rest(False)
    assert keyboard.held == set(USUAL.values())
    keys.close()
    assert keyboard.closed
