"""Signatures on their way: kept by their content beside the facts that name them, sent until the server has them."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from app.client.errors import ClientError
from app.client.private_file import write_private

log = logging.getLogger(__name__)

FOLDER = "signatures"


class Signatures:
    """The signatures of a pad's folder.

    :param send: hands digest and picture (PNG) to the server; raises `ClientError`.
    """

    def __init__(self, folder: Path, send: Callable[[str, bytes], Awaitable[None]]) -> None:
        self._folder = folder / FOLDER
        self._send = send
        self._sending = asyncio.Lock()

    async def keep(self, picture: bytes) -> str:
        """Keep a picture on the disk and return its SHA-256, by which a fact names it. Raises `OSError`."""
        digest = hashlib.sha256(picture).hexdigest()
        await asyncio.to_thread(self._write, digest, picture)
        return digest

    async def send_all(self) -> None:
        """Hand over what waits; what the server does not take now stays for the next time."""
        async with self._sending:
            for file in await asyncio.to_thread(self._waiting):
                try:
                    await self._send(file.stem, await asyncio.to_thread(file.read_bytes))
                except (ClientError, OSError) as error:
                    log.info("a signature is not handed over yet: %s", error)
                    return
                await asyncio.to_thread(file.unlink, missing_ok=True)

    def _write(self, digest: str, picture: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        write_private(self._folder / f"{digest}.png", picture)

    def _waiting(self) -> list[Path]:
        return sorted(self._folder.glob("*.png"))
