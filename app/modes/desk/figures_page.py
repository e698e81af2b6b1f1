"""How the centre stands, for who leads it: figures with their formulas, units, rising topics; each opens its cases."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.desk.view import FigureRow, FiguresView
from app.modes.hotline.key_group import Key, KeyGroup
from widgets.action_button import ActionButton, ActionKind
from widgets.hue import Hue
from widgets.label import Label
from widgets.record_model import Column
from widgets.record_table import RecordTable
from widgets.stat_tile import StatTile
from widgets.theme import current

translate = QCoreApplication.translate

_ACROSS = 4


class FiguresPage(QWidget):
    """`span_chosen` carries `day`, `week`, `month` or `year`; `records_wanted` the key of a figure, unit or topic."""

    span_chosen = Signal(str)
    records_wanted = Signal(str)
    excel_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tiles: tuple[FigureRow, ...] = ()
        self._note = Label(step="caption", tone="text_soft")
        self._note.setObjectName("figures-note")
        self.span = KeyGroup(
            "span",
            (
                Key("day", translate("Desk", "Today")),
                Key("week", translate("Desk", "7 days")),
                Key("month", translate("Desk", "30 days")),
                Key("year", translate("Desk", "1 year")),
            ),
        )
        self.span.changed.connect(self.span_chosen)
        self._grid_holder = QWidget()
        self.units = RecordTable(_unit_columns(), empty_text=translate("Desk", "No department had a case."))
        self.units.setObjectName("figure-units")
        self.topics = RecordTable(_topic_columns(), empty_text=translate("Desk", "Nothing rises."))
        self.topics.setObjectName("figure-topics")
        for table in (self.units, self.topics):
            table.chosen.connect(lambda row, table=table: self.records_wanted.emit(table.row(row)["key"]))
        self._arrange()

    def show_view(self, view: FiguresView) -> None:
        """Show figures."""
        self._note.setText(translate("Desk", "Loading…") if view.loading else view.note)
        self.span.set_value(view.span)
        if view.tiles != self._tiles:
            self._tiles = view.tiles
            self._show_tiles(view.tiles)
        self.units.show_rows(view.units)
        self.topics.show_rows(view.topics)

    def _show_tiles(self, tiles: tuple[FigureRow, ...]) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(current().size("space_12"))
        for place, tile in enumerate(tiles):
            row, column = divmod(place, _ACROSS)
            made = StatTile(tile.name, figure=tile.value, note=tile.formula, hue=Hue(tile.hue) if tile.hue else None)
            made.setObjectName(f"figure-{tile.key}")
            made.setToolTip(tile.formula)
            grid.addWidget(made, row, column)
        self._body.replaceWidget(self._grid_holder, fresh)
        self._grid_holder.hide()
        self._grid_holder.deleteLater()
        self._grid_holder = fresh

    def _arrange(self) -> None:
        theme = current()
        back = ActionButton(translate("Desk", "Back"), kind=ActionKind.QUIET, icon="back", shortcut_text="Esc")
        back.setObjectName("figures-back")
        back.clicked.connect(self.left)
        excel = ActionButton(translate("Desk", "Excel"), kind=ActionKind.QUIET, icon="save")
        excel.setObjectName("figures-excel")
        excel.clicked.connect(self.excel_wanted)
        head = QHBoxLayout()
        head.setSpacing(theme.size("space_12"))
        head.addWidget(back)
        head.addWidget(Label(translate("Desk", "Figures"), step="title", bold=True))
        head.addWidget(self._note, 1)
        head.addWidget(self.span)
        head.addWidget(excel)
        tables = QHBoxLayout()
        tables.setSpacing(theme.size("space_12"))
        for title, table in (
            (translate("Desk", "Departments"), self.units),
            (translate("Desk", "Rising topics"), self.topics),
        ):
            part = QVBoxLayout()
            part.addWidget(Label(title, step="lead", bold=True))
            part.addWidget(table, 1)
            tables.addLayout(part, 1)
        self._body = QVBoxLayout(self)
        around = theme.size("space_16")
        self._body.setContentsMargins(around, theme.size("space_8"), around, around)
        self._body.setSpacing(theme.size("space_12"))
        self._body.addLayout(head)
        self._body.addWidget(self._grid_holder)
        self._body.addLayout(tables, 1)


def _unit_columns() -> tuple[Column, ...]:
    return (
        Column(key="name", heading=translate("Desk", "Department")),
        Column(key="total", heading=translate("Desk", "Cases"), width=80, align_right=True),
        Column(key="on_time", heading=translate("Desk", "In time"), width=96, align_right=True, hue_key="hue"),
        Column(key="returned", heading=translate("Desk", "Returned"), width=96, align_right=True),
    )


def _topic_columns() -> tuple[Column, ...]:
    return (
        Column(key="name", heading=translate("Desk", "Topic")),
        Column(key="now", heading=translate("Desk", "Now"), width=80, align_right=True),
        Column(key="before", heading=translate("Desk", "Before"), width=80, align_right=True),
        Column(key="rise", heading=translate("Desk", "Rise"), width=96, align_right=True, hue_key="hue"),
    )
