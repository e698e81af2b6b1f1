"""A field of a dense form: its label and key, what is wrong with it on the same line, the editor below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.theme import current


class Labelled(QWidget):
    """Takes one line less than a form field, so that the whole form fits a page."""

    def __init__(self, label: str, editor: QWidget, *, required: bool = False, hint: str = "") -> None:
        """`required` marks the label with a star; `hint` is the key that leads here."""
        super().__init__()
        theme = current()
        self.editor = editor
        self._hint = hint
        name = Label(f"{label} *" if required else label, bold=True)
        name.setBuddy(editor)
        self._line = ElidedLabel(step="caption", tone="text_faint")
        self._line.set_text(hint)
        self._wrong = ElidedLabel(step="caption", tone="failed_text", bold=True, align=Qt.AlignmentFlag.AlignRight)
        self._wrong.hide()
        above = QHBoxLayout()
        above.setSpacing(theme.size("space_8"))
        above.addWidget(name)
        above.addWidget(self._line, 1)
        above.addWidget(self._wrong, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_4"))
        column.addLayout(above)
        column.addWidget(editor, 1)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)

    @property
    def fault(self) -> str:
        """What is wrong, or nothing."""
        return self._wrong.text()

    def show_fault(self, words: str) -> None:
        """Say what is wrong with the value, or nothing."""
        if words == self._wrong.text():
            return
        self._wrong.set_text(words)
        self._wrong.setVisible(bool(words))
        self._line.setVisible(not words)
        self.editor.setAccessibleDescription(words or self._hint)
        self.editor.setProperty("wrong", bool(words))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
