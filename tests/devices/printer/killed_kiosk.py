"""A kiosk that prints one slip and is killed (kill -9) at one moment: `python -m tests.devices.printer.killed_kiosk`.

Arguments: the printer's address, the kiosk's folder, the state of the slip at which it dies, and `before` or `after`
that state is on the disk; the state `never` lets it live. With a fifth one the slip is a further paper with that id.
"""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.modes.kiosk.slip_press import open_press
from app.modes.kiosk.view import Slip
from devices.printer.journal import JobRecord, JobState, PrintJournal
from widgets import theme

SLIP = Slip((("hall", "大厅"), ("number", "A001")), paper="ticket-1")


class Dying(PrintJournal):
    """A journal whose program dies at a state."""

    state = ""
    moment = ""

    def note(self, job: str, name: str, state: JobState, *, trouble: str = "") -> JobRecord:
        if (state, self.moment) == (self.state, "before"):
            os.kill(os.getpid(), signal.SIGKILL)
        record = super().note(job, name, state, trouble=trouble)
        if (state, self.moment) == (self.state, "after"):
            os.kill(os.getpid(), signal.SIGKILL)
        return record


async def _print(url: str, folder: Path, slip: Slip) -> None:
    press = open_press(url, folder)
    for job in press.interrupted:
        print("interrupted", job.state.value)
    result = await press.print(slip)
    print("outcome", result.outcome.value, result.trouble.code if result.trouble else "")
    await press.close()


if __name__ == "__main__":
    from app.modes.kiosk import slip_press

    url, folder, Dying.state, Dying.moment, *further = sys.argv[1:]
    slip = replace(SLIP, paper=further[0], mark="补打") if further else SLIP
    slip_press.PrintJournal = Dying
    app = QApplication([])
    theme.apply(app, theme.named("light"))
    asyncio.run(_print(url, Path(folder), slip))
