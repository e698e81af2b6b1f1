"""The stage of the demo: a fresh folder, a real server process with the sample hall, devices that are let in."""

import asyncio
import secrets
import shutil
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

HALL, CENTRE = "yunxi", "yunxi-12345"
_MARK = ".citydesk-demo"
_READY = "ready on"
_READY_SECONDS = 40.0
_STOP_SECONDS = 15.0


class StageError(Exception):
    """The stage cannot be set; the message says what and why."""


@dataclass
class Stage:
    """Where everything of one demo is. `password` is that of every member of the sample staff, made for this demo."""

    folder: Path
    port: int
    password: str = field(default_factory=lambda: secrets.token_hex(6))
    server: Process | None = None
    log_keeper: "asyncio.Future[None] | None" = None

    @property
    def url(self) -> str:
        """The address of the demo's server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pictures(self) -> Path:
        """Where pictures go."""
        return self.folder / "pictures"

    @property
    def tickets(self) -> Path:
        """Where the virtual printer leaves tickets."""
        return self.folder / "tickets"

    @property
    def sounds(self) -> Path:
        """Where the virtual loudspeaker leaves announcements."""
        return self.folder / "sounds"

    @property
    def strips(self) -> Path:
        """Where the virtual strips write what they showed."""
        return self.folder / "strips"

    def log(self, name: str) -> Path:
        """The log of one process."""
        return self.folder / "logs" / f"{name}.txt"


def make_stage(folder: Path, *, port: int = 0) -> Stage:
    """Empty a demo's folder, or make it. Raises `StageError` for a folder that holds other things."""
    mark = folder / _MARK
    if folder.exists() and any(folder.iterdir()) and not mark.exists():
        raise StageError(f"{folder} is not empty and not a demo's folder; name another with --data")
    if mark.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark.touch()
    return Stage(folder=folder, port=port or _free_port())


async def open_hall(stage: Stage) -> None:
    """Start the server with the sample hall and wait until it answers. Raises `StageError`."""
    sample = str(files("resources") / "sample_hall")
    process = await asyncio.create_subprocess_exec(
        *_citydesk("server", "run", "--data", str(stage.folder / "server"), "--port", str(stage.port)),
        *("--load", sample, "--staff-password", stage.password, "--open-today"),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=STDOUT,
    )
    stage.server = process
    said = await _until_ready(process)
    stage.log("server").parent.mkdir(parents=True, exist_ok=True)
    stage.log("server").write_text(said, encoding="utf-8")
    if _READY not in said:
        raise StageError(f"the server did not start:\n{said}")
    stage.log_keeper = asyncio.ensure_future(_keep_log(process, stage.log("server")))


async def close_hall(stage: Stage) -> None:
    """Stop the server in order; kill it when it does not."""
    process = stage.server
    if process is None or process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
    if stage.log_keeper is not None:
        await stage.log_keeper


async def enrolment(stage: Stage, scope: str, name: str, *options: str) -> str:
    """Return a one-time code that lets a device in."""
    said = await tell(stage, "enrol", "--scope", scope, "--name", name, *options)
    return said.split()[-1]


async def tell(stage: Stage, *command: str) -> str:
    """Run `citydesk server COMMAND` on the demo's data and return what it prints. Raises `StageError`."""
    process = await asyncio.create_subprocess_exec(
        *_citydesk("server", command[0], "--data", str(stage.folder / "server"), *command[1:]),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
    )
    said, complaints = await process.communicate()
    if process.returncode != 0:
        raise StageError(f"citydesk server {' '.join(command)}: {complaints.decode(errors='replace').strip()}")
    return said.decode()


def _citydesk(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "app.cli", *arguments]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _until_ready(process: Process) -> str:
    said = ""
    try:
        async with asyncio.timeout(_READY_SECONDS):
            assert process.stdout is not None  # noqa: S101 - made with pipes
            while line := await process.stdout.readline():
                said += line.decode(errors="replace")
                if _READY in said:
                    return said
    except TimeoutError:
        process.kill()
    return said


async def _keep_log(process: Process, file: Path) -> None:
    assert process.stdout is not None  # noqa: S101 - made with pipes
    while line := await process.stdout.readline():
        with open(file, "ab") as log:  # noqa: ASYNC230 - a short line now and then
            log.write(line)
