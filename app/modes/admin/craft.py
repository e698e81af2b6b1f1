"""What an editor knows of its kind of designs: how they are read and written, and what the hall does with them."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication

from app.contract.command import Command
from app.contract.hall.setup import DisplayDesign, HallSetup, TicketDesign
from app.modes.words import local
from designs.differences import differences
from designs.tables import WrongDesign

log = logging.getLogger(__name__)
translate = QCoreApplication.translate
W = TypeVar("W")

Kept = TicketDesign | DisplayDesign
AS_NOW = "as_now"
HALL = "hall"
ZONE = "zone"
SERVICE = "service"


@dataclass(frozen=True)
class Place:
    """Where a design is used from now on: `kind` is one of `AS_NOW`, `HALL`, `ZONE`, `SERVICE`; `code` names it."""

    kind: str = AS_NOW
    code: str = ""


@dataclass(frozen=True)
class Giving:
    """A design on its way to the hall: under which short name, and where it is used."""

    code: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Craft(Generic[W]):
    """A kind of designs.

    :param parts: the field of a design that holds its parts; `part` names the one at a place (from 1), `fields` the
        other fields.
    :param code: the short name proposed for a hall's first design.
    :param shipped: the designs that come with the program, the usual one first.
    :param kept: those a hall keeps; `of_hall` the code of the one it uses where no place says otherwise.
    :param users: the codes in use anywhere; `with_services` whether services may have one of their own.
    :param command: what the hall is asked, from the design, its base and its place.
    :param in_use: what is said when the hall uses it now.
    """

    parse: Callable[[str], W]
    text: Callable[[W], str]
    name: Callable[[W], str]
    parts: str
    part: Callable[[str], str]
    fields: dict[str, Callable[[], str]]
    code: str
    shipped: Callable[[], Sequence[W]]
    kept: Callable[[HallSetup], Sequence[Kept]]
    of_hall: Callable[[HallSetup], str | None]
    users: Callable[[HallSetup], set[str | None]]
    with_services: bool
    command: Callable[[str, W, str, Place], Command]
    in_use: Callable[[], str]

    def find(self, setup: HallSetup | None, code: str | None) -> Kept | None:
        """Return the design a hall keeps under a code."""
        return next((one for one in self.kept(setup) if one.code == code), None) if setup is not None else None

    def read_kept(self, kept: Kept | None) -> W | None:
        """Read a design the hall keeps; `None` for none and, told in the log, for one that cannot be used."""
        if kept is None:
            return None
        try:
            return self.parse(kept.source)
        except WrongDesign as wrong:
            log.warning("the hall's design %s cannot be used: %s", kept.code, wrong)
            return None

    def first(self, setup: HallSetup | None) -> tuple[str, W]:
        """Return what an editor begins with: the hall's own design and its code, else the shipped one and no code."""
        kept = self.find(setup, self.of_hall(setup)) if setup is not None else None
        found = self.read_kept(kept)
        return (kept.code, found) if kept is not None and found is not None else ("", self.shipped()[0])

    def read(self, file: Path) -> W:
        """Read a file. Raises OSError, `WrongDesign`."""
        try:
            return self.parse(file.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            raise WrongDesign("not a text in UTF-8") from error

    def differing(self, mine: W, theirs: W) -> str:
        """Return in words what differs between two designs."""
        found = differences(mine, theirs, parts=self.parts)
        said = (self.fields[name]() if name in self.fields else self.part(name) for name in found)
        return translate("Editor", ", ").join(said)

    def places(self, setup: HallSetup) -> list[tuple[str, Place]]:
        """Return where a design may be used: what each place is called, and the place."""
        found = [
            (translate("Editor", "Where it is used now"), Place()),
            (translate("Editor", "In the whole hall"), Place(HALL)),
        ]
        found += [(local(zone.name), Place(ZONE, zone.code)) for zone in setup.zones]
        if self.with_services:
            found += [(local(service.name), Place(SERVICE, service.code)) for service in setup.services]
        return found
