"""Which layout a screen shows: its machine's, else its zone's, else the hall's, else the shipped one."""

import logging
from pathlib import Path

import resources
from app.contract.hall.setup import HallSetup
from app.rules.displays import display_design
from designs.display import Layout
from designs.display_file import WrongDesign, parse_layout

log = logging.getLogger(__name__)

LYING, STANDING = "halves", "portrait"
"""The shipped layouts for a screen that lies and for one that stands."""

_FOLDER = "display_layouts"


class Layouts:
    """The layouts a machine knows: those that come with the program, those of its hall, and files of its own."""

    def __init__(self, base: Path) -> None:
        """`base` is the folder in which files are looked for."""
        self._base = base
        self._told: set[str] = set()

    def choose(self, name: str, setup: HallSetup | None, zone: str, *, stands: bool) -> Layout:
        """Return the layout `name` (a file, a code of the hall, a shipped one); empty: as the hall says.

        A layout that cannot be used is told in the log once, and the next best one is shown: a hall without a picture
        is worse than one with another.
        """
        if name and (found := self._named(name, setup)) is not None:
            return found
        design = display_design(setup, zone) if setup is not None else None
        if design is not None and (found := self._parsed(design.code, design.source)) is not None:
            return found
        return shipped_layout(STANDING if stands else LYING)

    def _named(self, name: str, setup: HallSetup | None) -> Layout | None:
        design = next((one for one in setup.layouts if one.code == name), None) if setup is not None else None
        if design is not None:
            return self._parsed(name, design.source)
        if name in shipped_names():
            return shipped_layout(name)
        try:
            return self._parsed(name, (self._base / name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            self._tell(name, f"there is no layout {name}; shipped are {', '.join(shipped_names())}")
            return None

    def _parsed(self, name: str, source: str) -> Layout | None:
        try:
            return parse_layout(source)
        except WrongDesign as wrong:
            self._tell(name, f"the layout {name} cannot be used: {wrong}")
            return None

    def _tell(self, name: str, said: str) -> None:
        if name not in self._told:
            self._told.add(name)
            log.error("%s", said)


def shipped_names() -> tuple[str, ...]:
    """Return the names of the layouts that come with the program."""
    return tuple(sorted(file.stem for file in resources.path(_FOLDER).glob("*.toml")))


def shipped_layout(name: str) -> Layout:
    """Return a layout that comes with the program. Raises FileNotFoundError for another name."""
    return parse_layout(resources.read_text(f"{_FOLDER}/{name}.toml"))
