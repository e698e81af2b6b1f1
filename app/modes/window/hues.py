"""The colours of a counter: of its state, of a visit that takes long, of its devices."""

from app.contract.hall.state import CounterState
from app.modes.window.view import Lamp, Pace
from widgets.hue import Hue

HUES = {
    CounterState.OFFLINE: Hue.OFFLINE,
    CounterState.OPEN: Hue.IDLE,
    CounterState.CALLING: Hue.CALLING,
    CounterState.SERVING: Hue.SERVING,
    CounterState.PAUSED: Hue.PAUSED,
    CounterState.BACKOFFICE: Hue.BACK_OFFICE,
}

PACE_TONES = {Pace.LONG: Hue.CALLING.text, Pace.TOO_LONG: Hue.FAILED.text}
"""The tone of the timer once a visit takes long: amber, then red."""

LAMP_TONES = {
    Lamp.UNKNOWN: "text_faint",
    Lamp.DONE: Hue.SERVING.text,
    Lamp.SILENT: Hue.WARNING.text,
    Lamp.WARNING: Hue.WARNING.text,
    Lamp.FAILED: Hue.FAILED.text,
}
