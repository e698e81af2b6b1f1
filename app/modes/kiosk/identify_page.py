"""A number or code is typed with a finger or on a keyboard, or brought by a card or a scanner instead."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.modes.fitting import FittingPage, Words
from app.modes.hall_texts import filled
from app.modes.kiosk.steps import StepBar, column, fit_foot
from app.modes.kiosk.view import Identify, Keys, KioskView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.figure import Figure
from widgets.keypad import Keypad
from widgets.label import Label
from widgets.letter_keys import LetterKeys
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_RUNGS = (
    ("headline", "figure", "title"),
    ("title", "figure", "subtitle"),
    ("title", "display", "subtitle"),
    ("subtitle", "headline", "lead"),
    ("lead", "title", "body"),
)
"""Steps of what is asked, of the number and of what is said about it, from the largest down."""

_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class IdentifyPage(FittingPage):
    """One number."""

    typed = Signal(str)
    erased = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.steps = StepBar()
        self._keys = Keys.DIGITS
        self._prompt = Label(step="headline", bold=True, wrap=True)
        self._service = ElidedLabel(step="title", tone="text_soft", smaller=("subtitle", "lead"))
        self._number = Figure(step="figure", tone="brand_text")
        self._field = Surface(margin="space_16")
        self._field.body.addWidget(self._number)
        self._wrong = Label(step="title", tone="failed_text", wrap=True)
        self._other = Label(step="title", bold=True, tone="brand_text", wrap=True)
        self._note = Label(step="subtitle", tone="text_soft", wrap=True)
        self._done = ActionButton("", kind=ActionKind.PRIMARY, icon="check", touch=True)
        self._done.setObjectName("key-ok")
        self._done.clicked.connect(self.done)
        self._keypads: dict[Keys, Keypad | LetterKeys] = {keys: self._keypad(keys) for keys in Keys}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._arrange()

    def show_view(self, view: KioskView) -> None:
        """Show what is typed so far."""
        asked = view.identify or Identify(service="", prompt="")
        self._prompt.setText(asked.prompt)
        self._service.set_text(asked.service)
        self._service.setVisible(bool(asked.service))
        self._number.set_text(asked.typed)
        self._number.setAccessibleName(filled(translate("Kiosk", "{count} characters"), count=str(len(asked.typed))))
        for label, text in (
            (self._wrong, asked.wrong),
            (self._other, asked.other),
            (self._note, "" if asked.wrong else asked.note),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._done.setText(asked.done)
        self._done.setEnabled(asked.ready)
        self._keys = asked.keys
        for keys, keypad in self._keypads.items():
            keypad.setVisible(keys is asked.keys)
        self.setFocusProxy(self._keypads[asked.keys])
        self._turn()

    def wipe(self) -> None:
        """Forget the number when the page goes."""
        self._number.set_text("")
        self._number.setAccessibleName("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the key that takes the number."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._done.isEnabled():
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other on a wide screen, below each other on a tall one."""
        self._turn()
        super().resizeEvent(event)

    def rungs(self) -> Iterable[Mapping[Words, str]]:
        """Return how the words may be written."""
        return (self._rung(*steps) for steps in _RUNGS)

    def _rung(self, prompt: str, number: str, words: str) -> dict[Words, str]:
        said: dict[Words, str] = dict.fromkeys((self._service, self._wrong, self._other, self._note), words)
        return {self._prompt: prompt, self._number: number, **said}

    def _turn(self) -> None:
        """Letters need the whole width; then, on a wide screen, the field is beside what is asked."""
        letters, tall = self._keys is Keys.LETTERS, self.height() > self.width()
        self._row.setDirection(_DOWN if tall or letters else _ACROSS)
        self._head.setDirection(_ACROSS if letters and not tall else _DOWN)
        fit_foot((self.steps, self._done), self.width(), self.steps.be_short)
        self.fit()

    def _keypad(self, keys: Keys) -> Keypad | LetterKeys:
        name = translate("Kiosk", "Take the last character back")
        made: Keypad | LetterKeys
        if keys is Keys.LETTERS:
            made = LetterKeys(digits=True, erase_name=name)
        else:
            made = Keypad(extra="X" if keys is Keys.ID_NUMBER else "", erase_name=name, gap="gap_touch")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in made.buttons():
            button.setObjectName(f"key-{button.text() or 'delete'}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.typed.connect(self.typed)
        made.erased.connect(self.erased)
        return made

    def _arrange(self) -> None:
        gap = current().size("gap_touch")
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(current().size("space_4"))
        words = QVBoxLayout()
        words.setSpacing(current().size("space_8"))
        for part in (self._service, self._prompt):
            words.addWidget(part)
        self._head.setSpacing(current().size("space_8"))
        self._head.addLayout(words, 1)
        self._head.addWidget(self._field, 1)
        left.addLayout(self._head)
        for part in (self._wrong, self._other, self._note):
            left.addWidget(part)
        left.addStretch()
        for keypad in self._keypads.values():
            right.addWidget(keypad, 1)
        self._row.setSpacing(gap)
        self._row.addLayout(left, 1)
        self._row.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        foot.addWidget(self.steps, 1)
        foot.addWidget(self._done, 1)
        stacked = column(self)
        stacked.setSpacing(gap)
        stacked.addLayout(self._row, 1)
        stacked.addLayout(foot)
