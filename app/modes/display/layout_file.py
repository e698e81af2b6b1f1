"""Layouts as TOML files: read with every mistake told by line and block, and written again."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from string import Formatter
from typing import Any, TypeVar

from app.modes.display.layout import (
    FIELDS,
    GROUNDS,
    LARGEST,
    LONGEST_SECONDS,
    MOST_CELLS,
    NO_GROUND,
    SMALLEST,
    Align,
    Block,
    BlockKind,
    Layout,
)

_HEADER = re.compile(r"^\s*\[\[\s*block\s*\]\]")
_Word = TypeVar("_Word", bound=StrEnum)
_BLOCK_KEYS = frozenset(field.name for field in fields(Block))
_LAYOUT_KEYS = frozenset(field.name for field in fields(Layout)) - {"blocks"}


class WrongLayout(ValueError):
    """A layout that cannot be shown. `line` and `block` (from 1) say where; `None` where that is not known.

    The text names both and says what is wrong.
    """

    def __init__(self, said: str, *, line: int | None = None, block: int | None = None) -> None:
        place = f"block {block}: " if block else ""
        super().__init__(f"line {line}: {place}{said}" if line else f"{place}{said}")
        self.line = line
        self.block = block


class _Wrong(Exception):
    """Something is wrong with the value of `key`."""

    def __init__(self, key: str, said: str) -> None:
        super().__init__(said)
        self.key = key


def parse_layout(source: str) -> Layout:
    """Read a layout from the text of a TOML file.

    :raises WrongLayout: naming the line, the block (counted from 1) and what is wrong with it.
    """
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"at line (\d+)", str(wrong))
        raise WrongLayout(f"not a TOML file: {wrong}", line=int(line[1]) if line else None) from wrong
    items = table.pop("block", None)
    if not isinstance(items, list) or not items:
        raise WrongLayout("there is no [[block]]")
    blocks: list[Block] = []
    try:
        empty = _empty(table)
    except _Wrong as wrong:
        raise WrongLayout(str(wrong), line=_line_of(source, None, wrong.key)) from wrong
    for number, item in enumerate(items, start=1):
        try:
            blocks.append(_placed(item, empty, blocks))
        except _Wrong as wrong:
            raise WrongLayout(str(wrong), line=_line_of(source, number, wrong.key), block=number) from wrong
    return Layout(**{field: getattr(empty, field) for field in _LAYOUT_KEYS}, blocks=tuple(blocks))


def layout_text(layout: Layout) -> str:
    """Return the TOML file of a layout; `parse_layout` reads the same layout from it."""
    head = [
        f"{field.name} = {_toml(getattr(layout, field.name))}" for field in fields(Layout) if field.name != "blocks"
    ]
    return "\n".join((*head, *(line for block in layout.blocks for line in _block_lines(block)), ""))


def _block_lines(block: Block) -> Iterator[str]:
    yield ""
    yield "[[block]]"
    for field in fields(Block):
        value = getattr(block, field.name)
        if field.default is MISSING or value != field.default:
            yield f"{field.name} = {_toml(value)}"


def _toml(value: object) -> str:
    """Write a value as TOML; JSON's strings, numbers and truths are TOML's too once DEL is escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _empty(table: Mapping[str, Any]) -> Layout:
    """Read what a layout says of the whole picture."""
    _check_keys(table, _LAYOUT_KEYS)
    stands = table.get("stands", False)
    if not isinstance(stands, bool):
        raise _Wrong("stands", f"stands must be true or false, not {stands!r}")
    return Layout(
        name=_plain(table, "name"),
        columns=_number(table, "columns", 24, most=MOST_CELLS),
        rows=_number(table, "rows", 18, most=MOST_CELLS),
        ground=_ground(table, "ground", tuple(GROUNDS)),
        stands=stands,
        blocks=(),
    )


