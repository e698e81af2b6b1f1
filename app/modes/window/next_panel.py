"""Who comes next and why, and how many wait for each service."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.modes.window.fitting_list import FittingList
from app.modes.window.view import AtCounter, ServiceCount
from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_COUNT_COLUMNS = 2


class NextPanel(Surface):
    """The right side of the full page."""

    def __init__(self) -> None:
        super().__init__(margin="space_24", gap="space_12")
        self._waiting = 0
        self._total = Label(step="subtitle", bold=True)
        self._total.setObjectName("waiting-total")
        self._more = Label(tone="text_soft")
        self._reason = ElidedLabel(tone="text_soft")
        self._reason.setObjectName("next-reason")
        self._list = FittingList()
        self._counts = CountGrid()
        heading = QHBoxLayout()
        heading.addWidget(self._total)
        heading.addStretch()
        heading.addWidget(self._more)
        self.body.addLayout(heading)
        self.body.addWidget(self._reason)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(Label(translate("Window", "Waiting per service"), bold=True))
        self.body.addWidget(self._counts)
        self._list.fitted.connect(self._show_more)

    def show_counter(self, counter: AtCounter) -> None:
        """Show a counter."""
        self._waiting = counter.waiting
        self._total.setText(translate("Window", "Waiting: {count}").format(count=counter.waiting))
        self._reason.set_text(counter.next_reason)
        self._list.show_tickets(counter.coming)
        self._counts.show_counts(counter.counts)

    def _show_more(self, shown: int) -> None:
        more = self._waiting - shown
        words = translate("Window", "{count} more after these").format(count=more)
        self._more.setText(words if more > 0 and shown else "")


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
