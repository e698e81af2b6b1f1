"""Writes a hall as an Excel workbook that `app.workbook.reading` reads back as the same hall."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from app.contract.hall.setup import HallSetup
from app.contract.model import Model
from app.workbook.cells import EMPTY, Cell
from app.workbook.errors import HallFileError
from app.workbook.rows import rows_of
from app.workbook.sheets import HALL, SETTING_HEADERS, TABLES, Sheet

WIDEST, NARROWEST = 48, 9
"""Characters."""


class _Pen:
    """Writes rows of cells on one sheet."""

    def __init__(self, book: Any, name: str, file: str) -> None:
        self._sheet = book.add_worksheet(name)
        self._file, self._name = file, name
        self._header = book.add_format({"bold": True, "bottom": 1})
        # As text, so that Excel leaves 001 and 1 2 alone.
        self._text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._plain = book.add_format({"valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Write headers and the rows below them; the headers stay in sight."""
        self._sheet.freeze_panes(1, 1)
        for column, header in enumerate(headers):
            longest = max((len(str(row[column])) for row in rows), default=0)
            self._sheet.set_column(
                column, column, min(WIDEST, max(NARROWEST, len(header) + 2, longest + 2)), self._text
            )
            self._sheet.write_string(0, column, header, self._header)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                self._write(number, column, cell)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        if cell == EMPTY:
            return
        if isinstance(cell, date):
            outcome = self._sheet.write_datetime(row, column, cell, self._day)
        elif isinstance(cell, int):
            outcome = self._sheet.write_number(row, column, cell, self._plain)
        else:
            outcome = self._sheet.write_string(row, column, str(cell), self._text)
        if outcome:
            raise HallFileError(self._file, f"sheet {self._name}, row {row + 1}", "must fit into a cell of Excel")


def write_workbook(setup: HallSetup, file: Path) -> None:
    """Write a hall; the black and the white list are left out.

    :raises HallFileError: a text is longer than a cell can hold.
    :raises OSError: the file cannot be written.
    """
    rows, made = rows_of(setup), BytesIO()
    # In memory first, so that a file that cannot be whole is not begun.
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        _Pen(book, HALL.name, file.name).table(SETTING_HEADERS, _settings(rows.hall))
        for sheet in TABLES:
            headers = [header for column in sheet.columns for header in column.headers]
            _Pen(book, sheet.name, file.name).table(headers, [_cells(sheet, row) for row in getattr(rows, sheet.name)])
    file.write_bytes(made.getvalue())


def _cells(sheet: Sheet, row: Model) -> list[Cell]:
    return [cell for column in sheet.columns for cell in column.kind.write(getattr(row, column.name))]


def _settings(hall: Model) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for column in HALL.columns:
        said = column.kind.write(getattr(hall, column.name))
        rows.append([column.name, *said, *(EMPTY for _ in range(len(SETTING_HEADERS) - 1 - len(said)))])
    return rows
