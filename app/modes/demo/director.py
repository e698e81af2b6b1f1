"""Starting programs as processes and giving them directions."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

_LINE_BYTES = 1_000_000
_START_SECONDS = 30.0
_END_SECONDS = 10.0


class Missed(Exception):
    """A direction was not carried out; the message says by whom, what, and why."""


class Player:
    """One program that follows directions. `pictures` is where its pictures go."""

    def __init__(self, name: str, process: Process, pictures: Path) -> None:
        self.name = name
        self._process = process
        self._pictures = pictures
        self._speaking = asyncio.Lock()

    @classmethod
    async def start(cls, name: str, mode: str, *options: str, log: Path, pictures: Path) -> "Player":
        """Start a mode as a process. `log` takes what it says on standard error."""
        log.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "app.modes.demo.actor", mode, *options]
        with open(log, "ab") as errors:  # noqa: ASYNC230 - the child writes to it, not this loop
            process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=errors, limit=_LINE_BYTES
            )
        return cls(name, process, pictures)

    async def click(self, widget: str, *, seconds: float = 10.0) -> None:
        """Press a widget once it may be pressed."""
        await self._direct(do="click", name=widget, seconds=seconds)

    async def type(self, widget: str, text: str) -> None:
        """Click into a field and type."""
        await self._direct(do="type", name=widget, text=text)

    async def press(self, keys: str, widget: str = "") -> None:
        """Press keys such as `F2`."""
        await self._direct(do="press", keys=keys, name=widget)

    async def see(self, widget: str, text: str = "", *, seconds: float = 10.0) -> str:
        """Wait until a widget shows `text`; return all it says."""
        return str(await self._direct(do="see", name=widget, text=text, seconds=seconds))

    async def enabled(self, widget: str, *, seconds: float = 10.0) -> None:
        """Wait until a widget may be pressed."""
        await self._direct(do="wait_enabled", name=widget, seconds=seconds)

    async def grab(self, title: str, *, widget: str = "") -> None:
        """Leave a picture of the program's window, or of the one that holds a widget."""
        file = self._pictures / f"{title}-{widget or self.name}.png"
        await self._direct(do="grab", file=str(file), name=widget)

    async def ended(self) -> int:
        """Wait for the end of the process; return its exit code."""
        return await self._process.wait()

    async def kill(self) -> None:
        """End the process as a power cut would."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def quit(self) -> int:
        """Ask the program to end as if its window was closed; return its exit code. Kills it when it does not."""
        if self._process.returncode is None and self._process.stdin is not None:
            self._process.stdin.write(b'{"do": "quit"}\n')
            self._process.stdin.close()
        try:
            return await asyncio.wait_for(self._process.wait(), _END_SECONDS)
        except TimeoutError:
            self._process.kill()
            return await self._process.wait()

    async def _direct(self, **direction: Any) -> Any:
        async with self._speaking:
            return await self._speak(direction)

    async def _speak(self, direction: dict[str, Any]) -> Any:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None  # noqa: S101 - made with pipes
        assert stdout is not None  # noqa: S101
        try:
            stdin.write((json.dumps(direction, ensure_ascii=False) + "\n").encode())
            await stdin.drain()
            async with asyncio.timeout(direction.get("seconds", 10.0) + _START_SECONDS):
                line = await stdout.readline()
        except (ConnectionError, TimeoutError) as error:
            raise Missed(f"{self.name}: no answer to {direction}") from error
        if not line:
            raise Missed(f"{self.name} has ended before {direction}")
        answer = json.loads(line)
        if not answer["ok"]:
            raise Missed(f"{self.name}: {answer['error']}")
        return answer["value"]
