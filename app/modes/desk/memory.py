"""What a desk remembers on this machine: how each list is narrowed, and what was written and not done yet."""

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.client.private_file import write_private
from app.modes.desk.view import Filled, Narrowing

log = logging.getLogger(__name__)

FILE = "desk.json"
PAUSE_SECONDS = 0.3
_MOST_FORMS = 200

_NARROWINGS = TypeAdapter(dict[str, Narrowing])
_FORMS = TypeAdapter(dict[str, Filled])


class Memory:
    """Forms by case and deed, narrowings by list, for one member of staff; written shortly after each change.

    :param run: begins work nobody waits for.
    """

    def __init__(
        self,
        folder: Path,
        staff: str,
        *,
        run: Callable[[Coroutine[Any, Any, None]], None],
        pause: float = PAUSE_SECONDS,
    ) -> None:
        self._path = folder / f"{staff}-{FILE}"
        self._run = run
        self._pause = pause
        self._narrowings: dict[str, Narrowing] = {}
        self._forms: dict[str, Filled] = {}
        self._pending = False
        self._writing = asyncio.Lock()

    def read(self) -> None:
        """Take up what was kept; what cannot be read is renamed, never thrown away."""
        try:
            kept = json.loads(self._path.read_bytes())
            self._narrowings = _NARROWINGS.validate_python(kept["narrowings"])
            self._forms = _FORMS.validate_python(kept["forms"])
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
            log.warning("what the desk remembered cannot be read and is set aside: %s", type(error).__name__)
            self._set_aside()

    def narrowing(self, name: str) -> Narrowing:
        """Return how a list was narrowed last."""
        return self._narrowings.get(name, Narrowing())

    def narrow(self, name: str, narrowing: Narrowing) -> None:
        """Remember how a list is narrowed."""
        self._put(self._narrowings, name, None if narrowing == Narrowing() else narrowing)

    def form(self, case: str, deed: str) -> Filled:
        """Return what was written for a deed and not done."""
        return self._forms.get(f"{case} {deed}", Filled())

    def write(self, case: str, deed: str, filled: Filled) -> None:
        """Remember what is written for a deed."""
        self._put(self._forms, f"{case} {deed}", None if filled.is_empty else filled)
        while len(self._forms) > _MOST_FORMS:
            self._forms.pop(next(iter(self._forms)))

    async def save(self) -> None:
        """Write what is remembered now."""
        self._pending = False
        async with self._writing:
            kept = {
                "narrowings": {name: asdict(one) for name, one in self._narrowings.items()},
                "forms": {name: asdict(one) for name, one in self._forms.items()},
            }
            try:
                await asyncio.to_thread(write_private, self._path, json.dumps(kept, default=_plain).encode())
            except OSError as error:
                log.error("what the desk remembers is not kept: %s", error)

    def _put(self, where: dict[str, Any], key: str, value: object) -> None:
        if where.get(key) == value:
            return
        if value is None:
            where.pop(key, None)
        else:
            where[key] = value
        if not self._pending:
            self._pending = True
            self._run(self._save_soon())

    async def _save_soon(self) -> None:
        await asyncio.sleep(self._pause)
        if self._pending:
            await self.save()

    def _set_aside(self) -> None:
        try:
            self._path.rename(self._path.with_suffix(".broken.json"))
        except OSError as error:
            log.warning("it cannot be renamed: %s", error)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
