"""One program for each mode and profile: two would give the same fact numbers twice."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO

from app.client.errors import AlreadyRunning

FILE = "lock"
_LOCKED_BYTE = 1 << 20  # beyond the process id, which others must be able to read under Windows' mandatory locks


class InstanceLock:
    """Holds a profile's folder while the program runs. The system frees it when the program dies in any way."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Take the lock. Raises `AlreadyRunning` when another program has it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = open(self._path, "a+b", buffering=0)  # noqa: SIM115 - kept open for as long as the program runs
        try:
            _lock(file)
        except OSError as error:
            file.seek(0)
            owner = file.read(20).strip()
            file.close()
            raise AlreadyRunning(int(owner) if owner.isdigit() else 0) from error
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        self._file = file

    def release(self) -> None:
        """Let others have it."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> "InstanceLock":
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
