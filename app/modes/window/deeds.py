"""The buttons of a counter: their words, icons and keys, when they may be pressed, and the menu of pauses."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.contract.hall.state import PauseReason
from app.modes import words
from app.modes.window.view import NEXT_DEED, AtCounter, Deed
from widgets.action_button import ActionButton, ActionKind

translate = QCoreApplication.translate

PRIMARY = tuple(dict.fromkeys(NEXT_DEED.values()))
"""The deeds that share the place of the largest button."""


@dataclass(frozen=True)
class _Look:
    words: Callable[[], str]
    icon: str
    key: str = ""


_LOOKS = {
    Deed.CALL_NEXT: _Look(lambda: translate("Window", "Call next"), "call", "F2"),
    Deed.START: _Look(lambda: translate("Window", "Start serving"), "play", "F4"),
    Deed.FINISH: _Look(lambda: translate("Window", "Finish and ask to rate"), "check", "F5"),
    Deed.RESUME: _Look(lambda: translate("Window", "Resume service"), "resume", "F7"),
    Deed.RECALL: _Look(lambda: translate("Window", "Call again"), "recall", "F3"),
    Deed.NO_SHOW: _Look(lambda: translate("Window", "Pass"), "skip", "F6"),
    Deed.FINISH_UNRATED: _Look(lambda: translate("Window", "Finish unrated"), "check"),
    Deed.PAUSE: _Look(lambda: translate("Window", "Pause"), "pause", "F7"),
    Deed.LOG_OUT: _Look(lambda: translate("Window", "Leave counter"), "close"),
}


class DeedButton(ActionButton):
    """One deed. The second press of a double click does nothing: by then another deed may stand in this place."""

    def __init__(self, deed: Deed, *, kind: ActionKind, touch: bool = False, icon_only: bool = False) -> None:
        look = _LOOKS[deed]
        text = "" if icon_only else look.words()
        key = "" if icon_only else look.key
        super().__init__(text, kind=kind, icon=look.icon, shortcut_text=key, touch=touch)
        self.deed = deed
        self.setObjectName(deed.value)
        self.setAccessibleName(look.words())

    def show_why_not(self, why_not: str) -> None:
        """Enable the button, or say in its tool tip why it is not."""
        look = _LOOKS[self.deed]
        self.setEnabled(not why_not)
        self.setToolTip(why_not or " ".join(filter(None, (look.words(), look.key))))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press without doing anything."""
        event.accept()


class Deeds(QObject):
    """All buttons of one page, with their keys. `wanted` carries a `Deed`, `pause_wanted` a `PauseReason`."""

    wanted = Signal(object)
    pause_wanted = Signal(object)

    def __init__(self, page: QWidget, *, large: bool) -> None:
        """`large` makes the primary buttons fit a finger and writes words on the others."""
        super().__init__(page)
        self._page = page
        self.buttons = {deed: self._button(deed, large=large) for deed in Deed}
        self._menu = self._pause_menu(page)
        for deed, look in _LOOKS.items():
            if look.key and deed is not Deed.RESUME:  # F7 pauses and resumes
                shortcut = QShortcut(QKeySequence(look.key), page)
                shortcut.activated.connect(lambda deed=deed: self._on_key(deed))

    def show_counter(self, counter: AtCounter) -> None:
        """Show the one next deed in the primary place, and everywhere what may be done."""
        following = NEXT_DEED[counter.state]
        focused = next((button for button in self.buttons.values() if button.hasFocus()), None)
        for deed, button in self.buttons.items():
            button.show_why_not(counter.why_not.get(deed, ""))
            if deed in PRIMARY:
                button.setVisible(deed is following)
        if focused is not None and (focused.isHidden() or not focused.isEnabled()):
            self._page.setFocus()  # not to the next button: a second press of the space bar must do nothing

    def _button(self, deed: Deed, *, large: bool) -> DeedButton:
        primary = deed in PRIMARY
        quiet = deed is Deed.LOG_OUT
        kind = ActionKind.PRIMARY if primary else ActionKind.QUIET if quiet else ActionKind.SECONDARY
        button = DeedButton(deed, kind=kind, touch=primary and large, icon_only=not primary and not large)
        if deed is Deed.PAUSE:
            button.clicked.connect(self._open_menu)
        else:
            button.clicked.connect(lambda: self.wanted.emit(deed))
        return button

    def _pause_menu(self, page: QWidget) -> QMenu:
        menu = QMenu(page)
        for place, reason in enumerate(PauseReason, start=1):
            entry = menu.addAction(f"&{place}  {words.pause_reason(reason)}")
            entry.setObjectName(f"pause-{reason.value}")
            entry.triggered.connect(lambda _=False, reason=reason: self.pause_wanted.emit(reason))
        return menu

    def _open_menu(self) -> None:
        button = self.buttons[Deed.PAUSE]
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        self._menu.setActiveAction(self._menu.actions()[0])

    def _on_key(self, deed: Deed) -> None:
        resume = self.buttons[Deed.RESUME]
        button = resume if deed is Deed.PAUSE and not resume.isHidden() else self.buttons[deed]
        if button.isEnabled() and not button.isHidden():
            button.click()
