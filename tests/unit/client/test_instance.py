"""One program for each mode and profile."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from app.client.errors import AlreadyRunning
from app.client.instance import InstanceLock
from app.client.paths import place

HOLDER = """
import sys
from pathlib import Path
from app.client.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


async def test_second_program_is_told_who_holds_the_profile_until_it_dies(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        HOLDER,
        str(tmp_path),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"held\n"

    with pytest.raises(AlreadyRunning) as caught:
        InstanceLock(tmp_path).acquire()

    assert caught.value.owner == process.pid
    process.kill()
    await process.communicate()
    with InstanceLock(tmp_path):
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with InstanceLock(tmp_path / "new folder"):
            pass


def test_modes_and_profiles_have_folders_of_their_own(tmp_path: Path) -> None:
    one = place("kiosk", data=tmp_path)
    two = place("kiosk", profile="east-2", data=tmp_path)
    other = place("window", data=tmp_path)

    assert len({one.folder, two.folder, other.folder}) == 3
    assert one.settings.parent == one.folder
    assert place("kiosk").folder.parts[-2:] == ("kiosk", "default")


@pytest.mark.parametrize("profile", ["", "..", "a/b", "a b", "x" * 41, "-x"])
def test_profile_cannot_leave_the_folder(profile: str) -> None:
    with pytest.raises(ValueError, match="name for a profile"):
        place("kiosk", profile=profile)
