"""A field for a whole number."""

from PySide6.QtWidgets import QSpinBox, QWidget

from widgets.theme import current

__all__ = ["NumberField"]


class NumberField(QSpinBox):
    """A spin box whose number stands where the text of other fields stands.

    The style sheet cannot do that: Qt begins the editor of a styled spin box at its left edge, whatever its padding.
    """

    def __init__(self, parent: QWidget | None = None, *, least: int = 0, most: int = 99, value: int = 0) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setValue(value)
        self.lineEdit().setTextMargins(current().size("space_12"), 0, 0, 0)
