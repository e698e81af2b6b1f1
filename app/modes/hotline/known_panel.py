"""The right side: the number to tell the citizen, what is known of the caller, today's cases."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.hotline.case_list import CaseList
from app.modes.hotline.view import HotlineView, Known
from widgets.action_button import ActionButton, ActionKind
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate


class KnownPanel(QWidget):
    """`fill_in` asks for the caller's latest name and address to be put into the form."""

    fill_in = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self._registered = RegisteredBanner()
        self._earlier = EarlierCases()
        self._count = Label(step="lead", bold=True)
        self._today = CaseList(empty=translate("Hotline", "No case yet today. Registered cases appear here."))
        self._today.setObjectName("today-cases")
        today = Surface(margin="space_16", gap="space_8")
        today.body.addWidget(self._count)
        today.body.addWidget(self._today, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_12"))
        column.addWidget(self._registered)
        column.addWidget(self._earlier, 2)
        column.addWidget(today, 3)
        self._earlier.fill_in.connect(self.fill_in)

    def show_view(self, view: HotlineView) -> None:
        """Show what is known."""
        self._registered.show_number(view.registered_number, view.registered_words)
        self._earlier.show_known(view.known)
        self._count.setText(translate("Hotline", "Today: {count} cases").format(count=len(view.today)))
        self._today.show_cases(view.today)


class RegisteredBanner(Surface):
    """The number the citizen is told, large enough to be read out."""

    def __init__(self) -> None:
        super().__init__(kind=SurfaceKind.SOFT, margin="space_12")
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
    """Cases of the number being typed, and an offer to take over what they say of the caller."""

    fill_in = Signal()

    def __init__(self) -> None:
        super().__init__(margin="space_16", gap="space_8")
        self._note = Label(tone="text_soft", wrap=True)
        self._note.setObjectName("earlier-note")
        self._cases = CaseList()
        self._cases.setObjectName("earlier-cases")
        self._offer = ActionButton("", kind=ActionKind.SECONDARY, icon="user")
        self._offer.setObjectName("fill-in")
        self.body.addWidget(Label(translate("Hotline", "This caller"), step="lead", bold=True))
        self.body.addWidget(self._note)
        self.body.addWidget(self._cases, 1)
        self.body.addWidget(self._offer)
        self.body.addStretch()
        self._offer.clicked.connect(self.fill_in)

    def show_known(self, known: Known) -> None:
        """Show what is known of the caller."""
        self._note.setText(known.note)
        self._note.setVisible(bool(known.note))
        self._cases.setVisible(bool(known.cases))
        self._cases.show_cases(known.cases)
        self._offer.setVisible(bool(known.offer))
        self._offer.setText(translate("Hotline", "Fill in: {what}").format(what=known.offer))
        self._offer.setToolTip(self._offer.text())
