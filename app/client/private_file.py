"""Files that only the user of the program may read."""

import os
from pathlib import Path


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only this user may read, whole or not at all, and on the disk when this returns."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    binary = getattr(os, "O_BINARY", 0)  # Windows would write \r\n for every byte 10
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | binary, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too; Windows has no such call and does it with the file."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
