"""The right side: the number to tell the citizen, what is known of the caller and of the case, today's cases."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.modes.hotline.case_list import CaseList
from app.modes.hotline.follow_up_page import FollowUpPage
from app.modes.hotline.view import Advice, HotlineView, Known
from widgets.action_button import ActionButton, ActionKind
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate


class KnownPanel(QWidget):
    """`fill_in` asks for the caller's latest name and address to be put into the form; the others carry the id of the
    earlier case that something is to be done with."""

    fill_in = Signal()
    merged = Signal(str)
    appended = Signal(str)
    urged = Signal(str)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self._registered = RegisteredBanner()
        self._earlier = EarlierCases()
        self._lists = SimilarCases()
        self.follow_ups = self._lists.follow_ups
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_8"))
        column.addWidget(self._registered)
        column.addWidget(self._earlier, 2)
        column.addWidget(self._lists, 3)
        self._earlier.fill_in.connect(self.fill_in)
        for mine, theirs in (
            (self._lists.merged, self.merged),
            (self._lists.appended, self.appended),
            (self._lists.urged, self.urged),
            (self._lists.told, self.told),
        ):
            mine.connect(theirs)

    def show_view(self, view: HotlineView) -> None:
        """Show what is known."""
        self._registered.show_number(view.registered_number, view.registered_words)
        self._earlier.show_known(view.known)
        self._lists.show_view(view)


class RegisteredBanner(Surface):
    """The number the citizen is told, large enough to be read out."""

    def __init__(self) -> None:
        super().__init__(kind=SurfaceKind.SOFT, margin="space_8")
        self._number = Label(step="title", tone="brand_text", bold=True)
        self._number.setObjectName("registered-number")
        self._words = Label(tone="text_soft", wrap=True)
        self._words.setObjectName("registered-words")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._number)
        words.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_12"))
        row.addWidget(IconView("check", colour="brand_text", size="icon_large"))
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.hide()

    def show_number(self, number: str, words: str) -> None:
        """Show a number; nothing while nothing has been registered."""
        self._number.setText(number)
        self._words.setText(words)
        self.setVisible(bool(number))


class EarlierCases(Surface):
    """Cases of the number being typed, open ones first, and an offer to take over what they say of the caller."""

    fill_in = Signal()

    def __init__(self) -> None:
        super().__init__(margin="space_12", gap="space_8")
        self._note = Label(tone="text_soft", wrap=True)
        self._note.setObjectName("earlier-note")
        self._cases = CaseList()
        self._cases.setObjectName("earlier-cases")
        self._offer = ActionButton("", kind=ActionKind.SECONDARY, icon="user", shortcut_text="Ctrl J")
        self._offer.setObjectName("fill-in")
        self.body.addWidget(Label(translate("Hotline", "This caller"), step="lead", bold=True))
        self.body.addWidget(self._note)
        self.body.addWidget(self._cases, 1)
        self.body.addWidget(self._offer)
        self.body.addStretch()
        self._offer.clicked.connect(self.fill_in)
        QShortcut(QKeySequence("Ctrl+J"), self).activated.connect(self._offer.click)

    def show_known(self, known: Known) -> None:
        """Show what is known of the caller."""
        self._note.setText(known.note)
        self._note.set_tone("warning_text" if known.maybe else "text_soft")
        self._note.setVisible(bool(known.note))
        self._cases.setVisible(bool(known.cases))
        self._cases.show_cases(known.cases)
        self._offer.setVisible(bool(known.offer))
        self._offer.setText(translate("Hotline", "Fill in: {what}").format(what=known.offer))
        self._offer.setToolTip(self._offer.text())


class SimilarCases(Surface):
    """What resembles the case being written, earlier ones of the topic, and today's: one list at a time.

    The list follows the work (today's cases while nothing is written) until somebody chooses one. The keys below are
    for the chosen case, or the first.
    """

    merged = Signal(str)
    appended = Signal(str)
    urged = Signal(str)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin="space_12", gap="space_8")
        self._chosen = False
        self._tabs = QTabBar()
        self._tabs.setObjectName("known-tabs")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._duplicates = CaseList()
        self._duplicates.setObjectName("similar-cases")
        self._history = CaseList(empty=translate("Hotline", "Earlier cases of the same topic appear here."))
        self._history.setObjectName("topic-cases")
        self._today = CaseList(empty=translate("Hotline", "No case yet today. Registered cases appear here."))
        self._today.setObjectName("today-cases")
        self._note = Label(tone="text_soft", wrap=True)
        self._note.setObjectName("similar-note")
        similar = QWidget()
        column = QVBoxLayout(similar)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._note)
        column.addWidget(self._duplicates, 1)
        column.addLayout(self._keys())
        self._pages = QStackedWidget()
        self.follow_ups = FollowUpPage()
        for page in (similar, self._history, self._knowledge(), self.follow_ups, self._today):
            self._pages.addWidget(page)
            self._tabs.addTab("")
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._pages, 1)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._tabs.tabBarClicked.connect(self._on_chosen)

    def show_view(self, view: HotlineView) -> None:
        """Show what resembles the case, and today's cases."""
        advice = view.advice
        self._show_counts(advice, today=len(view.today), waiting=len(view.follow_ups))
        self._note.setText(advice.note)
        self._note.setVisible(bool(advice.note))
        self._duplicates.setVisible(bool(advice.duplicates))
        self._duplicates.show_cases(advice.duplicates)
        for button in self._deeds:
            button.setVisible(bool(advice.duplicates))
            button.setEnabled(bool(advice.duplicates))
        self._history.show_cases(advice.history)
        self._articles.show_cases(advice.articles)
        self.follow_ups.show_cases(view.follow_ups)
        self._tell.setVisible(bool(advice.articles))
        self._tell.setEnabled(bool(advice.articles))
        self._today.show_cases(view.today)
        if not view.writing:
            self._chosen = False
            self._tabs.setCurrentIndex(self._pages.count() - 1)
        elif not self._chosen:
            self._tabs.setCurrentIndex(0)

    def _knowledge(self) -> QWidget:
        """Return the page of articles, and the key that answers with one."""
        page = QWidget()
        self._articles = CaseList(empty=translate("Hotline", "Articles about what is written appear here."))
        self._articles.setObjectName("articles")
        self._tell = ActionButton(translate("Hotline", "Use as answer"), icon="check", shortcut_text="Ctrl K")
        self._tell.setObjectName("use-article")
        self._tell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tell.clicked.connect(lambda: self._emit_of(self._articles, self.told))
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._tell.click)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._articles, 1)
        column.addWidget(self._tell)
        return page

    def _keys(self) -> QHBoxLayout:
        """Return what may be done with a similar case, one key each."""
        row = QHBoxLayout()
        row.setSpacing(current().size("space_4"))
        self._deeds = []
        for letter, words, signal in (
            ("M", translate("Hotline", "Merge"), self.merged),
            ("D", translate("Hotline", "Add"), self.appended),
            ("U", translate("Hotline", "Hurry"), self.urged),
        ):
            button = ActionButton(words, shortcut_text=f"^{letter}")
            button.setToolTip(f"Ctrl+{letter}")
            button.setObjectName(f"similar-{letter}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self._emit_of, self._duplicates, signal))
            QShortcut(QKeySequence(f"Ctrl+{letter}"), self).activated.connect(button.click)
            self._deeds.append(button)
            row.addWidget(button, 1)
        return row

    @staticmethod
    def _emit_of(cases: CaseList, signal: SignalInstance, *_: object) -> None:
        """Tell of the chosen row of a list, or of the first."""
        rows = cases.cases()
        place = max(0, cases.currentIndex().row())
        if place < len(rows):
            signal.emit(rows[place].id)

    def _show_counts(self, advice: Advice, *, today: int, waiting: int) -> None:
        texts = (
            translate("Hotline", "Similar: {count}").format(count=len(advice.duplicates)),
            translate("Hotline", "Topic: {count}").format(count=len(advice.history)),
            translate("Hotline", "Articles: {count}").format(count=len(advice.articles)),
            translate("Hotline", "Call back: {count}").format(count=waiting),
            translate("Hotline", "Today: {count} cases").format(count=today),
        )
        for place, text in enumerate(texts):
            self._tabs.setTabText(place, text)

    def _on_chosen(self, _place: int) -> None:
        self._chosen = True
