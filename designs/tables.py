"""What all designs have in common as TOML files: values read, every mistake told by its place, and written again."""

import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from string import Formatter
from typing import Any, TypeVar

_Word = TypeVar("_Word", bound=StrEnum)
_LONGEST_SHOWN = 60  # characters of a wrong value


class WrongDesign(ValueError):
    """A design that cannot be used; the text says where and what is wrong.

    `line` and `element` (both from 1) and `key` say where; `None` or empty where that is not known.
    """

    def __init__(
        self, said: str, *, line: int | None = None, element: int | None = None, key: str = "", place: str = ""
    ) -> None:
        """`place` names the element in the text."""
        told = f"{place}: {said}" if place else said
        super().__init__(f"line {line}: {told}" if line else told)
        self.line = line
        self.element = element
        self.key = key


class Mistake(Exception):
    """Something is wrong with the value of `key`; the reader of the file adds where that stands."""

    def __init__(self, key: str, said: str) -> None:
        super().__init__(said)
        self.key = key


@dataclass(frozen=True)
class Table:
    """One table of a file. Reading raises `Mistake` for a value that is not as expected."""

    values: Mapping[str, Any]

    @classmethod
    def of(cls, item: object) -> "Table":
        """Take an item of a list, which must be a table."""
        if not isinstance(item, dict):
            raise Mistake("", "is not a table")
        return cls(item)

    def only(self, known: Collection[str]) -> None:
        """See that nothing else stands in it."""
        for key in self.values:
            if key not in known:
                raise Mistake(key, f"does not know {key}; known are {', '.join(sorted(known))}")

    def word(self, kind: type[_Word], key: str, default: str = "") -> _Word:
        """Return one of the words of a kind."""
        value = self.values.get(key, default)
        try:
            return kind(str(value))
        except ValueError:
            raise Mistake(key, f"{key} must be one of {', '.join(kind)}, not {_shown(value)}") from None

    def one_of(self, known: Collection[str], key: str, default: str) -> str:
        """Return one of some words."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or value not in known:
            raise Mistake(key, f"{key} must be one of {', '.join(known)}, not {_shown(value)}")
        return value

    def number(self, key: str, default: int | None = None, *, most: int, least: int = 1) -> int:
        """Return a whole number; without a default it must be there. A default need not lie within the limits."""
        value = self.values.get(key, default)
        fits = isinstance(value, int) and (least <= value <= most or key not in self.values)
        if isinstance(value, bool) or not isinstance(value, int) or not fits:
            raise Mistake(key, f"{key} must be a whole number from {least} to {most}, not {_shown(value)}")
        return value

    def switch(self, key: str) -> bool:
        """Return true or false; false when it is not there."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise Mistake(key, f"{key} must be true or false, not {_shown(value)}")
        return value

    def plain(self, key: str) -> str:
        """Return a text; empty when it is not there."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise Mistake(key, f"{key} must be text, not {_shown(value)}")
        return value

    def text(self, key: str, known: Collection[str]) -> str:
        """Return a text that names no other {fields} than those known."""
        value = self.plain(key)
        if not is_sound(value, known):
            named = ", ".join(f"{{{field}}}" for field in known)
            raise Mistake(key, f"{key} may name {named} and no other field, not {_shown(value)}")
        return value


def is_sound(text: str, known: Collection[str]) -> bool:
    """Whether a text names only fields that are known, each plainly in braces."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(field is None or (field in known and not form and not sign) for _, field, form, sign in parts)


def read_table(source: str) -> dict[str, Any]:
    """Read the text of a TOML file. Raises `WrongDesign`, with the line where the file stops being one."""
    try:
        return tomllib.loads(source)
    except ValueError as wrong:  # also what int() and date() say of values that are none
        line = re.search(r"at line (\d+)", str(wrong))
        raise WrongDesign(f"not a TOML file: {wrong}", line=int(line[1]) if line else None) from wrong
    except RecursionError as wrong:
        raise WrongDesign("not a TOML file: too many brackets in each other") from wrong


def toml_text(whole: object, *, parts: str, head: str) -> str:
    """Write a dataclass as TOML: its fields, then each item of its field `parts` below a head of that name."""
    named = [field.name for field in fields(whole) if field.name != parts]  # type: ignore[arg-type] # a dataclass
    lines = [f"{name} = {_toml(getattr(whole, name))}" for name in named]
    return "\n".join((*lines, *(line for part in getattr(whole, parts) for line in _part_lines(part, head)), ""))


def told(
    source: str, mistake: Mistake, *, head: str, element: int | None = None, item: object = None, kinds: Any = ()
) -> WrongDesign:
    """Return the error of a mistake with its place: the line of its key, else of the head of its element.

    `head` is what elements are called in the file; `item` is the element, whose kind is told if it is one of `kinds`.
    """
    kind = item.get("kind") if isinstance(item, dict) else None
    known = f" ({kind})" if isinstance(kind, str) and kind in set(kinds) else ""
    place = f"{head} {element}{known}" if element is not None else ""
    line = _line_of(source, mistake.key, head=head, element=element)
    return WrongDesign(str(mistake), line=line, element=element, key=mistake.key, place=place)


def _part_lines(part: object, head: str) -> Iterator[str]:
    yield ""
    yield f"[[{head}]]"
    for field in fields(part):  # type: ignore[arg-type] # a dataclass
        value = getattr(part, field.name)
        if field.default is MISSING or value != field.default:
            yield f"{field.name} = {_toml(value)}"


def _toml(value: object) -> str:
    """Write a value as TOML; JSON's strings, numbers and truths are TOML's too once DEL is escaped."""
    if isinstance(value, tuple):
        return f"[\n{''.join(f'    {_inline(item)},{chr(10)}' for item in value)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _inline(item: object) -> str:
    """Write a dataclass as an inline table."""
    pairs = (f"{field.name} = {_toml(getattr(item, field.name))}" for field in fields(item))  # type: ignore[arg-type]
    return f"{{ {', '.join(pairs)} }}"


def _shown(value: object) -> str:
    said = repr(value)
    return said if len(said) <= _LONGEST_SHOWN else f"{said[:_LONGEST_SHOWN]}…"


def _line_of(source: str, key: str, *, head: str, element: int | None) -> int | None:
    """Return the line of a key (of an element), else that of the element's head; `None` when it is not found."""
    lines = source.splitlines()
    heads = list(_heads(lines, head))
    if element is not None and element > len(heads):
        return None
    first = 0 if element is None else heads[element - 1]
    last = next((at for at in heads if at > first or element is None), len(lines))
    pattern = re.compile(rf'^\s*"?{re.escape(key)}"?\s*=') if key else None
    found = (at + 1 for at in range(first, last) if pattern and pattern.match(lines[at]))
    return next(found, None if element is None else first + 1)


def _heads(lines: list[str], head: str) -> Iterator[int]:
    """Find where elements begin. A head inside a text of several lines is none: what stands before it is no whole."""
    pattern = re.compile(rf"^\s*\[\[\s*{head}\s*\]\]")
    since = 0
    for at, line in enumerate(lines):
        if pattern.match(line) and _is_whole("\n".join(lines[since:at])):
            since = at
            yield at


def _is_whole(source: str) -> bool:
    """Tell whether a text ends outside of any value."""
    try:
        tomllib.loads(source)
    except (ValueError, RecursionError):
        return False
    return True
