"""Who sees what of a person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.centre.state import Case, Reporter
from app.contract.command import Scope
from app.contract.event import Recorded
from app.contract.hall.events import TicketReserved, VisitRated
from app.contract.hall.state import Citizen, Rating, Source
from app.ids import new_id
from app.rules.masking import (
    Rendition,
    mask_address,
    mask_id_number,
    mask_name,
    mask_phone,
    redact,
    rendition,
)
from tests.unit.rules.halls import MORNING


def reserved() -> TicketReserved:
    """A given number with everything a citizen may have shown."""
    citizen = Citizen(name="张三丰", phone="13812345678", id_number="11010519491231002X")
    return TicketReserved(
        ticket=new_id(),
        number="A001",
        service="id",
        zone="A",
        source=Source.KIOSK,
        citizen=citizen,
        slip_key="opensesame",
    )


@pytest.mark.parametrize(
    ("mask", "text", "masked"),
    [
        (mask_name, "张三丰", "张**"),
        (mask_name, "张", "张"),
        (mask_name, "", ""),
        (mask_phone, "13812345678", "138****5678"),
        (mask_phone, "+8613812345678", "+86138****5678"),
        (mask_phone, "12345", "***45"),
        (mask_id_number, "11010519491231002X", "110105********002X"),
        (mask_address, "云溪区人民路12号3单元", "云溪区人民路****"),
        (mask_address, "人民路", "人民路"),
    ],
)
def test_masks(mask, text, masked):
    assert mask(text) == masked


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2026, 1, 1)))
def test_a_masked_id_number_never_shows_the_birthday(born):
    masked = mask_id_number(f"110105{born:%Y%m%d}002X")
    assert masked == "110105********002X"


@pytest.mark.parametrize(
    ("view", "name", "phone", "key"),
    [
        (Rendition.PUBLIC, None, None, None),
        (Rendition.KIOSK, "张**", None, "opensesame"),
        (Rendition.STAFF, "张**", "138****5678", None),
        (Rendition.FULL, "张三丰", "13812345678", "opensesame"),
    ],
)
def test_a_ticket_as_each_reader_sees_it(view, name, phone, key):
    seen = redact(reserved(), view)
    assert (seen.citizen.name, seen.citizen.phone, seen.slip_key) == (name, phone, key)


@pytest.mark.parametrize("view", [view for view in Rendition if view is not Rendition.FULL])
def test_a_row_of_the_record_hides_what_its_event_hides(view):
    event = reserved()
    row = Recorded(seq=1, at=MORNING, actor="kiosk", device="k1", command=new_id(), event=event)
    assert redact(row, view).event == redact(event, view)


def test_a_comment_is_for_the_manager_only():
    rated = VisitRated(visit=new_id(), rating=Rating.DISSATISFIED, comment="态度不好")
    assert redact(rated, Rendition.STAFF).comment == ""
    assert redact(rated, Rendition.MANAGER).comment == "态度不好"


def test_what_holds_nothing_personal_is_the_same_object():
    event = reserved().model_copy(update={"citizen": None, "slip_key": None})
    assert redact(event, Rendition.PUBLIC) is event


def test_a_case_masked():
    case = Case(
        id=new_id(),
        number="DH2026112300001",
        channel="phone",
        kind="complaint",
        reported_at=MORNING,
        registered_at=MORNING,
        reporter=Reporter(name="李四", phone="13900001111"),
        title="路灯不亮",
        description="家住人民路",
        address="云溪区人民路12号",
        call_taker="2001",
    )
    seen = redact(case, Rendition.STAFF)
    assert (seen.reporter.name, seen.reporter.phone, seen.description) == ("李*", "139****1111", "")


@pytest.mark.parametrize(
    ("scope", "kind", "expected"),
    [
        (Scope.DISPLAY, "hall", Rendition.PUBLIC),
        (Scope.PAD, "hall", Rendition.PAD),
        (Scope.DISPLAY, "centre", None),
        (Scope.PAD, "centre", None),
        (Scope.KIOSK, "centre", None),
        (Scope.HOTLINE, "hall", None),
        (Scope.HOTLINE, "centre", Rendition.FULL),
        (Scope.COUNTER, "centre", None),
    ],
)
def test_who_reads_which_feed(scope, kind, expected):
    assert rendition(scope, kind) is expected
