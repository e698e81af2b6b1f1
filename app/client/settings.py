"""Settings of one mode and profile: a TOML file that people may edit.

A wrong file is an error with its line, never replaced by defaults and never overwritten unseen: `save_settings` refuses
while the file on the disk cannot be read or has changed since it was loaded.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from app.client.errors import SettingsError
from app.client.private_file import write_private
from app.contract.model import Code, CounterNo, Model

Url = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9+.\-]*:[^\s\x00-\x1f]{0,400}$")]
ServerUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/\x00-\x1f]{1,200}/?$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(_[A-Z]{2})?$")]
ScreenNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]$")]
LayoutName = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]{0,200}$")]

_EXPECTED = {
    "server": "an address such as http://192.168.1.10:8700",
    "hall": "the code of a hall",
    "centre": "the code of a centre",
    "zone": "the code of a zone",
    "counter": 'a counter number as text, such as "3"',
    "touch_dpi": "the dots per inch of the touch screen, 50 to 400",
    "languages": 'language codes, such as ["zh_CN", "en"]',
    "screens": 'layouts of a display by the numbers of the screens, such as 0 = "halves"',
    "devices": 'addresses of devices, such as printer = "escpos+tcp://192.168.1.50"',
}


class Settings(Model):
    """What a program must know of its place. `devices` maps a kind (`printer`, `strip`, `speech`) to its address; from
    `touch_dpi` (dots per inch; 82: a screen of 27 inches) a kiosk knows how large a finger is. `screens` maps the
    number of a screen (from 0) to the layout a display shows on it: a shipped one, one of the hall, or a file of its
    folder.
    """

    server: ServerUrl = "http://127.0.0.1:8700"
    hall: Code | None = None
    centre: Code | None = None
    zone: Code | None = None
    counter: CounterNo | None = None
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("zh_CN",)
    touch_dpi: Annotated[int, Field(ge=50, le=400)] = 82
    screens: dict[ScreenNumber, LayoutName] = Field(default_factory=dict)
    devices: dict[Code, Url] = Field(default_factory=dict)


@dataclass(frozen=True)
class SettingsFile:
    """Settings as they were read. `text` is what the file said, `None` when there was no file."""

    path: Path
    settings: Settings
    text: str | None


def load_settings(path: Path) -> SettingsFile:
    """Read settings; defaults when there is no file. Raises `SettingsError` naming the line and what is expected."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return SettingsFile(path, Settings(), None)
    except OSError as error:
        raise SettingsError(f"{path.name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.name} is not UTF-8 text at byte {error.start}") from error
    try:
        return SettingsFile(path, Settings.model_validate(tomllib.loads(text), strict=False), text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.name}: {error}") from error
    except ValidationError as error:
        raise SettingsError(_explain(path.name, text, error)) from error


def override(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    """Return settings with some of them replaced for this run; devices are replaced one by one.

    Raises `SettingsError` naming what is wrong and what is expected.
    """
    devices = {**settings.devices, **changes.get("devices", {})}
    try:
        return Settings.model_validate(settings.model_dump() | dict(changes) | {"devices": devices})
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise SettingsError(f"{name}: expected {_EXPECTED.get(name, 'another value')}") from error


def save_settings(loaded: SettingsFile, settings: Settings) -> SettingsFile:
    """Write settings and return what is in the file now.

    Raises `SettingsError` when the file has changed since it was loaded, so that nobody's edit is lost.
    """
    path = loaded.path
    on_disk = path.read_bytes().decode("utf-8", "replace") if path.exists() else None
    if on_disk != loaded.text:
        raise SettingsError(f"{path.name} was changed by somebody else and is left as it is")
    text = to_toml(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_private(path, text.encode())
    return SettingsFile(path, settings, text)


def to_toml(settings: Settings) -> str:
    """Return settings as TOML, without what is not set."""
    data = settings.model_dump(mode="json", exclude_none=True)
    tables = {name: value for name, value in data.items() if isinstance(value, Mapping)}
    lines = [f"{name} = {_value(value)}" for name, value in data.items() if name not in tables]
    for name, table in tables.items():
        lines += ["", f"[{name}]", *(f"{_key(key)} = {_value(value)}" for key, value in sorted(table.items()))]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """Return text or a list of texts in TOML; a JSON string without DEL is a TOML basic string."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _key(key: str) -> str:
    return key if re.fullmatch(r"[0-9A-Za-z_\-]+", key) else _value(key)


def _explain(name: str, text: str, error: ValidationError) -> str:
    """Say of the first mistake where it is and what is expected there. What was written is not repeated."""
    where = [str(part) for part in error.errors(include_input=False, include_url=False)[0]["loc"]]
    place, line = ".".join(where), _line_of(text, where)
    expected = _EXPECTED.get(where[0])
    if expected is None:
        return f"{name}, line {line}: {place} is no setting; known are {', '.join(_EXPECTED)}"
    return f"{name}, line {line}: {place} must be {expected}"


def _line_of(text: str, where: list[str]) -> int:
    """Return the line (from 1) that gives the setting `where`, or that of the nearest thing above it."""
    table, found = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*\"?([^\]\"]+?)\"?\s*\]", line):
            table = header.group(1)
            if table == where[0]:
                found = number
        elif given := re.match(r"\s*\"?([^=\"]+?)\"?\s*=", line):
            path = [*filter(None, [table]), *given.group(1).split(".")]
            if path == where[: len(path)]:
                return number
    return found
