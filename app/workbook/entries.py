"""Entries of hand-written files: every mistake is told with file, place and what is expected there."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.contract.hall.setup import Period
from app.contract.model import LocalText, Model
from app.workbook.errors import HallFileError, together

M = TypeVar("M", bound=Model)
V = TypeVar("V")


@dataclass(frozen=True)
class Entry:
    """One table of a file. `place` names it for people, e.g. `leaf id-renew`."""

    file: str
    place: str
    values: Mapping[str, Any]

    def wrong(self, expected: str) -> HallFileError:
        """Return the error that this entry is not as expected."""
        return HallFileError(self.file, self.place, expected)

    def get(self, key: str, kind: type[V], default: V | None = None) -> V:
        """Return a value of a kind; without a default it must be there.

        :raises HallFileError: it is missing or of another kind.
        """
        value = self.values.get(key, default)
        # bool is a kind of int in Python, but not in a file.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.wrong(f"{key} must be {_KINDS[kind]}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text."""
        return self.get(key, str, default)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when it is not there."""
        values: list[object] = self.get(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(f"{key} must be a list of texts")
        return tuple(str(value) for value in values)

    def maybe(self, key: str, kind: type[V]) -> V | None:
        """Return a value of a kind, or `None` when it is not there."""
        return self.get(key, kind) if key in self.values else None

    def local(self, key: str) -> LocalText:
        """Return words for people: `{ zh = "…", zh_hk = "…", en = "…" }`, or one text for all."""
        value = self.values.get(key)
        if isinstance(value, str):
            value = {"zh": value}
        if not isinstance(value, dict):
            raise self.wrong(f'{key} must be words such as {{ zh = "…", en = "…" }}')
        return self.build(LocalText, **value)

    def maybe_local(self, key: str) -> LocalText | None:
        """Return words for people, or `None` when there are none."""
        return self.local(key) if key in self.values else None

    def periods(self, key: str) -> tuple[Period, ...]:
        """Return hours of a day written as `["08:30-12:00", …]`."""
        return tuple(self._period(key, written) for written in self.texts(key))

    def _period(self, key: str, written: str) -> Period:
        opens, _, closes = written.partition("-")
        try:
            return Period.model_validate_json(json.dumps({"opens": opens.strip(), "closes": closes.strip()}))
        except ValidationError:
            raise self.wrong(f'{key} must hold hours such as "08:30-12:00", not "{written}"') from None

    def entries(self, key: str) -> tuple["Entry", ...]:
        """Return the tables of a list inside this one, each named by its code or number."""
        values: list[object] = self.get(key, list, [])
        return tuple(self._inner(key, place, value) for place, value in enumerate(values, 1))

    def entry(self, key: str) -> "Entry":
        """Return a table inside this one; empty when it is not there."""
        return self._inner(key, None, self.values.get(key, {}))

    def _inner(self, key: str, place: int | None, value: object) -> "Entry":
        above = f"{self.place}, " if self.place else ""
        if not isinstance(value, dict):
            raise self.wrong(f"{key} must be a table")
        name = value.get("code") or value.get("number") or place
        return Entry(self.file, f"{above}{key} {name}" if place is not None else f"{above}{key}", value)

    def build(self, model: type[M], **values: object) -> M:
        """Make a model of the contract from this entry.

        :raises HallFileError: a value is not as the contract wants it.
        """
        try:
            return model(**values)
        except ValidationError as error:
            raise together([self._wrong_value(wrong) for wrong in error.errors(include_url=False)]) from None

    def _wrong_value(self, wrong: ErrorDetails) -> HallFileError:
        where = ".".join(str(part) for part in wrong["loc"])
        return self.wrong(f"{where}: {wrong['msg']}")


_KINDS: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    date: "a date",
}


def read_toml(folder: Path, name: str) -> Entry:
    """Return the whole of a TOML file.

    :raises HallFileError: it is not there or not TOML; the message has the line.
    """
    try:
        return Entry(name, "", tomllib.loads((folder / name).read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise HallFileError(name, "", f"no such file in {folder.name}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise HallFileError(name, "", str(error)) from None


def read_lines(folder: Path, name: str) -> tuple[Entry, ...]:
    """Return the objects of a file of JSON lines.

    :raises HallFileError: it is not there, or a line is not a JSON object.
    """
    try:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise HallFileError(name, "", f"must be a text file: {type(error).__name__}") from None
    return tuple(_line(name, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _line(name: str, number: int, line: str) -> Entry:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise HallFileError(name, f"line {number}", f"must be JSON: {error.msg}") from None
    if not isinstance(value, dict):
        raise HallFileError(name, f"line {number}", "must be a JSON object")
    return Entry(name, f"line {number}", value)


def by_code(entries: Iterable[Entry], key: str = "code") -> dict[str, Entry]:
    """Return entries by their code.

    :raises HallFileError: two have the same one.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        code = entry.text(key)
        if code in found:
            raise entry.wrong(f"{key} {code} is there twice")
        found[code] = entry
    return found
