"""The form as one panel: reads a draft from its fields and puts one into them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.contract.centre.state import Disposition, Gender, Urgency
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.form import MNEMONICS, lay_out, make_editors
from app.modes.hotline.key_group import Key, KeyGroup
from app.modes.hotline.search import Suggestion
from app.modes.hotline.view import HotlineView
from widgets.action_button import ActionButton, ActionKind
from widgets.chips import Chip
from widgets.elided_label import ElidedLabel
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_KINDS_WITH_KEYS = 9
_ENTER_LEADS_TO = (
    Field.PHONE,
    Field.NAME,
    Field.GENDER,
    Field.ADDRESS,
    Field.DESCRIPTION,
    Field.MATTER,
    Field.KIND,
    Field.TITLE,
    Field.OPINION,
)


class FormPanel(Surface):
    """`edited` carries the whole `Draft` whenever something in it has changed or the cursor has moved."""

    edited = Signal(object)
    submitted = Signal()
    all_submitted = Signal()
    parked = Signal()
    thrown_away = Signal()
    place_chosen = Signal(str)
    matter_taken = Signal(int)
    opinion_taken = Signal(int)
    phrase_taken = Signal()

    def __init__(self) -> None:
        super().__init__(margin="space_12", gap="space_8")
        self._editors = make_editors()
        layout, self._fields = lay_out(self._editors)
        self._base = Draft()
        self._version = self._focus_version = 0
        self._quiet = False
        self._note = ElidedLabel(step="caption", tone="text_soft", align=Qt.AlignmentFlag.AlignRight)
        self._note.setObjectName("draft-note")
        self.body.addLayout(layout, 1)
        self.body.addLayout(self._footer())
        self._connect()
        self._bind_keys()
        self.put(Draft())

    def draft(self) -> Draft:
        """Return what stands in the fields; what is not in any field is as it was put in."""
        each = self._editors
        focus, cursor = self._cursor()
        return replace(
            self._base,
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
        """Put a draft into the fields without telling anybody. A field that says so already is not touched."""
        self._quiet = True
        self._base = draft
        each = self._editors
        for line, text in ((each.phone, draft.phone), (each.name, draft.name), (each.title, draft.title)):
            if line.text() != text:
                line.setText(text)
        for paragraph, text in ((each.description, draft.description), (each.opinion, draft.opinion)):
            if paragraph.toPlainText() != text:
                paragraph.setPlainText(text)
        if each.address.text() != draft.address:
            each.address.set_value("", draft.address)
        each.area.set_value(draft.area, draft.area_text)
        each.matter.set_value(draft.matter, draft.matter_text)
        each.gender.set_value(draft.gender)
        each.kind.set_value(draft.kind)
        each.urgency.set_value(draft.urgency)
        each.disposition.set_value(draft.disposition)
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
        self._offer(view)
        for name, field in self._fields.items():
            field.show_fault(view.faults.get(name, ""))
        self._note.set_text(view.draft_note)
        self._submit.setEnabled(view.ready)
        self._submit_all.setVisible(len(view.tabs) > 1)
        self._submit_all.setEnabled(view.ready)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard comes to a field: that is where a restart must lead back to."""
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._tell()
        return super().eventFilter(watched, event)

    def _offer(self, view: HotlineView) -> None:
        each = self._editors
        each.matter.offer(view.matters)
        each.area.offer(view.areas)
        each.address.offer(view.places)
        each.description.show_ending(view.ending)
        each.matter_offers.show_chips(_chips(view.advice.matters, first=1))
        opinions = (Suggestion("", " ".join(words.split())) for words in view.advice.opinions)
        each.opinion_offers.show_chips(_chips(tuple(opinions), first=4))

    def _cursor(self) -> tuple[Field, int]:
        """Return the field that has the keyboard; the last one while the keyboard is somewhere else."""
        holder = self.window().focusWidget() if self.isVisible() else None
        for field in Field:
            editor = self._editors.of(field)
            if holder is None or not (editor is holder or editor.isAncestorOf(holder)):
                continue
            if isinstance(editor, QLineEdit):
                return field, editor.cursorPosition()
            if isinstance(editor, QPlainTextEdit):
                return field, editor.textCursor().position()
            return field, 0
        return self._base.focus, self._base.cursor

    def _connect(self) -> None:
        for field in Field:
            editor = self._editors.of(field)
            if isinstance(editor, QLineEdit | QPlainTextEdit):
                editor.textChanged.connect(self._tell)
                editor.cursorPositionChanged.connect(self._tell)
            elif isinstance(editor, KeyGroup):
                editor.changed.connect(self._tell)
            elif isinstance(editor, QCheckBox):
                editor.toggled.connect(self._tell)
            for part in (editor, *editor.findChildren(QWidget)):
                part.installEventFilter(self)
            if isinstance(editor, QLineEdit):
                editor.returnPressed.connect(lambda field=field: self._go_on_from(field))
        each = self._editors
        for chooser in (each.matter, each.area):
            chooser.chosen.connect(self._tell)
        each.address.chosen.connect(lambda: self.place_chosen.emit(each.address.code))
        each.matter_offers.taken.connect(self.matter_taken)
        each.opinion_offers.taken.connect(self.opinion_taken)
        each.description.ending_taken.connect(lambda _ending: self.phrase_taken.emit())
        each.gender.changed.connect(lambda _value: self._go_on_from(Field.GENDER))

    def _bind_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            (f"Alt+{letter}", partial(self.focus_on, field)) for field, letter in MNEMONICS.items()
        ]
        keys += [(f"Alt+{n + 1}", partial(self._editors.kind.press, n)) for n in range(_KINDS_WITH_KEYS)]
        keys += [(f"Ctrl+{n + 1}", partial(self._editors.matter_offers.take, n)) for n in range(3)]
        keys += [(f"Ctrl+{n + 4}", partial(self._editors.opinion_offers.take, n)) for n in range(3)]
        keys += [(f"Ctrl+{key}", self._submit.click) for key in ("Return", "Enter")]
        keys += [(f"Ctrl+Shift+{key}", self._submit_all.click) for key in ("Return", "Enter")]
        keys += [("F9", self._park.click), ("F10", self._void.click)]
        for sequence, act in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def _go_on_from(self, field: Field) -> None:
        """Lead to the next field that says nothing yet, as Enter does."""
        place = _ENTER_LEADS_TO.index(field) if field in _ENTER_LEADS_TO else len(_ENTER_LEADS_TO)
        draft = self.draft()
        for other in _ENTER_LEADS_TO[place + 1 :]:
            if getattr(draft, other.value) in ("", Gender.UNKNOWN):
                self.focus_on(other)
                return
        self._submit.setFocus()

    def _tell(self) -> None:
        if not self._quiet:
            self._base = self.draft()
            self.edited.emit(self._base)

    def _footer(self) -> QHBoxLayout:
        self._void = ActionButton(translate("Hotline", "Throw away"), kind=ActionKind.QUIET, shortcut_text="F10")
        self._void.setObjectName("throw-away")
        self._park = ActionButton(translate("Hotline", "Put aside"), kind=ActionKind.QUIET, shortcut_text="F9")
        self._park.setObjectName("put-aside")
        self._submit_all = ActionButton(translate("Hotline", "Register all"), shortcut_text="Ctrl ⇧ ↵")
        self._submit_all.setObjectName("submit-all")
        self._submit = ActionButton(
            translate("Hotline", "Register"), kind=ActionKind.PRIMARY, icon="check", shortcut_text="Ctrl ↵"
        )
        self._submit.setObjectName("submit")
        self._submit.clicked.connect(self.submitted)
        self._submit_all.clicked.connect(self.all_submitted)
        self._park.clicked.connect(self.parked)
        self._void.clicked.connect(self.thrown_away)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_8"))
        row.addWidget(self._editors.follow_up)
        row.addWidget(self._editors.confidential)
        row.addWidget(self._note, 1)
        for button in (self._void, self._park, self._submit_all, self._submit):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        return row


def _chips(offers: tuple[Suggestion, ...], *, first: int) -> list[Chip]:
    return [
        Chip(offer.name, str(place), " ".join(filter(None, (offer.name, offer.detail))))
        for place, offer in enumerate(offers, start=first)
    ]
