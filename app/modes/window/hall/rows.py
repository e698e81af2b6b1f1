"""The rows of the page of the hall, from what the hall knows."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.devices import DeviceHealth, DeviceState
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState
from app.contract.hall.voice import Announcement
from app.contract.hall.welcome import Welcome
from app.modes import device_words, words
from app.modes.window import seating
from app.modes.window.hall.view import Choice, DeviceRow, Told
from app.rules.calendar import local

translate = QCoreApplication.translate

_WORST_FIRST = (DeviceState.FAILED, DeviceState.WARNING, DeviceState.UNKNOWN, DeviceState.OK)
_LANGUAGES = {
    "zh": lambda: translate("HallPage", "Mandarin"),
    "zh_hk": lambda: translate("HallPage", "Cantonese"),
    "en": lambda: translate("HallPage", "English"),
}


def languages(setup: HallSetup) -> tuple[Choice, ...]:
    """Return the languages the hall speaks, in its order; Mandarin where it names none."""
    spoken = [code for code in setup.texts.voice_languages if code in _LANGUAGES] or ["zh"]
    return tuple(Choice(code, _LANGUAGES[code]()) for code in spoken)


def zones(setup: HallSetup) -> tuple[Choice, ...]:
    """Return the zones of the hall."""
    return tuple(Choice(zone.code, words.local(zone.name)) for zone in setup.zones)


def said(state: HallState, setup: HallSetup) -> tuple[Told, ...]:
    """Return what was said aloud lately, newest first."""
    return tuple(
        Told(one.text, "  ·  ".join((_head(state, setup, one), _LANGUAGES[one.language]())))
        for one in state.announcements
    )


def welcomes(state: HallState, setup: HallSetup) -> tuple[Told, ...]:
    """Return the welcomes that fill displays now."""
    return tuple(Told(one.text, _head(state, setup, one)) for one in state.welcomes)


def devices(state: HallState, setup: HallSetup, now: datetime) -> tuple[DeviceRow, ...]:
    """Return every device that reported, those that need somebody first."""
    found = sorted(state.devices.items(), key=lambda item: (_WORST_FIRST.index(item[1].state), item[1].since, item[0]))
    return tuple(_device(key, health, setup, now) for key, health in found)


def summary(rows: tuple[DeviceRow, ...]) -> str:
    """Return the devices in one line."""
    if not rows:
        return translate("HallPage", "No device has reported yet. Each appears here as soon as its program runs.")
    wrong = sum(row.state in (DeviceState.FAILED, DeviceState.WARNING) for row in rows)
    if not wrong:
        return translate("HallPage", "{count} devices; none needs anybody").format(count=len(rows))
    return translate("HallPage", "{wrong} of {count} devices need somebody").format(wrong=wrong, count=len(rows))


def _head(state: HallState, setup: HallSetup, told: Announcement | Welcome) -> str:
    """Return when, where and by whom something was told."""
    where = translate("HallPage", "Whole hall")
    if told.zone is not None:
        where = next((one.label for one in zones(setup) if one.code == told.zone), told.zone)
    clock = words.clock(local(setup.timezone, told.at))
    return "  ·  ".join(filter(None, (clock, where, seating.name_of(state, told.staff))))


def _device(key: str, health: DeviceHealth, setup: HallSetup, now: datetime) -> DeviceRow:
    return DeviceRow(
        key=key,
        name=device_words.kind(health.kind),
        place=place(health, setup),
        state=health.state,
        state_words=device_words.state(health.state),
        since=_since(local(setup.timezone, health.since), local(setup.timezone, now)),
        what=device_words.trouble(health.trouble),
        todo=device_words.todo(health.trouble),
        done=_done(health),
    )


def place(health: DeviceHealth, setup: HallSetup) -> str:
    """Return where a device is: its counter, or its zone."""
    if health.counter is not None:
        return translate("HallPage", "Counter {number}").format(number=health.counter)
    zone = next((one.label for one in zones(setup) if one.code == health.zone), "")
    own_name = health.name if health.name != health.kind.value else ""
    return "  ·  ".join(filter(None, (zone, own_name)))


def _since(since: datetime, now: datetime) -> str:
    if since.date() == now.date():
        return translate("HallPage", "since {time}").format(time=words.clock(since))
    day = words.day(since.date())
    return translate("HallPage", "since {day}, {time}").format(day=day, time=words.clock(since))


def _done(health: DeviceHealth) -> str:
    counters = health.counters
    parts = [translate("HallPage", "{count} done").format(count=counters.done)] if counters.done else []
    if counters.failed:
        parts.append(translate("HallPage", "{count} failed").format(count=counters.failed))
    if counters.unconfirmed:
        parts.append(translate("HallPage", "{count} without an answer").format(count=counters.unconfirmed))
    return "  ·  ".join(parts)
