"""The paper of a counter: tickets given here, and return slips; the same printer and dots as at the kiosk."""

from typing import Literal

from PySide6.QtCore import QCoreApplication

import resources
from app.contract.hall.state import HallState, Ticket
from app.modes.kiosk.slip_press import SlipPress
from app.modes.kiosk.ticket import taken
from app.modes.kiosk.view import Slip
from app.modes.window.ask_view import SlipShown
from app.rules.places import setup_of
from devices.open import PAPER_WIDTHS, open_printer
from devices.printer.job import Printer, PrintOutcome
from devices.printer.supervised import SupervisedPrinter
from devices.url import DeviceUrl
from widgets.ticket_template import parse_template

translate = QCoreApplication.translate


class CounterPaper:
    """Prints what a counter hands out. Without a printer nothing is printed, and the screen is read or photographed.

    :param url: the printer's address, such as `escpos+tcp://192.168.1.50`; `None`: there is none.

    Raises `WrongDeviceUrl`.
    """

    def __init__(self, url: str | None) -> None:
        width = (
            DeviceUrl.parse(url).integer("width", max(PAPER_WIDTHS), among=PAPER_WIDTHS) if url else max(PAPER_WIDTHS)
        )
        printer = open_printer(url) if url else None
        self._has_printer = printer is not None
        self._tickets = _press("standard", printer, width)
        self._slips = _press("return_slip", printer, width)

    async def ticket(self, state: HallState, ticket: Ticket) -> Literal["printed", "unknown"]:
        """Print a ticket; return what is reported of it. The citizen was told the number, so it is never void."""
        told = taken(state, setup_of(state), ticket, reader="zh", name=_name(ticket), url="")
        result = await self._tickets.print(told.slip)
        return "printed" if result.outcome is PrintOutcome.PRINTED else "unknown"

    async def return_slip(self, slip: SlipShown, *, hall: str, counter: str, issued_at: str) -> str:
        """Print a return slip; return in words what became of the paper."""
        if not self._has_printer:
            return translate("Window", "No printer here: let the citizen photograph this.")
        result = await self._slips.print(_fields(slip, hall=hall, counter=counter, issued_at=issued_at))
        if result.outcome is PrintOutcome.PRINTED:
            return translate("Window", "Printed. Please hand it over.")
        return translate("Window", "It is not certain that the slip came out. Let the citizen photograph this.")

    async def close(self) -> None:
        """Let the printer go."""
        await self._tickets.close()


def _press(name: str, printer: SupervisedPrinter[Printer] | None, width: int) -> SlipPress:
    template = parse_template(resources.read_text(f"ticket_templates/{name}.toml"))
    return SlipPress(template, printer, width_dots=width)


def _name(ticket: Ticket) -> str:
    return (ticket.citizen.name or "") if ticket.citizen is not None else ""


def _fields(slip: SlipShown, *, hall: str, counter: str, issued_at: str) -> Slip:
    return Slip(
        (
            ("hall", hall),
            ("number", slip.number),
            ("service", slip.service),
            ("tips", "\n".join(f"{place}. {paper}" for place, paper in enumerate(slip.missing, start=1))),
            ("method", slip.note),
            ("counters", counter),
            ("issued_at", issued_at),
            ("url", slip.code),
        )
    )
