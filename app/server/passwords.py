"""Passwords: argon2id in a bounded pool, so that logins cannot take the machine (OWASP ASVS 2.4; spec 08)."""

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from app.server.writer import Unavailable

T = TypeVar("T")

THREADS = 2
MOST_WAITING = 64
LONGEST = 128
_ALPHABET = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"


class Passwords:
    """Makes and checks hashes; 19 MiB and two passes each, the OWASP minimum for argon2id."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="argon2")
        self._waiting = 0

    @cached_property
    def _nobody(self) -> str:
        """The hash that is checked when there is none, so that unknown numbers take as long as known ones."""
        return self._hasher.hash(secrets.token_urlsafe(16))

    def hash_now(self, password: str) -> str:
        """Return the hash of a password; takes some 30 ms of this thread."""
        return self._hasher.hash(password)

    async def hash(self, password: str) -> str:
        """Return the hash of a password.

        :raises Unavailable: too many wait already.
        """
        return await self._in_pool(lambda: self._hasher.hash(password))

    async def fits(self, password: str, hashed: str | None) -> bool:
        """Whether a password is the one of a hash. Without a hash the answer is no, after the same time.

        :raises Unavailable: too many wait already.
        """
        return await self._in_pool(lambda: self._verify(password, hashed))

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(cancel_futures=True)

    def _verify(self, password: str, hashed: str | None) -> bool:
        try:
            self._hasher.verify(hashed or self._nobody, password)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
        return hashed is not None

    async def _in_pool(self, work: Callable[[], T]) -> T:
        if self._waiting >= MOST_WAITING:
            raise Unavailable
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._waiting -= 1


def one_time_password() -> str:
    """Return a password somebody can read out: four groups of four characters (93 bits)."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
