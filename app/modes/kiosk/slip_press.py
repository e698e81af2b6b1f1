"""Makes a slip from its template, dot by dot, and hands it to the printer; the screen shows the same dots."""

import asyncio

from PySide6.QtGui import QImage

from app.modes.kiosk.trouble import NO_PRINTER
from app.modes.kiosk.view import Slip
from devices.health import USABLE, Health
from devices.printer.bitmap import Bitmap
from devices.printer.job import Printer, PrintJob, PrintOutcome, PrintResult
from devices.printer.supervised import SupervisedPrinter
from widgets.ticket_canvas import layout_ticket, paint_ticket, ticket_rows
from widgets.ticket_template import TicketTemplate


class SlipPress:
    """Prints slips. Without a printer every slip fails, and the number stays on the screen.

    :param width_dots: printable dots of the paper, 384 or 576.
    """

    def __init__(
        self, template: TicketTemplate, printer: SupervisedPrinter[Printer] | None, *, width_dots: int = 576
    ) -> None:
        self._template = template
        self._printer = printer
        self._width = width_dots

    def ready(self) -> bool:
        """Whether paper can be expected."""
        return self._printer is not None and self._printer.health().state in USABLE

    def health(self) -> Health | None:
        """Return how the printer is, if there is one."""
        return self._printer.health() if self._printer is not None else None

    def paint(self, slip: Slip) -> QImage:
        """Return the slip as it comes out of the printer."""
        return paint_ticket(layout_ticket(self._template, dict(slip.fields), width_dots=self._width))

    async def print(self, slip: Slip) -> PrintResult:
        """Print one slip once, and say what became of it."""
        if self._printer is None:
            return PrintResult(PrintOutcome.FAILED, NO_PRINTER)
        width, height, rows = ticket_rows(self.paint(slip))
        job = PrintJob(name=slip["number"], bitmap=Bitmap(width, height, rows))
        return await asyncio.wrap_future(self._printer.print(job))

    async def close(self) -> None:
        """Let the printer go."""
        if self._printer is not None:
            await asyncio.to_thread(self._printer.close)
