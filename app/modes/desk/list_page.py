"""One list of cases: narrowed, sorted, ticked, opened, saved and printed without leaving the keyboard."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from app.modes.desk.view import BatchDeed, ListView, Narrowing
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.filter_bar import Filter, FilterBar
from widgets.label import Label
from widgets.record_model import Column
from widgets.record_table import RecordTable
from widgets.theme import current

translate = QCoreApplication.translate


def columns() -> tuple[Column, ...]:
    """Return the columns of every list: what is due first, then what it is about, then where it is."""
    return (
        Column(key="left", heading=translate("Desk", "Time left"), width=196, hue_key="hue", sortable=True),
        Column(key="number", heading=translate("Desk", "Number"), width=176, sortable=True),
        Column(key="title", heading=translate("Desk", "About")),
        Column(key="matter", heading=translate("Desk", "Matter"), width=112),
        Column(key="where", heading=translate("Desk", "Stands at"), width=148),
        Column(key="reported", heading=translate("Desk", "Reported"), width=112, sortable=True),
    )


class ListPage(QWidget):
    """`opened` carries a case (id), `narrowed` a `Narrowing`, `batch_wanted` a deed's key, the cases and an opinion.

    `excel_wanted` and `print_wanted` are about the whole list as it is narrowed.
    """

    opened = Signal(str)
    narrowed = Signal(object)
    more_wanted = Signal()
    batch_wanted = Signal(str, object, str)
    extract_wanted = Signal()
    excel_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view = ListView()
        self._title = ElidedLabel(step="title", bold=True)
        self._title.setObjectName("list-title")
        self._note = Label(step="caption", tone="text_soft")
        self._note.setObjectName("list-note")
        self.bar = FilterBar(
            search_words=translate("Desk", "Number or words  ( / )"), clear_words=translate("Desk", "Clear")
        )
        self.table = RecordTable(columns(), tickable=True)
        self.table.setObjectName("cases")
        self.table.setAccessibleName(translate("Desk", "Cases"))
        self._batch = QHBoxLayout()
        self._batch.setSpacing(current().size("space_8"))
        self._batch_row = QWidget()
        self._batch_row.setLayout(self._batch)
        self._batch.setContentsMargins(0, 0, 0, 0)
        self._ticked = Label(tone="text_soft")
        self._ticked.setObjectName("ticked")
        self._batch.addWidget(self._ticked)
        self._arrange()
        self._connect()

    def show_view(self, view: ListView) -> None:
        """Show a list; the row that is marked stays marked, and so do ticks while the rows are the same."""
        before, self._view = self._view, view
        self._title.set_text(view.title)
        self._note.setText(translate("Desk", "Loading…") if view.loading and not view.rows else view.note)
        self.bar.show_filters(
            tuple(Filter(key=one.key, any_words=one.any_words, options=one.options) for one in view.filters)
        )
        self.bar.put(view.narrowing.search, view.narrowing.values)
        self.table.say_when_empty("" if view.loading else view.empty)
        self._show_rows(before, view)
        self.table.show_sorting(view.narrowing.sort, descending=view.narrowing.descending)
        self._extract.setVisible(bool(view.extract))
        self._extract.setText(view.extract)
        if before.batch != view.batch:
            self._show_batch(view.batch)
        self._on_ticked()

    def begin(self) -> None:
        """Bring the keyboard to the table, on its first row."""
        self.table.setFocus()
        if self.table.current_row() is None and self.table.row_count():
            self.table.select(0)

    def _show_rows(self, before: ListView, view: ListView) -> None:
        if before.rows == view.rows and before.more == view.more:
            return
        known = len(before.rows)
        if before.key == view.key and known and view.rows[:known] == before.rows:
            self.table.add_rows(view.rows[known:], more=view.more)
            return
        row = self.table.current_row()
        marked = self.table.row(row)["case"] if row is not None else view.marked
        ticked = {self.table.row(at)["case"] for at in self.table.ticks()} if before.key == view.key else set()
        self.table.show_rows(view.rows, more=view.more)
        for at, each in enumerate(view.rows):
            if each["case"] in ticked:
                self.table.tick(at, on=True)
        place = next((at for at, each in enumerate(view.rows) if each["case"] == marked), None)
        if place is not None:
            self.table.select(place)
        elif view.rows:
            self.table.select(min(row or 0, len(view.rows) - 1))

    def _arrange(self) -> None:
        theme = current()
        self._extract = ActionButton("", icon="plus")
        self._extract.setObjectName("extract")
        excel = ActionButton(translate("Desk", "Excel"), kind=ActionKind.QUIET, icon="save")
        excel.setObjectName("list-excel")
        excel.setToolTip(translate("Desk", "Save this list as an Excel workbook"))
        paper = ActionButton(translate("Desk", "Print"), kind=ActionKind.QUIET, icon="printer")
        paper.setObjectName("list-print")
        excel.clicked.connect(self.excel_wanted)
        paper.clicked.connect(self.print_wanted)
        head = QHBoxLayout()
        head.setSpacing(theme.size("space_8"))
        head.addWidget(self._title, 1)
        for part in (self._note, self._extract, excel, paper):
            head.addWidget(part)
        column = QVBoxLayout(self)
        around = theme.size("space_16")
        column.setContentsMargins(around, theme.size("space_8"), around, around)
        column.setSpacing(theme.size("space_8"))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self._batch_row)

    def _connect(self) -> None:
        self.table.chosen.connect(lambda row: self.opened.emit(self.table.row(row)["case"]))
        self.table.more_wanted.connect(self.more_wanted)
        self.table.sort_wanted.connect(self._on_sort)
        self.table.ticked.connect(self._on_ticked)
        self.bar.changed.connect(self._on_narrowed)
        self._extract.clicked.connect(self.extract_wanted)
        QShortcut(QKeySequence("/"), self).activated.connect(self._search)
        QShortcut(QKeySequence("Ctrl+A"), self.table, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            lambda: self.table.tick_all(on=True)
        )

    def _search(self) -> None:
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def _on_sort(self, key: str, descending: bool) -> None:
        before = self._view.narrowing
        self.narrowed.emit(Narrowing(before.search, before.values, key, descending))

    def _on_narrowed(self, search: str, values: dict[str, str]) -> None:
        before = self._view.narrowing
        wanted = Narrowing(search, values, before.sort, before.descending)
        if wanted != before:
            self.narrowed.emit(wanted)

    def _show_batch(self, deeds: tuple[BatchDeed, ...]) -> None:
        while self._batch.count():
            item = self._batch.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self._ticked:
                widget.deleteLater()
        self._batch.addWidget(self._ticked)
        for deed in deeds:
            button = ActionButton(deed.name, icon="check")
            button.setObjectName(f"batch-{deed.key}")
            button.clicked.connect(lambda _checked=False, deed=deed: self._on_batch(deed))
            self._batch.addWidget(button)
        self._batch.addStretch()

    def _on_ticked(self) -> None:
        count = len(self.table.ticks())
        self._ticked.setText(translate("Desk", "{count} ticked").replace("{count}", str(count)))
        self._batch_row.setVisible(bool(count) and bool(self._view.batch))

    def _on_batch(self, deed: BatchDeed) -> None:
        cases = tuple(self.table.row(at)["case"] for at in self.table.ticks())
        if not deed.needs_opinion:
            self.batch_wanted.emit(deed.key, cases, "")
            return
        ask = QInputDialog(self)
        ask.setLabelText(translate("Desk", "Opinion for all that are ticked"))
        ask.setObjectName("batch-opinion")
        ask.setWindowTitle(deed.name)
        ask.setOkButtonText(deed.name)
        ask.setCancelButtonText(translate("Desk", "Cancel"))
        ask.textValueSelected.connect(lambda text: self.batch_wanted.emit(deed.key, cases, text))
        ask.finished.connect(ask.deleteLater)
        ask.open()
