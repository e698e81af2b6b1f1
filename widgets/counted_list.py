"""Lists to choose from in a narrow column: headings, names, and how many lie in each; late ones stand out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets import icons
from widgets.drawing import panel, text_in
from widgets.hue import Hue
from widgets.theme import current

__all__ = ["CountedEntry", "CountedList"]

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, kw_only=True)
class CountedEntry:
    """One line. Without a `key` it is a heading; `count` is empty while unknown; a `hue` with `late` items in it.

    `words` is what a screen reader says of the counts.
    """

    name: str
    key: str = ""
    count: str = ""
    late: str = ""
    words: str = ""


class CountedList(QListView):
    """`chosen` carries the key of the entry that was gone to, by mouse or arrow."""

    chosen = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says of the whole."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Line(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._on_gone_to)

    def entries(self) -> tuple[CountedEntry, ...]:
        """Return what is shown."""
        return self._model.entries

    def show_entries(self, entries: Sequence[CountedEntry], current_key: str) -> None:
        """Show these entries and mark one, without telling anybody."""
        self._quiet = True
        if tuple(entries) != self._model.entries:
            self._model.show_entries(tuple(entries))
        keys = [entry.key for entry in self._model.entries]
        place = keys.index(current_key) if current_key and current_key in keys else -1
        if self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place, 0) if place >= 0 else _ROOT)
        self._quiet = False

    def _on_gone_to(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid() and (key := self._model.entries[index.row()].key):
            self.chosen.emit(key)


class _Model(QAbstractListModel):
    """The entries; counts that change leave the place where the keyboard is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[CountedEntry, ...] = ()

    def show_entries(self, entries: tuple[CountedEntry, ...]) -> None:
        """Hold other entries; the same ones with other counts are changed in place."""
        if [entry.key for entry in entries] == [entry.key for entry in self.entries]:
            self.entries = entries
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, 0))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.entries[index.row()].key else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role asks for."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.words or entry.name
        return None


class _Line(QStyledItemDelegate):
    """Paints one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A line with air; a heading is a little lower."""
        theme = current()
        heading = not index.data(Qt.ItemDataRole.UserRole).key
        font = theme.font("caption" if heading else "body", bold=heading)
        return QSize(0, QFontMetrics(font).lineSpacing() + theme.size("space_12" if heading else "space_16"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, name and counts."""
        theme = current()
        entry: CountedEntry = index.data(Qt.ItemDataRole.UserRole)
        place = QRectF(option.rect)
        gap = theme.size("space_12")
        painter.save()
        if not entry.key:
            low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            inner = place.adjusted(gap, 0, -gap, -theme.size("space_4"))
            text_in(painter, inner, entry.name, theme.font("caption", bold=True), theme.colour("text_soft"), align=low)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen:
                panel(painter, place, theme.colour("brand_soft"), radius=theme.size("radius_control"))
            right = _paint_counts(painter, entry, place.adjusted(gap, 0, -gap, 0))
            ink = theme.colour("brand_text" if chosen else "text")
            name = QRectF(place.left() + gap, place.top(), right - place.left() - gap, place.height())
            text_in(painter, name, entry.name, theme.font("body", bold=chosen), ink)
        painter.restore()


def _paint_counts(painter: QPainter, entry: CountedEntry, place: QRectF) -> float:
    """Draw how many there are and how many of them are late; return where the name has to end."""
    theme = current()
    font = theme.font("body", bold=bool(entry.late))
    right = place.right()
    wide = QFontMetricsF(font).horizontalAdvance(entry.count or "0")
    if entry.count:
        box = QRectF(right - wide - 1, place.top(), wide + 1, place.height())
        text_in(painter, box, entry.count, font, theme.colour("text" if entry.late else "text_soft"))
    right -= wide + theme.size("space_8")
    if entry.late:
        side = float(theme.size("icon_small"))
        caption = theme.font("caption", bold=True)
        wide = QFontMetricsF(caption).horizontalAdvance(entry.late)
        ink = theme.colour(Hue.FAILED.text)
        box = QRectF(right - wide - 1, place.top(), wide + 1, place.height())
        text_in(painter, box, entry.late, caption, ink)
        sign = QRectF(box.left() - side - 2, place.top() + (place.height() - side) / 2, side, side)
        icons.paint(painter, "clock", ink, sign)
        right = sign.left() - theme.size("space_4")
    return right
