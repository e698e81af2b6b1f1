"""Keys for the whole desktop, as settings write them."""

import pytest
from PySide6.QtCore import QKeyCombination, Qt

from widgets.hotkeys.chord import Chord, NoChord
from widgets.hotkeys.windows import virtual_key
from widgets.hotkeys.x11 import keysym


@pytest.mark.parametrize("text", ["Ctrl+Alt+N", "F8", "Shift+F9", "Alt+PgDown", "Meta+Space", "Ctrl+1"])
def test_a_chord_is_read_and_written(text: str) -> None:
    assert Chord.parse(text).text() == text


@pytest.mark.parametrize("text", ["", "N", "Shift+N", "Ctrl+", "Ctrl", "Ctrl+A, Ctrl+B", "nonsense", "Alt+Ctrl"])
def test_what_would_take_ordinary_typing_away_is_no_chord(text: str) -> None:
    with pytest.raises(NoChord):
        Chord.parse(text)


def test_held_keys_alone_are_no_chord() -> None:
    with pytest.raises(NoChord):
        Chord.of(QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Control))


@pytest.mark.parametrize(
    ("text", "x11", "windows"),
    [
        ("Ctrl+N", 0x6E, 0x4E),
        ("Ctrl+7", 0x37, 0x37),
        ("F2", 0xFFBF, 0x71),
        ("Ctrl+PgUp", 0xFF55, 0x21),
        ("Ctrl+Space", 0x20, 0x20),
        ("Ctrl+;", 0x3B, 0),
    ],
)
def test_the_numbers_of_keys(text: str, x11: int, windows: int) -> None:
    key = Chord.parse(text).key
    assert (keysym(key), virtual_key(key)) == (x11, windows)
