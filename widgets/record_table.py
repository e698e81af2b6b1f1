"""A table of records: calm rows, columns of set widths, words where it is empty."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.record_model import Column, RecordModel
from widgets.theme import current

__all__ = ["RecordTable"]


class RecordTable(QTableView):
    """Shows rows of plain texts by column key. Enter or a double click chooses a row, Space ticks it.

    `sort_wanted` carries the key of a column whose heading was clicked, and whether the largest come first.
    """

    chosen = Signal(int)
    more_wanted = Signal()
    ticked = Signal()
    sort_wanted = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        empty_text: str = "",
        tickable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._empty = empty_text
        self._sorting = ("", False)
        self._model = RecordModel(columns, self, tickable=tickable)
        self._model.more_wanted.connect(self.more_wanted)
        self._model.ticked.connect(self.ticked)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current().size("height"))
        self._set_widths(columns)
        self.activated.connect(lambda index: self.chosen.emit(index.row()))
        self.horizontalHeader().sectionClicked.connect(self._on_heading)

    def show_rows(self, rows: Sequence[Mapping[str, str]], *, more: bool = False) -> None:
        """Show these rows; with `more` the table asks (`more_wanted`) when somebody scrolls to their end."""
        self._model.show_rows(rows, more=more)

    def add_rows(self, rows: Sequence[Mapping[str, str]], *, more: bool = False) -> None:
        """Add rows at the end; place and selection stay."""
        self._model.add_rows(rows, more=more)

    def row(self, index: int) -> Mapping[str, str]:
        """Return the row at `index`. Raises IndexError."""
        return self._model.row(index)

    def ticks(self) -> tuple[int, ...]:
        """Return the indexes of the rows that are ticked, in order."""
        return self._model.ticks()

    def tick(self, index: int, *, on: bool) -> None:
        """Tick the row at `index`, or clear it."""
        self._model.tick(index, on)

    def tick_all(self, *, on: bool) -> None:
        """Tick every row known so far, or clear all."""
        for index in range(self._model.rowCount()):
            self._model.tick(index, on)

    def show_sorting(self, key: str, *, descending: bool) -> None:
        """Show by which column the rows are sorted; an empty key for none."""
        place = next((at for at, column in enumerate(self._model.columns) if column.key == key), -1)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(place >= 0)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(place, order)
        self._sorting = (key, descending)

    def say_when_empty(self, text: str) -> None:
        """Show other words where there are no rows."""
        self._empty = text
        self.viewport().update()

    def row_count(self) -> int:
        """Return how many rows are known so far."""
        return self._model.rowCount()

    def current_row(self) -> int | None:
        """Return the index of the selected row."""
        selected = self.selectionModel().selectedRows()
        return selected[0].row() if selected else None

    def select(self, index: int) -> None:
        """Select the row at `index` and bring it into sight."""
        self.selectRow(index)
        self.scrollTo(self._model.index(index, 0, QModelIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space tick the row where the keyboard is."""
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self._model.tick(row, row not in self._model.ticks())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what will appear here."""
        super().paintEvent(event)
        if self._model.rowCount() or not self._empty:
            return
        theme = current()
        margin = theme.size("space_24")
        with QPainter(self.viewport()) as painter:
            painter.setFont(theme.font("lead"))
            painter.setPen(theme.colour("text_soft"))
            place: QRect = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(place, flags, self._empty)

    def _on_heading(self, place: int) -> None:
        column = self._model.columns[place]
        if column.sortable:
            key, descending = self._sorting
            self.sort_wanted.emit(column.key, not descending if column.key == key else False)
        key, descending = self._sorting
        self.show_sorting(key, descending=descending)

    def _set_widths(self, columns: Sequence[Column]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(any(column.sortable for column in columns))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for index, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(index, column.width)
            else:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
