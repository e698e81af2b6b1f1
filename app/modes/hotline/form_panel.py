"""The form as one panel: reads a draft from its fields and puts one into them."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit

from app.contract.centre.state import Disposition, Gender, Urgency
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.form import lay_out, make_editors
from app.modes.hotline.key_group import Key, KeyGroup
from app.modes.hotline.view import HotlineView
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_KINDS_WITH_KEYS = 9


class FormPanel(Surface):
    """`edited` carries the whole `Draft` whenever something in it has changed."""

    edited = Signal(object)
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__(margin="space_16", gap="space_8")
        self._editors = make_editors()
        layout, self._fields = lay_out(self._editors)
        self._version = self._focus_version = 0
        self._quiet = False
        self._note = Label(step="caption", tone="text_soft")
        self._note.setObjectName("draft-note")
        self._submit = ActionButton(
            translate("Hotline", "Register"), kind=ActionKind.PRIMARY, icon="check", shortcut_text="Ctrl ↵"
        )
        self._submit.setObjectName("submit")
        self.body.addLayout(layout, 1)
        self.body.addLayout(self._footer())
        self._connect()
        self.put(Draft())

    def draft(self) -> Draft:
        """Return what stands in the fields."""
        each = self._editors
        focus, cursor = self._cursor()
        return Draft(
            phone=each.phone.text(),
            name=each.name.text(),
            gender=Gender(each.gender.value() or Gender.UNKNOWN),
            address=each.address.text(),
            area=each.area.code,
            area_text=each.area.text(),
            title=each.title.text(),
            description=each.description.toPlainText(),
            kind=each.kind.value(),
            urgency=Urgency(each.urgency.value() or Urgency.NORMAL),
            matter=each.matter.code,
            matter_text=each.matter.text(),
            disposition=Disposition(each.disposition.value() or Disposition.TO_DISPATCH),
            opinion=each.opinion.toPlainText(),
            follow_up=each.follow_up.isChecked(),
            confidential=each.confidential.isChecked(),
            focus=focus,
            cursor=cursor,
        )

    def put(self, draft: Draft) -> None:
        """Put a draft into the fields without telling anybody."""
        self._quiet = True
        each = self._editors
        each.phone.setText(draft.phone)
        each.name.setText(draft.name)
        each.gender.set_value(draft.gender)
        each.address.setText(draft.address)
        each.area.set_value(draft.area, draft.area_text)
        each.title.setText(draft.title)
        each.description.setPlainText(draft.description)
        each.kind.set_value(draft.kind)
        each.urgency.set_value(draft.urgency)
        each.matter.set_value(draft.matter, draft.matter_text)
        each.disposition.set_value(draft.disposition)
        each.opinion.setPlainText(draft.opinion)
        each.follow_up.setChecked(draft.follow_up)
        each.confidential.setChecked(draft.confidential)
        self._quiet = False

    def show_view(self, view: HotlineView) -> None:
        """Show kinds, suggestions, faults and notes; the draft and the focus only when they are new."""
        keys = [
            Key(kind.code, kind.name, str(place) if place <= _KINDS_WITH_KEYS else "")
            for place, kind in enumerate(view.kinds, start=1)
        ]
        self._editors.kind.set_keys(keys)
        if view.form_version != self._version:
            self._version = view.form_version
            self.put(view.form)
        self._editors.matter.offer(view.matters)
        self._editors.area.offer(view.areas)
        for name, field in self._fields.items():
            field.show_fault(view.faults.get(name, ""))
        self._note.setText(view.draft_note)
        self._submit.setEnabled(view.ready and not view.busy)
        if view.focus_version != self._focus_version:
            self._focus_version = view.focus_version
            self.focus_on(view.focus, view.form.cursor if view.focus is view.form.focus else None)

    def focus_on(self, field: Field, cursor: int | None = None) -> None:
        """Bring the keyboard to a field, and the cursor to its place or the end."""
        editor = self._editors.of(field)
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.setCursorPosition(len(editor.text()) if cursor is None else min(cursor, len(editor.text())))
        elif isinstance(editor, QPlainTextEdit):
            text = editor.textCursor()
            end = len(editor.toPlainText())
            text.setPosition(end if cursor is None else min(cursor, end), QTextCursor.MoveMode.MoveAnchor)
            editor.setTextCursor(text)

    def _cursor(self) -> tuple[Field, int]:
        for field in Field:
            editor = self._editors.of(field)
            if not (editor.hasFocus() or editor.isAncestorOf(self.focusWidget() or self)):
                continue
            if isinstance(editor, QLineEdit):
                return field, editor.cursorPosition()
            if isinstance(editor, QPlainTextEdit):
                return field, editor.textCursor().position()
            return field, 0
        return Field.PHONE, 0

    def _connect(self) -> None:
        for field in Field:
            editor = self._editors.of(field)
            if isinstance(editor, QLineEdit | QPlainTextEdit):
                editor.textChanged.connect(self._tell)
            elif isinstance(editor, KeyGroup):
                editor.changed.connect(self._tell)
            elif isinstance(editor, QCheckBox):
                editor.toggled.connect(self._tell)
        for chooser in (self._editors.matter, self._editors.area):
            chooser.chosen.connect(self._tell)
        self._submit.clicked.connect(self.submitted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._submit.click)
        for place in range(_KINDS_WITH_KEYS):
            shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            shortcut.activated.connect(lambda place=place: self._editors.kind.press(place))

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit(self.draft())

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current().size("space_16"))
        row.addWidget(self._editors.follow_up)
        row.addWidget(self._editors.confidential)
        row.addStretch()
        row.addWidget(self._note)
        row.addWidget(self._submit)
        return row
