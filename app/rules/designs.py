"""Which design a ticket is printed in."""

from app.contract.hall.setup import HallSetup, Service, TicketDesign
from app.rules.places import ancestors


def ticket_design(setup: HallSetup, service: Service) -> TicketDesign | None:
    """Return the design of a service's tickets, or `None` for the shipped one.

    The service says it, else the nearest service above that does, else the zone, else the hall.
    """
    zone = next((zone for zone in setup.zones if zone.code == service.zone), None)
    line = (service, *ancestors(setup, service), zone, setup)
    code = next((place.ticket for place in line if place is not None and place.ticket is not None), None)
    return next((design for design in setup.tickets if design.code == code), None)
