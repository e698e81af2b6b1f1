"""Makes a slip from its template, dot by dot, and hands it to the printer; the screen shows the same dots."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QImage

import resources
from app.client.subscribers import incident
from app.modes.kiosk.trouble import NO_PRINTER
from app.modes.kiosk.view import Slip
from designs.ticket import TicketTemplate
from designs.ticket_file import WrongDesign, parse_template
from devices.errors import Trouble
from devices.health import USABLE, Health
from devices.open import PAPER_WIDTHS, open_printer
from devices.printer.bitmap import Bitmap
from devices.printer.encoding import Mode
from devices.printer.job import Align, Buzzer, Cut, Printer, PrintJob, PrintOutcome, PrintResult, TextLine, Weight
from devices.printer.journal import JobRecord, JobState, PrintJournal
from devices.printer.status import NO_ANSWER
from devices.printer.supervised import SupervisedPrinter
from devices.url import DeviceUrl
from widgets.ticket_canvas import layout_ticket, paint_ticket, ticket_rows
from widgets.ticket_lines import PlainLine, ticket_lines

log = logging.getLogger(__name__)

STANDARD = "ticket_templates/standard.toml"
JOURNAL = "print.jrn"

LOOK_S = 2.5
"""A citizen waits for this answer. A printer that says nothing in this time is stuck in something else."""

TWICE = Trouble("printer.twice", "this slip was handed to the printer before")


class SlipPress:
    """Prints slips, each once. Without a printer every slip fails, and the number stays on the screen.

    :param width_dots: printable dots of the paper, 384 or 576.
    :param mode: how the printer prints; text lines are made only for one that prints text.
    :param journal: where the state of every job is kept over a crash.
    """

    def __init__(
        self,
        template: TicketTemplate,
        printer: SupervisedPrinter[Printer] | None,
        *,
        width_dots: int = 576,
        mode: Mode = Mode.RASTER,
        journal: PrintJournal | None = None,
    ) -> None:
        self._template = template
        self._printer = printer
        self._width = width_dots
        self._mode = mode
        self._journal = journal
        self._painted: tuple[Slip, QImage] | None = None

    @property
    def interrupted(self) -> tuple[JobRecord, ...]:
        """The papers that were under way when the program last ended, settled as far as that can be."""
        return self._journal.interrupted if self._journal is not None else ()

    def ready(self) -> bool:
        """Whether paper can be expected."""
        return self._printer is not None and self._printer.health().state in USABLE

    async def look(self) -> Trouble | None:
        """Ask the printer how it is now; return what keeps paper from coming, or None while it can be expected."""
        if self._printer is None:
            return NO_PRINTER
        try:
            async with asyncio.timeout(LOOK_S):
                condition = await asyncio.wrap_future(self._printer.look())
        except TimeoutError:
            return NO_ANSWER
        return None if condition.state in USABLE else condition.trouble

    def health(self) -> Health | None:
        """Return how the printer is, if there is one."""
        return self._printer.health() if self._printer is not None else None

    def state(self, paper: str) -> JobState | None:
        """Return how far a paper is (`Slip.paper`); None when it never came here or nothing is kept."""
        record = self._journal.record(paper) if self._journal is not None else None
        return record.state if record is not None else None

    def unconfirmed(self) -> tuple[str, ...]:
        """Return the papers of which nobody knows that they came out, newest first; none where nothing is kept."""
        records = self._journal.records() if self._journal is not None else ()
        return tuple(one.id for one in reversed(records) if one.state in (JobState.UNKNOWN, JobState.FAILED))

    def paint(self, slip: Slip) -> QImage:
        """Return the slip as it comes out of the printer."""
        if self._painted is None or self._painted[0] != slip:
            template = self._template_of(slip)
            layout = layout_ticket(template, dict(slip.fields), width_dots=self._width)
            # Shown and printed right after each other: painting it once brings the paper sooner.
            self._painted = (slip, paint_ticket(layout))
        return self._painted[1]

    def jobs(self) -> tuple[JobRecord, ...]:
        """Return the latest of every paper that is known, newest first."""
        return self._journal.records()[::-1] if self._journal is not None else ()

    async def print(self, slip: Slip, *, progress: Callable[[JobState], None] | None = None) -> PrintResult:
        """Print one slip once, and say what became of it. A slip that came here before is not printed again.

        `progress` is told of QUEUED and PRINTING, in any thread.
        """
        if self.state(slip.paper) is not None:
            return PrintResult(PrintOutcome.UNKNOWN, TWICE)
        self._note(slip, JobState.ISSUED)
        if self._printer is None:
            self._note(slip, JobState.FAILED, NO_PRINTER)
            return PrintResult(PrintOutcome.FAILED, NO_PRINTER)
        job = self._job(slip)
        self._painted = None
        tell = progress or (lambda _state: None)

        def reach(state: JobState) -> None:
            self._note(slip, state)
            tell(state)

        reach(JobState.QUEUED)
        future = self._printer.print(job, begun=lambda: reach(JobState.PRINTING))
        # Settled in the printer's thread: whoever waits here may be gone by then.
        future.add_done_callback(lambda done: self._settle(slip, done))
        return await asyncio.wrap_future(future)

    async def close(self) -> None:
        """Let the printer go."""
        if self._printer is not None:
            await asyncio.to_thread(self._printer.close)
        if self._journal is not None:
            self._journal.close()

    def _job(self, slip: Slip) -> PrintJob:
        template, data = self._template_of(slip), dict(slip.fields)
        return job_of(template, data, width_dots=self._width, mode=self._mode, image=self.paint(slip))

    def _template_of(self, slip: Slip) -> TicketTemplate:
        template = _design(slip.design) if slip.design else None
        template = template or self._template
        return template.marked(slip.mark) if slip.mark else template

    def _settle(self, slip: Slip, done: "Future[PrintResult]") -> None:
        if done.cancelled():
            self._note(slip, JobState.FAILED)
            return
        result = done.result()
        self._note(slip, JobState(result.outcome.value), result.trouble)

    def _note(self, slip: Slip, state: JobState, trouble: Trouble | None = None) -> None:
        """Keep how far a slip is. A disk that takes nothing must not keep a citizen from the paper."""
        if self._journal is None or not slip.paper:
            return
        try:
            self._journal.note(slip.paper, slip["number"], state, trouble=trouble.code if trouble else "")
        except (OSError, ValueError):
            log.exception("the state of a slip is not kept, incident %s", incident())


def job_of(
    template: TicketTemplate,
    data: Mapping[str, str],
    *,
    width_dots: int,
    mode: Mode,
    image: QImage | None = None,
) -> PrintJob:
    """Return the print job of a ticket: the dots, and lines of text for a printer that prints text.

    `image` is the ticket where it is painted already.
    """
    image = image or paint_ticket(layout_ticket(template, data, width_dots=width_dots))
    lines = ticket_lines(template, data, width_dots=width_dots) if mode is Mode.TEXT else ()
    return PrintJob(
        name=data.get("number", ""),
        bitmap=_bitmap(image),
        copies=template.copies,
        cut=Cut(template.cut.value),
        buzzer=Buzzer.BEEP if template.buzzer else Buzzer.SILENT,
        lines=tuple(_line(line) for line in lines),
    )


def open_press(url: str | None, folder: Path | None = None) -> SlipPress:
    """Open the printer of a setting, if there is one, and the journal in a folder. Raises `WrongDeviceUrl`."""
    template = parse_template(resources.read_text(STANDARD))
    journal = _open_journal(folder) if folder is not None else None
    if url is None:
        return SlipPress(template, None, journal=journal)
    parsed = DeviceUrl.parse(url)
    width = parsed.integer("width", max(PAPER_WIDTHS), among=PAPER_WIDTHS)
    mode = Mode(parsed.choice("mode", Mode.RASTER, among=list(Mode)))
    return SlipPress(template, open_printer(url), width_dots=width, mode=mode, journal=journal)


def _open_journal(folder: Path) -> PrintJournal | None:
    try:
        return PrintJournal(folder / JOURNAL)
    except OSError:
        log.exception("the states of slips are not kept, incident %s", incident())
        return None


@lru_cache(maxsize=16)
def _design(source: str) -> TicketTemplate | None:
    """Read a hall's template; a wrong one must not keep citizens from their slips."""
    try:
        return parse_template(source)
    except WrongDesign as wrong:
        log.warning("a ticket design of the hall cannot be used: %s", wrong)
        return None


def _bitmap(image: QImage) -> Bitmap:
    return Bitmap(*ticket_rows(image))


def _line(line: PlainLine | QImage) -> TextLine | Bitmap:
    if isinstance(line, QImage):
        return _bitmap(line)
    weight = Weight.INVERSE if line.inverse else Weight.BOLD if line.bold else Weight.NORMAL
    return TextLine(line.text, Align(line.align.value), line.scale, weight)
