"""How the centre stands, for who leads it: figures with formulas, departments, what rises; each opens its cases."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.desk.view import Figure, FiguresView
from app.modes.hotline.key_group import Key, KeyGroup
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.figure import Figure as FigureText
from widgets.hue import Hue
from widgets.label import Label
from widgets.record_model import Column
from widgets.record_table import RecordTable
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_ACROSS = 7


class FiguresPage(QWidget):
    """`span_chosen` carries `day`, `week`, `month` or `year`; `records_wanted` the key of a figure, unit or topic."""

    span_chosen = Signal(str)
    records_wanted = Signal(str)
    excel_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tiles: tuple[Figure, ...] = ()
        self._grid_holder = QWidget()
        self._note = Label(tone="text_soft")
        self._note.setObjectName("figures-note")
        self._span = KeyGroup(
            "span",
            (
                Key("day", translate("Desk", "Today")),
                Key("week", translate("Desk", "7 days")),
                Key("month", translate("Desk", "30 days")),
                Key("year", translate("Desk", "1 year")),
            ),
        )
        self._span.changed.connect(self.span_chosen)
        self.units = RecordTable(_unit_columns(), empty_text=translate("Desk", "No department had a case."))
        self.units.setObjectName("figure-units")
        self.topics = RecordTable(_topic_columns(), empty_text=translate("Desk", "Nothing rises."))
        self.topics.setObjectName("figure-topics")
        for table in (self.units, self.topics):
            table.chosen.connect(lambda row, table=table: self.records_wanted.emit(table.row(row)["key"]))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        self._arrange()

    def show_view(self, view: FiguresView) -> None:
        """Show figures; the same ones are left as they stand."""
        self._note.setText(view.note)
        self._span.set_value(view.span)
        tiles = (*view.now, *view.shares)
        if tiles != self._tiles:
            self._tiles = tiles
            self._show_tiles(tiles)
        self.units.show_rows(view.units)
        self.topics.show_rows(view.topics)

    def _show_tiles(self, tiles: tuple[Figure, ...]) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(current().size("space_8"))
        for place, figure in enumerate(tiles):
            tile = _Tile(figure)
            tile.pressed.connect(self.records_wanted)
            grid.addWidget(tile, *divmod(place, _ACROSS))
        for across in range(_ACROSS):
            grid.setColumnStretch(across, 1)
        self._column.replaceWidget(self._grid_holder, fresh)
        self._grid_holder.hide()
        self._grid_holder.deleteLater()
        self._grid_holder = fresh

    def _arrange(self) -> None:
        theme = current()
        tables = QHBoxLayout()
        tables.setSpacing(theme.size("space_12"))
        for title, table, share in (
            (translate("Desk", "Departments"), self.units, 5),
            (translate("Desk", "Rising topics"), self.topics, 4),
        ):
            part = QVBoxLayout()
            part.setSpacing(theme.size("space_4"))
            part.addWidget(Label(title, step="lead", bold=True))
            part.addWidget(table, 1)
            tables.addLayout(part, share)
        self._column = QVBoxLayout(self)
        around = theme.size("space_16")
        self._column.setContentsMargins(around, theme.size("space_8"), around, around)
        self._column.setSpacing(theme.size("space_8"))
        self._column.addLayout(self._head())
        self._column.addWidget(self._grid_holder)
        self._column.addLayout(tables, 1)

    def _head(self) -> QHBoxLayout:
        back = ActionButton(translate("Desk", "Back"), kind=ActionKind.QUIET, icon="back", shortcut_text="Esc")
        back.setObjectName("figures-back")
        back.clicked.connect(self.left)
        excel = ActionButton(translate("Desk", "Excel"), kind=ActionKind.QUIET, icon="save")
        excel.setObjectName("figures-excel")
        excel.clicked.connect(self.excel_wanted)
        head = QHBoxLayout()
        head.setSpacing(current().size("space_12"))
        head.addWidget(back)
        head.addWidget(Label(translate("Desk", "Figures"), step="title", bold=True))
        head.addWidget(self._note, 1)
        head.addWidget(self._span)
        head.addWidget(excel)
        return head


class _Tile(Surface):
    """A figure that opens its cases by mouse, Enter or the space bar; its tool tip is how it is made."""

    pressed = Signal(str)

    def __init__(self, figure: Figure) -> None:
        super().__init__(margin="space_12", gap="space_4")
        self._key = figure.key
        self.setObjectName(f"figure-{figure.key}")
        self.setAccessibleName(" ".join(filter(None, (figure.name, figure.value, figure.formula))))
        self.setToolTip(figure.formula)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        value = FigureText(step="headline", align=Qt.AlignmentFlag.AlignLeft)
        value.set_text(figure.value)
        value.set_tone(Hue(figure.hue).text if figure.hue else "text")
        self.body.addWidget(ElidedLabel(figure.name, tone="text_soft"))
        self.body.addWidget(value)
        self.body.addWidget(ElidedLabel(figure.formula.rpartition(": ")[2], step="caption", tone="text_soft"))

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


def _unit_columns() -> tuple[Column, ...]:
    return (
        Column(key="name", heading=translate("Desk", "Department")),
        Column(key="tasks", heading=translate("Desk", "Tasks"), width=80, align_right=True),
        Column(key="in_time", heading=translate("Desk", "In time"), width=96, align_right=True, hue_key="hue"),
        Column(key="returned", heading=translate("Desk", "Returned"), width=80, align_right=True),
        Column(key="open", heading=translate("Desk", "Open"), width=72, align_right=True),
        Column(key="hours", heading=translate("Desk", "Hours"), width=96, align_right=True),
    )


def _topic_columns() -> tuple[Column, ...]:
    return (
        Column(key="name", heading=translate("Desk", "Topic"), width=140),
        Column(key="now", heading=translate("Desk", "Now"), width=72, align_right=True),
        Column(key="usual", heading=translate("Desk", "Usually"), width=80, align_right=True),
        Column(key="example", heading=translate("Desk", "For instance")),
    )