def _placed(item: object, layout: Layout, before: list[Block]) -> Block:
    """Read a block; it must lie on the grid and on none of those before it."""
    if not isinstance(item, dict):
        raise _Wrong("", "is not a table")
    block = _block(item)
    if not layout.fits(block):
        reach = f"columns {block.column} to {block.last_column}, rows {block.row} to {block.last_row}"
        key = "columns" if block.last_column > layout.columns else "rows"
        raise _Wrong(key, f"{reach} do not lie on the grid of {layout.columns} columns and {layout.rows} rows")
    for number, other in enumerate(before, start=1):
        if block.covers(other):
            raise _Wrong("", f"lies on block {number} ({other.kind})")
    return block


def _block(item: Mapping[str, Any]) -> Block:
    kind = _word(BlockKind, item, "kind", "")
    _check_keys(item, _BLOCK_KEYS)
    block = Block(
        kind=kind,
        column=_number(item, "column", None, most=MOST_CELLS),
        row=_number(item, "row", None, most=MOST_CELLS),
        columns=_number(item, "columns", 1, most=MOST_CELLS),
        rows=_number(item, "rows", 1, most=MOST_CELLS),
        size=_number(item, "size", 0, least=LARGEST, most=SMALLEST),
        ground=_ground(item, NO_GROUND, (NO_GROUND, *GROUNDS)),
        align=_word(Align, item, "align", Align.LEFT),
        text=_text(item),
        folder=_plain(item, "folder"),
        file=_plain(item, "file"),
        seconds=_number(item, "seconds", 8, most=LONGEST_SECONDS),
    )
    needed = {BlockKind.TEXT: "text", BlockKind.PICTURE: "folder", BlockKind.VIDEO: "file"}.get(kind)
    if needed and not getattr(block, needed):
        raise _Wrong(needed, f"{kind} needs {needed}")
    return block


def _check_keys(table: Mapping[str, Any], known: frozenset[str]) -> None:
    for key in table:
        if key not in known:
            raise _Wrong(key, f"does not know {key}; known are {', '.join(sorted(known))}")


def _word(kind: type[_Word], table: Mapping[str, Any], key: str, default: str) -> _Word:
    value = table.get(key, default)
    try:
        return kind(str(value))
    except ValueError:
        raise _Wrong(key, f"{key} must be one of {', '.join(kind)}, not {value!r}") from None


def _ground(table: Mapping[str, Any], default: str, known: tuple[str, ...]) -> str:
    value = table.get("ground", default)
    if value not in known:
        raise _Wrong("ground", f"ground must be one of {', '.join(known)}, not {value!r}")
    return str(value)


def _number(table: Mapping[str, Any], key: str, default: int | None, *, most: int, least: int = 1) -> int:
    """Return a whole number; a default need not lie within the limits."""
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not (least <= value <= most or key not in table):
        raise _Wrong(key, f"{key} must be a whole number from {least} to {most}, not {value!r}")
    return value


def _plain(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _Wrong(key, f"{key} must be text, not {value!r}")
    return value


def _text(table: Mapping[str, Any]) -> str:
    value = _plain(table, "text")
    if not is_sound(value):
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise _Wrong("text", f"text may name {known} and no other field, not {value!r}")
    return value


def is_sound(text: str) -> bool:
    """Whether a text names only fields there are."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(field is None or (field in FIELDS and not form and not sign) for _, field, form, sign in parts)


def _line_of(source: str, block: int | None, key: str) -> int | None:
    """Return the line of a key (of a block), else that of the block's head."""
    lines = source.splitlines()
    heads = [at for at, line in enumerate(lines) if _HEADER.match(line)]
    first = 0 if block is None else heads[block - 1] if block <= len(heads) else len(lines)
    last = next((head for head in heads if head > first), len(lines))
    pattern = re.compile(rf'^\s*"?{re.escape(key)}"?\s*=') if key else None
    found = (at + 1 for at in range(first, last) if pattern and pattern.match(lines[at]))
    return next(found, None if block is None or first == len(lines) else first + 1)
