"""Paper that did not come out, in words a citizen can act on. The number is valid all the same."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.modes.hall_texts import filled
from devices.errors import Trouble
from devices.printer.job import PrintOutcome, PrintResult

translate = QCoreApplication.translate

_CAUSES: dict[str, Callable[[], str]] = {
    "printer.paper-out": lambda: translate("Kiosk", "The printer is out of paper."),
    "printer.cover-open": lambda: translate("Kiosk", "The printer's cover is open."),
}

NO_PRINTER = Trouble("printer.none", "this kiosk has no printer")


def trouble_words(result: PrintResult, number: str) -> str:
    """Return what happened, what it means and what to do; nothing when the slip is out."""
    if result.outcome is PrintOutcome.PRINTED:
        return ""
    advice = translate("Kiosk", "Your number {number} is valid. Please scan the code to keep it, or ask the staff.")
    return "\n".join(filter(None, (_cause(result), filled(advice, number=number))))


def not_ready_words() -> str:
    """Return what is said before a ticket is taken while the printer cannot print."""
    return translate("Kiosk", "No paper slips at the moment: your number comes on the screen, keep it with your phone.")


def _cause(result: PrintResult) -> str:
    code = result.trouble.code if result.trouble else ""
    if code in _CAUSES:
        return _CAUSES[code]()
    if code == NO_PRINTER.code:
        return ""
    if result.outcome is PrintOutcome.UNKNOWN:
        return translate("Kiosk", "It is not certain that your slip came out.")
    return translate("Kiosk", "The printer is out of order.")
