"""Which design a ticket is printed in, and how a hall comes to keep one: checked, and nobody's work lost."""

import pytest

from app.contract.errors import Refused
from app.contract.hall.designs import KeepDisplayDesign, KeepTicketDesign
from app.contract.hall.setup import DisplayDesign, TicketDesign
from app.rules.designs import ticket_design, version
from app.rules.setup import problems
from tests.unit.rules.halls import MANAGER, Hall, small_setup, staff

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


GOOD = 'name = "大字"\nwidth = 576\n\n[[element]]\nkind = "number"\nsize = 150\ntext = "{number}"\n'
SCREEN = 'name = "宽"\n\n[[block]]\nkind = "call"\ncolumn = 1\nrow = 1\ncolumns = 24\nrows = 18\n'
WRONG = [
    (GOOD.replace("150", "0"), (6, 1, "size")),
    (GOOD.replace("{number}", "{nummer}"), (7, 1, "text")),
    (GOOD + '\n[[element]]\nkind = "logo"\nsize = 9\nimage = "aGVsbG8="\n', (12, 2, "image")),
    ("name = 3\n" + GOOD.partition("\n")[2], (1, 0, "name")),
    ("size = " + "[" * 20_000, (0, 0, "")),
    ("size = " + "9" * 9_000, (0, 0, "")),
]


def ticket(source: str, code: str = "large", **more: object) -> KeepTicketDesign:
    """Ask for a design of tickets to be kept."""
    return KeepTicketDesign(design=TicketDesign(code=code, name="大字", source=source), **more)


def layout(source: str, code: str = "wide", **more: object) -> KeepDisplayDesign:
    """Ask for a layout of displays to be kept."""
    return KeepDisplayDesign(design=DisplayDesign(code=code, name="宽", source=source), **more)


def test_a_design_changes_the_designs_and_nothing_else():
    hall = Hall()
    before = hall.state
    hall.do(ticket(GOOD), MANAGER)
    hall.do(layout(SCREEN, zones=("B",)), MANAGER)
    after = hall.state
    assert (after.setup.ticket, [one.code for one in after.setup.tickets]) == ("large", ["large"])
    assert (after.setup.layout, [zone.layout for zone in after.setup.zones]) == ("wide", [None, "wide"])
    kept = {"tickets": (), "ticket": None, "layouts": (), "layout": None, "zones": before.setup.zones}
    assert after.setup.model_copy(update=kept) == before.setup
    assert after.model_copy(update={"setup": before.setup, "seq": before.seq}) == before


def test_the_first_design_is_the_halls_and_later_ones_are_used_where_it_is_said():
    hall = Hall()
    hall.do(ticket(GOOD), MANAGER)
    hall.do(ticket(GOOD.replace("150", "99"), code="small", zones=("A",), services=("id",)), MANAGER)
    setup = hall.state.setup
    assert (setup.ticket, setup.zones[0].ticket) == ("large", "small")
    assert {service.code: service.ticket for service in setup.services}["id"] == "small"
    hall.do(ticket(GOOD.replace("150", "99"), code="small", base=version(setup.tickets[1]), hall=True), MANAGER)
    assert hall.state.setup.ticket == "small"
    assert problems(hall.state.setup) == ()


@pytest.mark.parametrize(("source", "place"), WRONG)
def test_a_wrong_design_is_refused_with_its_line_and_element(source, place):
    hall = Hall()
    with pytest.raises(Refused) as refused:
        hall.do(ticket(source), MANAGER)
    detail = refused.value.detail
    assert refused.value.code == "design_wrong"
    assert (detail["line"], detail["element"], detail["field"]) == place


def test_blocks_that_lie_on_each_other_are_refused():
    hall = Hall()
    twice = SCREEN + SCREEN.partition("\n\n")[2]
    with pytest.raises(Refused) as refused:
        hall.do(layout(twice), MANAGER)
    assert (refused.value.code, refused.value.detail["element"]) == ("design_wrong", 2)


def test_what_somebody_else_changed_meanwhile_is_not_lost():
    hall = Hall()
    hall.do(ticket(GOOD), MANAGER)
    base = version(hall.state.setup.tickets[0])
    theirs = GOOD.replace("576", "384").replace("150", "120")
    hall.do(ticket(theirs, base=base), MANAGER)
    with pytest.raises(Refused) as refused:
        hall.do(ticket(GOOD.replace("{number}", "NO {number}"), base=base), MANAGER)
    assert refused.value.code == "design_changed"
    assert refused.value.detail == {"design": "large", "differs": "width, 1"}
    assert hall.state.setup.tickets[0].source == theirs
    assert hall.refused(layout(SCREEN, base="ab" * 32), MANAGER) == "design_changed"


def test_the_same_design_again_says_nothing_new():
    hall = Hall()
    hall.do(ticket(GOOD), MANAGER)
    before = hall.state.seq
    hall.do(ticket(GOOD), MANAGER)
    assert hall.state.seq == before


def test_only_managers_change_designs_and_only_in_places_there_are():
    hall = Hall()
    assert hall.refused(ticket(GOOD), staff("1001")) == "not_allowed"
    assert hall.refused(ticket(GOOD, zones=("Z",)), MANAGER) == "unknown_zone"
    assert hall.refused(ticket(GOOD, services=("nothing",)), MANAGER) == "unknown_service"
    assert hall.refused(layout(SCREEN, zones=("Z",)), MANAGER) == "unknown_zone"


def test_a_set_up_with_a_wrong_design_is_refused():
    design = TicketDesign(code="large", name="大字", source=WRONG[0][0])
    (wrong,) = problems(small_setup(tickets=(design,)))
    assert (wrong.place, wrong.code) == ("tickets/large", "wrong_design")
    assert wrong.value.startswith("line 6: element 1 (number): size must be")
