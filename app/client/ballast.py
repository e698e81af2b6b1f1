"""Room kept back on the disk: let go when it is full, so that hundreds of facts still fit (spec 06)."""

import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)

FILE = "ballast"
BYTES = 16 * 1024 * 1024
"""Room for more than 500 facts: each commit writes a few pages of 4 kB."""


def keep(folder: Path) -> None:
    """Take the room when it is not taken; a disk that has none left is no reason not to start."""
    path = folder / FILE
    try:
        if path.exists() and path.stat().st_size >= BYTES:
            return
        with path.open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, BYTES)
            else:
                file.write(bytes(BYTES))
    except OSError as error:
        log.warning("no room is kept back: %s", error)
        path.unlink(missing_ok=True)


def let_go(folder: Path) -> bool:
    """Give the room back to the disk; return whether there was any."""
    path = folder / FILE
    if not path.exists():
        return False
    path.unlink()
    return True
