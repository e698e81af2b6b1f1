"""An editor with its label above and what is wrong with it below."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.icon_view import IconView
from widgets.label import Label
from widgets.theme import current

__all__ = ["FormField"]


class FormField(QWidget):
    """Label, editor, and one line that is a hint until it has to be an error.

    The line keeps its place, so that nothing jumps when an error appears.
    """

    def __init__(
        self, label: str, editor: QWidget, parent: QWidget | None = None, *, hint: str = "", required: bool = False
    ) -> None:
        """`required` marks the label with a star."""
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._error = ""
        theme = current()
        self._label = Label(f"{label} *" if required else label, bold=True)
        self._label.setBuddy(editor)
        self._icon = IconView("error", colour="failed_text", size="icon_small")
        self._line = Label(hint, step="caption", tone="text_soft", wrap=True)
        self._line.setMinimumHeight(theme.size("icon"))
        below = QHBoxLayout()
        below.setSpacing(theme.size("space_4"))
        below.addWidget(self._icon)
        below.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_4"))
        column.addWidget(self._label)
        column.addWidget(editor)
        column.addLayout(below)
        self._icon.hide()
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)

    @property
    def error(self) -> str:
        """What is wrong, or nothing."""
        return self._error

    def show_error(self, text: str) -> None:
        """Say what is wrong with the value, and mark the editor."""
        self._show(text)

    def clear_error(self) -> None:
        """Go back to the hint."""
        self._show("")

    def show_hint(self, text: str) -> None:
        """Say something else about what is asked for."""
        self._hint = text
        self._show(self._error)

    def _show(self, error: str) -> None:
        self._error = error
        self._icon.setVisible(bool(error))
        self._line.setText(error or self._hint)
        self._line.set_tone("failed_text" if error else "text_soft")
        self.editor.setAccessibleDescription(error or self._hint)
        self.editor.setProperty("wrong", bool(error))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
