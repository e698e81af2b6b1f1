"""Ticket templates as a kind of designs."""

from PySide6.QtCore import QCoreApplication

import resources
from app.contract.hall.designs import KeepTicketDesign
from app.contract.hall.setup import HallSetup, TicketDesign
from app.modes.admin.craft import HALL, SERVICE, ZONE, Craft, Place
from app.modes.kiosk.slip_press import STANDARD
from designs.ticket import TicketTemplate
from designs.ticket_file import parse_template, template_text

translate = QCoreApplication.translate


def shipped_templates() -> tuple[TicketTemplate, ...]:
    """Return the templates that come with the program, the usual one first."""
    files = sorted(resources.path("ticket_templates").glob("*.toml"), key=lambda file: not STANDARD.endswith(file.name))
    return tuple(parse_template(file.read_text(encoding="utf-8")) for file in files)


def keep(code: str, template: TicketTemplate, base: str, place: Place) -> KeepTicketDesign:
    """Return the command that gives a template to the hall. Raises pydantic's `ValidationError` for a wrong code."""
    return KeepTicketDesign(
        design=TicketDesign(code=code, name=template.name or code, source=template_text(template).strip()),
        base=base,
        hall=place.kind == HALL,
        zones=(place.code,) if place.kind == ZONE else (),
        services=(place.code,) if place.kind == SERVICE else (),
    )


def _users(setup: HallSetup) -> set[str | None]:
    return {setup.ticket, *(zone.ticket for zone in setup.zones), *(service.ticket for service in setup.services)}


TICKETS: Craft[TicketTemplate] = Craft(
    parse=parse_template,
    text=template_text,
    name=lambda template: template.name,
    parts="elements",
    part=lambda place: translate("TicketEditor", "element {place}").replace("{place}", place),
    fields={
        "name": lambda: translate("TicketEditor", "Name"),
        "width": lambda: translate("TicketEditor", "Paper"),
        "margin": lambda: translate("TicketEditor", "Margin"),
        "copies": lambda: translate("TicketEditor", "Copies"),
        "cut": lambda: translate("TicketEditor", "Cut"),
        "buzzer": lambda: translate("TicketEditor", "Printer beeps"),
    },
    code="standard",
    shipped=shipped_templates,
    kept=lambda setup: setup.tickets,
    of_hall=lambda setup: setup.ticket,
    users=_users,
    with_services=True,
    command=keep,
    in_use=lambda: translate("TicketEditor", "The hall prints with it from the next ticket on"),
)
