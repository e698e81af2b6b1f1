"""Reads a hall from an Excel workbook, and tells everything that is wrong in it by sheet, row and column."""

from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from python_calamine import CalamineError, CalamineWorkbook

from app.contract.hall.setup import HallSetup
from app.contract.model import Model
from app.rules import setup as setup_rules
from app.workbook.cells import BLANK, EMPTY, Cell, WrongCell, text_of
from app.workbook.errors import HallFileError, Mistakes, together
from app.workbook.expected import expected
from app.workbook.places import Places
from app.workbook.rows import Rows, setup_of
from app.workbook.sheets import HALL, LISTS, SETTING_HEADERS, TABLES, Column, Sheet

Grid = list[list[Cell]]
MISSING = "must be filled in"


@dataclass(frozen=True)
class Found:
    """A row as it stands in the file: its cells by header, and the place of each for people."""

    file: str
    place: str
    cells: Mapping[str, Cell]
    places: Mapping[str, str]

    def wrong(self, header: str, said: str) -> HallFileError:
        """Return the error that the cell below a header is not as expected."""
        return HallFileError(self.file, self.places.get(header, f"{self.place}, column {header}"), said)


def read_workbook(file: Path) -> HallSetup:
    """Return the hall of a workbook.

    References between rows are looked at when each row is right by itself.

    :raises HallFileError: it is no workbook, or something in it is wrong; tells all mistakes.
    """
    try:
        book = CalamineWorkbook.from_path(str(file))
        grids: dict[str, Grid] = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    except (CalamineError, OSError) as error:
        raise HallFileError(file.name, "", f"must be an Excel workbook (.xlsx): {error}") from None
    mistakes, places = Mistakes(), Places(file.name)
    read: dict[str, Any] = {}
    for sheet in (HALL, *TABLES, *([LISTS] if LISTS.name in grids else [])):
        with mistakes.kept():
            read[sheet.name] = _sheet(file.name, sheet, grids, places)
    mistakes.check()
    rows = Rows(**read | {HALL.name: read[HALL.name][0]})
    if wrong := [*places.strangers(rows), *places.doubles(rows)]:
        raise together(wrong)
    setup = setup_of(rows)
    if problems := setup_rules.problems(setup):
        raise together([places.told(problem) for problem in problems])
    return setup


def _sheet(file: str, sheet: Sheet, grids: Mapping[str, Grid], places: Places) -> tuple[Model, ...]:
    if sheet.name not in grids:
        raise HallFileError(file, f"sheet {sheet.name}", f"must be there; the sheets are {', '.join(grids)}")
    find = _upright if sheet is HALL else _below
    mistakes, made = Mistakes(), list[Model]()
    for number, found in find(file, sheet, grids[sheet.name]):
        with mistakes.kept():
            row = _row(sheet, found)
            made.append(row)
            places.keep(sheet, row, number, found.places)
    mistakes.check()
    return tuple(made)


def _below(file: str, sheet: Sheet, grid: Grid) -> Iterator[tuple[int, Found]]:
    """Find the rows below the headers; rows without any text are nothing."""
    headers = _headers(file, sheet, grid)
    for number, row in enumerate(grid[1:], 2):
        cells = {header: row[at] for header, at in headers.items()}
        if any(cell != EMPTY for cell in cells.values()):
            where = f"sheet {sheet.name}, row {number}"
            places = {header: f"{where}, column {_letters(at)} ({header})" for header, at in headers.items()}
            yield number, Found(file, where, cells, places)


def _headers(file: str, sheet: Sheet, grid: Grid) -> dict[str, int]:
    """Return where each header stands.

    :raises HallFileError: one is missing that is needed, unknown, or there twice.
    """
    known = [header for column in sheet.columns for header in column.headers]
    written = [str(cell).strip() for cell in grid[0]] if grid else []
    where = f"sheet {sheet.name}, row 1"
    wrong = [
        HallFileError(file, f"{where}, column {_letters(at)}", f"{header} must be one of {', '.join(known)}")
        for at, header in enumerate(written)
        if header and header not in known
    ]
    wrong += [
        HallFileError(file, where, f"{header} must be there once, not {count} times")
        for header, count in Tally(written).items()
        if header and count > 1
    ]
    wrong += [
        HallFileError(file, where, f"a column {column.name} must be there")
        for column in sheet.columns
        if column.required and column.name not in written
    ]
    if wrong:
        raise together(wrong)
    return {header: at for at, header in enumerate(written) if header}


def _upright(file: str, sheet: Sheet, grid: Grid) -> Iterator[tuple[int, Found]]:
    """Find the one row of the sheet that has a setting a row."""
    columns = {column.name: column for column in sheet.columns}
    cells, places, wrong = dict[str, Cell](), dict[str, str](), list[HallFileError]()
    for number, row in enumerate(grid[1:], 2):
        name = str(row[0]).strip()
        where = f"sheet {sheet.name}, row {number}"
        if not name and any(cell != EMPTY for cell in row):
            wrong.append(HallFileError(file, f"{where}, column A", "must name a setting"))
        elif name and (name not in columns or name in cells):
            said = "is there twice" if name in cells else f"must be one of {', '.join(columns)}"
            wrong.append(HallFileError(file, f"{where}, column A", f"{name} {said}"))
        elif name:
            for at, header in enumerate(columns[name].headers, 1):
                cells[header] = row[at] if at < len(row) else EMPTY
                places[header] = f"{where}, column {_letters(at)} ({name}, {SETTING_HEADERS[at]})"
    if wrong:
        raise together(wrong)
    yield 1, Found(file, f"sheet {sheet.name}", cells, places)


def _row(sheet: Sheet, found: Found) -> Model:
    values: dict[str, Any] = dict(sheet.given)
    mistakes = Mistakes()
    for column in sheet.columns:
        with mistakes.kept():
            value = _value(column, found)
            if value is not BLANK:
                values[column.name] = value
    mistakes.check()
    try:
        row = sheet.model(**values)
    except ValidationError as error:
        raise together([_refused(found, wrong) for wrong in error.errors(include_url=False)]) from None
    if objections := [found.wrong(name, said) for name, said in sheet.objections(row)]:
        raise together(objections)
    return row


def _value(column: Column, found: Found) -> Any:
    cells = [found.cells.get(header, EMPTY) for header in column.headers]
    try:
        value = column.kind.read(cells)
    except WrongCell as wrong:
        header = column.headers[wrong.column]
        raise found.wrong(header, f"{wrong.expected}, found {_shown(found.cells[header])}") from None
    if value is BLANK and column.required:
        raise found.wrong(column.name, MISSING)
    return value


def _refused(found: Found, wrong: ErrorDetails) -> HallFileError:
    """Return what the contract says against a value, at the cell it comes from."""
    header = str(wrong["loc"][0])
    return found.wrong(header, f"{expected(wrong)}, found {_shown(found.cells.get(header, EMPTY))}")


def _shown(cell: Cell) -> str:
    try:
        said = text_of(cell)
    except WrongCell:
        said = str(cell)
    return f'"{said}"' if len(said) <= 40 else f'"{said[:40]}…"'


def _letters(column: int) -> str:
    """Return Excel's name of a column counted from 0: A to Z, AA …"""
    before, at = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + at)
