"""A server process with one small hall, a centre's worth of nothing else, two accounts and enrolment codes.

Run as `python -m tests.server.small_house DATA PORT`; says the address it is ready at, as the real program does.
It stays open all day, so that a test may run at any hour.
"""

import asyncio
import os
import sys
from datetime import time
from pathlib import Path

from app.client.door import Door
from app.contract.command import Scope
from app.contract.hall.commands import SetUpHall
from app.contract.hall.setup import Calendar, Period, WeekHours
from app.server import accounts
from app.server.core import Core
from app.server.main import run
from app.server.settings import ServerSettings
from app.server.ticker import command
from tests.unit.rules.halls import small_setup

PASSWORD = "Yunxi-Hall-2026"
ALL_DAY = Calendar(week=(WeekHours(days=(1, 2, 3, 4, 5, 6, 7), periods=(Period(opens=time(0), closes=time.max),)),))


async def furnish(core: Core) -> None:
    """Set the hall up and give 1001 a password, once; print a fresh enrolment code of a kiosk each time."""
    if "hall:test" not in core.hub.channels:
        await core.writer.open_feed("hall:test")
        setup = small_setup(calendar=ALL_DAY)
        await command(core, "hall:test", SetUpHall.TYPE, {"setup": setup.model_dump(mode="json")})
        hashed = await core.passwords.hash(PASSWORD)
        await core.writer.execute(lambda connection: accounts.set_password(connection, "1001", hashed, core.now()))
    place = accounts.Place(hall="test", zone="A")
    code = await core.writer.execute(
        lambda connection: accounts.make_code(connection, Scope.KIOSK, "kiosk", place, core.now().timestamp())
    )
    sys.stdout.write(f"code {code}\n")


class House:
    """The process, which can be killed and started again on the same port."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._process: asyncio.subprocess.Process | None = None
        self.port = 0
        self.code = ""

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def door(self) -> Door:
        """Return a door to it, without a token."""
        return Door(self.url)

    async def start(self) -> None:
        """Start and wait until it accepts."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.server.small_house",
            str(self._data),
            str(self.port),
            stdout=asyncio.subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            words = line.decode().split()
            if words[0] == "code":
                self.code = words[1]
            if words[:3] == ["Citydesk", "server", "ready"]:
                self.port = int(words[-1].rpartition(":")[2])
                return
        raise RuntimeError("the server ended before it was ready")

    async def kill(self) -> None:
        """End it at once, as a power cut does."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()


if __name__ == "__main__":
    data, port = Path(sys.argv[1]), int(sys.argv[2])
    raise SystemExit(run(ServerSettings(data=data, port=port, log_level="WARNING"), prepare=furnish))
