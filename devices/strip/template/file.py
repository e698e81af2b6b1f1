"""The file in which a frame stands (TOML). `resources/strip_frames` has examples.

title = "…"                      for people
encoding = "gb2312"              of the text; `missing` stands for what it cannot write ("?" if not said)
replace = { "<" = "(" }          characters that mean something to the card (may be left out)
flashing = "by-host"             or "by-strip" when the frame itself can make a text flash
answer = { good = { ascii = "ACK" }, bad = { ascii = "NACK" }, first = 1 }         (may be left out)
escape = { over = ["head", "sum"], table = { A5 = "A6 02", A6 = "A6 01" } }        (may be left out)

[[segment]]                      one each of these; `id` is a name for `over`
hex = "A5 5A"                    or  ascii = "<L1>"
text = true                      the text
field = "address"                or "number", with  as = "be|le|hex|dec"  and  size = bytes
field = "colour"                 or "motion", with  hex = { red = "01", … }  or  ascii = { … }
length = ["from", "to"]          with as, size, and  add = 2
checksum = "sum8|xor8|neg8|sum16|crc16-arc|crc16-modbus"   with  over = ["from", "to"],  as, size
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from devices import checksum
from devices.errors import WrongFrameFile
from devices.strip.template.frame import (
    Address,
    Answer,
    Check,
    Choice,
    Escape,
    Fixed,
    Form,
    FrameTemplate,
    Length,
    Number,
    Range,
    Segment,
    TextNumber,
    Words,
)
from devices.strip.text import Colour, Flashing, Motion

EnumT = TypeVar("EnumT", bound=StrEnum)

_TOP = frozenset({"title", "encoding", "missing", "replace", "flashing", "answer", "escape", "segment"})
_CHOICES: Mapping[str, type[StrEnum]] = {"colour": Colour, "motion": Motion}


def read_frame_file(path: Path) -> FrameTemplate:
    """Read a frame file. Raises WrongFrameFile that says where the mistake is."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongFrameFile(path.name, f"it cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise WrongFrameFile(path.name, f"it is not TOML: {error}") from error
    try:
        return _template(content)
    except _Mistake as error:
        raise WrongFrameFile(path.name, str(error)) from error


class _Mistake(Exception):
    pass


def _template(content: dict[str, Any]) -> FrameTemplate:
    _only(content, _TOP, "the file")
    tables = content.get("segment")
    if not isinstance(tables, list) or not tables:
        raise _Mistake("there is no [[segment]]")
    ids = {table["id"]: at for at, table in enumerate(tables) if isinstance(table.get("id"), str)}
    segments = tuple(_numbered(at, table, ids) for at, table in enumerate(tables))
    encoding = _encoding(_text(content, "encoding", "gb2312"))
    return FrameTemplate(
        title=_text(content, "title", ""),
        encoding=encoding,
        missing=_text(content, "missing", "?"),
        replace={str(key): str(value) for key, value in _table(content, "replace").items()},
        flashing=_one_of(Flashing, content.get("flashing", Flashing.BY_HOST), "flashing"),
        segments=segments,
        escape=_escape(_table(content, "escape"), ids) if "escape" in content else None,
        answer=_answer(_table(content, "answer")) if "answer" in content else None,
    )


def _numbered(at: int, table: Mapping[str, Any], ids: Mapping[str, int]) -> Segment:
    try:
        segment = _segment(table, ids)
        if isinstance(segment, Check) and segment.over.last >= at:
            raise _Mistake("a checksum stands behind what it is made of")
    except _Mistake as error:
        raise _Mistake(f"segment {at + 1}: {error}") from error
    return segment


def _segment(table: Mapping[str, Any], ids: Mapping[str, int]) -> Segment:
    if "field" in table:
        return _field(table)
    if "text" in table:
        _only(table, {"id", "text"}, "a text")
        return Words()
    if "length" in table:
        _only(table, {"id", "length", "as", "size", "add"}, "a length")
        add = table.get("add", 0)
        if not isinstance(add, int):
            raise _Mistake("add is a whole number")
        return Length(_range(table["length"], ids), _number(table, 1), add)
    if "checksum" in table:
        return _check(table, ids)
    _only(table, {"id", "hex", "ascii"}, "a segment")
    return Fixed(_bytes(table))


