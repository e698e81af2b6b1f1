"""How a mode becomes a program: options, files, window, entry, and the way out."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.client import shell
from app.client.errors import ClientError
from app.client.operations.problems import Advice, Problem, Trouble
from app.client.paths import Place, place
from app.contract.command import Scope
from app.modes.frame import ProgramWindow
from app.modes.station import Station, data_folder, open_station
from widgets import theme

log = logging.getLogger(__name__)
translate = QCoreApplication.translate


class Mode(Protocol):
    """A composed mode: what is seen, and how it is put away."""

    @property
    def window(self) -> QWidget:
        """The page that shows the mode."""

    async def close(self) -> None:
        """Let go of devices and subscriptions."""


@dataclass(frozen=True)
class Program:
    """One kind of program. `scope` is what its token must be; `open` composes the mode on a station that is let in."""

    name: str
    scope: Scope
    title: Callable[[], str]
    open: Callable[[Station], Awaitable[Mode]]
    full_screen: bool = False
    size: tuple[int, int] = (1366, 768)


def options(name: str) -> argparse.ArgumentParser:
    """Return the command line of a mode."""
    parser = argparse.ArgumentParser(prog=f"citydesk {name}")
    parser.add_argument("--server", help="address of the server, such as http://192.168.1.10:8750")
    parser.add_argument("--profile", default="default", help="a name, to run several of a kind on one machine")
    parser.add_argument("--data", help="folder for settings and what waits to be sent")
    parser.add_argument("--enrol", metavar="CODE", help="one-time code that makes this a device of the hall")
    parser.add_argument("--hall", help="code of the hall")
    parser.add_argument("--centre", help="code of the hotline's centre")
    parser.add_argument("--zone", help="code of the zone")
    parser.add_argument("--counter", help="number of the counter")
    parser.add_argument(
        "--device",
        action="append",
        default=[],
        metavar="KIND=URL",
        help="address of a device, such as printer=escpos+tcp://192.168.1.50; may be repeated",
    )
    parser.add_argument("--language", help="zh_CN (default) or en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--windowed", action="store_true", help="do not fill the screen")
    parser.add_argument("--geometry", metavar="WxH[+X+Y]", help="size and place of the window in pixels")
    return parser


def overrides(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the settings a command line gives."""
    given = {name: getattr(arguments, name) for name in ("server", "hall", "centre", "zone", "counter")}
    found: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if arguments.device:
        found["devices"] = dict(text.split("=", 1) for text in arguments.device if "=" in text)
    if arguments.language:
        found["languages"] = (arguments.language,)
    return found


def main(program: Program, argv: Sequence[str]) -> int:
    """Run a mode as a program of its own; return its exit code."""
    arguments = options(program.name).parse_args(argv)
    try:
        where = place(program.name, profile=arguments.profile, data=data_folder(arguments.data))
    except ValueError as error:
        print(error, file=sys.stderr)  # noqa: T201 - said to whoever typed the command
        return 2
    prepare(where, arguments)
    running = Running(program, where, arguments)
    return shell.run(running.run, on_unexpected=running.tell_unexpected)


def prepare(where: Place, arguments: argparse.Namespace) -> QApplication:
    """Make the application with its language, look and log files."""
    languages = (arguments.language,) if arguments.language else ("zh_CN",)
    app = shell.application(translate("Program", "Citydesk"), languages=languages)
    shell.write_logs(where.logs)
    theme.apply(app, theme.named(arguments.theme))
    return app


class Running:
    """One program from its first frame to its end."""

    def __init__(self, program: Program, where: Place, arguments: argparse.Namespace) -> None:
        self._program = program
        self._place = where
        self._arguments = arguments
        self.window = ProgramWindow(program.title())
        self.station: Station | None = None
        self.mode: Mode | None = None
        self._over = asyncio.Event()
        self._login_needed = asyncio.Event()

    async def run(self) -> int:
        """Show the window, let the person or device in, run the mode until the window is closed."""
        self.window.closing.connect(self._over.set)
        self._show_window()
        try:
            self.station = await open_station(self._place, overrides(self._arguments))
        except ClientError as error:
            log.error("cannot start: %s", error)
            print(error, file=sys.stderr)  # noqa: T201 - said to whoever started the program
            self.window.hide()
            return 1
        try:
            await self._work(self.station)
        finally:
            if self.mode is not None:
                await self.mode.close()
            await self.station.close()
            self.window.hide()
            self.window.deleteLater()
        return 0

    def tell_unexpected(self, incident: str) -> None:
        """Show the id of an error nobody caught, so that the user can read it out."""
        if self.station is not None:
            problem = Problem(Trouble.UNEXPECTED.value, Advice.CALL_TECHNICIAN, "program", incident=incident)
            self.station.problems.tell(problem)

    async def _work(self, station: Station) -> None:
        from app.modes.entry import let_in  # noqa: PLC0415 - after the first frame

        station.session.on_login_needed(lambda _nothing: self._login_needed.set())
        if self._arguments.enrol and station.session.enrolment is None:
            await station.session.enrol(self._arguments.enrol, self._arguments.profile)
        station.link.start()
        while not self._over.is_set():
            if not await self._until_over(let_in(station, self._program.scope, self.window.show_page)):
                return
            self._login_needed.clear()
            self.mode = await self._program.open(station)
            self.window.show_page(self.mode.window)
            await self._until_over(self._login_needed.wait())
            await self.mode.close()
            self.mode = None

    async def _until_over(self, work: Awaitable[Any]) -> bool:
        """Wait for something or for the end of the program; return whether it was done."""
        task = asyncio.ensure_future(work)
        over = asyncio.ensure_future(self._over.wait())
        try:
            await asyncio.wait((task, over), return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                task.result()
            return task.done()
        finally:
            for waiting in (task, over):
                waiting.cancel()
            await asyncio.gather(task, over, return_exceptions=True)

    def _show_window(self) -> None:
        width, height = self._program.size
        if self._arguments.geometry:
            size, *offset = self._arguments.geometry.split("+")
            width, height = (int(part) for part in size.split("x"))
            if offset:
                self.window.move(int(offset[0]), int(offset[1]))
        self.window.resize(width, height)
        if self._program.full_screen and not self._arguments.windowed and not self._arguments.geometry:
            self.window.showFullScreen()
        else:
            self.window.show()
        QTimer.singleShot(0, self.window.raise_)
