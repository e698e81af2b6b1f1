"""The paper of a counter: tickets given here, and return slips; the same printer and dots as at the kiosk."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

import resources
from app.contract.hall.state import HallState, Ticket
from app.modes.kiosk.mode import ticket_url
from app.modes.kiosk.slip_press import SlipPress, open_press
from app.modes.kiosk.ticket import taken
from app.modes.kiosk.view import Slip
from app.modes.window.ask_view import SlipShown
from app.rules.places import setup_of
from devices.printer.job import PrintOutcome

translate = QCoreApplication.translate


class CounterPaper:
    """Prints what a counter hands out. Without a printer nothing is printed, and the screen is read or photographed.

    :param url: the printer's address, such as `escpos+tcp://192.168.1.50`; `None`: there is none.
    :param server: the server's address, for the code on a ticket.
    :param folder: where the state of every slip is kept over a crash.

    Raises `WrongDeviceUrl`.
    """

    def __init__(self, url: str | None, *, server: str = "", folder: Path | None = None) -> None:
        self._has_printer = url is not None
        self._server = server
        self._press = open_press(url, folder)

    @property
    def press(self) -> SlipPress:
        """Where the slips are printed."""
        return self._press

    @property
    def prints(self) -> bool:
        """Whether there is a printer."""
        return self._has_printer

    async def ticket(
        self, state: HallState, ticket: Ticket, *, paper: str = "", mark: str = ""
    ) -> Literal["printed", "unknown"]:
        """Print a ticket; return what is reported of it. The citizen was told the number, so it is never void.

        :param paper: the id of the order to print again; `mark` stands on that paper.
        """
        url = ticket_url(self._server, ticket) if ticket.slip_key else ""
        told = taken(state, setup_of(state), ticket, reader="zh", name=_name(ticket), url=url)
        result = await self._press.print(replace(told.slip, paper=paper or told.slip.paper, mark=mark))
        return "printed" if result.outcome is PrintOutcome.PRINTED else "unknown"

    async def return_slip(self, slip: SlipShown, *, hall: str, counter: str, issued_at: str) -> str:
        """Print a return slip; return in words what became of the paper."""
        if not self._has_printer:
            return translate("Window", "No printer here: let the citizen photograph this.")
        result = await self._press.print(_fields(slip, hall=hall, counter=counter, issued_at=issued_at))
        if result.outcome is PrintOutcome.PRINTED:
            return translate("Window", "Printed. Please hand it over.")
        return translate("Window", "It is not certain that the slip came out. Let the citizen photograph this.")

    async def close(self) -> None:
        """Let the printer go."""
        await self._press.close()


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
        ),
        design=resources.read_text("ticket_templates/return_slip.toml"),
    )
