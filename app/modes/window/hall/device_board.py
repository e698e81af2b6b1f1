"""The device board: every device of the hall, those that need somebody first, with what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.contract.hall.devices import DeviceState
from app.modes.window.hall.view import DeviceRow, HallPageView
from widgets.hue import Hue
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

_HUES = {
    DeviceState.OK: Hue.SERVING,
    DeviceState.WARNING: Hue.WARNING,
    DeviceState.FAILED: Hue.FAILED,
    DeviceState.UNKNOWN: Hue.OFFLINE,
}


class DeviceBoard(QWidget):
    """A line that counts, and a card for each device; a card is made anew only when it says something else."""

    def __init__(self) -> None:
        super().__init__()
        self._summary = Label(step="lead", bold=True, wrap=True)
        self._summary.setObjectName("device-summary")
        self._shown: tuple[DeviceRow, ...] = ()
        self._cards: dict[str, DeviceCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().size("space_8"))
        self._column.addWidget(self._summary)

    def show_view(self, view: HallPageView) -> None:
        """Show the devices as they are."""
        self._summary.setText(view.summary)
        if view.devices == self._shown:
            return
        self._shown = view.devices
        before, self._cards = self._cards, {}
        for place, row in enumerate(view.devices, start=1):
            card = before.pop(row.key, None)
            if card is None or card.row != row:
                if card is not None:
                    before[row.key] = card
                card = DeviceCard(row)
            self._cards[row.key] = card
            self._column.insertWidget(place, card)
        for gone in before.values():
            gone.setParent(None)
            gone.deleteLater()


class DeviceCard(Surface):
    """One device: state, what and where it is at the left; what is wrong and what to do at the right."""

    def __init__(self, row: DeviceRow) -> None:
        super().__init__(margin="space_12", gap="space_4")
        self.row = row
        self.setObjectName(f"device-{row.key}")
        theme = current()
        works = row.state is DeviceState.OK
        pill = StatePill(row.state_words, hue=_HUES[row.state], icon="check" if works else None)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.size("space_16"))
        grid.setVerticalSpacing(theme.size("space_4"))
        grid.setColumnMinimumWidth(0, theme.size("hero"))
        grid.setColumnMinimumWidth(1, theme.size("hero") * 3)
        grid.setColumnStretch(2, 1)
        grid.addWidget(pill, 0, 0, 2, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        name = "  ·  ".join(filter(None, (row.name, row.place)))
        grid.addWidget(Label(name, bold=True), 0, 1)
        grid.addWidget(Label("  ·  ".join(filter(None, (row.since, row.done))), tone="text_soft"), 1, 1)
        if row.what:
            grid.addWidget(Label(row.what, wrap=True), 0, 2)
        if row.todo:
            grid.addWidget(Label(row.todo, tone="brand_text", wrap=True), 1, 2)
        self.body.addLayout(grid)
