"""The one window of a program, from its first frame on."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from widgets.label import Label

translate = QCoreApplication.translate


class ProgramWindow(QStackedWidget):
    """Shows a program's pages one at a time. `closing` asks whoever runs the program to end it.

    :param closable: false on a public screen: a window system's wish to close it is not followed.
    """

    closing = Signal()

    def __init__(self, title: str, *, closable: bool = True) -> None:
        super().__init__()
        self._closable = closable
        self.setWindowTitle(title)
        self.setObjectName("program")
        self.addWidget(_starting(title))

    def show_page(self, page: QWidget) -> None:
        """Show a page; the one before it is thrown away."""
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if before is not None and before is not page:
            self.removeWidget(before)
            before.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program put its things away before the window goes."""
        event.ignore()
        if self._closable:
            self.closing.emit()

    def open_at(self, geometry: str, size: tuple[int, int], *, full_screen: bool) -> None:
        """Show the window: at `WxH+X+Y` if given, else over the screen or with `size` pixels."""
        width, height = size
        if geometry:
            extent, *offset = geometry.split("+")
            width, height = (int(part) for part in extent.split("x"))
            if offset:
                self.move(int(offset[0]), int(offset[1]))
        self.resize(width, height)
        if full_screen and not geometry:
            self.showFullScreen()
        else:
            self.show()


def _starting(title: str) -> QWidget:
    """Return the page of the first moments: which program this is, and that it is coming."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setAlignment(Qt.AlignmentFlag.AlignCenter)
    for words, step, tone in ((title, "display", "text"), (translate("Program", "Starting"), "lead", "text_soft")):
        label = Label(words, step=step, tone=tone)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
    return page
