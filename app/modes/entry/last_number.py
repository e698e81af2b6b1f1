"""The staff number typed last on this machine, so that the next login is a password and Enter."""

import logging
from pathlib import Path

from app.client.private_file import write_private

log = logging.getLogger(__name__)

FILE = "staff-number.txt"
_LONGEST = 40


class LastNumber:
    """Keeps one staff number in a profile's folder. Comfort only: a disk that does not take it is no error."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> str:
        """Return the number, or nothing."""
        try:
            return self._path.read_text(encoding="utf-8").strip()[:_LONGEST]
        except (OSError, UnicodeDecodeError):
            return ""

    def keep(self, number: str) -> None:
        """Keep a number. Waits for the disk."""
        try:
            write_private(self._path, number.encode())
        except OSError as error:
            log.warning("the staff number is not kept: %s", error)
