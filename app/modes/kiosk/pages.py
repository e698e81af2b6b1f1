"""The pages of the kiosk before the ticket: choosing, typing, and one thing said large."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.hall_texts import filled
from app.modes.kiosk.card_pages import CardPages
from app.modes.kiosk.view import Identify, KioskView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.figure import Figure
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.keypad import Keypad
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_CENTRE = Qt.AlignmentFlag.AlignCenter


class StepBar(QWidget):
    """The way back and the way to the beginning; `home` can be left out where one is there already."""

    back = Signal()
    home = Signal()

    def __init__(self) -> None:
        super().__init__()
        back = ActionButton(translate("Kiosk", "Back"), icon="back", touch=True)
        back.setObjectName("back")
        back.clicked.connect(self.back)
        home = ActionButton(translate("Kiosk", "Start page"), icon="home", touch=True)
        home.setObjectName("home")
        home.clicked.connect(self.home)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("space_24"))
        row.addWidget(back, 1)
        row.addWidget(home, 1)


class ChoosingPage(QWidget):
    """What the citizen comes for: one level of cards, where one is, and the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = CardPages()
        self.steps = StepBar()
        self._title = Label(step="display", bold=True)
        self._path = ElidedLabel(step="title", tone="text_soft")
        self._hint = Label(step="title", tone="warning_text", wrap=True)
        column = _column(self)
        for part in (self._path, self._title, self._hint):
            column.addWidget(part)
        column.addWidget(self.cards, 1)
        foot = QHBoxLayout()
        foot.setSpacing(current().size("space_24"))
        foot.addWidget(self.steps, 1)
        foot.addWidget(self.cards.arrows, 1)
        column.addLayout(foot)

    def show_view(self, view: KioskView) -> None:
        """Show a level."""
        choice = view.choice
        if choice is None:
            return
        self._title.setText(choice.title)
        self._path.set_text("  ›  ".join((translate("Kiosk", "Start page"), *choice.path)))
        self._path.setVisible(not choice.is_first)
        self._hint.setText(view.hint)
        self._hint.setVisible(bool(view.hint))
        self.steps.setVisible(not choice.is_first)
        self.cards.show_cards(choice.level, choice.cards)


class IdentifyPage(QWidget):
    """A number is typed with a finger or on a keyboard."""

    typed = Signal(str)
    erased = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.steps = StepBar()
        self._prompt = Label(step="display", bold=True, wrap=True)
        self._service = ElidedLabel(step="title", tone="text_soft")
        self._number = Figure(step="figure", tone="brand_text")
        self._field = Surface(margin="space_24")
        self._field.body.addWidget(self._number)
        self._wrong = Label(step="title", tone="failed_text", wrap=True)
        self._note = Label(
            translate("Kiosk", "It is used for this ticket only and is not printed in full."),
            step="title",
            tone="text_soft",
            wrap=True,
        )
        self._done = ActionButton(
            translate("Kiosk", "Take a number"), kind=ActionKind.PRIMARY, icon="check", touch=True
        )
        self._done.setObjectName("key-ok")
        self._done.clicked.connect(self.done)
        self._keypads = {extra: self._keypad(extra) for extra in ("", "X")}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()

    def show_view(self, view: KioskView) -> None:
        """Show what is typed so far."""
        asked = view.identify or Identify(service="", prompt="")
        self._prompt.setText(asked.prompt)
        self._service.set_text(asked.service)
        self._number.set_text(asked.typed)
        self._number.setAccessibleName(filled(translate("Kiosk", "{count} characters"), count=str(len(asked.typed))))
        self._wrong.setText(asked.wrong)
        self._wrong.setVisible(bool(asked.wrong))
        self._note.setVisible(not asked.wrong)
        self._done.setEnabled(asked.ready)
        for extra, keypad in self._keypads.items():
            keypad.setVisible(extra == asked.extra)
        self.setFocusProxy(self._keypads[asked.extra])

    def wipe(self) -> None:
        """Forget the number when the page goes."""
        self._number.set_text("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the key that takes the number."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._done.isEnabled():
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other on a wide screen, below each other on a tall one."""
        super().resizeEvent(event)
        tall = self.height() > self.width()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight)

    def _keypad(self, extra: str) -> Keypad:
        keypad = Keypad(extra=extra, erase_name=translate("Kiosk", "Take the last character back"))
        keypad.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in keypad.buttons():
            button.setObjectName(f"key-{button.text() or 'delete'}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keypad.typed.connect(self.typed)
        keypad.erased.connect(self.erased)
        return keypad

    def _arrange(self) -> None:
        theme = current()
        left = QVBoxLayout()
        left.setSpacing(theme.size("space_16"))
        left.addWidget(self._service)
        left.addWidget(self._prompt)
        left.addWidget(self._field)
        left.addWidget(self._wrong)
        left.addWidget(self._note)
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(theme.size("space_16"))
        for keypad in self._keypads.values():
            right.addWidget(keypad, 1)
        right.addWidget(self._done)
        self._row.setSpacing(theme.size("space_32"))
        self._row.addLayout(left, 1)
        self._row.addLayout(right, 1)
        column = _column(self)
        column.addLayout(self._row, 1)
        column.addWidget(self.steps)


class SayingPage(QWidget):
    """One thing said large, with what follows from it."""

    def __init__(self, *, icon: str, hue: Hue) -> None:
        super().__init__()
        card = Surface(margin="space_48", gap="space_24")
        self._message = Label(step="display", bold=True, align=_CENTRE, wrap=True)
        self._detail = Label(step="headline", tone="text_soft", align=_CENTRE, wrap=True)
        card.body.addStretch()
        card.body.addWidget(IconView(icon, colour=hue.text, size="figure", tile=hue.soft), 0, _CENTRE)
        card.body.addWidget(self._message)
        card.body.addWidget(self._detail)
        card.body.addStretch()
        _column(self).addWidget(card, 1)

    def show_view(self, view: KioskView) -> None:
        """Show the message."""
        self._message.setText(view.message)
        self._detail.setText(view.detail)
        self._detail.setVisible(bool(view.detail))
        self.setAccessibleName(" ".join(filter(None, (view.message, view.detail))))


def _column(page: QWidget) -> QVBoxLayout:
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().size("space_16"))
    return column
