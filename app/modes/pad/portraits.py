"""Portraits as they come: asked for once, and again after a while when they could not be had."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

RETRY_SECONDS = 30.0


class Portraits:
    """Holds the pictures (PNG) of the people who sat at one counter today.

    :param fetch: brings a picture by its file name, or `None` while it cannot be had.
    :param run: begins work nobody waits for.
    :param arrived: called when a picture has come that was not there or was another one.
    """

    def __init__(
        self,
        *,
        fetch: Callable[[str], Awaitable[bytes | None]],
        run: Callable[[Coroutine[Any, Any, None]], None],
        arrived: Callable[[], None],
        mono: Callable[[], float],
    ) -> None:
        self._fetch = fetch
        self._run = run
        self._arrived = arrived
        self._mono = mono
        self._pictures: dict[str, bytes] = {}
        self._fresh: set[str] = set()
        self._asked: dict[str, float] = {}

    def get(self, file: str) -> bytes | None:
        """Return the picture if it is there; ask for it when it is not, or when it may have changed."""
        if not file:
            return None
        if file not in self._fresh and self._mono() - self._asked.get(file, float("-inf")) >= RETRY_SECONDS:
            self._asked[file] = self._mono()
            self._run(self._bring(file))
        return self._pictures.get(file)

    def look_again(self) -> None:
        """Ask for every picture anew, as it may have changed under the same name; the old one stays until then."""
        self._fresh.clear()
        self._asked.clear()

    async def _bring(self, file: str) -> None:
        picture = await self._fetch(file)
        if picture is None:
            return
        self._fresh.add(file)
        if self._pictures.get(file) != picture:
            self._pictures[file] = picture
            self._arrived()
