"""The questions before a design is the hall's: under which name and where, and what with somebody else's change."""

import asyncio
import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.modes.admin.craft import Giving, Place
from app.modes.window.ask_dialog import arrange
from widgets.action_button import ActionButton, ActionKind
from widgets.form_field import FormField
from widgets.label import Label

translate = QCoreApplication.translate
A = TypeVar("A")

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.\-]{0,39}")


class GiveDialog(QDialog):
    """Asks for the short name and the place. `answer` is a `Giving`, or `None` when nothing is to be done."""

    def __init__(
        self, parent: QWidget, *, codes: Sequence[str], code: str, places: Sequence[tuple[str, Place]], place: int
    ) -> None:
        """`codes` are those the hall keeps, `code` the proposed one; `place` says which place is proposed."""
        super().__init__(parent)
        self.answer: Giving | None = None
        self._codes = frozenset(codes)
        self._own = code
        self.setObjectName("give-design")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = translate("Editor", "Give to the hall")
        self.setWindowTitle(title)
        self._code = QComboBox()
        self._code.setEditable(True)
        self._code.addItems(list(codes))
        self._code.setObjectName("design-code")
        self._code.setEditText(code)
        self._place = QComboBox()
        self._place.setObjectName("design-place")
        for text, value in places:
            self._place.addItem(text, value)
        self._place.setCurrentIndex(place)
        self._name = FormField(translate("Editor", "Short name"), self._code)
        where = FormField(translate("Editor", "Used"), self._place)
        self._give = button("give", translate("Editor", "Give"), self._accept, kind=ActionKind.PRIMARY)
        leave = button("leave", translate("Editor", "Back"), self.reject, kind=ActionKind.QUIET)
        arrange(self, (Label(title, step="subtitle", bold=True), self._name, where), (leave, self._give))
        self._code.editTextChanged.connect(lambda _text: self._show_name())
        self._show_name()

    def _show_name(self) -> None:
        code = self._code.currentText().strip()
        sound = bool(_CODE.fullmatch(code))
        taken = code in self._codes and code != self._own
        wrong = translate("Editor", "Letters, digits and . - _ only; a letter or digit first.")
        over = translate("Editor", "The hall has a design of this name; yours takes its place.")
        self._name.show_hint(over if taken else "")
        if sound or not code:
            self._name.clear_error()
        else:
            self._name.show_error(wrong)
        self._give.setEnabled(sound)

    def _accept(self) -> None:
        self.answer = Giving(self._code.currentText().strip(), self._place.currentData())
        self.accept()


class Choice(Enum):
    """What is to be done when somebody else has changed a design meanwhile."""

    GIVE_MINE = "give-mine"
    SEE_THEIRS = "see-theirs"
    OTHER_NAME = "other-name"


class ChangedDialog(QDialog):
    """Says what differs between one's own design and the one the hall has now. `answer` is a `Choice` or `None`."""

    def __init__(self, parent: QWidget, *, code: str, differs: str, readable: bool) -> None:
        """`readable`: whether the hall's design can be shown."""
        super().__init__(parent)
        self.answer: Choice | None = None
        self.setObjectName("design-changed")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = translate("Editor", "Somebody else has changed “{name}” meanwhile").replace("{name}", code)
        self.setWindowTitle(title)
        told = translate("Editor", "Theirs differs from yours in: {differs}").replace("{differs}", differs)
        said = Label(told, wrap=True)
        said.setObjectName("differs")
        kept = Label(
            translate("Editor", "Nothing of yours is lost: when you look at theirs, Undo brings yours back."),
            tone="text_soft",
            wrap=True,
        )
        texts = {
            Choice.SEE_THEIRS: translate("Editor", "Look at theirs"),
            Choice.OTHER_NAME: translate("Editor", "Give mine under another name"),
            Choice.GIVE_MINE: translate("Editor", "Replace theirs with mine"),
        }
        made = {choice: button(choice.value, text, self._chooser(choice)) for choice, text in texts.items()}
        made[Choice.SEE_THEIRS].setEnabled(readable)
        leave = button("leave", translate("Editor", "Back"), self.reject, kind=ActionKind.QUIET)
        head = Label(title, step="subtitle", bold=True, wrap=True)
        arrange(self, (head, said, kept), (leave, *made.values()))

    def _chooser(self, choice: Choice) -> Callable[[], None]:
        def choose() -> None:
            self.answer = choice
            self.accept()

        return choose


def button(
    name: str, text: str, press: Callable[[], object], *, kind: ActionKind = ActionKind.SECONDARY
) -> ActionButton:
    """Return a button of a dialog."""
    made = ActionButton(text, kind=kind)
    made.setObjectName(name)
    made.clicked.connect(lambda _on=False: press())
    return made


async def answered(dialog: QDialog) -> None:
    """Show a dialog and wait until it is closed; the program goes on meanwhile."""
    closed = asyncio.Event()
    dialog.finished.connect(lambda _result: closed.set())
    dialog.open()
    try:
        await closed.wait()
    finally:
        dialog.hide()
        dialog.deleteLater()
