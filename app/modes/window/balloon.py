"""What a bar has to say that does not fit on it: a small window beside it that never takes the focus."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.window.notices import MessageStrip
from app.modes.window.view import MessageShown
from widgets.docking.edge import Edge
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

_SAID_FOR_MS = 6000
_WIDTH_IN_DISPLAYS = 9


class Balloon(QWidget):
    """Shows unread messages until they are read, and problems for some seconds, beside the inner side of a bar."""

    def __init__(self, bar: QWidget, edge: Edge) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(bar, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("balloon")
        self._edge = edge
        self.strip = MessageStrip()
        self._problem = Surface(margin="space_12")
        self._said = Label(step="lead", wrap=True)
        self._said.setObjectName("bar-problem")
        row = QHBoxLayout()
        row.setSpacing(current().size("space_12"))
        row.addWidget(IconView("warning", colour="warning_text"))
        row.addWidget(self._said, 1)
        self._problem.body.addLayout(row)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        column.addWidget(self._problem)
        self._timer = QTimer(self, singleShot=True, interval=_SAID_FOR_MS)
        self._timer.timeout.connect(self._forget)

    def show_unread(self, unread: tuple[MessageShown, ...]) -> None:
        """Show messages that nobody has read."""
        self.strip.show_unread(unread)
        self.place()

    def say(self, words: str) -> None:
        """Say for some seconds why something did not happen."""
        self._said.setText(words)
        self._problem.show()
        self._timer.start()
        self.place()

    def place(self) -> None:
        """Stand beside the bar while there is something to show and the bar is in sight."""
        bar = self.parentWidget()
        wanted = bar is not None and bar.isVisible() and not (self.strip.isHidden() and self._problem.isHidden())
        if not wanted or bar is None:
            self.hide()
            return
        self.setFixedWidth(_WIDTH_IN_DISPLAYS * current().size("display"))
        self.adjustSize()
        self.move(_beside(QRect(bar.mapToGlobal(QPoint()), bar.size()), self._edge, self))
        self.show()

    def _forget(self) -> None:
        self._problem.hide()
        self.place()


def _beside(bar: QRect, edge: Edge, balloon: QWidget) -> QPoint:
    """Return the corner of the balloon: past the bar's inner side, in the middle of a row or the top of a column."""
    gap = current().size("space_8")
    middle = bar.center().x() - balloon.width() // 2
    return {
        Edge.TOP: QPoint(middle, bar.bottom() + gap),
        Edge.BOTTOM: QPoint(middle, bar.top() - gap - balloon.height()),
        Edge.LEFT: QPoint(bar.right() + gap, bar.top() + gap),
        Edge.RIGHT: QPoint(bar.left() - gap - balloon.width(), bar.top() + gap),
    }[edge]
