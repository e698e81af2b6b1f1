"""Words that were said or are shown, one below the other, or that there are none."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.modes.window.hall.view import Told
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current


class ToldList(QWidget):
    """The list; `empty` is what it says while there is nothing."""

    def __init__(self, name: str, empty: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._shown: tuple[Told, ...] | None = None
        self._empty = empty
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().size("space_8"))
        self.show_told(())

    def show_told(self, told: tuple[Told, ...]) -> None:
        """Show these."""
        if told == self._shown:
            return
        self._shown = told
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for one in told:
            card = Surface(margin="space_12", gap="space_4")
            card.body.addWidget(Label(one.head, tone="text_soft"))
            card.body.addWidget(Label(one.text, step="lead", wrap=True))
            self._column.addWidget(card)
        if not told:
            self._column.addWidget(Label(self._empty, tone="text_soft", wrap=True))
