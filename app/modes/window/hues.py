"""The colour of each state of a counter."""

from app.contract.hall.state import CounterState
from widgets.hue import Hue

HUES = {
    CounterState.OFFLINE: Hue.OFFLINE,
    CounterState.OPEN: Hue.IDLE,
    CounterState.CALLING: Hue.CALLING,
    CounterState.SERVING: Hue.SERVING,
    CounterState.PAUSED: Hue.PAUSED,
    CounterState.BACKOFFICE: Hue.BACK_OFFICE,
}
