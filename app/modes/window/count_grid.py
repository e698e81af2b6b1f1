"""How many wait for each service of a counter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.modes.window.view import ServiceCount
from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.theme import current

_COUNT_COLUMNS = 2


class CountGrid(QWidget):
    """The services of the counter and how many wait for each, in two columns."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: tuple[ServiceCount, ...] = ()
        self._figures: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().size("space_12"))
        self._grid.setVerticalSpacing(current().size("space_4"))

    def show_counts(self, counts: tuple[ServiceCount, ...]) -> None:
        """Show other counts; the places stay while the services are the same."""
        if [count.service for count in counts] != [count.service for count in self._counts]:
            self._lay_out(counts)
        self._counts = counts
        for figure, count in zip(self._figures, counts, strict=True):
            figure.setText(str(count.waiting))
            figure.set_tone("text" if count.waiting else "text_faint")

    def _lay_out(self, counts: tuple[ServiceCount, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._figures = []
        for place, count in enumerate(counts):
            row, column = divmod(place, _COUNT_COLUMNS)
            figure = Label(bold=True, align=Qt.AlignmentFlag.AlignRight)
            figure.setMinimumWidth(current().size("space_32"))
            self._grid.addWidget(ElidedLabel(count.service, tone="text_soft"), row, 3 * column)
            self._grid.addWidget(figure, row, 3 * column + 1)
            self._figures.append(figure)
        self._grid.setColumnMinimumWidth(2, current().size("space_16"))
