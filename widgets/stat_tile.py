"""One figure that matters, with what it counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.figure import Figure
from widgets.hue import Hue
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

__all__ = ["StatTile"]


class StatTile(Surface):
    """Label above, figure with its unit, a note below (what it was, what it should be)."""

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        figure: str = "",
        unit: str = "",
        note: str = "",
        hue: Hue | None = None,
    ) -> None:
        super().__init__(parent, margin="space_16", gap="space_8")
        left = Qt.AlignmentFlag.AlignLeft
        self._label = Label(label, step="lead", tone="text_soft")
        self._figure = Figure(step="display", align=left)
        self._unit = Label(step="lead", tone="text_soft", align=left | Qt.AlignmentFlag.AlignBottom)
        self._note = Label(step="body", tone="text_soft", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_8"))
        row.addWidget(self._figure)
        row.addWidget(self._unit)
        row.addStretch()
        self.body.addWidget(self._label)
        self.body.addLayout(row)
        self.body.addWidget(self._note)
        self.body.addStretch()
        self.show_figure(figure, unit=unit, note=note, hue=hue)

    def show_figure(self, figure: str, *, unit: str = "", note: str = "", hue: Hue | None = None) -> None:
        """Show another figure; a hue colours it when it calls for attention."""
        self._figure.set_text(figure)
        self._figure.set_tone(hue.text if hue else "text")
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(" ".join(filter(None, (self._label.text(), figure, unit, note))))
