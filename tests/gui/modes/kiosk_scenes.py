"""Pictures of the kiosk: every page of a morning in the sample hall, at the sizes of its screens."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from itertools import count

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWidget

from app.contract.hall.commands import CitizenGiven
from app.contract.hall.setup import HallSetup, Identification
from app.contract.hall.state import HallState
from app.modes import words
from app.modes.hall_texts import notices_line
from app.modes.kiosk.catalogue import card, level, offer_below
from app.modes.kiosk.closing import closed_words
from app.modes.kiosk.identification import Typing, masked
from app.modes.kiosk.mode import open_press
from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.ticket import taken
from app.modes.kiosk.trouble import not_ready_words, trouble_words
from app.modes.kiosk.view import Choice, KioskView, Page, Paper
from app.rules.calendar import local
from app.rules.identity import id_number_ok
from app.rules.places import index
from devices.errors import Trouble
from devices.printer.job import PrintOutcome, PrintResult
from tests.gui.modes.sample import MORNING, sample_setup, sign
from tests.unit.rules.halls import Hall

TALL, WIDE, SMALL = QSize(1080, 1920), QSize(1920, 1080), QSize(1024, 768)
SIZES = (TALL, WIDE, SMALL)
_counted = count(1)
translate = QCoreApplication.translate


def visitor() -> CitizenGiven:
    """Somebody else each time: an ID number that can be right."""
    known = f"11010519900101{next(_counted):03}"
    return next(CitizenGiven(id_number=known + check) for check in "0123456789X" if id_number_ok(known + check))


@cache
def morning() -> Hall:
    """The sample hall with ten counters open and people waiting."""
    hall = Hall(setup=sample_setup(), now=MORNING)
    for member in sample_setup().staff:
        if member.counter is not None and int(member.counter) <= 12 and member.counter != "4":
            hall.open(member.counter, member.number)
    for service, people in (("id-renew", 7), ("id-first", 2), ("passport", 12), ("hk-macau", 1), ("retire", 4)):
        for _ in range(people):
            hall.take(service, citizen=visitor())
    return hall


def frame(setup: HallSetup, now: datetime) -> KioskView:
    """What every page has around it."""
    here = local(setup.timezone, now)
    return KioskView(
        page=Page.CONNECTING,
        hall=words.local(setup.name),
        clock=words.clock(here),
        day=words.day(here),
        notices=notices_line(setup, here.date(), "zh"),
    )


def choosing(*path: str, zone: str = "A", state: HallState | None = None, hint: str = "") -> KioskView:
    """A level of services as it is this morning."""
    setup, shown = sample_setup(), state or morning().state
    nodes = level(setup, path[-1] if path else None, zone)
    names = tuple(words.local(index(setup).services[code].name) for code in path)
    return replace(
        frame(setup, MORNING),
        page=Page.CHOOSING,
        hint=hint,
        choice=Choice(
            level="/".join(path),
            title=names[-1] if names else translate("Kiosk", "What do you come for?"),
            cards=tuple(card(shown, setup, node, now=MORNING, reader="zh") for node in nodes),
            path=names,
        ),
    )


def identifying(kind: Identification, typed: str, *, check: bool = False) -> KioskView:
    """Somebody types."""
    typing = Typing(kind, "id-renew", "换领、补领身份证")
    for character in typed:
        typing.type(character)
    if check:
        typing.given()
    return replace(frame(sample_setup(), MORNING), page=Page.IDENTIFYING, identify=typing.view())


def given(outcome: PrintOutcome | None, *, service: str = "id-renew") -> KioskView:
    """A ticket was given."""
    hall = morning()
    citizen = visitor()
    ticket = hall.take(service, citizen=citizen)
    url = f"http://hall.example/t/{ticket.id}/{ticket.slip_key}"
    told = taken(hall.state, sample_setup(), ticket, reader="zh", name=masked(citizen), url=url)
    if outcome is PrintOutcome.PRINTED:
        told = replace(told, paper=Paper.OUT, ends_in=12.0)
    elif outcome is not None:
        trouble = trouble_words(PrintResult(outcome, Trouble("printer.paper-out", "")), told.number)
        told = replace(told, paper=Paper.MISSING, trouble=trouble, ends_in=60.0)
    return replace(frame(sample_setup(), MORNING), page=Page.TAKEN, taken=told)


def asking() -> KioskView:
    """The server is asked for a number."""
    return replace(frame(sample_setup(), MORNING), page=Page.ASKING, message=translate("Kiosk", "Taking your number"))


def closed() -> KioskView:
    """Sunday evening."""
    setup, now = sample_setup(), MORNING.replace(day=22, hour=12)
    offers = [offer_below(morning().state, setup, node, now) for node in level(setup, None, "A")]
    message, detail = closed_words(setup, offers, now)
    return replace(frame(setup, now), page=Page.CLOSED, message=message, detail=detail)


def screen(make: Callable[[], KioskView]) -> KioskScreen:
    """The kiosk in a state."""
    made = KioskScreen(sign(), open_press(None).paint)
    made.show_view(make())
    return made


VIEWS: dict[str, Callable[[], KioskView]] = {
    "categories": choosing,
    "categories-no-paper": lambda: choosing(hint=not_ready_words()),
    "groups": partial(choosing, "household"),
    "leaves": partial(choosing, "household", "id-card"),
    "leaves-many": partial(choosing, "transport"),
    "idle": lambda: replace(choosing("household"), warning=8),
    "identify-phone": partial(identifying, Identification.PHONE, "1380013800"),
    "identify-card-wrong": partial(identifying, Identification.ID_CARD, "110105194912310021", check=True),
    "asking": lambda: replace(
        frame(sample_setup(), MORNING), page=Page.ASKING, message=translate("Kiosk", "Taking your number")
    ),
    "taken-coming": lambda: given(None),
    "taken": lambda: given(PrintOutcome.PRINTED),
    "taken-no-paper": lambda: given(PrintOutcome.FAILED),
    "closed": closed,
}
"""Every picture's state, by name."""


def whole_hall() -> KioskView:
    """A kiosk for the whole hall: more categories than a page takes."""
    return choosing(zone="")


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    for name, make in VIEWS.items():
        for size in SIZES:
            yield f"kiosk-{name}", size, partial(screen, make)
    for size in SIZES:
        yield "kiosk-whole-hall", size, partial(screen, whole_hall)
