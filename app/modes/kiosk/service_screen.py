"""What the staff touch behind the hidden corner: a keypad without a word, and the service page."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.modes.kiosk.service_view import Deed, DeviceRow, Door, JobRow, ServiceView, Tone
from widgets.action_button import ActionButton, ActionKind
from widgets.figure import Figure
from widgets.keypad import Keypad
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_TONES = {Tone.GOOD: "serving_text", Tone.LOOK: "warning_text", Tone.BAD: "failed_text"}
_ICONS = {
    Deed.TEST_PRINT: "printer",
    Deed.REPRINT: "ticket",
    Deed.FULL_SCREEN: "settings",
    Deed.RESTART: "sync",
    Deed.LEAVE: "close",
    Deed.BACK: "back",
}
_WIDEST = 900  # pixels: of a keypad, and of a page that is read from arm's length
_HIGHEST = 1000
_COLUMNS = 2


class ServiceScreen(QStackedWidget):
    """Shows a `Door` or a `ServiceView`. Says what a finger does."""

    typed = Signal(str)
    erased = Signal()
    entered = Signal()
    done = Signal(Deed)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self._door = _DoorPage()
        self._page = _ServicePage()
        for page in (self._door, self._page):
            self.addWidget(page)
            page.done.connect(self.done)
        self._door.typed.connect(self.typed)
        self._door.erased.connect(self.erased)
        self._door.entered.connect(self.entered)

    def show_view(self, view: Door | ServiceView) -> None:
        """Show this state."""
        if isinstance(view, Door):
            self._door.show_view(view)
            self.setCurrentWidget(self._door)
        else:
            self._page.show_view(view)
            self.setCurrentWidget(self._page)


class _DoorPage(QWidget):
    """Digits, and no word that says what for."""

    typed = Signal(str)
    erased = Signal()
    entered = Signal()
    done = Signal(Deed)

    def __init__(self) -> None:
        super().__init__()
        gap = current().size("gap_touch")
        self._dots = Figure(step="figure", tone="brand_text")
        self._keys = Keypad(erase_name=translate("Kiosk", "Take the last character back"), gap="gap_touch")
        for button in self._keys.buttons():
            button.setObjectName(f"key-{button.text() or 'delete'}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys.typed.connect(self.typed)
        self._keys.erased.connect(self.erased)
        self._ok = _button(translate("Kiosk", "Go on"), "check", "key-ok", kind=ActionKind.PRIMARY)
        self._ok.clicked.connect(self.entered)
        back = _button(translate("Kiosk", "Back"), "back", Deed.BACK.value)
        back.clicked.connect(lambda: self.done.emit(Deed.BACK))
        card = QWidget()
        card.setMaximumSize(_WIDEST, _HIGHEST)
        column = QVBoxLayout(card)
        column.setSpacing(gap)
        for part, stretch in ((self._dots, 0), (self._keys, 1), (self._ok, 0), (back, 0)):
            column.addWidget(part, stretch)
        whole = QGridLayout(self)
        whole.setColumnStretch(0, 1)
        whole.setColumnStretch(1, 4)
        whole.setColumnStretch(2, 1)
        whole.addWidget(card, 0, 1)

    def show_view(self, view: Door) -> None:
        """Show how many digits there are."""
        self._dots.set_text("●" * view.typed)
        for button in (*self._keys.buttons(), self._ok):
            button.setEnabled(not view.checking)


class _ServicePage(QWidget):
    """The devices with what to do, and the deeds."""

    done = Signal(Deed)

    def __init__(self) -> None:
        super().__init__()
        gap = current().size("gap_touch")
        self._title = Label(step="headline", bold=True)
        self._message = Label(step="title", tone="brand_text", wrap=True)
        self._rows = QVBoxLayout()
        self._labels: list[Label] = []
        self._shown: tuple[DeviceRow, ...] | None = None
        self._jobs = QGridLayout()
        self._jobs.setColumnStretch(2, 1)
        self._jobs.setHorizontalSpacing(current().size("space_24"))
        self._job_labels: list[Label] = []
        self._shown_jobs: tuple[JobRow, ...] | None = None
        card, slips = (Surface(margin="space_16", gap="space_8") for _ in range(2))
        card.body.addLayout(self._rows)
        slips.body.addWidget(Label(translate("Kiosk", "Latest slips"), step="subtitle", bold=True))
        slips.body.addLayout(self._jobs)
        self._slips = slips
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(gap)
        for part in (card, slips):
            self._cards.addWidget(part, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(gap)
        self._buttons: dict[Deed, ActionButton] = {}
        column = QVBoxLayout(self)
        around = current().size("space_32")
        column.setContentsMargins(around, around, around, around)
        column.setSpacing(gap)
        column.addWidget(self._title)
        column.addLayout(self._cards)
        column.addWidget(self._message)
        column.addStretch(1)
        column.addLayout(self._grid)

    def show_view(self, view: ServiceView) -> None:
        """Show devices, deeds and what became of the last one."""
        self._title.setText(view.title)
        self._message.setText(view.message)
        if view.devices != self._shown:
            self._shown = view.devices
            self._show_rows(view.devices)
        if view.jobs != self._shown_jobs:
            self._shown_jobs = view.jobs
            self._show_jobs(view.jobs)
        if [deed for deed, _ in view.deeds] != list(self._buttons):
            self._make(view)
        for deed, words in view.deeds:
            self._buttons[deed].setText(words)
            self._buttons[deed].setEnabled(not view.busy)

    def _show_rows(self, rows: tuple[DeviceRow, ...]) -> None:
        for before in self._labels:
            self._rows.removeWidget(before)
            before.deleteLater()
        self._labels = [
            Label(
                "\n".join(filter(None, (f"{row.name}: {row.state}", row.todo))), step="subtitle", tone=_TONES[row.tone]
            )
            for row in rows
        ]
        for label in self._labels:
            label.setWordWrap(True)
            self._rows.addWidget(label)

    def _show_jobs(self, jobs: tuple[JobRow, ...]) -> None:
        for before in self._job_labels:
            self._jobs.removeWidget(before)
            before.deleteLater()
        self._job_labels = []
        for row, job in enumerate(jobs):
            for place, (text, tone) in enumerate(
                ((job.at, "text_soft"), (job.number, "text"), (job.state, _TONES[job.tone]))
            ):
                label = Label(text, step="subtitle", tone=tone, bold=place == 1)
                self._jobs.addWidget(label, row, place)
                self._job_labels.append(label)
        self._slips.setVisible(bool(jobs))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Devices and slips beside each other on a wide screen, below each other on a tall one."""
        super().resizeEvent(event)
        tall = event.size().height() > event.size().width()
        self._cards.setDirection(QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight)

    def _make(self, view: ServiceView) -> None:
        for button in self._buttons.values():
            self._grid.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for place, (deed, words) in enumerate(view.deeds):
            kind = ActionKind.PRIMARY if deed is Deed.BACK else ActionKind.SECONDARY
            button = _button(words, _ICONS[deed], deed.value, kind=kind)
            button.clicked.connect(lambda _=False, deed=deed: self.done.emit(deed))
            self._grid.addWidget(button, *divmod(place, _COLUMNS))
            self._buttons[deed] = button


def _button(words: str, icon: str, name: str, *, kind: ActionKind = ActionKind.SECONDARY) -> ActionButton:
    made = ActionButton(words, kind=kind, icon=icon, touch=True)
    made.setObjectName(name)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
