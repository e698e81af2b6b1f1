"""What stands in the cells of a sheet, both ways: from a value of the contract to cells, and back.

A value takes one cell, words for people take three beside each other (`name`, `name_zh_hk`, `name_en`). An empty cell
says nothing: the field keeps its default. Spaces around a text are not kept.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from app.contract.hall.setup import Period, WeekHours
from app.contract.model import LocalText
from app.workbook.expected import expected

E = TypeVar("E", bound=StrEnum)

Cell = str | int | float | bool | date | datetime | time | timedelta
EMPTY: Final = ""
NONE = "none"
CLOSED = "closed"
LANGUAGES = ("", "_zh_hk", "_en")
"""What the headers of the three columns of a text end with."""

_YES = {"yes", "true", "1", "是"}
_NO = {"no", "false", "0", "否"}
_DASH = re.compile(r"\s*[-–—~～]\s*")
_SEPARATORS = re.compile(r"[\s,;，；、]+")


class Blank(Enum):
    """The cell says nothing."""

    BLANK = "blank"


BLANK: Final = Blank.BLANK


class WrongCell(Exception):
    """A cell is not as expected; `column` counts from the first cell of the value."""

    def __init__(self, expected: str, column: int = 0) -> None:
        super().__init__(expected)
        self.expected = expected
        self.column = column


@dataclass(frozen=True)
class Kind:
    """How values of a kind are read and written. `read` gives `BLANK` for cells that say nothing.

    `read` raises `WrongCell`. `endings` are what the headers of its columns end with.
    """

    read: Callable[[Sequence[Cell]], Any]
    write: Callable[[Any], tuple[Cell, ...]]
    endings: tuple[str, ...] = ("",)


def text_of(cell: Cell) -> str:
    """Return what a cell says as text; Excel keeps a typed `1001` as a number.

    :raises WrongCell: a date, a time or a fraction.
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == int(cell):
        return str(int(cell))
    raise WrongCell("must be a text")


def single(read: Callable[[Cell], Any], write: Callable[[Any], Cell]) -> Kind:
    """Return a kind that takes one cell."""

    def read_one(cells: Sequence[Cell]) -> Any:
        return BLANK if isinstance(cells[0], str) and not cells[0].strip() else read(cells[0])

    return Kind(read_one, lambda value: (EMPTY if value is None else write(value),))


def or_word(kind: Kind, word: str, meant: object) -> Kind:
    """Return the kind with a word for a value that no cell could say otherwise, such as `none`."""

    def read(cells: Sequence[Cell]) -> Any:
        said = cells[0].strip().lower() if isinstance(cells[0], str) else cells[0]
        return meant if said == word else kind.read(cells)

    return Kind(read, lambda value: (word,) if value == meant else kind.write(value), kind.endings)


def choice(enum: type[E]) -> Kind:
    """Return the kind of one value of an enum."""
    return single(lambda cell: _member(enum, text_of(cell)), lambda value: str(value.value))


def choices(enum: type[E]) -> Kind:
    """Return the kind of a list of values of an enum."""
    return single(
        lambda cell: tuple(_member(enum, word) for word in _split(text_of(cell))),
        lambda values: " ".join(value.value for value in values),
    )


def _member(enum: type[E], said: str) -> E:
    try:
        return enum(said.lower())
    except ValueError:
        raise WrongCell(f"must be one of {', '.join(known.value for known in enum)}, not {said}") from None


def _split(said: str) -> list[str]:
    return [word for word in _SEPARATORS.split(said) if word]


def _read_whole(cell: Cell) -> int:
    try:
        return int(text_of(cell))
    except (ValueError, WrongCell):
        raise WrongCell("must be a whole number") from None


def _read_yes_no(cell: Cell) -> bool:
    said = str(cell).lower() if isinstance(cell, bool) else text_of(cell).lower()
    if said not in _YES | _NO:
        raise WrongCell("must be yes or no")
    return said in _YES


