"""The PIN of the staff at a kiosk: kept as a hash, counted before it is checked, closed for longer after every guess.

Spec 08: no attacker learns anything from it, neither from the screen nor from the file, and a restart gives no new try.
"""

import json
import logging
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.client.private_file import write_private
from app.client.subscribers import incident

log = logging.getLogger(__name__)

PIN_FILE = "pin.json"
SHORTEST, LONGEST = 6, 12
TRIES = 5
"""So many wrong PINs in a row are a slip of the finger; from then on each closes the lock for a while."""

FIRST_LOCK_SECONDS, LONGEST_LOCK_SECONDS = 60.0, 3600.0
_DIGITS = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")


class WeakPin(ValueError):
    """A PIN that is too short, too long, no number, or one that is tried first."""


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What is in the file. `locked_at`: wall clock (Unix seconds) of the guess that closed the lock, 0 while open."""

    hash: str
    failures: int = 0
    locked_at: float = 0.0

    def lock_seconds(self) -> float:
        """Return for how long the lock is closed by the wrong PINs so far."""
        over = self.failures - TRIES
        return 0.0 if over < 0 else min(FIRST_LOCK_SECONDS * 2 ** min(over, 16), LONGEST_LOCK_SECONDS)


class PinLock:
    """The lock of one kiosk. Its methods wait for the disk and for the hash: not for the interface's thread.

    :param now: wall clock in Unix seconds; it must survive a restart, which a monotonic clock does not.
    """

    def __init__(self, folder: Path, *, now: Callable[[], float] = time.time) -> None:
        self._file = folder / PIN_FILE
        self._now = now

    def set(self, pin: str) -> None:
        """Keep another PIN and forget wrong tries. Raises `WeakPin`, `OSError`."""
        from argon2 import PasswordHasher  # noqa: PLC0415 - start-up is part of the interface

        if not _DIGITS.fullmatch(pin):
            raise WeakPin(f"a PIN has {SHORTEST} to {LONGEST} digits")
        if len(set(pin)) == 1 or pin in "01234567890123" or pin in "98765432109876":
            raise WeakPin("this PIN is among the first anybody tries")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._keep(_Kept(hash=PasswordHasher().hash(pin)))

    def opens(self, pin: str) -> bool:
        """Say whether a PIN opens the lock. A closed lock checks nothing, and one without a PIN never opens."""
        from argon2 import PasswordHasher  # noqa: PLC0415 - start-up is part of the interface
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

        kept = self._read()
        if kept is None or self._is_closed(kept):
            return False
        try:
            # Counted first: pulling the plug while it is checked is no free try.
            self._keep(replace(kept, failures=kept.failures + 1, locked_at=self._now()))
            PasswordHasher().verify(kept.hash, pin)
            self._keep(replace(kept, failures=0, locked_at=0.0))
        except (VerificationError, InvalidHashError):
            log.warning("a wrong PIN at the kiosk, %d in a row", kept.failures + 1)
            return False
        except OSError:
            log.exception("a PIN could not be counted and is refused, incident %s", incident())
            return False
        return True

    def _is_closed(self, kept: _Kept) -> bool:
        passed = self._now() - kept.locked_at
        if passed < 0:  # the clock was set back; the lock is closed for no longer than it would have been
            self._keep(replace(kept, locked_at=self._now()))
            passed = 0.0
        return passed < kept.lock_seconds()

    def _read(self) -> _Kept | None:
        try:
            return _Kept(**json.loads(self._file.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError):
            log.exception("the PIN cannot be read; set it again with --set-pin, incident %s", incident())
            return None

    def _keep(self, kept: _Kept) -> None:
        write_private(self._file, json.dumps(asdict(kept)).encode())
