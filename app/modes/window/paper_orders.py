"""The printer of a counter or of the reception, as the hall knows it: how it is, and what others order from it."""

from app.modes.device_reports import DeviceReports, report_devices
from app.modes.errands import Errands
from app.modes.kiosk.mode import report_interrupted, ticket_url
from app.modes.kiosk.reprints import Reprints
from app.modes.station import Station
from app.modes.window.paper import CounterPaper


class PaperOrders:
    """Reports the printer of a machine and prints again what is ordered from it. The station follows its hall.

    Without a printer nothing is reported; an order that comes all the same is answered as failed.
    """

    def __init__(self, station: Station, paper: CounterPaper, errands: Errands, *, device: str) -> None:
        assert station.hall is not None  # noqa: S101 - the mode follows its hall
        assert station.hall_operations is not None  # noqa: S101
        self.reports: DeviceReports = report_devices(station, counter=station.settings.counter)
        self.reports.follow("printer", paper.press.health)
        self._reprints = Reprints(
            replica=station.hall,
            operations=station.hall_operations,
            press=paper.press,
            device=device,
            reader="zh",
            link=lambda ticket: ticket_url(station.settings.server, ticket),
            run=errands.run,
            now=station.now,
        )
        if paper.press.interrupted:
            errands.run(report_interrupted(paper.press, station.hall_operations))

    def close(self) -> None:
        """Take no more orders; the reports are closed after the printer."""
        self._reprints.close()
