"""The designs of a hall in its folder: `tickets/CODE.toml` and `layouts/CODE.toml`, as the editors write them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from app.contract.hall.setup import DisplayDesign, HallSetup, TicketDesign
from app.workbook.entries import Entry
from app.workbook.errors import HallFileError, gathered
from designs.display_file import parse_layout
from designs.tables import WrongDesign
from designs.ticket_file import parse_template

D = TypeVar("D", TicketDesign, DisplayDesign)

TICKETS, LAYOUTS = "tickets", "layouts"
_PARSERS: Final[Mapping[str, Callable[[str], Any]]] = {TICKETS: parse_template, LAYOUTS: parse_layout}


def read_designs(folder: Path, name: str, model: type[D]) -> tuple[D, ...]:
    """Return the designs in the folder `name` of a hall's folder, by code; none where there is no such folder.

    :raises HallFileError: a file is wrong; tells every one, with line and element.
    """
    return gathered(lambda file: _design(file, name, model), sorted((folder / name).glob("*.toml")))


def write_designs(setup: HallSetup, folder: Path) -> tuple[Path, ...]:
    """Write the designs of a hall into its folder and return the files; others that are there stay.

    :raises OSError: a file cannot be written.
    """
    return (*_written(folder / TICKETS, setup.tickets), *_written(folder / LAYOUTS, setup.layouts))


def _written(folder: Path, designs: Iterable[TicketDesign | DisplayDesign]) -> list[Path]:
    files: list[Path] = []
    for design in designs:
        folder.mkdir(parents=True, exist_ok=True)
        files.append(folder / f"{design.code}.toml")
        files[-1].write_text(f"{design.source.strip()}\n", encoding="utf-8")
    return files


def _design(file: Path, folder: str, model: type[D]) -> D:
    name = f"{folder}/{file.name}"
    try:
        source = file.read_text(encoding="utf-8").strip()
        parsed = _PARSERS[folder](source)
    except (WrongDesign, UnicodeDecodeError) as wrong:
        raise HallFileError(name, "", str(wrong)) from None
    return Entry(name, "", {}).build(model, code=file.stem, name=parsed.name or file.stem, source=source)
