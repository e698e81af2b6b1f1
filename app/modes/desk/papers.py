"""Where paper and files go: the dialogs that ask for a printer or a place, over the desk's screen."""

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from app.modes.desk import printing
from app.modes.desk.list_page import columns
from app.modes.desk.screen import DeskScreen

translate = QCoreApplication.translate


class Papers(QObject):
    """`sheet_chosen`, `word_chosen` and `figures_chosen` carry the path a file is to have;
    `attachment_chosen` the digest of an attachment and its path."""

    sheet_chosen = Signal(str)
    word_chosen = Signal(str)
    figures_chosen = Signal(str)
    attachment_chosen = Signal(str, str)
    _place_chosen = Signal(str)

    def __init__(self, screen: DeskScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._wanted = ""
        self._place_chosen.connect(lambda path: self.attachment_chosen.emit(self._wanted, path))

    def ask_sheet(self) -> None:
        """Ask where the list is to be saved."""
        name = self._screen.view.list.title.replace(" · ", "-")
        self._ask_file(translate("Desk", "Save as Excel"), f"{name}.xlsx", "Excel (*.xlsx)", self.sheet_chosen)

    def ask_word(self) -> None:
        """Ask where the case is to be saved."""
        case = self._screen.view.case
        if case is not None:
            self._ask_file(translate("Desk", "Save as Word"), f"{case.number}.docx", "Word (*.docx)", self.word_chosen)

    def ask_attachment(self, digest: str) -> None:
        """Ask where an attachment of the open case is to be saved."""
        case = self._screen.view.case
        found = next((one for one in case.attachments if one.code == digest), None) if case is not None else None
        if found is not None:
            self._wanted = digest
            self._ask_file(translate("Desk", "Save the attachment"), found.name, "", self._place_chosen)

    def ask_figures(self) -> None:
        """Ask where the figures are to be saved."""
        name = translate("Desk", "Figures")
        self._ask_file(translate("Desk", "Save as Excel"), f"{name}.xlsx", "Excel (*.xlsx)", self.figures_chosen)

    def print_list(self) -> None:
        """Print the rows of the list that are shown."""
        view = self._screen.view
        document = printing.list_sheet(view.list.title, columns(), view.list.rows, centre=view.centre)
        self._ask_printer(document, landscape=True)

    def print_case(self) -> None:
        """Print the approval form of the open case."""
        view = self._screen.view
        if view.case is not None:
            self._ask_printer(printing.approval_form(view.case, centre=view.centre))

    def _ask_printer(self, document: QTextDocument, *, landscape: bool = False) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._screen)
        dialog.setObjectName("print-dialog")
        dialog.accepted.connect(lambda: printing.on_paper(document, printer, landscape=landscape))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _ask_file(self, title: str, name: str, kind: str, chosen: SignalInstance) -> None:
        dialog = QFileDialog(self._screen, title, name, kind)
        dialog.setObjectName("desk-file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(name.rpartition(".")[2] if "." in name else "")
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
