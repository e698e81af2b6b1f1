"""What can be set of the block that is selected, or of the whole picture when none is."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.modes.admin.display_layouts.kinds import align_name, field_name, ground_names, kind_name, settable
from app.modes.display.layout import (
    FIELDS,
    LARGEST,
    LONGEST_SECONDS,
    MOST_CELLS,
    SMALLEST,
    Align,
    Block,
    Layout,
)
from app.modes.display.layout_file import is_sound
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_NEEDED = frozenset({"folder", "file"})
"""Texts that may not be empty."""


class Properties(QWidget):
    """A column of fields. Says `block_changed` and `layout_changed` with what was set."""

    block_changed = Signal(dict)
    layout_changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(step="subtitle", bold=True)
        self._layout = LayoutFields()
        self._block = BlockFields()
        self._layout.changed.connect(self.layout_changed)
        self._block.changed.connect(self.block_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._layout, self._block):
            column.addWidget(part)
        column.addStretch(1)

    def show_state(self, layout: Layout, block: Block | None) -> None:
        """Show what is selected."""
        self._title.setText(kind_name(block.kind) if block else translate("LayoutEditor", "The whole picture"))
        self._layout.setVisible(block is None)
        self._block.setVisible(block is not None)
        self._layout.show_layout(layout)
        if block is not None:
            self._block.show_block(block)


class _Fields(QWidget):
    """Editors by the name of the field they set. Showing a value says nothing."""

    changed = Signal(dict)

    def __init__(self, prefix: str) -> None:
        """`prefix` begins the object names of the editors."""
        super().__init__()
        self._prefix = prefix
        self._form = QFormLayout(self)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(current().size("space_8"))
        self._editors: dict[str, QWidget] = {}

    def _add(self, name: str, label: str, editor: QWidget) -> None:
        editor.setObjectName(f"{self._prefix}-{name}")
        editor.setAccessibleName(label)
        self._editors[name] = editor
        if isinstance(editor, QCheckBox):
            self._form.addRow("", editor)
        else:
            self._form.addRow(label, editor)

    def _whole(self, name: str, label: str, *, least: int = 1, most: int = MOST_CELLS) -> None:
        spin = QSpinBox()
        spin.setRange(least, most)
        spin.valueChanged.connect(lambda value: self.changed.emit({name: value}))
        self._add(name, label, spin)

    def _choice(self, name: str, label: str, choices: list[tuple[str, Any]]) -> None:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for text, value in choices:
            combo.addItem(text, value)
        combo.activated.connect(lambda _index: self.changed.emit({name: combo.currentData()}))
        self._add(name, label, combo)

    def _line(self, name: str, label: str) -> None:
        line = QLineEdit()
        line.textEdited.connect(lambda text: self._say_text(name, text))
        self._add(name, label, line)

    def _say_text(self, name: str, text: str) -> None:
        """Say a text that can be shown; half a field is on its way to a whole one."""
        if (text or name not in _NEEDED) and (name != "text" or is_sound(text)):
            self.changed.emit({name: text})

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


class LayoutFields(_Fields):
    """The whole picture: its name, its grid, its ground, and how its screen stands."""

    def __init__(self) -> None:
        super().__init__("whole")
        self._line("name", translate("LayoutEditor", "Name"))
        self._whole("columns", translate("LayoutEditor", "Columns of the grid"))
        self._whole("rows", translate("LayoutEditor", "Rows of the grid"))
        self._choice("ground", translate("LayoutEditor", "Ground"), list(ground_names(with_none=False)))
        stands = QCheckBox(translate("LayoutEditor", "For a screen that stands"))
        stands.toggled.connect(lambda on: self.changed.emit({"stands": on}))
        self._add("stands", translate("LayoutEditor", "For a screen that stands"), stands)

    def show_layout(self, layout: Layout) -> None:
        """Show a layout."""
        for name in self._editors:
            self._show(name, getattr(layout, name))


class BlockFields(_Fields):
    """One block; only what means something for its kind is there."""

    def __init__(self) -> None:
        super().__init__("set")
        self._line("text", translate("LayoutEditor", "Text"))
        self._insert = QComboBox()
        self._insert.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._insert.setObjectName("insert-field")
        self._insert.addItem(translate("LayoutEditor", "Insert a field …"), "")
        for field in FIELDS:
            self._insert.addItem(field_name(field), field)
        self._insert.activated.connect(self._insert_field)
        self._form.addRow("", self._insert)
        self._line("folder", translate("LayoutEditor", "Folder"))
        self._line("file", translate("LayoutEditor", "File"))
        self._whole("seconds", translate("LayoutEditor", "Seconds each"), most=LONGEST_SECONDS)
        sizes = [(translate("LayoutEditor", "As usual"), 0)]
        sizes += [(f"1/{part}", part) for part in range(LARGEST, SMALLEST + 1)]
        self._choice("size", translate("LayoutEditor", "Letters"), sizes)
        hint = translate("LayoutEditor", "Of the screen's shorter side; smaller cannot be read from 10 metres")
        self._editors["size"].setToolTip(hint)
        self._choice("align", translate("LayoutEditor", "Align"), [(align_name(align), align) for align in Align])
        self._choice("ground", translate("LayoutEditor", "Ground"), list(ground_names(with_none=True)))
        self._whole("column", translate("LayoutEditor", "Column"))
        self._whole("row", translate("LayoutEditor", "Row"))
        self._whole("columns", translate("LayoutEditor", "Columns wide"))
        self._whole("rows", translate("LayoutEditor", "Rows high"))

    def show_block(self, block: Block) -> None:
        """Show a block."""
        meant = settable(block.kind) | {"ground", "column", "row", "columns", "rows"}
        for name, editor in self._editors.items():
            self._form.setRowVisible(editor, name in meant)
            self._show(name, getattr(block, name))
        self._form.setRowVisible(self._insert, "text" in meant)

    def _insert_field(self, index: int) -> None:
        text = self._editors["text"]
        field = self._insert.itemData(index)
        self._insert.setCurrentIndex(0)
        if field and isinstance(text, QLineEdit):
            text.insert(f"{{{field}}}")
            self._say_text("text", text.text())
