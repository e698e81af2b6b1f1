"""What can be done with the case, at its right: the acts that are possible, the form of one, why not the rest."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.modes.desk.act_form import ActForm
from app.modes.desk.changes import ChangesCard
from app.modes.desk.view import CaseView, Deed
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_KEYS = 9


class ActPanel(QWidget):
    """`chosen` carries a deed's key (empty: none), `filled` and `wanted` the `Filled` of the form."""

    chosen = Signal(str)
    filled = Signal(object)
    wanted = Signal(object)
    changes_seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._deeds: tuple[Deed, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._version = -1
        self.form: ActForm | None = None
        self._changes = ChangesCard()
        self._changes.seen.connect(self.changes_seen)
        self._acts = Surface(margin="space_16", gap="space_8")
        self._acts.setObjectName("acts")
        self._not_now = Surface(margin="space_16", gap="space_8")
        self._not_now.setObjectName("not-now")
        self._footer = Surface(margin="space_8", gap="space_4")
        self._footer.hide()
        self._arrange()
        for place in range(_KEYS):
            keys = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            keys.activated.connect(lambda place=place: self._press(place))

    def _arrange(self) -> None:
        theme = current()
        page = QWidget()
        page.setProperty("ground", True)
        cards = QVBoxLayout(page)
        cards.setContentsMargins(0, 0, theme.size("space_4"), 0)
        cards.setSpacing(theme.size("space_12"))
        for part in (self._changes, self._acts, self._not_now):
            cards.addWidget(part)
        cards.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_8"))
        column.addWidget(scroll, 1)
        column.addWidget(self._footer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_view(self, view: CaseView) -> None:
        """Show what can be done; what stands in an open form stays."""
        self._deeds = view.deeds
        self._changes.show_changes(view.changed)
        shown = (view.case, view.deeds, view.impossible, view.chosen)
        if shown != self._shown:
            same_form = self._shown[:1] == shown[:1] and self._shown[3:] == shown[3:] and self.form is not None
            self._shown = shown
            self._make(view, keep=same_form)
        if self.form is not None:
            if view.form_version != self._version:
                self.form.put(view.filled)
            self.form.show_fault(view.fault, view.fault_of)
            self.form.show_caution(view.caution)
            self.form.done.setEnabled(not view.busy)
        self._version = view.form_version

    def _make(self, view: CaseView, *, keep: bool) -> None:
        kept = self.form.read() if keep and self.form is not None else view.filled
        focus = self.form is not None and keep and self.form.isAncestorOf(self.focusWidget() or self)
        _empty(self._acts)
        _empty(self._footer)
        self.form = None
        deed = next((one for one in view.deeds if one.key == view.chosen), None)
        if deed is not None:
            self._show_form(deed, view, focus=focus or not keep)
            if self.form is not None:
                self.form.put(kept)
        else:
            self._show_deeds(view)
        self._footer.setVisible(self.form is not None)
        self._show_not_now(view)
        self._version = view.form_version

    def _show_deeds(self, view: CaseView) -> None:
        self._acts.body.addWidget(Label(translate("Desk", "What can be done"), step="lead", bold=True))
        if not view.deeds:
            nothing = translate("Desk", "Nothing is yours to do here now. Who has the case stands at the left.")
            self._acts.body.addWidget(Label(nothing, tone="text_soft", wrap=True))
        for place, deed in enumerate(view.deeds):
            kind = ActionKind.PRIMARY if deed.main else ActionKind.DANGER if deed.danger else ActionKind.SECONDARY
            button = ActionButton(deed.name, kind=kind, shortcut_text=f"Alt {place + 1}" if place < _KEYS else "")
            button.setObjectName(f"act-{deed.key}")
            button.setToolTip(deed.about)
            button.clicked.connect(lambda _checked=False, key=deed.key: self.chosen.emit(key))
            self._acts.body.addWidget(button)

    def _show_form(self, deed: Deed, view: CaseView, *, focus: bool) -> None:
        self._acts.body.addWidget(Label(deed.name, step="lead", bold=True))
        self.form = ActForm(deed, view.templates)
        self._acts.body.addWidget(self.form)
        self._footer.body.addWidget(self.form.footer)
        self.form.show()  # a layout shows what it was given only later, and the keyboard goes there now
        self.form.filled.connect(self.filled)
        self.form.wanted.connect(self.wanted)
        self.form.left.connect(lambda: self.chosen.emit(""))
        if focus and self.isVisible():
            self.form.begin()

    def _show_not_now(self, view: CaseView) -> None:
        _empty(self._not_now)
        there = bool(view.impossible) and self.form is None
        self._not_now.setVisible(there)
        if not there:
            return
        self._not_now.body.addWidget(Label(translate("Desk", "Not possible now"), bold=True))
        for one in view.impossible:
            why = Label(one.why, tone="text_soft", wrap=True, bold=True, step="caption")
            why.setObjectName(f"why-{one.reason}")
            names = Label("  ·  ".join(one.names), tone="text_soft", wrap=True)
            names.setObjectName(f"not-{one.reason}")
            self._not_now.body.addWidget(why)
            self._not_now.body.addWidget(names)

    def _press(self, place: int) -> None:
        if self.form is None and place < len(self._deeds):
            self.chosen.emit(self._deeds[place].key)


def _empty(surface: Surface) -> None:
    while surface.body.count():
        item = surface.body.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
