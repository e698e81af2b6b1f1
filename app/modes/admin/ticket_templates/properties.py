"""What can be set of the element that is selected, or of the whole ticket when none is."""

from collections.abc import Callable
from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.modes.admin.ticket_templates.kinds import align_name, cut_name, field_name, kind_name, settable
from widgets.label import Label
from widgets.theme import current
from widgets.ticket_template import (
    FIELDS,
    LARGEST_SIZE,
    MOST_COPIES,
    PAPERS,
    Align,
    Cell,
    Cut,
    Element,
    TicketTemplate,
)

translate = QCoreApplication.translate

_TEXT_HEIGHT = 84  # pixels: three lines
_NARROWEST = 120  # pixels
_WIDEST = 2000  # dots


class Properties(QWidget):
    """A column of fields. Says `element_changed` and `ticket_changed` with what was set, and asks for a picture."""

    element_changed = Signal(dict)
    ticket_changed = Signal(dict)
    picture_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(step="subtitle", bold=True)
        self._ticket = TicketFields()
        self._element = ElementFields()
        self._ticket.changed.connect(self.ticket_changed)
        self._element.changed.connect(self.element_changed)
        self._element.picture_wanted.connect(self.picture_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._ticket, self._element):
            column.addWidget(part)
        column.addStretch(1)

    def show_state(self, template: TicketTemplate, element: Element | None) -> None:
        """Show what is selected."""
        self._title.setText(kind_name(element.kind) if element else translate("TicketEditor", "The whole ticket"))
        self._ticket.setVisible(element is None)
        self._element.setVisible(element is not None)
        self._ticket.show_template(template)
        if element is not None:
            self._element.show_element(element)


