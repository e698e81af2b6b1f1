"""Pictures on their way from a counter to its pad: in memory, and no longer than they may be seen.

Only where a hall's rules say so is a picture kept beyond that: sealed with the service key, in a file that is forgotten
when its days are over.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.rules.pictures import PictureKind
from app.server.vault import Vault, WrongKey

logger = logging.getLogger(__name__)

MOST_PICTURES = 256
"""At once in memory; each has less than a mebibyte."""


@dataclass(frozen=True)
class Picture:
    """A picture of one hall and counter as it was uploaded."""

    hall: str
    counter: str
    kind: PictureKind
    data: bytes


class ShotStore:
    """Holds pictures by their ids.

    :param folder: where pictures are kept whose hall wants that; nothing is written there otherwise.
    """

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        self._pictures: dict[str, Picture] = {}
        self._told: set[str] = set()

    def __len__(self) -> int:
        return len(self._pictures)

    def add(self, shot: str, picture: Picture) -> bool:
        """Hold a picture; return whether its id was free. The one held longest goes when there are too many."""
        if shot in self._pictures:
            return False
        if len(self._pictures) >= MOST_PICTURES:
            self.drop(next(iter(self._pictures)))
        self._pictures[shot] = picture
        return True

    def stays(self, shot: str) -> None:
        """The pad has been told of a picture: it stays while it is shown. The counter's picture before it goes."""
        mine = self._pictures[shot]
        for other, picture in list(self._pictures.items()):
            if other != shot and (picture.hall, picture.counter) == (mine.hall, mine.counter):
                self.drop(other)
        self._told.add(shot)

    def tidy(self, is_shown: Callable[[str, Picture], bool]) -> None:
        """Let go of pictures that pads were told of and that are not shown any more."""
        for shot in [shot for shot in self._told if not is_shown(shot, self._pictures[shot])]:
            self.drop(shot)

    def get(self, shot: str) -> Picture | None:
        """Return a picture that is held."""
        return self._pictures.get(shot)

    def drop(self, shot: str) -> None:
        """Hold it no longer."""
        self._pictures.pop(shot, None)
        self._told.discard(shot)

    def keep(self, shot: str, picture: Picture, until: datetime) -> None:
        """Write a picture down, sealed, until a day. Raises OSError. Takes the time of a file."""
        folder = self._folder / picture.hall
        folder.mkdir(parents=True, exist_ok=True)
        sealed = self._vault.blobs.seal(picture.data, _name(picture.hall, shot))
        (folder / f"{shot}.{int(until.timestamp())}").write_bytes(sealed)

    def kept(self, hall: str, shot: str) -> bytes | None:
        """Return a picture that was written down. Takes the time of a file."""
        for file in (self._folder / hall).glob(f"{shot}.*"):
            try:
                return self._vault.blobs.open(file.read_bytes(), _name(hall, shot))
            except (OSError, WrongKey) as error:
                logger.warning("a kept picture cannot be read: %s", type(error).__name__)
        return None

    def forget_kept(self, now: datetime) -> None:
        """Delete the files whose days are over. Takes the time of a folder."""
        for file in self._folder.glob("*/*.*"):
            if file.suffix.removeprefix(".").isdecimal() and int(file.suffix.removeprefix(".")) <= now.timestamp():
                file.unlink(missing_ok=True)


def _name(hall: str, shot: str) -> str:
    return f"shot:{hall}:{shot}"
