"""How the centre stands, for who leads it: figures with how they are made; a press opens the cases behind one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.desk.view import Figure
from widgets.action_button import ActionButton, ActionKind
from widgets.hue import Hue
from widgets.label import Label
from widgets.stat_tile import StatTile
from widgets.theme import current

translate = QCoreApplication.translate

_ACROSS = 4


class FiguresPage(QWidget):
    """`records_wanted` carries the list that holds the cases of a figure."""

    records_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Figure, ...] = ()
        self._grid_holder = QWidget()
        back = ActionButton(translate("Desk", "Back"), kind=ActionKind.QUIET, icon="back", shortcut_text="Esc")
        back.setObjectName("figures-back")
        back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        theme = current()
        head = QHBoxLayout()
        head.setSpacing(theme.size("space_12"))
        head.addWidget(back)
        head.addWidget(Label(translate("Desk", "Figures"), step="title", bold=True))
        note = translate("Desk", "All cases at hand, as of now. A press on a figure opens its cases.")
        head.addWidget(Label(note, tone="text_soft"), 1)
        self._column = QVBoxLayout(self)
        around = theme.size("space_16")
        self._column.setContentsMargins(around, theme.size("space_8"), around, around)
        self._column.setSpacing(theme.size("space_12"))
        self._column.addLayout(head)
        self._column.addWidget(self._grid_holder)
        self._column.addStretch()

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show figures; the same ones are left as they stand."""
        if figures == self._shown:
            return
        self._shown = figures
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(current().size("space_12"))
        for place, figure in enumerate(figures):
            tile = _Tile(figure)
            tile.pressed.connect(self.records_wanted)
            grid.addWidget(tile, *divmod(place, _ACROSS))
        self._column.replaceWidget(self._grid_holder, fresh)
        self._grid_holder.hide()
        self._grid_holder.deleteLater()
        self._grid_holder = fresh


class _Tile(StatTile):
    """A figure that opens its cases by mouse, Enter or the space bar."""

    pressed = Signal(str)

    def __init__(self, figure: Figure) -> None:
        hue = Hue(figure.hue) if figure.hue else None
        super().__init__(figure.name, figure=figure.value, note=figure.formula, hue=hue)
        self._key = figure.key
        self.setObjectName(f"figure-{figure.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the cases when the mouse is let go over the tile."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the cases by key."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit(self._key)
            return
        super().keyPressEvent(event)
