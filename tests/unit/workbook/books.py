"""Workbooks to try: the sample hall, and ways to spoil it cell by cell."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from app.contract.hall.setup import HallSetup
from app.workbook.cells import Cell
from app.workbook.writing import write_workbook

Grids = dict[str, list[list[Cell]]]


def spoilt(setup: HallSetup, file: Path, spoil: Callable[[Grids], None]) -> Path:
    """Write a hall as a workbook and change its cells as a person would."""
    write_workbook(setup, file)
    book = CalamineWorkbook.from_path(str(file))
    grids: Grids = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    spoil(grids)
    with xlsxwriter.Workbook(str(file)) as again:
        day = again.add_format({"num_format": "yyyy-mm-dd"})
        for name, grid in grids.items():
            sheet = again.add_worksheet(name)
            for row, cells in enumerate(grid):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, cell, day if isinstance(cell, date) else None)
    return file


def put(grids: Grids, sheet: str, row: int, header: str, cell: Cell) -> None:
    """Write into the cell of a row (as Excel counts) below a header; on the sheet `hall` beside a setting."""
    grid = grids[sheet]
    grid[row - 1][grid[0].index(header)] = cell


def row_of(grids: Grids, sheet: str, first: Cell) -> int:
    """Return the row (as Excel counts) whose first cell is this one."""
    return 1 + next(number for number, cells in enumerate(grids[sheet]) if cells[0] == first)
