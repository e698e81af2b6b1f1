"""How a program looks, stands and behaves on this machine: a small TOML file that people may edit.

Read before the first frame, so it needs nothing heavy. A wrong file is an error that says what is expected.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.client.errors import SettingsError
from app.client.private_file import write_private
from widgets.docking.edge import Edge

SMALLEST_TEXT, LARGEST_TEXT = 90, 150
"""Percent of the size as designed."""

LEAST_SHOT_SECONDS, MOST_SHOT_SECONDS = 5, 600
"""How long a picture may stay on the pad. The contract, which says the same, is too heavy to be read here."""


class ThemeChoice(StrEnum):
    """Light, dark, or as the system says."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a machine remembers of its look. `shortcuts` are those that differ from the program's own, by action; an
    empty one is switched off. `screen` is the name of the bar's screen, empty for the primary one. A picture stays
    `shot_seconds` on the pad, with 0 as long as the hall sets.
    """

    theme: ThemeChoice = ThemeChoice.LIGHT
    text_percent: int = 100
    edge: Edge = Edge.TOP
    screen: str = ""
    collapsed: bool = False
    starts_as_bar: bool = False
    shot_seconds: int = 0
    shortcuts: Mapping[str, str] = field(default_factory=dict)


_EXPECTED = {
    "theme": "light, dark or system",
    "text_percent": f"a whole number from {SMALLEST_TEXT} to {LARGEST_TEXT}",
    "edge": "top, bottom, left or right",
    "screen": "the name of a screen as text",
    "collapsed": "true or false",
    "starts_as_bar": "true or false",
    "shot_seconds": f"0, or a whole number from {LEAST_SHOT_SECONDS} to {MOST_SHOT_SECONDS}",
    "shortcuts": 'a table such as call-next = "Ctrl+Alt+N"',
}


_WHOLE = {
    "text_percent": range(SMALLEST_TEXT, LARGEST_TEXT + 1),
    "shot_seconds": (0, *range(LEAST_SHOT_SECONDS, MOST_SHOT_SECONDS + 1)),
}


def load_look(path: Path) -> Look:
    """Read a look; the usual one when there is no file. Raises `SettingsError` naming what is expected."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Look()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name}: {error}") from error
    known = {each.name for each in fields(Look)}
    for name, value in data.items():
        if name not in known:
            raise SettingsError(f"{path.name}: {name} is no setting; known are {', '.join(_EXPECTED)}")
        if not _is_right(name, value):
            raise SettingsError(f"{path.name}: {name} must be {_EXPECTED[name]}")
    return _typed(data)


def save_look(path: Path, look: Look) -> None:
    """Write a look, whole or not at all. Raises `SettingsError` when it cannot be written."""
    table = asdict(look)
    shortcuts = table.pop("shortcuts")
    lines = [f"{name} = {_toml(value)}" for name, value in table.items()]
    lines += ["", "[shortcuts]", *(f"{_toml(action)} = {_toml(keys)}" for action, keys in sorted(shortcuts.items()))]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_private(path, ("\n".join(lines) + "\n").encode())
    except OSError as error:
        raise SettingsError(f"{path.name} cannot be written: {error.strerror}") from error


def _is_right(name: str, value: Any) -> bool:
    match name:
        case "theme":
            return value in set(ThemeChoice)
        case "edge":
            return value in set(Edge)
        case "text_percent" | "shot_seconds":
            return type(value) is int and value in _WHOLE[name]
        case "screen":
            return isinstance(value, str)
        case "shortcuts":
            return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
        case _:
            return isinstance(value, bool)


def _typed(data: Mapping[str, Any]) -> Look:
    known = asdict(Look()) | dict(data)
    return Look(**known | {"theme": ThemeChoice(known["theme"]), "edge": Edge(known["edge"])})


def _toml(value: Any) -> str:
    """Return a text, number or truth in TOML; a JSON string without DEL is a TOML basic string."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
