"""A program from its first frame to its end: files, entry, mode, and the way out."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from app.client import shell
from app.client.errors import ClientError
from app.client.operations.problems import Advice, Problem, Trouble
from app.client.paths import place
from app.collecting import keep_what_is_here, look_at_all_again
from app.contract.command import Scope
from app.modes.entry import let_in
from app.modes.program import overrides
from app.modes.program_window import ProgramWindow
from app.modes.programs import Program
from app.modes.station import Station, open_station
from devices.errors import WrongDeviceUrl

log = logging.getLogger(__name__)


class Mode(Protocol):
    """A composed mode: what is seen, and how it is put away."""

    @property
    def window(self) -> QWidget:
        """The page that shows the mode."""

    async def close(self) -> None:
        """Let go of devices and subscriptions."""


class Running:
    """One program at work in its window. Raises `ValueError` for a profile that is no name."""

    def __init__(self, program: Program, arguments: argparse.Namespace, window: ProgramWindow) -> None:
        self.window = window
        self.station: Station | None = None
        self.mode: Mode | None = None
        self._program = program
        self._arguments = arguments
        self._place = place(program.name, profile=arguments.profile, data=arguments.data)
        self._code = 0
        self._over = asyncio.Event()
        self._login_needed = asyncio.Event()
        shell.write_logs(self._place.logs)

    async def run(self) -> int:
        """Let the person or device in and run the mode until the window is closed; return the exit code."""
        self.window.closing.connect(self._over.set)
        try:
            self.station = await open_station(self._place, overrides(self._arguments))
            self.station.leave = self._leave
            try:
                await self._work(self.station)
            finally:
                await self._put_away(self.station)
        except (ClientError, WrongDeviceUrl) as error:
            log.error("cannot go on: %s", error)
            print(error, file=sys.stderr)  # noqa: T201 - said to whoever started the program
            return 1
        finally:
            self.window.hide()
            self.window.deleteLater()
        return self._code

    def tell_unexpected(self, incident: str) -> None:
        """Show the id of an error nobody caught, so that the user can read it out."""
        if self.station is not None:
            problem = Problem(Trouble.UNEXPECTED.value, Advice.CALL_TECHNICIAN, "program", incident=incident)
            self.station.problems.tell(problem)

    def _leave(self, code: int) -> None:
        self._code = code
        self._over.set()

    async def _work(self, station: Station) -> None:
        station.session.on_login_needed(lambda _nothing: self._login_needed.set())
        if self._arguments.enrol and station.session.enrolment is None:
            await self._enrol(station, self._arguments.enrol)
        station.link.start()
        scopes = tuple(Scope(scope) for scope in self._program.scopes)
        while await self._until_over(let_in(station, scopes, self.window.show_page)):
            self._login_needed.clear()
            self.mode = await self._compose(station)
            self.window.show_page(self.mode.window)
            self.window.repaint()
            log.info("the first page is on the screen")
            # A collection that goes through every module and the whole hall would stop the interface for 150 ms.
            keep_what_is_here()
            await self._until_over(self._login_needed.wait())
            look_at_all_again()
            if self._over.is_set():
                return
            await self.mode.close()
            self.mode = None

    async def _enrol(self, station: Station, code: str) -> None:
        """Become a device by the code of the command line; a code that is not taken leaves it to the page that asks."""
        try:
            await station.session.enrol(code, self._arguments.profile)
        except ClientError as error:
            log.warning("the code of the command line was not taken: %s", error)

    async def _compose(self, station: Station) -> Mode:
        login = station.session.login_result
        composer = self._program.composer_for(login.scope.value) if login is not None else self._program.composer
        module, _, function = composer.partition(":")
        compose: Callable[[Station], Awaitable[Mode]] = getattr(import_module(module), function)
        return await compose(station)

    async def _put_away(self, station: Station) -> None:
        if self.mode is not None:
            await self.mode.close()
        await station.close()

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
