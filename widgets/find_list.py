"""A field and, below it, the options that fit what is typed: two lines each, those that may not be chosen say why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from widgets.drawing import panel, text_in
from widgets.hue import Hue
from widgets.label import Label
from widgets.theme import current

__all__ = ["FindList", "FindOption"]

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True)
class FindOption:
    """One option: its code, a line with a sign, a softer second line, why it may not be chosen (empty: it may)."""

    code: str
    label: str
    detail: str = ""
    why_not: str = ""
    sign: str = ""

    @property
    def second_line(self) -> str:
        """The reason where there is one, else the detail."""
        return self.why_not or self.detail


class FindList(QWidget):
    """Type to narrow, arrows to walk, Enter (`accepted`) to take. `changed` tells that another option is marked.

    :param fit: how well an option fits what was typed, smaller is better; `None` leaves it out.
    """

    changed = Signal()
    accepted = Signal()

    def __init__(self, fit: Callable[[str, FindOption], int | None], *, name: str, empty_text: str) -> None:
        """`name` is what a screen reader says of the field, `empty_text` stands where nothing fits."""
        super().__init__()
        self._fit = fit
        self._options: tuple[FindOption, ...] = ()
        self.field = QLineEdit()
        self.field.setObjectName("find")
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self._model = _Model()
        self.view = _View(name)
        self.view.setModel(self._model)
        self._empty = Label(empty_text, tone="text_soft", wrap=True, align=Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_8"))
        column.addWidget(self.field)
        column.addWidget(self._empty, 1)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.view.selectionModel().currentChanged.connect(self._on_marked)
        self.view.activated.connect(self._accept)

    def show_options(self, options: Sequence[FindOption]) -> None:
        """Show other options; what is marked stays marked while it is there."""
        if tuple(options) != self._options:
            self._options = tuple(options)
            self._narrow()

    def say_when_empty(self, text: str) -> None:
        """Show other words where nothing fits."""
        self._empty.setText(text)

    def options(self) -> tuple[FindOption, ...]:
        """Return the options that fit what is typed, in their order."""
        return self._model.options

    def marked(self) -> FindOption | None:
        """Return the option that is marked, whether it may be chosen or not."""
        row = self.view.currentIndex().row()
        return self._model.options[row] if 0 <= row < len(self._model.options) else None

    def mark(self, code: str) -> None:
        """Mark the option of this code, if it is shown."""
        codes = [option.code for option in self._model.options]
        if code in codes:
            self.view.setCurrentIndex(self._model.index(codes.index(code)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys and Enter reach the list while one types."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._accept()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        before = self.marked()
        typed = self.field.text()
        ranked = [(fit, option) for option in self._options if (fit := self._fit(typed, option)) is not None]
        ranked.sort(key=lambda one: (one[0], bool(one[1].why_not)))  # stable: else in the order given
        self._model.show([option for _, option in ranked])
        self.view.setVisible(bool(ranked))
        self._empty.setVisible(not ranked)
        if before is not None:
            self.mark(before.code)
        if self.marked() is None and ranked:
            self.view.setCurrentIndex(self._model.index(0))
        self.changed.emit()

    def _on_marked(self) -> None:
        self.changed.emit()

    def _walk(self, step: int) -> None:
        row = self.view.currentIndex().row() + step
        if 0 <= row < self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(row))

    def _accept(self) -> None:
        marked = self.marked()
        if marked is not None and not marked.why_not:
            self.accepted.emit()


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.options: tuple[FindOption, ...] = ()

    def show(self, options: Sequence[FindOption]) -> None:
        self.beginResetModel()
        self.options = tuple(options)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        option = self.options[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return option.label
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return "\n".join(filter(None, (option.label, option.sign, option.second_line)))
        return option if role == Qt.ItemDataRole.UserRole else None


class _View(QListView):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("find-options")
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def minimumSizeHint(self) -> QSize:
        """Room for two options."""
        return QSize(2 * current().size("hero"), 2 * _row_height())


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, _row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the two lines; the ground says which option is marked."""
        theme = current()
        shown: FindOption = index.data(Qt.ItemDataRole.UserRole)
        place = QRectF(option.rect).adjusted(theme.size("space_4"), 2, -theme.size("space_4"), -2)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            panel(painter, place, theme.colour("brand_soft"), radius=theme.size("radius_control"))
        lines = place.adjusted(
            theme.size("space_12"), theme.size("space_4"), -theme.size("space_12"), -theme.size("space_4")
        )
        first = QRectF(lines.left(), lines.top(), lines.width(), lines.height() / 2)
        if shown.sign:
            first.setRight(_paint_sign(painter, shown.sign, first))
        ink = "text_faint" if shown.why_not else "text"
        text_in(painter, first, shown.label, theme.font("body", bold=True), theme.colour(ink))
        second = QRectF(lines.left(), lines.center().y(), lines.width(), lines.height() / 2)
        soft = "warning_text" if shown.why_not else "text_soft"
        text_in(painter, second, shown.second_line, theme.font("body"), theme.colour(soft))
        painter.restore()


def _paint_sign(painter: QPainter, sign: str, line: QRectF) -> float:
    """Draw a sign at the right end of a line; return where it begins."""
    theme = current()
    font, around = theme.font("caption", bold=True), theme.size("space_8")
    wide = min(QFontMetricsF(font).horizontalAdvance(sign) + 1 + 2 * around, line.width() / 2)
    place = QRectF(line.right() - wide, line.top(), wide, line.height())
    panel(painter, place, theme.colour(Hue.CALLING.soft), radius=place.height() / 2)
    inside = place.adjusted(around, 0, -around, 0)
    text_in(painter, inside, sign, font, theme.colour(Hue.CALLING.text))
    return place.left() - around


def _row_height() -> int:
    theme = current()
    return theme.size("height") + theme.size("space_16")
