"""The call in one strip: who, in which phase, for how long, and the F-keys for it. It never takes the keyboard."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from app.modes.hotline.call_desk import Phase, Telephone
from app.modes.hotline.view import CallRow, HotlineView
from devices.cti.call import AgentState
from widgets.action_button import ActionButton, ActionKind
from widgets.hue import Hue
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.theme import current

translate = QCoreApplication.translate

_HUES = {
    Phase.IDLE: Hue.IDLE,
    Phase.RINGING: Hue.CALLING,
    Phase.TALKING: Hue.SERVING,
    Phase.HELD: Hue.PAUSED,
    Phase.AFTER_CALL: Hue.BACK_OFFICE,
}


class CallStrip(QWidget):
    """Hidden where no switch is set up. `dialled` carries the key of a missed call, `transferred` whom to."""

    answered = Signal()
    held = Signal()
    finished = Signal()
    transferred = Signal(str)
    dialled = Signal(str)

    def __init__(self, *, mono: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._mono = mono
        self._telephone = Telephone()
        self._missed_calls: tuple[CallRow, ...] = ()
        self._state = StatePill(step="body")
        self._state.setObjectName("call-state")
        self._number = Label(step="subtitle", bold=True)
        self._number.setObjectName("call-number")
        self._clock = Label(step="subtitle", tone="text_soft")
        self._clock.setObjectName("call-clock")
        self._answer = _key("F2", "answer-call", icon="phone", kind=ActionKind.PRIMARY)
        self._hold = _key("F3", "hold-call")
        self._transfer = _key("⇧ F3", "transfer-call")
        self._finish = _key("F4", "finish-call")
        self._missed = _key("F5", "missed-calls", icon="recall")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("space_8"))
        for part in (self._state, self._number, self._clock):
            row.addWidget(part)
        for button in (self._answer, self._hold, self._transfer, self._finish, self._missed):
            row.addWidget(button)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_clock)
        self._connect()
        self.hide()

    def show_view(self, view: HotlineView) -> None:
        """Show how the telephone stands."""
        self._telephone = telephone = view.telephone
        self._missed_calls = view.missed
        self.setVisible(telephone.present)
        self._state.show_state(_HUES[telephone.phase], _phase_words(telephone))
        self._number.setText(telephone.number if telephone.phase is not Phase.IDLE else "")
        self._show_clock()
        if telephone.phase is Phase.IDLE:
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()
        self._show_keys(telephone)

    def _show_keys(self, telephone: Telephone) -> None:
        phase = telephone.phase
        talking = phase in {Phase.TALKING, Phase.HELD}
        self._answer.setText(translate("Call", "Answer"))
        self._hold.setText(translate("Call", "Talk on") if phase is Phase.HELD else translate("Call", "Hold"))
        self._transfer.setText(translate("Call", "Transfer"))
        self._finish.setText(_finish_words(telephone))
        self._missed.setText(translate("Call", "Missed {count}").format(count=len(self._missed_calls)))
        shown = (
            (self._answer, phase is Phase.RINGING),
            (self._hold, talking),
            (self._transfer, talking),
            (self._finish, telephone.present),
            (self._missed, bool(self._missed_calls) and not talking and phase is not Phase.RINGING),
        )
        for button, visible in shown:
            button.setVisible(visible)
            button.setEnabled(visible)

    def _show_clock(self) -> None:
        if self._telephone.phase is Phase.IDLE:
            self._clock.setText("")
            return
        seconds = max(0, int(self._mono() - self._telephone.since))
        self._clock.setText(f"{seconds // 60:02}:{seconds % 60:02}")

    def _connect(self) -> None:
        self._answer.clicked.connect(self.answered)
        self._hold.clicked.connect(self.held)
        self._finish.clicked.connect(self.finished)
        self._transfer.clicked.connect(self._ask_whom)
        self._missed.clicked.connect(self._list_missed)
        keys = (
            ("F2", self._answer),
            ("F3", self._hold),
            ("Shift+F3", self._transfer),
            ("F4", self._finish),
            ("F5", self._missed),
        )
        for sequence, button in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(button.click)

    def _ask_whom(self) -> None:
        """Open one line under the key: whom to; Enter transfers, Escape closes it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = QLineEdit(placeholderText=translate("Call", "Extension or number"), maxLength=20)
        line.setObjectName("transfer-to")
        line.setAccessibleName(translate("Call", "Extension or number"))
        line.returnPressed.connect(lambda: self.transferred.emit(line.text()))
        line.returnPressed.connect(menu.close)
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(line)
        menu.addAction(entry)
        menu.popup(self._transfer.mapToGlobal(QPoint(0, self._transfer.height())))
        line.setFocus()

    def _list_missed(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for call in self._missed_calls:
            entry = menu.addAction(f"{call.time}  {call.number}  {call.note}")
            entry.setObjectName(f"missed-{call.key}")
            entry.triggered.connect(lambda _checked=False, key=call.key: self.dialled.emit(key))
        menu.popup(self._missed.mapToGlobal(QPoint(0, self._missed.height())))


def _phase_words(telephone: Telephone) -> str:
    if telephone.phase is Phase.IDLE:
        ready = telephone.agent is AgentState.READY
        return translate("Call", "Ready for calls") if ready else translate("Call", "Not taking calls")
    return {
        Phase.RINGING: translate("Call", "Calling out") if telephone.outgoing else translate("Call", "Ringing"),
        Phase.TALKING: translate("Call", "Talking"),
        Phase.HELD: translate("Call", "On hold"),
        Phase.AFTER_CALL: translate("Call", "After the call"),
    }[telephone.phase]


def _finish_words(telephone: Telephone) -> str:
    if telephone.phase is Phase.AFTER_CALL:
        return translate("Call", "Done, next call")
    if telephone.phase is not Phase.IDLE:
        return translate("Call", "Hang up")
    ready = telephone.agent is AgentState.READY
    return translate("Call", "Pause") if ready else translate("Call", "Take calls")


def _key(shortcut: str, name: str, *, icon: str | None = None, kind: ActionKind = ActionKind.SECONDARY) -> ActionButton:
    button = ActionButton("", kind=kind, icon=icon, shortcut_text=shortcut)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
