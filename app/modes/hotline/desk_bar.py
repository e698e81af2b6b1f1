"""The tabs of the cases being written, and what was closed last for as long as it can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QWidget

from app.modes.hotline.view import HotlineView, TabView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.theme import current

translate = QCoreApplication.translate


class DeskBar(QWidget):
    """One line above the form. `selected` and `resumed` carry a tab's id, `stepped` 1 or -1, `copied` whether the place
    goes along."""

    selected = Signal(str)
    stepped = Signal(int)
    opened = Signal()
    copied = Signal(bool)
    resumed = Signal(str)
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[TabView, ...] = ()
        self._parked: tuple[TabView, ...] = ()
        self._tabs = _tab_bar()
        self._new = _button(translate("Hotline", "New case"), "F6", "new-tab", icon="plus")
        self._copy = _button(translate("Hotline", "Same caller"), "F7", "copy-reporter")
        self._copy_place = _button(translate("Hotline", "Same place, too"), "⇧ F7", "copy-place")
        self._aside = _button("", "F11", "parked", icon="papers")
        self._leaving = ElidedLabel(step="body", tone="text_soft", align=Qt.AlignmentFlag.AlignRight)
        self._leaving.setObjectName("leaving")
        self._undo = ActionButton(
            translate("Hotline", "Take back"), kind=ActionKind.SECONDARY, icon="undo", shortcut_text="F8"
        )
        self._undo.setObjectName("undo")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("space_4"))
        row.addWidget(self._tabs)
        for button in (self._new, self._copy, self._copy_place, self._aside):
            row.addWidget(button)
        row.addWidget(self._leaving, 1)
        row.addWidget(self._undo)
        self._connect()

    def show_view(self, view: HotlineView) -> None:
        """Show the tabs as they are now; the one written in stays where it is."""
        self._show_tabs(view)
        self._parked = view.parked
        self._aside.setText(str(len(view.parked)))
        self._aside.setAccessibleName(translate("Hotline", "Put aside: {count}").format(count=len(view.parked)))
        self._aside.setToolTip(self._aside.accessibleName())
        self._aside.setVisible(bool(view.parked))
        self._aside.setEnabled(bool(view.parked))
        self._leaving.set_text(view.leaving)
        self._undo.setVisible(bool(view.leaving))
        self._undo.setEnabled(bool(view.leaving))

    def _show_tabs(self, view: HotlineView) -> None:
        self._tabs.blockSignals(True)
        for place, tab in enumerate(view.tabs):
            if place >= self._tabs.count():
                self._tabs.addTab("")
            title = translate("Hotline", "Earlier call: {title}").format(title=tab.title) if tab.foreign else tab.title
            if self._tabs.tabText(place) != title:
                self._tabs.setTabText(place, title)
                self._tabs.setTabToolTip(place, title)
        while self._tabs.count() > len(view.tabs):
            self._tabs.removeTab(self._tabs.count() - 1)
        self._shown = view.tabs
        self._tabs.setCurrentIndex(next((at for at, tab in enumerate(view.tabs) if tab.id == view.active), 0))
        self._tabs.setAccessibleName("\n".join(tab.title for tab in view.tabs))
        self._tabs.blockSignals(False)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._on_tab)
        self._new.clicked.connect(self.opened)
        self._copy.clicked.connect(lambda: self.copied.emit(False))
        self._copy_place.clicked.connect(lambda: self.copied.emit(True))
        self._undo.clicked.connect(self.undone)
        self._aside.clicked.connect(self._list_parked)
        keys: list[tuple[str, Callable[[], object]]] = [
            ("F6", self._new.click),
            ("F7", self._copy.click),
            ("Shift+F7", self._copy_place.click),
            ("F8", self._undo.click),
            ("F11", self._aside.click),
            ("Ctrl+Tab", lambda: self.stepped.emit(1)),
            ("Ctrl+Shift+Tab", lambda: self.stepped.emit(-1)),
        ]
        for sequence, act in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def _on_tab(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.selected.emit(self._shown[place].id)

    def _list_parked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tab in self._parked:
            entry = menu.addAction(tab.title)
            entry.setObjectName(f"parked-{tab.id}")
            entry.triggered.connect(lambda _checked=False, id_=tab.id: self.resumed.emit(id_))
        menu.popup(self._aside.mapToGlobal(self._aside.rect().bottomLeft()))


def _tab_bar() -> QTabBar:
    tabs = QTabBar()
    tabs.setObjectName("tabs")
    tabs.setExpanding(False)
    tabs.setDrawBase(False)
    tabs.setUsesScrollButtons(False)
    tabs.setElideMode(Qt.TextElideMode.ElideRight)
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return tabs


def _button(words: str, key: str, name: str, *, icon: str | None = None) -> ActionButton:
    button = ActionButton(words, kind=ActionKind.QUIET, icon=icon, shortcut_text=key)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
