"""Rows of plain texts as a table model that asks for more only when somebody looks further."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from widgets import icons
from widgets.hue import Hue
from widgets.theme import current

__all__ = ["Column", "RecordModel"]

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: the key of its texts in each row, its heading, its width in pixels (0 takes what is left).

    `hue_key` names what says in which hue (`Hue` value, empty for none) the text stands, with the hue's icon before it.
    """

    key: str
    heading: str
    width: int = 0
    align_right: bool = False
    sortable: bool = False
    hue_key: str = ""


class RecordModel(QAbstractTableModel):
    """Holds the rows it was given; `more_wanted` asks for the next ones while there are more.

    A model that is `tickable` has a box in its first column; `ticked` tells that one was ticked or cleared.
    """

    more_wanted = Signal()
    ticked = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None, *, tickable: bool = False) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._tickable = tickable
        self._ticks: set[int] = set()
        self._rows: list[Mapping[str, str]] = []
        self._more = False
        self._asked = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns from left to right."""
        return self._columns

    def show_rows(self, rows: Sequence[Mapping[str, str]], *, more: bool = False) -> None:
        """Show these rows instead of those before; `more` tells that others follow."""
        self.beginResetModel()
        self._rows = list(rows)
        self._ticks.clear()
        self._more, self._asked = more, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[Mapping[str, str]], *, more: bool = False) -> None:
        """Add the rows that were asked for."""
        self._more, self._asked = more, False
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
        self._rows += rows
        self.endInsertRows()

    def row(self, index: int) -> Mapping[str, str]:
        """Return the row at `index`. Raises IndexError."""
        return self._rows[index]

    def ticks(self) -> tuple[int, ...]:
        """Return the indexes of the rows that are ticked, in order."""
        return tuple(sorted(self._ticks))

    def tick(self, index: int, on: bool) -> None:
        """Tick a row, or clear it."""
        if not self._tickable or (index in self._ticks) == on:
            return
        (self._ticks.add if on else self._ticks.discard)(index)
        cell = self.index(index, 0)
        self.dataChanged.emit(cell, cell, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Rows known so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether rows follow that were not asked for yet."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: _Index) -> None:
        """Ask for the next rows, once."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cells can be selected; the first one of a tickable model can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._tickable and index.column() == 0 else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tool tip, alignment, box or hue of a cell; the first one says the whole row to who listens."""
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.get(column.key, "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return "  ".join(filter(None, (row.get(each.key, "") for each in self._columns)))
        if role == Qt.ItemDataRole.CheckStateRole and self._tickable and index.column() == 0:
            return Qt.CheckState.Checked if index.row() in self._ticks else Qt.CheckState.Unchecked
        return _in_hue(row.get(column.hue_key, ""), role) if column.hue_key else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or clear a row by its box."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._tickable or index.column() != 0:
            return False
        self.tick(index.row(), value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return heading and alignment of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None


def _in_hue(name: str, role: int) -> object:
    """Return colour or icon of a hue by its name."""
    if not name:
        return None
    hue = Hue(name)
    if role == Qt.ItemDataRole.ForegroundRole:
        return QBrush(current().colour(hue.text))
    if role == Qt.ItemDataRole.DecorationRole:
        return icons.icon(hue.icon, hue.text, current().size("icon_small"))
    return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.align_right else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
