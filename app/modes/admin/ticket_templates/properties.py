"""What can be set of the element that is selected, or of the whole ticket when none is."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QPushButton, QSpinBox, QWidget

from app.modes.admin.fields import Fields, Panel
from app.modes.admin.ticket_templates.kinds import align_name, cut_name, field_name, kind_name, settable
from designs.ticket import (
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


class Properties(Panel):
    """A column of fields. Says what was set, and asks for a picture."""

    picture_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._ticket = TicketFields()
        self._element = ElementFields()
        super().__init__(self._ticket, self._element, parent)
        self._element.picture_wanted.connect(self.picture_wanted)

    def show_state(self, template: TicketTemplate, element: Element | None) -> None:
        """Show what is selected."""
        title = kind_name(element.kind) if element else translate("TicketEditor", "The whole ticket")
        self.show_which(title, part=element is not None)
        self._ticket.show_whole(template)
        if element is not None:
            self._element.show_element(element)


class _DotFields(Fields):
    """Fields measured in dots."""

    def __init__(self) -> None:
        super().__init__("set", known=FIELDS, wrap=QFormLayout.RowWrapPolicy.DontWrapRows)

    def add_dots(self, name: str, label: str, *, least: int = 0, most: int = LARGEST_SIZE) -> QSpinBox:
        """Add a length."""
        spin = self.add_number(name, label, least=least, most=most)
        spin.setMinimumWidth(_NARROWEST)
        spin.setSuffix(translate("TicketEditor", " dots"))
        spin.setToolTip(translate("TicketEditor", "8 dots are a millimetre"))
        return spin


class TicketFields(_DotFields):
    """The whole ticket: its name, paper, margin, and what the printer does with it."""

    def __init__(self) -> None:
        super().__init__()
        self.add_line("name", translate("TicketEditor", "Name"))
        papers = [(f"{mm} mm", dots) for mm, dots in PAPERS.items()]
        self.add_choice("width", translate("TicketEditor", "Paper"), papers)
        self.add_dots("margin", translate("TicketEditor", "Margin"), most=100)
        self.add_number("copies", translate("TicketEditor", "Copies"), least=1, most=MOST_COPIES)
        self.add_choice("cut", translate("TicketEditor", "Cut"), [(cut_name(cut), cut) for cut in Cut])
        self.add_check("buzzer", translate("TicketEditor", "Printer beeps"))


class ElementFields(_DotFields):
    """One element; only what means something for its kind is there."""

    picture_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        text = _text_editor(self._say_text)
        self.add("text", translate("TicketEditor", "Text"), text)
        self._insert = self.add_inserter(
            translate("TicketEditor", "Insert a field …"), field_name, text.insertPlainText
        )
        self.add_line("label", translate("TicketEditor", "Label"), self._say_label)
        cells = _text_editor(self._say_cells)
        cells.setToolTip(translate("TicketEditor", "One column a line: label | text"))
        self.add("cells", translate("TicketEditor", "Columns"), cells)
        picture = QPushButton(translate("TicketEditor", "Choose a picture …"))
        picture.clicked.connect(self.picture_wanted)
        self.add("image", translate("TicketEditor", "Picture"), picture)
        self.add_choice("font", translate("TicketEditor", "Font"), _fonts())
        self.add_dots("size", translate("TicketEditor", "Size"), least=1)
        self.add_check("bold", translate("TicketEditor", "Bold"))
        self.add_check("italic", translate("TicketEditor", "Italic"))
        self.add_check("inverse", translate("TicketEditor", "White on black"))
        self.add_choice("align", translate("TicketEditor", "Align"), [(align_name(align), align) for align in Align])
        self.add_dots("left", translate("TicketEditor", "From the left"), most=_WIDEST)
        width = self.add_dots("width", translate("TicketEditor", "Width"), most=_WIDEST)
        width.setSpecialValueText(translate("TicketEditor", "All there is"))
        self.add_dots("space", translate("TicketEditor", "Space below"))
        self.add_check("beside", translate("TicketEditor", "Beside the one before"))

    def show_element(self, element: Element) -> None:
        """Show an element."""
        meant = settable(element.kind)
        for name, editor in self.editors.items():
            self.form.setRowVisible(editor, name in meant)
            if name == "cells":
                self.show_value(name, "\n".join(f"{cell.label} | {cell.text}" for cell in element.cells))
            elif name != "image":
                self.show_value(name, getattr(element, name))
        self.form.setRowVisible(self._insert, "text" in meant)

    def _say_text(self, said: str) -> None:
        """Say a text that can be printed."""
        if said and self.is_sound(said):
            self.changed.emit({"text": said})

    def _say_label(self, said: str) -> None:
        if self.is_sound(said):
            self.changed.emit({"label": said})

    def _say_cells(self, said: str) -> None:
        parts = (line.partition("|") for line in said.split("\n") if line.strip())
        cells = tuple(Cell(label.strip(), text.strip()) for label, _, text in parts)
        if cells and all(self.is_sound(cell.label) and self.is_sound(cell.text) for cell in cells):
            self.changed.emit({"cells": cells})


def _text_editor(say: Callable[[str], None]) -> QPlainTextEdit:
    editor = QPlainTextEdit()
    editor.setFixedHeight(_TEXT_HEIGHT)
    editor.setMinimumWidth(_NARROWEST)
    editor.setTabChangesFocus(True)
    editor.textChanged.connect(lambda: say(editor.toPlainText()))
    return editor


def _fonts() -> list[tuple[str, str]]:
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return [(translate("TicketEditor", "Standard"), ""), *((family, family) for family in families)]
