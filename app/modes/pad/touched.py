"""A rating whose reasons or signature are still being given: on the disk from the touch on (spec 03).

Staff must not see a bad rating while the citizen still stands there and writes, so it is sent only when the citizen is
done; and no rating may be lost, so it is kept here before the reasons are asked. A pad that was killed in between sends
it at its next start, under the id and the time of the touch.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from app.client.envelopes import Press
from app.client.private_file import write_private
from app.contract.hall.state import Rating

log = logging.getLogger(__name__)

FILE = "touched.json"


@dataclass(frozen=True)
class Touched:
    """What the citizen touched for a visit."""

    visit: str
    rating: Rating
    press: Press


_TOUCHED = TypeAdapter(Mapping[str, Touched])


class TouchedFile:
    """The ratings of a pad's folder that are not in the outbox yet. Every method waits for the disk."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> tuple[Touched, ...]:
        """Return what was touched. A file that cannot be read is renamed, never thrown away."""
        return tuple(self._read().values())

    def keep(self, touched: Touched) -> None:
        """Keep one more; of a visit only the latest. Raises `OSError`."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._write({**self._read(), touched.visit: touched})

    def forget(self, touched: Touched) -> None:
        """It is in the outbox now. Raises `OSError`."""
        known = self._read()
        if touched.visit in known:
            self._write({visit: one for visit, one in known.items() if visit != touched.visit})

    def _write(self, known: Mapping[str, Touched]) -> None:
        if known:
            write_private(self._path, _TOUCHED.dump_json(known))
        else:
            self._path.unlink(missing_ok=True)

    def _read(self) -> Mapping[str, Touched]:
        try:
            return _TOUCHED.validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValidationError) as error:
            aside = self._path.with_name(f"touched.broken-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.json")
            log.error("what was touched cannot be read and is set aside as %s: %s", aside.name, type(error).__name__)
            self._set_aside(aside)
            return {}

    def _set_aside(self, aside: Path) -> None:
        try:
            self._path.rename(aside)
        except OSError as error:
            log.error("it cannot be renamed: %s", error)
