"""Choosing a counter after the login, and the question before somebody is sent away."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.entry.card import EntryCard
from app.modes.window.view import Choice, CounterOption, WindowView
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate


class Chooser(QWidget):
    """One list and one button. `sat_down` carries the counter and whether to take it over.

    `ratings_wanted`: a manager goes to the ratings without a counter.
    """

    sat_down = Signal(str, bool)
    stayed = Signal()
    left = Signal()
    ratings_wanted = Signal()
    hall_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._options: tuple[CounterOption, ...] = ()
        self._asked_for = ""
        self._counter = QComboBox()
        self._counter.setObjectName("counter-choice")
        self._detail = Label(tone="text_soft", wrap=True)
        self._detail.setObjectName("counter-detail")
        self._question = Question()
        self._button = ActionButton(translate("Window", "Sit down"), kind=ActionKind.PRIMARY)
        self._button.setObjectName("sit-down")
        leave = ActionButton(translate("Window", "Log out"), kind=ActionKind.QUIET)
        leave.setObjectName("log-out")
        self._ratings = ActionButton(translate("Window", "Ratings"), kind=ActionKind.QUIET, icon="star")
        self._ratings.setObjectName("ratings")
        self._ratings.clicked.connect(self.ratings_wanted)
        self._hall = ActionButton(translate("Window", "Hall"), kind=ActionKind.QUIET, icon="speaker")
        self._hall.setObjectName("hall-page")
        self._hall.clicked.connect(self.hall_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a proxy would end the round of the Tab key
        label = Label(translate("Window", "Where do you sit today"), bold=True)
        label.setBuddy(self._counter)
        self._counter.setAccessibleName(label.text())
        fields = (label, self._counter, self._detail, self._question)
        self._card = EntryCard(
            icon="user", fields=fields, button=self._button, below=(self._ratings, self._hall, leave)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._counter.currentIndexChanged.connect(self._show_detail)
        self._counter.activated.connect(self._ask_nothing)
        self._button.clicked.connect(lambda: self.sat_down.emit(self._chosen(), False))
        self._question.accepted.connect(lambda: self.sat_down.emit(self._asked_for, True))
        self._question.declined.connect(self.stayed)
        leave.clicked.connect(self.left)

    def show_view(self, view: WindowView) -> None:
        """Show the counters; what is chosen stays chosen."""
        choice = view.choice
        self._card.show_texts(
            title=translate("Window", "Hello, {name}").format(name=view.staff),
            subtitle=view.hall or translate("Window", "Waiting for the hall's data"),
            notice=choice.notice,
            footer="",
        )
        for way in (self._ratings, self._hall):
            way.setVisible(view.manages)
        if choice.options != self._options:
            self._fill(choice)
        asking = bool(choice.question)
        newly_asked = asking and self._asked_for != choice.asked_for
        self._asked_for = choice.asked_for
        self._question.show_question(choice.question)
        self._button.setVisible(not asking)
        self._button.setEnabled(bool(self._options) and not choice.busy)
        self._counter.setEnabled(bool(self._options) and not choice.busy)
        if newly_asked:
            self._question.take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The button is what one came for."""
        self._button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as the space bar does."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, ActionButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _fill(self, choice: Choice) -> None:
        chosen = self._chosen() or choice.preferred
        self._options = choice.options
        self._counter.blockSignals(True)
        self._counter.clear()
        for option in choice.options:
            self._counter.addItem(option.label, option.number)
        self._counter.setCurrentIndex(max(0, self._counter.findData(chosen)))
        self._counter.blockSignals(False)
        self._show_detail()

    def _chosen(self) -> str:
        return self._counter.currentData() or ""

    def _show_detail(self) -> None:
        details = {option.number: option.detail for option in self._options}
        self._detail.setText(details.get(self._chosen(), ""))

    def _ask_nothing(self) -> None:
        if self._asked_for:
            self.stayed.emit()


class Question(Surface):
    """A question with two answers, in its place on the page; hidden while nothing is asked."""

    accepted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__(kind=SurfaceKind.SOFT, margin="space_16")
        self._words = Label(wrap=True)
        self._words.setObjectName("take-over-question")
        self._yes = ActionButton(translate("Window", "Take over"), kind=ActionKind.PRIMARY)
        self._yes.setObjectName("take-over")
        no = ActionButton(translate("Window", "Choose another"))
        no.setObjectName("stay")
        row = QHBoxLayout()
        row.setSpacing(current().size("space_12"))
        row.addWidget(self._yes)
        row.addWidget(no)
        row.addStretch()
        self.body.addWidget(self._words)
        self.body.addLayout(row)
        self._yes.clicked.connect(self.accepted)
        no.clicked.connect(self.declined)
        self.hide()

    def show_question(self, words: str) -> None:
        """Ask, or stop asking."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def take_focus(self) -> None:
        """Let Enter answer yes."""
        self._yes.setFocus()
