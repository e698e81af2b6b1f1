"""The column at the right of an editor: fields of what is selected, or of the whole when nothing is."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from designs.tables import is_sound
from widgets.label import Label
from widgets.theme import current


class Fields(QWidget):
    """Editors by the name of the field they set. Showing a value says nothing.

    :param prefix: begins the object names of the editors.
    :param known: the fields a text may name in braces.
    """

    changed = Signal(dict)

    def __init__(self, prefix: str, *, known: Collection[str], wrap: QFormLayout.RowWrapPolicy) -> None:
        super().__init__()
        self._prefix = prefix
        self._known = known
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setVerticalSpacing(current().size("space_8"))
        self.form.setRowWrapPolicy(wrap)
        self.editors: dict[str, QWidget] = {}

    def show_value(self, name: str, value: Any) -> None:
        """Show the value of a field."""
        editor = self.editors[name]
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

    def show_whole(self, shown: object) -> None:
        """Show every field of something that has them all."""
        for name in self.editors:
            self.show_value(name, getattr(shown, name))

    def is_sound(self, text: str) -> bool:
        """Whether a text names only fields there are; half a field is on its way to a whole one."""
        return is_sound(text, self._known)

    def add(self, name: str, label: str, editor: QWidget) -> None:
        """Put an editor into the form."""
        editor.setObjectName(f"{self._prefix}-{name}")
        editor.setAccessibleName(label)
        self.editors[name] = editor
        if isinstance(editor, QCheckBox):
            self.form.addRow("", editor)
        else:
            self.form.addRow(label, editor)

    def add_number(self, name: str, label: str, *, least: int, most: int) -> QSpinBox:
        """Add a whole number."""
        spin = QSpinBox()
        spin.setRange(least, most)
        spin.lineEdit().setTextMargins(current().size("space_8"), 0, 0, 0)  # a style sheet's padding does not reach it
        spin.valueChanged.connect(lambda value: self.changed.emit({name: value}))
        self.add(name, label, spin)
        return spin

    def add_check(self, name: str, label: str) -> None:
        """Add something that is so or not."""
        box = QCheckBox(label)
        box.toggled.connect(lambda on: self.changed.emit({name: on}))
        self.add(name, label, box)

    def add_choice(self, name: str, label: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Add one of several."""
        combo = narrow_combo(choices)
        combo.activated.connect(lambda _index: self.changed.emit({name: combo.currentData()}))
        self.add(name, label, combo)

    def add_line(self, name: str, label: str, say: Callable[[str], None] | None = None) -> None:
        """Add a line of text; `say` takes what is typed, by default it is the field's value as it is."""
        line = QLineEdit()
        line.textEdited.connect(say or (lambda text: self.changed.emit({name: text})))
        self.add(name, label, line)

    def add_inserter(self, prompt: str, name_of: Callable[[str], str], insert: Callable[[str], None]) -> QComboBox:
        """Add the list from which a field is inserted into the text."""
        combo = narrow_combo([(prompt, ""), *((name_of(field), field) for field in self._known)])
        combo.setObjectName("insert-field")

        def chosen(index: int) -> None:
            field = combo.itemData(index)
            combo.setCurrentIndex(0)
            if field:
                insert(f"{{{field}}}")

        combo.activated.connect(chosen)
        self.form.addRow("", combo)
        return combo


class Panel(QWidget):
    """A title above the fields of the whole, or of the part that is selected. Says what was set of which."""

    whole_changed = Signal(dict)
    part_changed = Signal(dict)

    def __init__(self, whole: Fields, part: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(step="subtitle", bold=True)
        self._whole, self._part = whole, part
        whole.changed.connect(self.whole_changed)
        part.changed.connect(self.part_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for shown in (self._title, whole, part):
            column.addWidget(shown)
        column.addStretch(1)

    def show_which(self, title: str, *, part: bool) -> None:
        """Show the fields of a part, or of the whole."""
        self._title.setText(title)
        self._whole.setVisible(not part)
        self._part.setVisible(part)


def narrow_combo(choices: Sequence[tuple[str, Any]]) -> QComboBox:
    """Return a combo box that does not ask for the room of its longest word."""
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(4)
    for text, value in choices:
        combo.addItem(text, value)
    return combo
