"""Layouts of displays as a kind of designs."""

from PySide6.QtCore import QCoreApplication

from app.contract.hall.designs import KeepDisplayDesign
from app.contract.hall.setup import DisplayDesign
from app.modes.admin.craft import HALL, ZONE, Craft, Place
from app.modes.display.layouts import LYING, shipped_layout, shipped_names
from designs.display import Layout
from designs.display_file import layout_text, parse_layout

translate = QCoreApplication.translate


def keep(code: str, layout: Layout, base: str, place: Place) -> KeepDisplayDesign:
    """Return the command that gives a layout to the hall. Raises pydantic's `ValidationError` for a wrong code."""
    return KeepDisplayDesign(
        design=DisplayDesign(code=code, name=layout.name or code, source=layout_text(layout).strip()),
        base=base,
        hall=place.kind == HALL,
        zones=(place.code,) if place.kind == ZONE else (),
    )


LAYOUTS: Craft[Layout] = Craft(
    parse=parse_layout,
    text=layout_text,
    name=lambda layout: layout.name,
    parts="blocks",
    part=lambda place: translate("LayoutEditor", "block {place}").replace("{place}", place),
    fields={
        "name": lambda: translate("LayoutEditor", "Name"),
        "columns": lambda: translate("LayoutEditor", "Columns of the grid"),
        "rows": lambda: translate("LayoutEditor", "Rows of the grid"),
        "ground": lambda: translate("LayoutEditor", "Ground"),
        "stands": lambda: translate("LayoutEditor", "For a screen that stands"),
    },
    code="display",
    shipped=lambda: tuple(shipped_layout(name) for name in sorted(shipped_names(), key=lambda name: name != LYING)),
    kept=lambda setup: setup.layouts,
    of_hall=lambda setup: setup.layout,
    users=lambda setup: {setup.layout, *(zone.layout for zone in setup.zones)},
    with_services=False,
    command=keep,
    in_use=lambda: translate("LayoutEditor", "The hall's displays show it now"),
)
