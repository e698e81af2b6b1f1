"""A welcome over the whole of the displays, and back to the calls by one press."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.modes.window.hall.announce_card import LENGTH
from app.modes.window.hall.told_list import ToldList
from app.modes.window.hall.view import Choice, HallPageView
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate


class WelcomeCard(QWidget):
    """`welcomed` carries the words and the code of a zone, empty for the whole hall."""

    welcomed = Signal(str, str)
    calls_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._zones: tuple[Choice, ...] | None = None
        self._round = 0
        self._may = False
        self._text = QLineEdit()
        self._text.setObjectName("welcome-text")
        self._text.setAccessibleName(translate("HallPage", "Welcome"))
        self._text.setPlaceholderText(translate("HallPage", "Whom the hall welcomes, and how"))
        self._text.setMaxLength(LENGTH)
        self._text.textChanged.connect(self._show_ready)
        self._text.returnPressed.connect(self._welcome)
        self._where = QComboBox()
        self._where.setObjectName("welcome-where")
        self._where.setAccessibleName(translate("HallPage", "Where"))
        self._why = Label(tone="text_soft", wrap=True)
        self._why.setObjectName("welcome-why-not")
        self._show = ActionButton(translate("HallPage", "Fill the displays"), kind=ActionKind.PRIMARY, icon="message")
        self._show.setObjectName("welcome")
        self._show.clicked.connect(self._welcome)
        self._back = ActionButton(translate("HallPage", "Back to the calls"), icon="call")
        self._back.setObjectName("back-to-calls")
        self._back.clicked.connect(self.calls_wanted)
        self._now = ToldList("welcomes", translate("HallPage", "The displays show the calls."))
        self._arrange()

    def show_view(self, view: HallPageView) -> None:
        """Show what may be shown and what is."""
        if view.zones != self._zones:
            self._zones = view.zones
            self._where.clear()
            self._where.addItem(translate("HallPage", "Whole hall"), "")
            for choice in view.zones:
                self._where.addItem(choice.label, choice.code)
        if view.round != self._round:
            self._round = view.round
            self._text.clear()
        self._may = not view.welcome_why_not and not view.busy
        self._why.setText(view.welcome_why_not)
        self._why.setVisible(bool(view.welcome_why_not))
        self._back.setEnabled(self._may and bool(view.welcomes))
        self._now.show_told(view.welcomes)
        self._show_ready()

    def _arrange(self) -> None:
        card = Surface(margin="space_16")
        card.body.addWidget(Label(translate("HallPage", "Words over the whole of the displays"), bold=True))
        card.body.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_12"))
        row.addWidget(self._where)
        row.addWidget(self._why, 1)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self._show)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_16"))
        column.addWidget(card)
        column.addWidget(Label(translate("HallPage", "On the displays now"), bold=True))
        column.addWidget(self._now)

    def _show_ready(self) -> None:
        self._show.setEnabled(self._may and bool(self._text.text().strip()))

    def _welcome(self) -> None:
        if self._show.isEnabled():
            self.welcomed.emit(self._text.text().strip(), str(self._where.currentData() or ""))
