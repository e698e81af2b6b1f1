"""The hall at a glance: help and warnings first, how many wait in each zone, every counter."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.modes.window.hues import HUES
from app.modes.window.reception.view import CounterCell, HallNow, HelpShown
from widgets.action_button import ActionButton
from widgets.elided_label import ElidedLabel
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_COLUMNS = 2
_WARNINGS_SHOWN = 4


class HallPanel(QWidget):
    """`help_taken` carries the id of a call for help."""

    help_taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._attention = Attention()
        self._attention.help_taken.connect(self.help_taken)
        self._zones = Label(bold=True, wrap=True)
        self._zones.setObjectName("zones")
        self._cells: dict[str, CounterView] = {}
        inside = QWidget()
        inside.setProperty("ground", True)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, current().size("space_8"), 0)  # not under the scroll bar
        self._grid.setSpacing(current().size("space_8"))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setObjectName("counters")
        scroll.setAccessibleName(translate("Reception", "All counters"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_8"))
        column.addWidget(self._attention)
        column.addWidget(self._zones)
        column.addWidget(scroll, 1)

    def show_now(self, now: HallNow) -> None:
        """Show the hall as it is."""
        self._attention.show_now(now)
        zones = (
            translate("Reception", "{zone}: {count} waiting").format(zone=zone.zone, count=zone.waiting)
            for zone in now.zones
        )
        self._zones.setText("   ".join(zones))
        if set(self._cells) != {cell.number for cell in now.counters}:
            self._make_cells(now.counters)
        for cell in now.counters:
            self._cells[cell.number].show_cell(cell)

    def _make_cells(self, counters: tuple[CounterCell, ...]) -> None:
        for view in self._cells.values():
            view.deleteLater()
        self._cells = {cell.number: CounterView() for cell in counters}
        for place, view in enumerate(self._cells.values()):
            self._grid.addWidget(view, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(len(counters) // _COLUMNS + 1, 1)


class CounterView(Surface):
    """One counter: number and state, then who sits there, the ticket and for how long."""

    def __init__(self) -> None:
        super().__init__(margin="space_8", gap="space_4")
        self._number = Label(step="lead", bold=True)
        self._name = ElidedLabel()
        self._state = StatePill(step="caption")
        self._detail = ElidedLabel(tone="text_soft")
        head = QHBoxLayout()
        head.setSpacing(current().size("space_8"))
        head.addWidget(self._number)
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        self.body.addLayout(head)
        self.body.addWidget(self._detail)

    def show_cell(self, cell: CounterCell) -> None:
        """Show a counter as it is now."""
        detail = "  ·  ".join(filter(None, (cell.ticket, cell.why, cell.staff, cell.since)))
        self._number.setText(cell.number)
        self._name.set_text(cell.name)
        self._state.show_state(HUES[cell.state], cell.state_words)
        self._detail.set_text(detail)
        self.setAccessibleName("  ".join(filter(None, (cell.number, cell.name, cell.state_words, detail))))


class Attention(Surface):
    """Who waits for help, then what is over a limit; calm words when there is nothing."""

    help_taken = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin="space_12", gap="space_4")
        self.setObjectName("attention")
        self._shown: tuple[object, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current().size("space_4"))
        self.body.addLayout(self._rows)

    def show_now(self, now: HallNow) -> None:
        """Show what needs somebody now; nothing moves while it is the same."""
        shown = (now.help_calls, now.warnings)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.setParent(None)
                row.deleteLater()
        for call in now.help_calls:
            self._rows.addWidget(self._help(call))
        for words in now.warnings[:_WARNINGS_SHOWN]:
            self._rows.addWidget(_row("warning", "warning_text", words))
        more = len(now.warnings) - _WARNINGS_SHOWN
        if more > 0:
            said = translate("Reception", "{count} more warnings").format(count=more)
            rest = Label(said, tone="text_soft")
            rest.setToolTip("\n".join(now.warnings[_WARNINGS_SHOWN:]))
            self._rows.addWidget(rest)
        if not any(shown):
            calm = translate("Reception", "Nothing needs you now. Warnings and calls for help appear here.")
            self._rows.addWidget(Label(calm, tone="text_soft", wrap=True))

    def _help(self, call: HelpShown) -> QWidget:
        going = translate("Reception", "I am going")
        button = ActionButton(going, icon="check")
        button.setObjectName("take-help")
        button.setAccessibleName(f"{going}: {call.words}")
        button.clicked.connect(lambda: self.help_taken.emit(call.call))
        return _row("help", "failed_text", call.words, button)


def _row(icon: str, tone: str, words: str, *after: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(current().size("space_8"))
    line.addWidget(IconView(icon, colour=tone, size="icon_small"))
    line.addWidget(Label(words, tone=tone, bold=True, wrap=True), 1)
    for widget in after:
        line.addWidget(widget)
    return row
