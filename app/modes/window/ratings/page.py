"""The page of ratings: what is to be followed up and decided, and the figures. Both can be saved as Excel workbooks."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QFileDialog, QHBoxLayout, QLineEdit, QTabBar, QWidget

from app.client.operations.ratings import Sheet
from app.modes.window.inner_page import InnerPage
from app.modes.window.ratings.tables import figures_table, reviews_table
from app.modes.window.ratings.view import By, Per, RatingsView, ReviewDeed, Wanted
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_SHEETS: tuple[Sheet, ...] = ("reviews", "ratings")
_TEXT_LENGTH = 500
_WIDTH_IN_HEROES = 12


class RatingsPage(InnerPage):
    """`asked` carries `Wanted`, `marked` a visit (id), `deed_wanted` a `ReviewDeed` and the text written for it.

    `saved` carries which sheet and the path of the file.
    """

    asked = Signal(object)
    marked = Signal(str)
    deed_wanted = Signal(object, str)
    saved = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(translate("Ratings", "Ratings"), width_in_heroes=_WIDTH_IN_HEROES)
        self._view: RatingsView | None = None
        self._since, self._until = _day("ratings-since"), _day("ratings-until")
        self._since.setAccessibleName(translate("Ratings", "From"))
        self._until.setAccessibleName(translate("Ratings", "To"))
        self._tabs = QTabBar()
        self._tabs.setObjectName("ratings-tabs")
        self._tabs.setAccessibleName(translate("Ratings", "Ratings"))
        self._tabs.setDrawBase(False)
        self._tabs.addTab(translate("Ratings", "Bad ratings and mistakes"))
        self._tabs.addTab(translate("Ratings", "Figures"))
        self._only_open = QCheckBox(translate("Ratings", "Only what is open"))
        self._only_open.setObjectName("ratings-open")
        self._by = _choice("ratings-by", translate("Ratings", "Figures of"), {by: _by_words(by) for by in By})
        self._per = _choice("ratings-per", translate("Ratings", "Per"), {per: _per_words(per) for per in Per})
        self._reviews, self._figures = reviews_table(), figures_table()
        self._card = _ReviewCard()
        self._said = Label(tone="text_soft")
        self._said.setObjectName("ratings-said")
        self._save = ActionButton(translate("Ratings", "Save as Excel"), icon="save")
        self._save.setObjectName("ratings-save")
        self._arrange()
        self._connect()
        self._turn()

    def show_view(self, view: RatingsView) -> None:
        """Show lists and figures; the row that is marked stays marked."""
        before, self._view = self._view, view
        fields = (self._since, self._until, self._only_open, self._by, self._per)
        blockers = [QSignalBlocker(field) for field in fields]
        self._since.setDate(_qdate(view.wanted.since))
        self._until.setDate(_qdate(view.wanted.until))
        self._only_open.setChecked(view.wanted.only_open)
        self._by.setCurrentIndex(self._by.findData(view.wanted.by))
        self._per.setCurrentIndex(self._per.findData(view.wanted.per))
        for blocker in blockers:
            blocker.unblock()
        if before is None or before.reviews != view.reviews:
            self._reviews.show_rows(view.reviews)
        if before is None or before.figures != view.figures:
            self._figures.show_rows(view.figures)
        self._card.show_view(view)
        self._said.setText(translate("Ratings", "One moment…") if view.busy else view.said)
        self._turn()

    def _arrange(self) -> None:
        gap = current().size("space_12")
        span = QHBoxLayout()
        span.setSpacing(gap)
        for part in (self._since, Label("–"), self._until, self._only_open, self._by, self._per):
            span.addWidget(part)
        span.addStretch()
        span.addWidget(self._said)
        span.addWidget(self._save)
        self.body.addWidget(self._tabs)
        self.body.addLayout(span)
        self.body.addWidget(self._reviews, 1)
        self.body.addWidget(self._figures, 1)
        self.body.addWidget(self._card)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._turn)
        for field in (self._since, self._until):
            field.editingFinished.connect(self._ask)
        self._only_open.toggled.connect(self._ask)
        for choice in (self._by, self._per):
            choice.currentIndexChanged.connect(self._ask)
        self._reviews.selectionModel().selectionChanged.connect(self._mark)
        self._card.wanted.connect(self.deed_wanted)
        self._save.clicked.connect(self._ask_where)

    def _turn(self) -> None:
        reviews = self._tabs.currentIndex() == 0
        of_reviews: tuple[QWidget, ...] = (self._reviews, self._only_open)
        of_figures: tuple[QWidget, ...] = (self._figures, self._by, self._per)
        for part in (*of_reviews, *of_figures):
            part.setVisible((part in of_reviews) == reviews)
        self._card.setVisible(reviews and self._view is not None and self._view.marked is not None)

    def _ask(self) -> None:
        since, until = (_date(field.date()) for field in (self._since, self._until))
        wanted = Wanted(
            since=min(since, until),
            until=until,
            by=By(self._by.currentData()),
            per=Per(self._per.currentData()),
            only_open=self._only_open.isChecked(),
        )
        if self._view is not None and wanted != self._view.wanted:
            self.asked.emit(wanted)

    def _mark(self) -> None:
        row = self._reviews.current_row()
        if row is not None:
            self.marked.emit(self._reviews.row(row)["visit"])

    def _ask_where(self) -> None:
        sheet = _SHEETS[self._tabs.currentIndex()]
        dialog = QFileDialog(self, translate("Ratings", "Save as Excel"), f"{sheet}.xlsx", "Excel (*.xlsx)")
        dialog.setObjectName("ratings-file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda path: self.saved.emit(sheet, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class _ReviewCard(Surface):
    """Everything known of the marked rating, a line to write on, and what can be done. `wanted`: deed and text."""

    wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(margin="space_16", gap="space_8")
        self._visit = ""
        self._lines = Label(wrap=True)
        self._lines.setObjectName("review-lines")
        self._text = QLineEdit(maxLength=_TEXT_LENGTH)
        self._text.setObjectName("review-text")
        words = translate("Ratings", "What came of it, or a note on the decision")
        self._text.setAccessibleName(words)
        self._text.setPlaceholderText(words)
        self._view: RatingsView | None = None
        self._buttons = {deed: self._button(deed) for deed in ReviewDeed}
        row = QHBoxLayout()
        row.setSpacing(current().size("space_8"))
        row.addWidget(self._text, 1)
        for button in self._buttons.values():
            row.addWidget(button)
        self.body.addWidget(self._lines)
        self.body.addLayout(row)
        self._text.textChanged.connect(self._show_ready)

    def show_view(self, view: RatingsView) -> None:
        """Show the marked rating; what is being written stays with it."""
        self._view = view
        marked = view.marked
        if (marked.visit if marked is not None else "") != self._visit:
            self._visit = marked.visit if marked is not None else ""
            self._text.clear()
        self._lines.setText("\n".join(marked.lines) if marked is not None else "")
        self._show_ready()

    def _button(self, deed: ReviewDeed) -> ActionButton:
        kind = ActionKind.PRIMARY if deed is ReviewDeed.FOLLOW_UP else ActionKind.SECONDARY
        button = ActionButton(_deed_words(deed), kind=kind)
        button.setObjectName(deed.value)
        button.clicked.connect(lambda: self.wanted.emit(deed, self._text.text().strip()))
        return button

    def _show_ready(self) -> None:
        marked = self._view.marked if self._view is not None else None
        for deed, button in self._buttons.items():
            why_not = marked.why_not[deed] if marked is not None else ""
            if not why_not and deed is ReviewDeed.FOLLOW_UP and not self._text.text().strip():
                why_not = translate("Ratings", "Write down first what came of it.")
            button.setEnabled(marked is not None and not why_not and not (self._view and self._view.busy))
            button.setToolTip(why_not)


def _day(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setObjectName(name)
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    return field


def _choice(name: str, words: str, options: dict[By, str] | dict[Per, str]) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    choice.setAccessibleName(words)
    for value, said in options.items():
        choice.addItem(said, value)
    return choice


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _by_words(by: By) -> str:
    return {
        By.STAFF: translate("Ratings", "Staff"),
        By.DEPARTMENT: translate("Ratings", "Departments"),
        By.SERVICE: translate("Ratings", "Services"),
    }[by]


def _per_words(per: Per) -> str:
    return {
        Per.DAY: translate("Ratings", "per day"),
        Per.MONTH: translate("Ratings", "per month"),
        Per.QUARTER: translate("Ratings", "per quarter"),
    }[per]


def _deed_words(deed: ReviewDeed) -> str:
    return {
        ReviewDeed.FOLLOW_UP: translate("Ratings", "Write down the result"),
        ReviewDeed.ACCEPT: translate("Ratings", "Put aside as a mistake"),
        ReviewDeed.REJECT: translate("Ratings", "Let it stand"),
    }[deed]
