"""Which design a ticket is printed in: the service's, those above it, the zone's, the hall's, the shipped one."""

import pytest

from app.contract.hall.setup import TicketDesign
from app.rules.designs import ticket_design
from tests.unit.rules.halls import small_setup

CODES = ("leaf", "above", "zone", "hall")
DESIGNS = tuple(TicketDesign(code=code, name=code, source="x") for code in CODES)


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ((), None),
        (("hall",), "hall"),
        (("zone", "hall"), "zone"),
        (("above", "zone", "hall"), "above"),
        (("leaf", "above", "zone", "hall"), "leaf"),
        (("leaf",), "leaf"),
    ],
)
def test_the_nearest_place_that_names_a_design_decides(named, found):
    plain = small_setup(tickets=DESIGNS)
    leaf = next(service for service in plain.services if service.is_leaf and service.parent)
    at = {leaf.code: "leaf", leaf.parent: "above"}

    def ticket(code):
        return code if code in named else None

    setup = small_setup(
        tickets=DESIGNS,
        ticket=ticket("hall"),
        zones=tuple(zone.model_copy(update={"ticket": ticket("zone")}) for zone in plain.zones),
        services=tuple(one.model_copy(update={"ticket": ticket(at.get(one.code))}) for one in plain.services),
    )
    leaf = next(service for service in setup.services if service.code == leaf.code)
    design = ticket_design(setup, leaf)
    assert (design and design.code) == found