def _field(table: Mapping[str, Any]) -> Segment:
    name = table["field"]
    if name in _CHOICES:
        _only(table, {"id", "field", "hex", "ascii"}, f"the field {name}")
        kind = next((kind for kind in ("hex", "ascii") if isinstance(table.get(kind), dict)), None)
        if kind is None:
            raise _Mistake(f"the field {name} needs hex = {{…}} or ascii = {{…}}")
        values = {str(key): _bytes({kind: value}) for key, value in table[kind].items()}
        wanted = {str(member) for member in _CHOICES[name]}
        if set(values) != wanted:
            raise _Mistake(f"the field {name} needs all of {', '.join(sorted(wanted))} and no more")
        return Choice(name, values)
    _only(table, {"id", "field", "as", "size"}, f"the field {name}")
    if name == "address":
        return Address(_number(table, 1))
    if name == "number":
        return TextNumber(_number(table, 1))
    raise _Mistake(f"there is no field {name!r}, only address, number, colour, motion")


def _check(table: Mapping[str, Any], ids: Mapping[str, int]) -> Check:
    _only(table, {"id", "checksum", "over", "as", "size"}, "a checksum")
    found = checksum.BY_NAME.get(table["checksum"])
    if found is None:
        raise _Mistake(f"there is no checksum {table['checksum']!r}, only {', '.join(checksum.BY_NAME)}")
    function, width = found
    return Check(_range(table.get("over"), ids), _number(table, width), function)


def _number(table: Mapping[str, Any], width: int) -> Number:
    form = _one_of(Form, table.get("as", Form.BIG), "as")
    size = table.get("size", width * 2 if form is Form.HEX else width)
    if not isinstance(size, int) or not 1 <= size <= 8:
        raise _Mistake("size is a number of bytes from 1 to 8")
    return Number(form, size)


def _range(value: object, ids: Mapping[str, int]) -> Range:
    if not isinstance(value, list) or len(value) != 2 or not all(name in ids for name in value):
        raise _Mistake(f"{value!r} is not [first, last] out of the ids {', '.join(ids)}")
    first, last = (ids[name] for name in value)
    if first > last:
        raise _Mistake(f"{value[0]!r} comes after {value[1]!r}")
    return Range(first, last)


def _escape(table: Mapping[str, Any], ids: Mapping[str, int]) -> Escape:
    _only(table, {"over", "table"}, "escape")
    pairs = {_hex(key): _hex(value) for key, value in _table(table, "table").items()}
    if not pairs or any(len(key) != 1 for key in pairs):
        raise _Mistake("escape needs table = { BYTE = BYTES }")
    return Escape(_range(table.get("over"), ids), {key[0]: value for key, value in pairs.items()})


def _answer(table: Mapping[str, Any]) -> Answer:
    _only(table, {"good", "bad", "first"}, "answer")
    first = table.get("first", 0)
    if not isinstance(first, int):
        raise _Mistake("answer.first is an address")
    return Answer(_bytes(_table(table, "good")), _bytes(_table(table, "bad")) if "bad" in table else b"", first)


def _bytes(table: Mapping[str, Any]) -> bytes:
    if isinstance(table.get("hex"), str):
        return _hex(table["hex"])
    if isinstance(table.get("ascii"), str) and table["ascii"].isascii():
        return str(table["ascii"]).encode("ascii")
    raise _Mistake('hex = "A5 5A" or ascii = "…" is needed')


def _hex(value: object) -> bytes:
    try:
        return bytes.fromhex(str(value))
    except ValueError as error:
        raise _Mistake(f"{value!r} is not hexadecimal") from error


def _encoding(name: str) -> str:
    try:
        "".encode(name)
    except LookupError as error:
        raise _Mistake(f"there is no encoding {name!r}") from error
    return name


def _text(table: Mapping[str, Any], key: str, default: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise _Mistake(f"{key} is a text")
    return value


def _table(table: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise _Mistake(f"{key} is a table")
    return value


def _one_of(kind: type[EnumT], value: object, key: str) -> EnumT:
    try:
        return kind(str(value))
    except ValueError as error:
        raise _Mistake(f"{key} = {value!r} is not one of {', '.join(kind)}") from error


def _only(table: Mapping[str, Any], known: set[str] | frozenset[str], what: str) -> None:
    for key in table:
        if key not in known:
            raise _Mistake(f"{what} has no {key!r}, only {', '.join(sorted(known))}")
