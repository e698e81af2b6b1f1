"""Tables as Excel workbooks, and files as answers."""

from collections.abc import Collection, Iterable, Sequence
from io import BytesIO

import xlsxwriter
from starlette.responses import Response

Row = Sequence[str | int | float | None]

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def workbook(title: str, head: Sequence[str], rows: Iterable[Row], *, percent: Collection[str] = ()) -> bytes:
    """Return a workbook of one sheet; columns named in `percent` show shares. An empty cell stays empty."""
    return workbook_of([(title, head, rows)], percent=percent)


def workbook_of(sheets: Iterable[tuple[str, Sequence[str], Iterable[Row]]], *, percent: Collection[str] = ()) -> bytes:
    """Return a workbook of several sheets, each with its title, head and rows."""
    file = BytesIO()
    # What citizens wrote stays text: never a formula, never a link.
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        bold, share = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
        for title, head, rows in sheets:
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, head, bold)
            sheet.freeze_panes(1, 0)
            number = 0
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value, share if head[column] in percent else None)
            sheet.autofilter(0, 0, number, len(head) - 1)
            sheet.autofit()
    return file.getvalue()


def file_answer(content: bytes, name: str, kind: str) -> Response:
    """Return a file to keep; `name` is plain ASCII, `kind` its media type."""
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)
