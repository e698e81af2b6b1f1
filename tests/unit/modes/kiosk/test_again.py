"""A slip that was under way when the kiosk died: offered again for a minute, marked, and never by itself."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.contract.hall.state import Ticket
from app.modes.kiosk.presenter import OFFER_SECONDS
from app.modes.kiosk.view import Page, Paper
from tests.unit.modes.kiosk.test_presenter import NO_PAPER, Kiosk


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    made = Kiosk()
    yield made
    made.presenter.close()


def lost(kiosk: Kiosk) -> Ticket:
    """A ticket whose slip nobody knows of."""
    ticket = kiosk.hall.take("id", printed=False)
    kiosk.hall.sync()
    return ticket


async def test_it_is_offered_and_printed_once_marked(kiosk: Kiosk) -> None:
    ticket = lost(kiosk)
    kiosk.presenter.offer_again(ticket.id)
    assert kiosk.view.page is Page.CONFIRMING
    assert ticket.number in kiosk.view.sheet.title
    assert kiosk.printer.slips == [], "nothing comes out by itself"
    kiosk.presenter.agree()
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    (slip,) = kiosk.printer.slips
    assert (slip["number"], slip.mark) == (ticket.number, "PRINTED AGAIN")
    assert slip.paper not in ("", ticket.id)
    assert kiosk.view.page is Page.TAKEN
    assert (kiosk.view.taken.number, kiosk.view.taken.paper) == (ticket.number, Paper.OUT)
    assert kiosk.reported() == [("printed", "")]
    assert kiosk.issued() == [], "the number is the one it was"


def test_after_a_minute_it_is_offered_no_longer(kiosk: Kiosk) -> None:
    kiosk.presenter.offer_again(lost(kiosk).id)
    kiosk.wait(OFFER_SECONDS - 1)
    assert kiosk.view.page is Page.CONFIRMING
    kiosk.wait(1)
    assert kiosk.view.page is Page.CHOOSING


@pytest.mark.parametrize("leave", ["back", "home"])
def test_who_has_the_slip_leaves_it(kiosk: Kiosk, leave: str) -> None:
    kiosk.presenter.offer_again(lost(kiosk).id)
    getattr(kiosk.presenter, leave)()
    assert kiosk.view.page is Page.CHOOSING
    assert kiosk.printer.slips == []


def test_a_citizen_who_is_at_work_already_is_not_asked(kiosk: Kiosk) -> None:
    kiosk.presenter.choose("household")
    kiosk.presenter.offer_again(lost(kiosk).id)
    assert kiosk.view.page is Page.CHOOSING


async def test_a_paper_that_does_not_come_again_leaves_the_number_on_the_screen(kiosk: Kiosk) -> None:
    ticket = lost(kiosk)
    kiosk.printer.answer = replace(NO_PAPER)
    kiosk.presenter.offer_again(ticket.id)
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert (kiosk.view.taken.number, kiosk.view.taken.paper) == (ticket.number, Paper.MISSING)
    assert kiosk.reported() == []