def _read_day(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(text_of(cell))
    except (ValueError, WrongCell):
        raise WrongCell("must be a date such as 2026-01-31") from None


def _read_numbers(cell: Cell) -> tuple[int, ...]:
    try:
        return tuple(int(word) for word in _split(text_of(cell)))
    except (ValueError, WrongCell):
        raise WrongCell("must be numbers with spaces between them, such as 1 2 3 4 5") from None


def _read_hours(cell: Cell) -> tuple[Period, ...]:
    try:
        return tuple(_period(word) for word in _split(_DASH.sub("-", text_of(cell))))
    except (ValueError, WrongCell):
        raise WrongCell("must be hours such as 08:30-12:00, 13:30-17:30") from None


def _period(said: str) -> Period:
    opens, closes = (time.fromisoformat(word.strip().zfill(5)) for word in said.replace("：", ":").split("-"))
    return Period(opens=opens, closes=closes)


def _read_weeks(cell: Cell) -> tuple[WeekHours, ...]:
    try:
        lines = [line for line in re.split(r"[\n;；]", text_of(cell)) if line.strip()]
        return tuple(_week(line) for line in lines)
    except (ValueError, WrongCell):
        raise WrongCell("must be weekdays and hours, a line each, such as 1 2 3 4 5 = 08:30-12:00") from None


def _week(line: str) -> WeekHours:
    days, _, hours = line.partition("=")
    return WeekHours(days=_read_numbers(days), periods=_read_hours(hours))


def _write_weeks(weeks: Sequence[WeekHours]) -> str:
    return "\n".join(f"{' '.join(str(day) for day in week.days)} = {_write_hours(week.periods)}" for week in weeks)


def _write_hours(periods: Sequence[Period]) -> str:
    return ", ".join(f"{_clock(period.opens)}-{_clock(period.closes)}" for period in periods)


def _clock(at: time) -> str:
    return at.isoformat() if at.second or at.microsecond else at.isoformat("minutes")


def _read_words(cells: Sequence[Cell]) -> Any:
    said = [_text_in(cells, column) for column in range(len(LANGUAGES))]
    if not any(said):
        return BLANK
    return _local(said)


def _local(said: Sequence[str]) -> LocalText:
    try:
        return LocalText(zh=said[0], zh_hk=said[1] or None, en=said[2] or None)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise WrongCell(expected(first), list(LocalText.model_fields).index(str(first["loc"][0]))) from None


def _text_in(cells: Sequence[Cell], column: int) -> str:
    try:
        return text_of(cells[column])
    except WrongCell as wrong:
        raise WrongCell(wrong.expected, column) from None


def _write_words(words: LocalText | None) -> tuple[Cell, ...]:
    return (EMPTY,) * len(LANGUAGES) if words is None else (words.zh, words.zh_hk or EMPTY, words.en or EMPTY)


def _read_lines(cells: Sequence[Cell]) -> Any:
    columns = [_lines_in(cells, column) for column in range(len(LANGUAGES))]
    wanted = len(columns[0])
    for number, lines in enumerate(columns):
        if lines and len(lines) != wanted:
            raise WrongCell(f"must have as many lines as the Chinese text: {wanted}, not {len(lines)}", number)
    if not wanted:
        return BLANK
    filled = [lines or [EMPTY] * wanted for lines in columns]
    return tuple(_local(said) for said in zip(*filled, strict=True))


def _lines_in(cells: Sequence[Cell], column: int) -> list[str]:
    # An empty line in between is a text without this language, so only a cell without any text has no lines.
    cell = cells[column]
    if isinstance(cell, str):
        return [line.strip() for line in cell.split("\n")] if cell.strip() else []
    return [_text_in(cells, column)]


def _write_lines(texts: Sequence[LocalText]) -> tuple[Cell, ...]:
    columns = zip(*(_write_words(words) for words in texts), strict=True)
    return tuple("\n".join(str(line) for line in lines) for lines in columns) or (EMPTY,) * len(LANGUAGES)


TEXT = single(text_of, str)
WHOLE = single(_read_whole, int)
YES_NO = single(_read_yes_no, lambda value: "yes" if value else "no")
DAY = single(_read_day, lambda value: value)
NUMBERS = single(_read_numbers, lambda values: " ".join(str(value) for value in values))
TEXTS = single(lambda cell: tuple(_split(text_of(cell))), " ".join)
HOURS = single(_read_hours, _write_hours)
WEEKS = single(_read_weeks, _write_weeks)
"""Hours of some weekdays: a line for each group of days."""

WORDS = Kind(_read_words, _write_words, LANGUAGES)
WORD_LINES = Kind(_read_lines, _write_lines, LANGUAGES)
"""Several texts, each on a line of its own; the lines of the three columns belong together."""
