"""The lamps of the devices by a counter: what each says of itself, and whether it answered to the last call."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.devices import CLOSED, DeviceHealth, DeviceKind, DeviceState
from app.contract.hall.state import Desk, HallState, Visit
from app.modes import device_words
from app.modes.window.view import DeviceLamp, Lamp
from app.rules.places import index, setup_of

translate = QCoreApplication.translate

_ANNOUNCED_WITHIN_SECONDS = 10.0
"""A voice may have to let other calls finish first."""

_KINDS = {
    "voice": DeviceKind.SPEECH,
    "strip": DeviceKind.STRIP,
    "pad": DeviceKind.EVALUATOR,
    "printer": DeviceKind.PRINTER,
}
_OF_THE_COUNTER = frozenset({DeviceKind.EVALUATOR, DeviceKind.PRINTER})
"""A zone's device of these kinds is another's: the kiosk's printer."""

_SAYS = {DeviceState.WARNING: Lamp.WARNING, DeviceState.FAILED: Lamp.FAILED, DeviceState.OK: Lamp.DONE}
_WORST_FIRST = (DeviceState.FAILED, DeviceState.WARNING, DeviceState.UNKNOWN, DeviceState.OK)


def device_lamps(state: HallState, desk: Desk, now: datetime) -> tuple[DeviceLamp, ...]:
    """Return how voice, strip, pad and printer are.

    Trouble a device reports of itself comes first; else whether it did what the counter asked of it last counts.
    """
    called = state.visits.get(desk.visit or desk.last_visit or "")
    finished = state.visits.get(desk.last_visit or "")
    rated = finished is not None and finished.evaluation is not None
    did = {
        "voice": _announced("voice", called, now),
        "strip": _announced("strip", called, now),
        "pad": Lamp.DONE if rated else Lamp.UNKNOWN,
        "printer": Lamp.UNKNOWN,
    }
    return tuple(_lamp(name, did[name], _worst(state, desk, kind)) for name, kind in _KINDS.items())


def _lamp(device: str, did: Lamp, health: DeviceHealth | None) -> DeviceLamp:
    name = _name(device)
    if health is not None and health.state in (DeviceState.WARNING, DeviceState.FAILED):
        what = device_words.trouble(health.trouble) or device_words.state(health.state)
        said = translate("Window", "{device}: {trouble}").format(device=name, trouble=what)
        return DeviceLamp(
            device, _SAYS[health.state], " ".join(filter(None, (said, device_words.todo(health.trouble))))
        )
    if did is Lamp.UNKNOWN and health is not None and health.state is DeviceState.OK:
        did = Lamp.DONE
    says = {
        Lamp.DONE: translate("Window", "{device}: working"),
        Lamp.SILENT: translate("Window", "{device}: has not confirmed the last call"),
        Lamp.UNKNOWN: translate("Window", "{device}: not heard from yet"),
    }
    return DeviceLamp(device, did, says[did].format(device=name))


def _name(device: str) -> str:
    return {
        "voice": translate("Window", "Voice"),
        "strip": translate("Window", "Strip"),
        "pad": translate("Window", "Pad"),
        "printer": translate("Window", "Printer"),
    }[device]


def _announced(medium: str, visit: Visit | None, now: datetime) -> Lamp:
    if visit is None:
        return Lamp.UNKNOWN
    if medium in visit.announced:
        return Lamp.DONE
    late = (now - visit.called_at).total_seconds() > _ANNOUNCED_WITHIN_SECONDS
    return Lamp.SILENT if late else Lamp.UNKNOWN


def _worst(state: HallState, desk: Desk, kind: DeviceKind) -> DeviceHealth | None:
    return min(_near(state, desk, kind), key=lambda health: _WORST_FIRST.index(health.state), default=None)


def _near(state: HallState, desk: Desk, kind: DeviceKind) -> Iterator[DeviceHealth]:
    """Yield the devices of a kind that serve a counter: its own, and those of its zone or the whole hall."""
    zone = index(setup_of(state)).counters[desk.counter].zone
    for health in state.devices.values():
        if health.kind is not kind or health.trouble == CLOSED:
            continue
        shared = health.counter is None and kind not in _OF_THE_COUNTER and health.zone in (None, zone)
        if health.counter == desk.counter or shared:
            yield health
