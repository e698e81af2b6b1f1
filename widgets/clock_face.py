"""Time and date as text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.figure import Figure
from widgets.label import Label
from widgets.theme import current

__all__ = ["ClockFace"]


class ClockFace(QWidget):
    """The time large, the date below it, and a second line (lunar date) where there is one."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        step: str = "display",
        date_step: str = "lead",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
    ) -> None:
        """`step` and `date_step` are the sizes of time and date in the type scale."""
        super().__init__(parent)
        theme = current()
        across = align | Qt.AlignmentFlag.AlignVCenter
        self._time = Figure(step=step, align=align)
        self._date = Label(step=date_step, tone="text_soft", align=across)
        self._detail = Label(step=date_step, tone="text_soft", align=across)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_4"))
        for part in (self._time, self._date, self._detail):
            column.addWidget(part)
        self._detail.hide()

    def show_time(self, time_text: str, date_text: str = "", detail: str = "") -> None:
        """Show these texts; empty ones take no room."""
        self._time.set_text(time_text)
        for label, text in ((self._date, date_text), (self._detail, detail)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(" ".join(filter(None, (time_text, date_text, detail))))
