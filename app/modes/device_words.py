"""The words for devices: what is wrong, and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.contract.hall.devices import DeviceKind, DeviceState

translate = QCoreApplication.translate

Words = Callable[[], str]


@dataclass(frozen=True)
class _Said:
    """What is wrong, and what to do; nothing when there is nothing to be done."""

    what: Words
    todo: Words = lambda: ""


def _plug() -> str:
    return translate("Devices", "Check cable and power. It is found again by itself.")


def _restart() -> str:
    return translate("Devices", "Switch the device off and on. If it does not help, call the technician.")


def _address() -> str:
    return translate("Devices", "Check the device's address in the settings and its network cable.")


def _technician() -> str:
    return translate("Devices", "Call the technician; the log of this program has the details.")


def _disk() -> str:
    return translate("Devices", "Check the folder in the settings and whether the disk is full.")


def _install() -> str:
    return translate("Devices", "Let the technician install it. Everything else goes on.")


def _driver() -> str:
    return translate("Devices", "Choose the device's right kind in the settings.")


_KINDS: dict[DeviceKind, Words] = {
    DeviceKind.PRINTER: lambda: translate("Devices", "Printer"),
    DeviceKind.SPEECH: lambda: translate("Devices", "Voice"),
    DeviceKind.STRIP: lambda: translate("Devices", "LED strip"),
    DeviceKind.READER: lambda: translate("Devices", "ID card reader"),
    DeviceKind.SCANNER: lambda: translate("Devices", "Scanner"),
    DeviceKind.EVALUATOR: lambda: translate("Devices", "Evaluator"),
    DeviceKind.TERMINAL: lambda: translate("Devices", "Call terminal"),
    DeviceKind.SWITCH: lambda: translate("Devices", "Telephone switch"),
}

_STATES: dict[DeviceState, Words] = {
    DeviceState.OK: lambda: translate("Devices", "Works"),
    DeviceState.WARNING: lambda: translate("Devices", "Needs a look"),
    DeviceState.FAILED: lambda: translate("Devices", "Does not work"),
    DeviceState.UNKNOWN: lambda: translate("Devices", "Does not say how it is"),
}

TROUBLES: dict[str, _Said] = {
    "cti.login-refused": _Said(
        lambda: translate("Devices", "The telephone switch does not take the program's user and secret"), _address
    ),
    "cti.no-peer": _Said(lambda: translate("Devices", "The switch has not said who the other party is")),
    "cti.no-such-call": _Said(lambda: translate("Devices", "The call is over")),
    "cti.not-ami": _Said(lambda: translate("Devices", "What answers there is no Asterisk switch"), _address),
    "cti.port-taken": _Said(lambda: translate("Devices", "Another program listens where calls are told"), _address),
    "cti.rejected": _Said(lambda: translate("Devices", "The telephone switch did not take the order")),
    "cti.silent": _Said(lambda: translate("Devices", "The telephone switch does not answer"), _plug),
    "cti.wrong-script": _Said(lambda: translate("Devices", "The script of calls cannot be read"), _driver),
    "device.busy": _Said(lambda: translate("Devices", "Too many jobs are waiting"), _restart),
    "device.closed": _Said(lambda: translate("Devices", "Its program is not running")),
    "device.crashed": _Said(lambda: translate("Devices", "The driver failed unexpectedly"), _technician),
    "device.starting": _Said(lambda: translate("Devices", "Not opened yet")),
    "device.too-late": _Said(lambda: translate("Devices", "A job waited too long for the device"), _restart),
    "device.wrong-url": _Said(lambda: translate("Devices", "The device's address in the settings is wrong"), _address),
    "line.closed": _Said(lambda: translate("Devices", "The connection is not open"), _plug),
    "line.hung-up": _Said(lambda: translate("Devices", "The device broke off the connection"), _plug),
    "line.no-printer": _Said(lambda: translate("Devices", "The USB device is not a printer"), _driver),
    "line.no-such-address": _Said(lambda: translate("Devices", "The device's address is not known"), _address),
    "line.refused": _Said(lambda: translate("Devices", "The device's address refuses connections"), _address),
    "line.timeout": _Said(lambda: translate("Devices", "The device does not take any data"), _restart),
    "line.unplugged": _Said(lambda: translate("Devices", "The device is not plugged in"), _plug),
    "line.unreachable": _Said(lambda: translate("Devices", "The device cannot be reached"), _address),
    "line.usb-missing": _Said(lambda: translate("Devices", "The software for USB devices is missing"), _install),
    "printer.cover-open": _Said(
        lambda: translate("Devices", "The printer's cover is open"), lambda: translate("Devices", "Close the cover.")
    ),
    "printer.hung-up": _Said(lambda: translate("Devices", "The printer broke off the connection"), _plug),
    "printer.no-answer": _Said(lambda: translate("Devices", "The printer does not say how it is"), _plug),
    "printer.no-folder": _Said(lambda: translate("Devices", "The folder for slips cannot be made"), _disk),
    "printer.no-such-address": _Said(lambda: translate("Devices", "The printer's address is not known"), _address),
    "printer.no-such-printer": _Said(lambda: translate("Devices", "Windows knows no printer of this name"), _driver),
    "printer.not-windows": _Said(lambda: translate("Devices", "Only Windows has printers of this kind"), _driver),
    "printer.not-written": _Said(lambda: translate("Devices", "The slip could not be written down"), _disk),
    "printer.offline": _Said(
        lambda: translate("Devices", "The printer is offline"),
        lambda: translate("Devices", "Press the printer's feed or online key."),
    ),
    "printer.paper-low": _Said(
        lambda: translate("Devices", "The paper is nearly used up"),
        lambda: translate("Devices", "Lay a new roll ready."),
    ),
    "printer.paper-out": _Said(
        lambda: translate("Devices", "The printer has no paper"), lambda: translate("Devices", "Put in a new roll.")
    ),
    "printer.error": _Said(
        lambda: translate("Devices", "The printer reports an error, perhaps of its cutter"), _restart
    ),
    "printer.refused": _Said(lambda: translate("Devices", "The printer's address refuses connections"), _address),
    "printer.spooled": _Said(lambda: translate("Devices", "Windows does not say whether slips are printed")),
    "printer.spooler-broke-off": _Said(lambda: translate("Devices", "Windows took only a part of the slip"), _restart),
    "printer.status-not-asked": _Said(lambda: translate("Devices", "This printer is not asked how it is")),
    "printer.interrupted": _Said(
        lambda: translate("Devices", "The program ended while a slip was being printed"),
        lambda: translate("Devices", "See whether the slip came out; staff can print it again."),
    ),
    "printer.timeout": _Said(lambda: translate("Devices", "The printer does not take any data"), _restart),
    "printer.too-wide": _Said(lambda: translate("Devices", "The slip is wider than the paper"), _driver),
    "printer.unreachable": _Said(lambda: translate("Devices", "The printer cannot be reached"), _address),
    "reader.no-answer": _Said(lambda: translate("Devices", "The card reader does not answer"), _plug),
    "reader.no-file": _Said(lambda: translate("Devices", "The file of the virtual reader cannot be read"), _disk),
    "reader.not-read": _Said(
        lambda: translate("Devices", "A card was there and could not be read"),
        lambda: translate("Devices", "Let the citizen lay the card down again."),
    ),
    "reader.wrong-file": _Said(lambda: translate("Devices", "The file of the virtual reader has mistakes"), _disk),
    "scanner.nothing-scanned-yet": _Said(
        lambda: translate("Devices", "Nothing was scanned yet, so nobody knows that it works"),
        lambda: translate("Devices", "Scan any code to try it."),
    ),
    "terminal.nothing-heard-yet": _Said(
        lambda: translate("Devices", "No key was pressed yet, so nobody knows that it works"),
        lambda: translate("Devices", "Press any key to try it."),
    ),
    "speech.engine-broken": _Said(lambda: translate("Devices", "The speech engine has no voices"), _install),
    "speech.engine-missing": _Said(
        lambda: translate("Devices", "The speech engine is missing; calls are shown, not spoken"), _install
    ),
    "speech.voice-missing": _Said(
        lambda: translate("Devices", "The speech engine lacks the voice of a language"), _install
    ),
    "speech.no-clips": _Said(lambda: translate("Devices", "The folder of recordings is empty or missing"), _disk),
    "speech.clip-missing": _Said(lambda: translate("Devices", "A recording of a word is missing"), _technician),
    "speech.no-sound": _Said(lambda: translate("Devices", "The speech engine gave no sound"), _technician),
    "speech.no-folder": _Said(lambda: translate("Devices", "The folder for announcements cannot be made"), _disk),
    "speech.not-written": _Said(lambda: translate("Devices", "The announcement could not be written down"), _disk),
    "speech.not-played-yet": _Said(
        lambda: translate("Devices", "Nothing was spoken yet, so nobody knows whether it is heard"),
        lambda: translate("Devices", "Let it speak an announcement to try it."),
    ),
    "speech.player-failed": _Said(
        lambda: translate("Devices", "This computer cannot play sound"),
        lambda: translate("Devices", "Check loudspeaker, sound card and volume."),
    ),
    "speech.player-missing": _Said(lambda: translate("Devices", "The software that plays sound is missing"), _install),
    "speech.player-stuck": _Said(
        lambda: translate("Devices", "An announcement did not come to its end"),
        lambda: translate("Devices", "Check loudspeaker, sound card and volume."),
    ),
    "strip.does-not-fit": _Said(
        lambda: translate("Devices", "The text does not fit into the strip's frame"),
        lambda: translate("Devices", "Shorten the strip's text in the set-up of the hall."),
    ),
    "strip.never-answers": _Said(lambda: translate("Devices", "This kind of strip never says whether it is there")),
    "strip.no-answer": _Said(
        lambda: translate("Devices", "A strip does not answer"),
        lambda: translate("Devices", "Check its power, its cable and its address."),
    ),
    "strip.no-folder": _Said(lambda: translate("Devices", "The folder for the strips' texts cannot be made"), _disk),
    "strip.not-written": _Said(lambda: translate("Devices", "The strip's text could not be written down"), _disk),
    "strip.rejected": _Said(
        lambda: translate("Devices", "A strip did not take its text"),
        lambda: translate("Devices", "Check its model and size in the settings."),
    ),
    "strip.wrong-frame-file": _Said(
        lambda: translate("Devices", "The frame file of the strip has mistakes"), _technician
    ),
}
"""Every trouble a driver reports, by its code."""


def kind(value: DeviceKind) -> str:
    """Return the word for a kind of device."""
    return _KINDS[value]()


def state(value: DeviceState) -> str:
    """Return the word for how a device is."""
    return _STATES[value]()


def trouble(code: str) -> str:
    """Return what is wrong; nothing where nothing is."""
    if not code:
        return ""
    said = TROUBLES.get(code)
    return said.what() if said else translate("Devices", "The device reports trouble")


def todo(code: str) -> str:
    """Return what to do about it; nothing where nothing is to be done."""
    if not code:
        return ""
    said = TROUBLES.get(code)
    return said.todo() if said else _technician()
