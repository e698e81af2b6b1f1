"""The frame a desktop program runs in: one event loop, log files, crash traces.

Errors that nobody caught are logged with an id that the user can read out; they never end a program that serves people.
"""

import asyncio
import faulthandler
import logging
import logging.handlers
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.client.subscribers import incident

log = logging.getLogger(__name__)

_LOG_BYTES, _LOGS_KEPT = 2_000_000, 5
_SIGNAL_POLL_MS = 250
"""Python sees a signal only when its interpreter runs; Qt alone would sleep through it."""


def write_logs(folder: Path) -> None:
    """Write the log and the traces of crashes to files in a folder, which grow to some 10 MB together."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "citydesk.log", maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8"
    )
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    faulthandler.enable(open(folder / "crash.txt", "a", encoding="utf-8"))  # noqa: SIM115 - open while the program runs


class _OneLine(logging.Formatter):
    """Keeps a message on its line: what came from outside cannot forge another."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        line = super().formatMessage(record)
        return "".join(sign if sign.isprintable() else " " for sign in line)


def run(main: Callable[[], Awaitable[int]], *, on_unexpected: Callable[[str], None] = lambda _incident: None) -> int:
    """Run a program's coroutine in Qt's loop and return its exit code.

    `on_unexpected` gets the id of every error nobody caught. SIGINT and SIGTERM cancel the coroutine, which puts its
    things away.
    """
    from qasync import QEventLoop  # noqa: PLC0415 - not needed by those who import the rest

    def unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        number = incident()
        log.error("unexpected error, incident %s", number, exc_info=(kind, error, trace))
        on_unexpected(number)

    sys.excepthook = unexpected
    threading.excepthook = lambda args: unexpected(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    app = QApplication.instance()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        loop = runner.get_loop()
        loop.set_exception_handler(lambda _loop, context: _loop_error(context, unexpected))
        return runner.run(_stoppable(main))


async def _stoppable(main: Callable[[], Awaitable[int]]) -> int:
    task = asyncio.ensure_future(main())
    poll = QTimer()
    poll.start(_SIGNAL_POLL_MS)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: task.cancel())
    try:
        return await task
    except asyncio.CancelledError:
        return 0
    finally:
        poll.stop()


def _loop_error(context: dict[str, Any], unexpected: Callable[..., None]) -> None:
    error = context.get("exception")
    if error is None:
        log.warning("event loop: %s", context.get("message"))
    else:
        unexpected(type(error), error, error.__traceback__)
