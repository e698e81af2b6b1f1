"""Cases in a narrow place: what it is about and where it stands in one line, number, time and kind below, then why."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.modes.hotline.view import CaseRow
from widgets.drawing import panel, text_in
from widgets.theme import current

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CaseList(QListView):
    """Newest first; the selected case stays selected when others come. Without cases the empty text teaches."""

    def __init__(self, *, empty: str = "") -> None:
        super().__init__()
        self._empty = empty
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Lines(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def cases(self) -> tuple[CaseRow, ...]:
        """Return the cases shown."""
        return self._rows.cases

    def show_cases(self, cases: Sequence[CaseRow]) -> None:
        """Show these cases."""
        if tuple(cases) == self._rows.cases:
            return
        selected = self.currentIndex().row()
        number = self._rows.cases[selected].number if selected >= 0 else ""
        self._rows.show_cases(tuple(cases))
        self.setAccessibleName("\n".join(" ".join(vars(case).values()) for case in cases) or self._empty)
        place = next((place for place, case in enumerate(cases) if case.number == number), None)
        if place is not None:
            self.setCurrentIndex(self._rows.index(place, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cases, or what will appear here."""
        super().paintEvent(event)
        if self._rows.cases or not self._empty:
            return
        theme = current()
        margin = theme.size("space_24")
        place = QRectF(self.viewport().rect()).adjusted(margin, margin, -margin, -margin)
        with QPainter(self.viewport()) as painter:
            centre = Qt.AlignmentFlag.AlignCenter
            text_in(painter, place, self._empty, theme.font("body"), theme.colour("text_soft"), align=centre, most=3)


class _Rows(QAbstractListModel):
    """The cases as a model; a row's data is its `CaseRow`, its tool tip the whole title."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cases: tuple[CaseRow, ...] = ()

    def show_cases(self, cases: tuple[CaseRow, ...]) -> None:
        """Hold other cases."""
        self.beginResetModel()
        self.cases = cases
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Number of cases."""
        return 0 if parent.isValid() else len(self.cases)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role asks for."""
        case = self.cases[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return case
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{case.number}  {case.title}"
        return None


class _Lines(QStyledItemDelegate):
    """Paints one case."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines with air, three where there is a reason to tell."""
        theme = current()
        steps = ("body", "caption", "caption") if index.data(Qt.ItemDataRole.UserRole).why else ("body", "caption")
        high = sum(QFontMetrics(theme.font(step)).lineSpacing() for step in steps)
        return QSize(0, high + theme.size("space_16"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, title, state, and what stands below."""
        theme = current()
        case = index.data(Qt.ItemDataRole.UserRole)
        place = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            panel(painter, place, theme.colour("brand_soft"), radius=theme.size("radius_control"))
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), theme.colour("line"))
        inner = place.adjusted(theme.size("space_12"), theme.size("space_8"), -theme.size("space_12"), 0)
        self._paint_words(painter, case, inner)
        painter.restore()

    def _paint_words(self, painter: QPainter, case: CaseRow, inner: QRectF) -> None:
        theme = current()
        body, caption = theme.font("body"), theme.font("caption")
        first, second = QFontMetrics(body).lineSpacing(), QFontMetrics(caption).lineSpacing()
        state = QFontMetrics(caption).horizontalAdvance(case.state) + 1
        title = QRectF(inner.left(), inner.top(), inner.width() - state - theme.size("space_12"), first)
        text_in(painter, title, case.title, body, theme.colour("text"))
        at = QRectF(inner.right() - state, inner.top(), state, first)
        text_in(painter, at, case.state, caption, theme.colour("text_soft"))
        below = QRectF(inner.left(), inner.top() + first, inner.width(), second)
        words = "  ·  ".join(filter(None, (case.time, case.kind, case.number)))
        text_in(painter, below, words, caption, theme.colour("text_soft"))
        why = QRectF(inner.left(), below.bottom(), inner.width(), second)
        text_in(painter, why, case.why, theme.font("caption", True), theme.colour("brand_text"))