class _Fields(QWidget):
    """Editors by the name of the field they set. Showing a value says nothing."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(current().size("space_8"))
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._editors: dict[str, QWidget] = {}

    def _add(self, name: str, label: str, editor: QWidget) -> None:
        editor.setObjectName(f"set-{name}")
        editor.setAccessibleName(label)
        self._editors[name] = editor
        if isinstance(editor, QCheckBox):
            self._form.addRow("", editor)
        else:
            self._form.addRow(label, editor)

    def _dots(self, name: str, label: str, *, least: int = 0, most: int = LARGEST_SIZE) -> None:
        spin = QSpinBox()
        spin.setRange(least, most)
        spin.setMinimumWidth(_NARROWEST)
        spin.setSuffix(translate("TicketEditor", " dots"))
        spin.setToolTip(translate("TicketEditor", "8 dots are a millimetre"))
        spin.valueChanged.connect(lambda value: self.changed.emit({name: value}))
        self._add(name, label, spin)

    def _check(self, name: str, label: str) -> None:
        box = QCheckBox(label)
        box.toggled.connect(lambda on: self.changed.emit({name: on}))
        self._add(name, label, box)

    def _choice(self, name: str, label: str, choices: list[tuple[str, Any]]) -> None:
        combo = _combo()
        for text, value in choices:
            combo.addItem(text, value)
        combo.activated.connect(lambda _index: self.changed.emit({name: combo.currentData()}))
        self._add(name, label, combo)

    def _line(self, name: str, label: str) -> None:
        line = QLineEdit()
        line.textEdited.connect(lambda text: self.changed.emit({name: text}))
        self._add(name, label, line)

    def _show(self, name: str, value: Any) -> None:
        editor = self._editors[name]
        with QSignalBlocker(editor):
            match editor:
                case QSpinBox():
                    editor.setValue(value)
                case QCheckBox():
                    editor.setChecked(value)
                case QComboBox():
                    editor.setCurrentIndex(max(0, editor.findData(value)))
                case QLineEdit() if editor.text() != value:
                    editor.setText(value)
                case QPlainTextEdit() if editor.toPlainText() != value:
                    editor.setPlainText(value)


class TicketFields(_Fields):
    """The whole ticket: its name, paper, margin, and what the printer does with it."""

    def __init__(self) -> None:
        super().__init__()
        self._line("name", translate("TicketEditor", "Name"))
        papers = [(f"{mm} mm", dots) for mm, dots in PAPERS.items()]
        self._choice("width", translate("TicketEditor", "Paper"), papers)
        self._dots("margin", translate("TicketEditor", "Margin"), most=100)
        copies = QSpinBox()
        copies.setRange(1, MOST_COPIES)
        copies.valueChanged.connect(lambda value: self.changed.emit({"copies": value}))
        self._add("copies", translate("TicketEditor", "Copies"), copies)
        self._choice("cut", translate("TicketEditor", "Cut"), [(cut_name(cut), cut) for cut in Cut])
        self._check("buzzer", translate("TicketEditor", "Printer beeps"))

    def show_template(self, template: TicketTemplate) -> None:
        """Show a ticket."""
        for name in self._editors:
            self._show(name, getattr(template, name))


class ElementFields(_Fields):
    """One element; only what means something for its kind is there."""

    picture_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        text = _text_editor(self._say_text)
        self._add("text", translate("TicketEditor", "Text"), text)
        self._insert = _combo()
        self._insert.setObjectName("insert-field")
        self._insert.addItem(translate("TicketEditor", "Insert a field …"), "")
        for field in FIELDS:
            self._insert.addItem(field_name(field), field)
        self._insert.activated.connect(self._insert_field)
        self._form.addRow("", self._insert)
        self._line("label", translate("TicketEditor", "Label"))
        cells = _text_editor(self._say_cells)
        cells.setToolTip(translate("TicketEditor", "One column a line: label | text"))
        self._add("cells", translate("TicketEditor", "Columns"), cells)
        picture = QPushButton(translate("TicketEditor", "Choose a picture …"))
        picture.clicked.connect(self.picture_wanted)
        self._add("image", translate("TicketEditor", "Picture"), picture)
        self._choice("font", translate("TicketEditor", "Font"), _fonts())
        self._dots("size", translate("TicketEditor", "Size"), least=1)
        self._check("bold", translate("TicketEditor", "Bold"))
        self._check("italic", translate("TicketEditor", "Italic"))
        self._check("inverse", translate("TicketEditor", "White on black"))
        self._choice("align", translate("TicketEditor", "Align"), [(align_name(align), align) for align in Align])
        self._dots("left", translate("TicketEditor", "From the left"), most=_WIDEST)
        self._dots("width", translate("TicketEditor", "Width"), most=_WIDEST)
        whole = self._editors["width"]
        assert isinstance(whole, QSpinBox)  # noqa: S101 - made two lines above
        whole.setSpecialValueText(translate("TicketEditor", "All there is"))
        self._dots("space", translate("TicketEditor", "Space below"))
        self._check("beside", translate("TicketEditor", "Beside the one before"))

    def show_element(self, element: Element) -> None:
        """Show an element."""
        meant = settable(element.kind)
        for name, editor in self._editors.items():
            self._form.setRowVisible(editor, name in meant)
            if name == "cells":
                self._show(name, "\n".join(f"{cell.label} | {cell.text}" for cell in element.cells))
            elif name != "image":
                self._show(name, getattr(element, name))
        self._form.setRowVisible(self._insert, "text" in meant)

    def _say_text(self, said: str) -> None:
        """Say a text that can be printed; half a field is on its way to a whole one."""
        if said and _is_sound(said):
            self.changed.emit({"text": said})

    def _say_cells(self, said: str) -> None:
        parts = (line.partition("|") for line in said.split("\n") if line.strip())
        cells = tuple(Cell(label.strip(), text.strip()) for label, _, text in parts)
        if cells and all(_is_sound(cell.label) and _is_sound(cell.text) for cell in cells):
            self.changed.emit({"cells": cells})

    def _insert_field(self, index: int) -> None:
        text = self._editors["text"]
        field = self._insert.itemData(index)
        self._insert.setCurrentIndex(0)
        if field and isinstance(text, QPlainTextEdit):
            text.insertPlainText(f"{{{field}}}")


def _text_editor(say: Callable[[str], None]) -> QPlainTextEdit:
    editor = QPlainTextEdit()
    editor.setFixedHeight(_TEXT_HEIGHT)
    editor.setMinimumWidth(_NARROWEST)
    editor.setTabChangesFocus(True)
    editor.textChanged.connect(lambda: say(editor.toPlainText()))
    return editor


def _combo() -> QComboBox:
    """Return a combo box that does not ask for the room of its longest word."""
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(4)
    return combo


def _fonts() -> list[tuple[str, str]]:
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return [(translate("TicketEditor", "Standard"), ""), *((family, family) for family in families)]


def _is_sound(text: str) -> bool:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(field is None or (field in FIELDS and not form and not sign) for _, field, form, sign in parts)
