"""What can be set of the block that is selected, or of the whole picture when none is."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from app.modes.admin.display_layouts.kinds import align_name, field_name, ground_names, kind_name, settable
from app.modes.admin.fields import Fields, Panel
from designs.display import (
    FIELDS,
    LARGEST,
    LONGEST_SECONDS,
    MOST_CELLS,
    SMALLEST,
    Align,
    Block,
    BlockKind,
    Layout,
)

translate = QCoreApplication.translate


class Properties(Panel):
    """A column of fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._layout = LayoutFields()
        self._block = BlockFields()
        super().__init__(self._layout, self._block, parent)

    def show_state(self, layout: Layout, block: Block | None) -> None:
        """Show what is selected."""
        title = kind_name(block.kind) if block else translate("LayoutEditor", "The whole picture")
        self.show_which(title, part=block is not None)
        self._layout.show_whole(layout)
        if block is not None:
            self._block.show_block(block)


class _CellFields(Fields):
    """Fields measured in cells of the grid."""

    def __init__(self, prefix: str) -> None:
        super().__init__(prefix, known=FIELDS, wrap=QFormLayout.RowWrapPolicy.WrapLongRows)

    def add_cells(self, name: str, label: str) -> None:
        """Add a number of cells."""
        self.add_number(name, label, least=1, most=MOST_CELLS)


class LayoutFields(_CellFields):
    """The whole picture: its name, its grid, its ground, and how its screen stands."""

    def __init__(self) -> None:
        super().__init__("whole")
        self.add_line("name", translate("LayoutEditor", "Name"))
        self.add_cells("columns", translate("LayoutEditor", "Columns of the grid"))
        self.add_cells("rows", translate("LayoutEditor", "Rows of the grid"))
        self.add_choice("ground", translate("LayoutEditor", "Ground"), ground_names(with_none=False))
        self.add_check("stands", translate("LayoutEditor", "For a screen that stands"))


class BlockFields(_CellFields):
    """One block; only what means something for its kind is there."""

    def __init__(self) -> None:
        super().__init__("set")
        self._kind = BlockKind.TEXT
        self.add_line("text", translate("LayoutEditor", "Text"), self._say_text)
        self._insert = self.add_inserter(translate("LayoutEditor", "Insert a field …"), field_name, self._insert_field)
        self.add_line("folder", translate("LayoutEditor", "Folder"), self._say_named("folder"))
        self.add_line("file", translate("LayoutEditor", "File"), self._say_named("file"))
        self.add_number("seconds", translate("LayoutEditor", "Seconds each"), least=1, most=LONGEST_SECONDS)
        sizes = [(translate("LayoutEditor", "As usual"), 0)]
        sizes += [(f"1/{part}", part) for part in range(LARGEST, SMALLEST + 1)]
        self.add_choice("size", translate("LayoutEditor", "Letters"), sizes)
        hint = translate("LayoutEditor", "Of the screen's shorter side; smaller cannot be read from 10 metres")
        self.editors["size"].setToolTip(hint)
        self.add_choice("align", translate("LayoutEditor", "Align"), [(align_name(align), align) for align in Align])
        self.add_choice("ground", translate("LayoutEditor", "Ground"), ground_names(with_none=True))
        self.add_cells("column", translate("LayoutEditor", "Column"))
        self.add_cells("row", translate("LayoutEditor", "Row"))
        self.add_cells("columns", translate("LayoutEditor", "Columns wide"))
        self.add_cells("rows", translate("LayoutEditor", "Rows high"))

    def show_block(self, block: Block) -> None:
        """Show a block."""
        self._kind = block.kind
        meant = settable(block.kind) | {"ground", "column", "row", "columns", "rows"}
        for name, editor in self.editors.items():
            self.form.setRowVisible(editor, name in meant)
            self.show_value(name, getattr(block, name))
        self.form.setRowVisible(self._insert, "text" in meant)

    def _say_text(self, text: str) -> None:
        """Say a text that can be shown; a running line may be empty, a text may not."""
        if self.is_sound(text) and (text or self._kind is not BlockKind.TEXT):
            self.changed.emit({"text": text})

    def _say_named(self, name: str) -> Callable[[str], None]:
        """Say the name of a file or folder, which may not be empty."""

        def say(text: str) -> None:
            if text:
                self.changed.emit({name: text})

        return say

    def _insert_field(self, field: str) -> None:
        text = self.editors["text"]
        assert isinstance(text, QLineEdit)  # noqa: S101 - made above
        text.insert(field)
        self._say_text(text.text())
