"""What a machine remembers of its look."""

from pathlib import Path

import pytest

from app.client.errors import SettingsError
from app.client.look import LEAST_SHOT_SECONDS, MOST_SHOT_SECONDS, Look, ThemeChoice, load_look, save_look
from app.contract.hall import shots
from widgets.docking.edge import Edge


def test_what_was_saved_is_read(tmp_path: Path) -> None:
    look = Look(
        theme=ThemeChoice.SYSTEM,
        text_percent=125,
        edge=Edge.LEFT,
        screen='Dell "U2720Q"\\1',
        collapsed=True,
        starts_as_bar=True,
        shot_seconds=45,
        shortcuts={"call-next": "Ctrl+Alt+N", "pass": ""},
    )
    save_look(tmp_path / "new" / "look.toml", look)
    assert load_look(tmp_path / "new" / "look.toml") == look


def test_without_a_file_it_is_as_designed(tmp_path: Path) -> None:
    assert load_look(tmp_path / "look.toml") == Look()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("text_percent = 151", "text_percent must be a whole number from 90 to 150"),
        ("text_percent = 89", "from 90 to 150"),
        ("text_percent = true", "from 90 to 150"),
        ('theme = "pink"', "light, dark or system"),
        ("theme = 1", "light, dark or system"),
        ('edge = "middle"', "top, bottom, left or right"),
        ("collapsed = 1", "true or false"),
        ("shot_seconds = 4", "0, or a whole number from 5 to 600"),
        ("shot_seconds = 601", "from 5 to 600"),
        ("shot_seconds = true", "from 5 to 600"),
        ("shortcuts = 3", "a table"),
        ("[shortcuts]\ncall-next = 5", "a table"),
        ("colour = 1", "colour is no setting"),
        ("theme = \n", "line 1"),
    ],
)
def test_a_mistake_is_told_with_what_is_expected(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "look.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        load_look(file)


def test_a_picture_may_stay_as_long_as_the_contract_lets_it() -> None:
    assert (LEAST_SHOT_SECONDS, MOST_SHOT_SECONDS) == (shots.LEAST_SHOT_SECONDS, shots.MOST_SHOT_SECONDS)


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written"):
        save_look(tmp_path / "file" / "look.toml", Look())
