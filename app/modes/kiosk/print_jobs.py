"""The latest slips of this kiosk, in words for the staff at its service page."""

from collections.abc import Callable, Iterable
from itertools import islice

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import PaperState
from app.modes.kiosk.service_view import JobRow, Tone
from app.modes.paper_words import first_paper
from app.rules.calendar import local
from devices.printer.journal import JobRecord, JobState

translate = QCoreApplication.translate

MOST = 5

_TONES = {JobState.PRINTED: Tone.GOOD, JobState.FAILED: Tone.BAD}

_OWN: dict[JobState, Callable[[], str]] = {
    JobState.ISSUED: lambda: translate("Kiosk", "Slip is being made"),
    JobState.PRINTED: lambda: translate("Kiosk", "Slip came out"),
}


def job_rows(jobs: Iterable[JobRecord], timezone: str) -> tuple[JobRow, ...]:
    """Return the first few of the jobs, which come newest first."""
    return tuple(
        JobRow(
            at=f"{local(timezone, job.at):%H:%M:%S}",
            number=job.name,
            state=_OWN[job.state]() if job.state in _OWN else first_paper(PaperState(job.state.value)),
            tone=_TONES.get(job.state, Tone.LOOK),
        )
        for job in islice(jobs, MOST)
    )
