"""The buttons of a counter: what `actions` says, when each may be pressed, and the menus of pauses and of the rest."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.contract.hall.state import PauseReason
from app.modes import words
from app.modes.window.actions import ACTIONS, Group, Weight, by_key, of_weight
from app.modes.window.view import NEXT_DEED, AtCounter, Deed
from widgets import icons
from widgets.action_button import ActionButton, ActionKind

translate = QCoreApplication.translate

PRIMARY = of_weight(Weight.PRIMARY)
"""The deeds that share the place of the largest button."""

_LONGEST_KEY = 3
"""Keys such as F10 have room on a button."""

_KINDS = {
    Weight.PRIMARY: ActionKind.PRIMARY,
    Weight.SECONDARY: ActionKind.SECONDARY,
    Weight.QUIET: ActionKind.QUIET,
}


def key_text(deed: Deed) -> str:
    """Return the key of a deed as this machine's keyboard names it; nothing when it has none."""
    return QKeySequence(ACTIONS[deed].key).toString(QKeySequence.SequenceFormat.NativeText)


def tool_tip(deed: Deed, why_not: str, *, everywhere: str = "") -> str:
    """Return why something may not be done, or its words, its key, and its key while another program has the focus."""
    if why_not:
        return why_not
    words = "  ".join(filter(None, (ACTIONS[deed].words(), key_text(deed))))
    if not everywhere:
        return words
    return translate("Window", "{words}\nIn other programs: {keys}").format(words=words, keys=everywhere)


