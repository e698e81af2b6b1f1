"""Where a ticket can be printed again: here, or by a machine whose printer reports to the hall (spec 01, Reception)."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from app.contract.hall.devices import DeviceHealth, DeviceKind
from app.contract.hall.state import HallState
from app.modes import device_words
from app.modes.window.ask_view import Option
from app.modes.window.hall.rows import place
from app.rules.places import setup_of
from app.rules.reprinting import printing_devices

translate = QCoreApplication.translate

HERE = "here"
"""The code of the printer of the reception's own machine; the others have the name of their machine."""


def elsewhere(state: HallState, own: str) -> tuple[Option, ...]:
    """Return the printers of other machines as they are now, those that can print first. `own`: this machine."""
    found = [one for one in state.devices.values() if one.kind is DeviceKind.PRINTER and one.host != own]
    names = _names(state, found)
    ready = printing_devices(state)
    options = [_option(one, names[one.host], ready=one.host in ready) for one in found]
    return tuple(sorted(options, key=lambda option: (bool(option.why_not), option.label)))


def here() -> Option:
    """Return the printer of this machine."""
    return Option(code=HERE, label=translate("Reception", "Print here"))


def _option(printer: DeviceHealth, name: str, *, ready: bool) -> Option:
    how = device_words.trouble(printer.trouble) or device_words.state(printer.state)
    return Option(code=printer.host, label=name, detail=how, why_not="" if ready else how)


def _names(state: HallState, printers: list[DeviceHealth]) -> dict[str, str]:
    """Return what each machine is called: by its place, numbered where several stand there."""
    setup = setup_of(state)
    names: dict[str, str] = {}
    count: Counter[str] = Counter()
    for printer in sorted(printers, key=lambda one: one.host):
        kiosk = "" if printer.counter is not None else translate("Reception", "Kiosk")
        where = "  ·  ".join(filter(None, (kiosk, place(printer, setup))))
        count[where] += 1
        names[printer.host] = f"{where} {count[where]}" if count[where] > 1 else where
    return names
