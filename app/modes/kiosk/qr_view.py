"""A QR code on the screen, sharp and with its quiet zone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import panel
from widgets.theme import current

_QUIET = 4  # modules around a code (ISO/IEC 18004, 9.1)


class QrView(QWidget):
    """Shows a text as a QR code, error correction M, as large as whole pixels a module allow."""

    def __init__(self, parent: QWidget | None = None, *, side: int = 360) -> None:
        """`side` is the width wished for in pixels."""
        super().__init__(parent)
        self._side = side
        self._rows: tuple[bytes, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, *, name: str = "") -> None:
        """Show another text; nothing when it is empty. `name` is what a screen reader says."""
        self.setAccessibleName(name)
        self._rows = _modules(text) if text else ()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Half of it."""
        return QSize(self._side // 2, self._side // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and the modules."""
        if not self._rows:
            return
        theme = current()
        count = len(self._rows) + 2 * _QUIET
        module = max(1, min(self.width(), self.height()) // count)
        paper = QRectF(0, 0, count * module, count * module)
        paper.moveCenter(QRectF(self.rect()).center())
        paper.moveTo(round(paper.left()), round(paper.top()))
        with QPainter(self) as painter:
            panel(painter, paper, theme.colour("paper"), radius=theme.size("radius_control"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            for y, row in enumerate(self._rows):
                for x, dark in enumerate(row):
                    if dark:
                        left = paper.left() + (x + _QUIET) * module
                        top = paper.top() + (y + _QUIET) * module
                        painter.fillRect(QRectF(left, top, module, module), Qt.GlobalColor.black)


def _modules(text: str) -> tuple[bytes, ...]:
    import segno  # noqa: PLC0415 - only a ticket without paper needs it

    return tuple(bytes(row) for row in segno.make_qr(text, error="m").matrix)