class DeedButton(ActionButton):
    """One deed. The second press of a double click does nothing: by then another deed may stand in this place."""

    def __init__(
        self, deed: Deed, *, kind: ActionKind, touch: bool = False, icon_only: bool = False, chip: bool = True
    ) -> None:
        """`chip` shows the key on the button."""
        action = ACTIONS[deed]
        text = "" if icon_only else action.words()
        key = key_text(deed) if chip and not icon_only and kind is not ActionKind.QUIET else ""
        if len(key) > _LONGEST_KEY:
            key = ""  # the tool tip has it
        super().__init__(text, kind=kind, icon=action.icon, shortcut_text=key, touch=touch)
        self.deed = deed
        self.setObjectName(deed.value)
        self.setAccessibleName(action.words())
        self.setCheckable(deed is Deed.AUTO_CALL)

    def show_why_not(self, why_not: str, *, everywhere: str = "") -> None:
        """Enable the button, or say in its tool tip why it is not; `everywhere` is its key in other programs."""
        self.setEnabled(not why_not)
        self.setToolTip(tool_tip(self.deed, why_not, everywhere=everywhere))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press without doing anything."""
        event.accept()


class Deeds(QObject):
    """All buttons of one page, with their keys. `wanted` carries a `Deed`, `pause_wanted` a `PauseReason`.

    Every deed is within reach: the primary ones share one place, `shown` have buttons, the rest stand in the menu of
    the button `more`.
    """

    wanted = Signal(object)
    pause_wanted = Signal(object)

    def __init__(
        self, page: QWidget, *, shown: tuple[Deed, ...], large: bool, touch: bool | None = None, words: bool = True
    ) -> None:
        """`large` writes words on all buttons; `touch` makes the primary ones fit a finger (as `large`, unless given).

        Without `words` not even the primary ones have any.
        """
        super().__init__(page)
        self._page = page
        self._counter: AtCounter | None = None
        self.keys_of: Callable[[Deed], str] = lambda _deed: ""
        self._touch = large if touch is None else touch
        self._words = words
        self.buttons = {deed: self._button(deed, large=large) for deed in (*PRIMARY, *shown)}
        self.more = _more_button(icon_only=not large)
        self._entries = self._more_menu(page)
        self._pauses = self._pause_menu(page)
        for key, deeds in by_key().items():
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.activated.connect(lambda deeds=deeds: self._on_key(deeds))

    def show_counter(self, counter: AtCounter) -> None:
        """Show the one next deed in the primary place, and everywhere what may be done."""
        self._counter = counter
        following = NEXT_DEED[counter.state]
        focused = next((button for button in self.buttons.values() if button.hasFocus()), None)
        for deed, button in self.buttons.items():
            button.show_why_not(counter.why_not.get(deed, ""), everywhere=self.keys_of(deed))
            if deed in PRIMARY:
                button.setVisible(deed is following)
            elif deed is Deed.AUTO_CALL:
                button.setChecked(counter.auto_call)
        for deed, entry in self._entries.items():
            _show_entry(entry, deed, counter)
        if focused is not None and (focused.isHidden() or not focused.isEnabled()):
            self._page.setFocus()  # not to the next button: a second press of the space bar must do nothing

    def press(self, deed: Deed) -> bool:
        """Do what a press of the deed's button does, if it may be done now; return whether it may."""
        if self._counter is None or self._counter.why_not.get(deed, ""):
            return False
        if deed is Deed.PAUSE:
            self._open_pauses()
        else:
            self.wanted.emit(deed)
        return True

    def _button(self, deed: Deed, *, large: bool) -> DeedButton:
        weight = ACTIONS[deed].weight
        primary = weight is Weight.PRIMARY
        bare = not large and not (primary and self._words)
        button = DeedButton(
            deed, kind=_KINDS[weight], touch=primary and self._touch, icon_only=bare, chip=large or self._touch
        )
        button.clicked.connect(lambda: self.press(deed))
        return button

    def _more_menu(self, page: QWidget) -> dict[Deed, QAction]:
        menu = QMenu(page)
        menu.setObjectName("more-menu")
        menu.setToolTipsVisible(True)
        entries: dict[Deed, QAction] = {}
        for group in Group:
            deeds = [deed for deed, action in ACTIONS.items() if action.group is group and deed not in self.buttons]
            if deeds:
                menu.addSection(_group_words(group))
            for deed in deeds:
                entries[deed] = self._entry(menu, deed)
        self.more.setMenu(menu)
        self.more.setVisible(bool(entries))
        return entries

    def _entry(self, menu: QMenu, deed: Deed) -> QAction:
        action = ACTIONS[deed]
        entry = menu.addAction(icons.icon(action.icon), f"{action.words()}\t{key_text(deed)}".rstrip())
        entry.setObjectName(f"more-{deed.value}")
        entry.setCheckable(deed is Deed.AUTO_CALL)
        entry.triggered.connect(lambda: self.press(deed))
        return entry

    def _pause_menu(self, page: QWidget) -> QMenu:
        menu = QMenu(page)
        menu.setObjectName("pause-menu")
        for place, reason in enumerate(PauseReason, start=1):
            entry = menu.addAction(f"&{place}  {words.pause_reason(reason)}")
            entry.setObjectName(f"pause-{reason.value}")
            entry.triggered.connect(lambda _=False, reason=reason: self.pause_wanted.emit(reason))
        return menu

    def _open_pauses(self) -> None:
        button = self.buttons.get(Deed.PAUSE, self.more)
        self._pauses.popup(button.mapToGlobal(QPoint(0, button.height())))
        self._pauses.setActiveAction(self._pauses.actions()[0])

    def _on_key(self, deeds: tuple[Deed, ...]) -> None:
        any(self.press(deed) for deed in deeds)


def _more_button(*, icon_only: bool) -> ActionButton:
    name = translate("Window", "More")
    button = ActionButton("" if icon_only else name, kind=ActionKind.QUIET, icon="more")
    button.setObjectName("more")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def _group_words(group: Group) -> str:
    return {
        Group.TICKET: translate("Window", "This ticket"),
        Group.OTHERS: translate("Window", "Other tickets"),
        Group.PAD: translate("Window", "Pad and ratings"),
        Group.COUNTER: translate("Window", "Counter"),
    }[group]


def _show_entry(entry: QAction, deed: Deed, counter: AtCounter) -> None:
    why_not = counter.why_not.get(deed, "")
    entry.setEnabled(not why_not)
    entry.setToolTip(tool_tip(deed, why_not))
    if deed is Deed.AUTO_CALL:
        entry.setChecked(counter.auto_call)
