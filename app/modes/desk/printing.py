"""The desk on paper: the approval form of a case and a list, laid out as a document, to a printer or a PDF."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from app.modes.desk.view import CaseView, FlowStep
from widgets.record_model import Column

translate = QCoreApplication.translate

_MARGIN_MM = 15
_SIGNATURE_LINES = 3
_STYLE = """
h1 { font-size: 18pt; text-align: center; }
table { border-collapse: collapse; }
td, th { border: 1px solid #000; padding: 4pt; vertical-align: top; }
th { background: #eee; text-align: left; }
"""


def approval_form(view: CaseView, *, centre: str) -> QTextDocument:
    """Return the approval form (审批表) of a case: facts, what was said, what happened, places to sign."""
    rows = [_row(fact.label, fact.value) for fact in view.facts]
    rows.append(_row(translate("Desk", "Time left"), f"{view.standing} {view.due}"))
    rows.append(_row(translate("Desk", "About"), f"{view.title}\n{view.description}"))
    rows.append(_row(translate("Desk", "Opinion at registration"), view.opinion))
    rows += [_row(f"{line.unit} ({line.share})", f"{line.state}\n{line.result}") for line in view.tasks]
    rows.append(_row(translate("Desk", "What happened"), "\n".join(_steps(reversed(view.steps)))))
    for words in (translate("Desk", "Opinion of the reviewer"), translate("Desk", "Opinion of the leader")):
        rows.append(_row(words, "\n" * _SIGNATURE_LINES + translate("Desk", "Signature:            Date:")))
    title = translate("Desk", "Approval form")
    head = f"<h1>{escape(centre)}<br>{escape(title)}</h1><p>{escape(view.number)}</p>"
    return _document(f'{head}<table width="100%">{"".join(rows)}</table>')


def list_sheet(
    title: str, columns: Sequence[Column], rows: Iterable[Mapping[str, str]], *, centre: str
) -> QTextDocument:
    """Return a list as a table with a number before each row."""
    heads = "".join(f"<th>{escape(column.heading)}</th>" for column in columns)
    lines = "".join(_line(place, [row.get(column.key, "") for column in columns]) for place, row in enumerate(rows, 1))
    head = f"<h1>{escape(centre)}<br>{escape(title)}</h1>"
    return _document(f'{head}<table width="100%"><tr><th>#</th>{heads}</tr>{lines}</table>')


def _line(place: int, texts: Sequence[str]) -> str:
    cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
    return f"<tr><td>{place}</td>{cells}</tr>"


def _steps(steps: Iterable[FlowStep]) -> Iterable[str]:
    return ("  ".join(filter(None, (one.time, one.deed, one.who, one.said))) for one in steps)


def _row(label: str, value: str) -> str:
    words = escape(value).replace("\n", "<br>")
    return f'<tr><th width="18%">{escape(label)}</th><td>{words}</td></tr>'


def _document(body: str) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(QFont("SimSun", 10))
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(body)
    return document


def to_pdf(document: QTextDocument, path: str, *, landscape: bool = False) -> None:
    """Write a document as PDF on A4."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(path)
    on_paper(document, printer, landscape=landscape)


def on_paper(document: QTextDocument, printer: QPrinter, *, landscape: bool = False) -> None:
    """Print a document on A4."""
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    page = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, margins, QPageLayout.Unit.Millimeter)
    printer.setPageLayout(page)
    document.print_(printer)
