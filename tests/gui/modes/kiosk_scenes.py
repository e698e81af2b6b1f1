"""Pictures of the kiosk: every page of a morning in the sample hall, at the sizes of its screens, for everybody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, partial
from itertools import count, product

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.client.operations import Problem
from app.client.operations.problems import Advice
from app.contract.hall.commands import AskForPapers, CitizenGiven, StartServing
from app.contract.hall.devices import DeviceKind
from app.contract.hall.reception import AppointmentGiven, LoadAppointments
from app.contract.hall.setup import Identification
from app.contract.hall.state import HallState, Priority
from app.modes import words
from app.modes.hall_texts import filled, reader_of
from app.modes.kiosk.apology import apology, helper_comes
from app.modes.kiosk.identification import IDENTITY, Asked, Typing, masked
from app.modes.kiosk.look import EVERYBODY, Language, Look, Reach, Size
from app.modes.kiosk.portrayal import Portrayal
from app.modes.kiosk.print_jobs import job_rows
from app.modes.kiosk.rooms import Rooms
from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.service_presenter import device_row
from app.modes.kiosk.service_view import Deed, Door, ServiceView, Shown
from app.modes.kiosk.slip_press import open_press
from app.modes.kiosk.ticket import taken
from app.modes.kiosk.trouble import trouble_words
from app.modes.kiosk.view import KioskView, Paper
from app.modes.kiosk.visit import (
    Again,
    Arrival,
    Errand,
    Guide,
    Issue,
    Level,
    Menu,
    NoPaper,
    Purpose,
    Return,
    Search,
    Step,
    Visit,
)
from app.modes.kiosk.wardrobe import Wardrobe
from app.rules.identity import id_number_ok
from app.rules.places import index
from devices.errors import Trouble
from devices.health import Counters, DeviceState, Health
from devices.health import DeviceKind as Devices
from devices.printer.job import PrintOutcome, PrintResult
from devices.printer.journal import JobRecord, JobState
from tests.gui.modes.sample import MORNING, sample_setup, sign
from tests.unit.rules.halls import MANAGER, Hall, staff
from widgets import theme

translate = QCoreApplication.translate

TALL, WIDE, SMALL = QSize(1080, 1920), QSize(1920, 1080), QSize(1024, 768)
SIZES = (TALL, WIDE, SMALL)
_counted = count(1)


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


PORTRAYAL = Portrayal(zone="A", guide_link=lambda code, reader: f"http://hall.example/g/yunxi/{code}/{reader}")
WHOLE_HALL = replace(PORTRAYAL, zone="")


def seen(
    *steps: Step,
    portrayal: Portrayal = PORTRAYAL,
    state: HallState | None = None,
    now: datetime = MORNING,
    ready: bool = True,
    idle: bool = False,
    warning: int | None = None,
    **visit: object,
) -> KioskView:
    """What the kiosk shows of a visit this morning."""
    shown = Visit(touched_at=0.0, look=LOOK[0], steps=list(steps), **visit)
    return portrayal.view(state or booked().state, shown, now=now, ready=ready, idle=idle, warning=warning)


LOOK = [Look()]
"""How the citizen of the pictures wants the kiosk."""


@contextmanager
def looking(look: Look) -> Iterator[None]:
    """Make the views of a block for a citizen who chose a look."""
    LOOK[0] = look
    try:
        yield
    finally:
        LOOK[0] = Look()


@cache
def booked() -> Hall:
    """The morning's hall, which expects somebody, and from whom somebody brings missing papers."""
    hall = morning()
    slot = {"begins": MORNING + timedelta(minutes=25), "ends": MORNING + timedelta(minutes=55)}
    given = AppointmentGiven(code=BOOKED, service="passport", name="张三丰", **slot)
    hall.do(LoadAppointments(day=MORNING.date(), appointments=(given,)), MANAGER)
    member = next(one for one in sample_setup().staff if one.counter == "1")
    visit = hall.call("1", staff(member.number))
    hall.do(StartServing(counter="1", visit=visit.id), staff(member.number))
    missing = ("户口簿原件", "近期一寸白底照片")
    hall.do(AskForPapers(counter="1", visit=visit.id, missing=missing, ask_rating=False), staff(member.number))
    return hall


BOOKED = "YX20261123"


def choosing(*path: str, **more: object) -> KioskView:
    """A level of services as it is this morning."""
    return seen(*(Level(code) for code in path), **more)


def identifying(kind: Identification, typed: str, *, check: bool = False) -> KioskView:
    """Somebody types who they are."""
    return typing(Asked(kind.value), typed, check=check)


def typing(asked: Asked, typed: str, *, check: bool = False) -> KioskView:
    """Somebody types."""
    made = Typing(asked, *_service(asked), device=True)
    for character in typed:
        made.type(character)
    if check:
        made.given()
    return seen(made)


def _service(asked: Asked) -> tuple[str, str]:
    """What the number is for: a service in the citizen's words, or nothing for a code that says so itself."""
    if asked not in IDENTITY:
        return "", ""
    service = index(sample_setup()).services["id-renew"]
    return service.code, words.local(service.name, reader_of((LOOK[0].language.value,)))


def slip() -> str:
    """The return slip of the morning."""
    return next(iter(booked().state.supplements))


def given(outcome: PrintOutcome | None, *, service: str = "id-renew") -> KioskView:
    """A ticket was given."""
    hall = booked()
    citizen = visitor()
    ticket = hall.take(service, citizen=citizen)
    url = f"http://hall.example/t/{ticket.id}/{ticket.slip_key}"
    reader = reader_of((LOOK[0].language.value,))
    told = taken(hall.state, sample_setup(), ticket, reader=reader, name=masked(citizen), url=url)
    if outcome is PrintOutcome.PRINTED:
        told = replace(told, paper=Paper.OUT, ends_in=12.0)
    elif outcome is not None:
        trouble = trouble_words(PrintResult(outcome, Trouble("printer.paper-out", "")), told.number)
        told = replace(told, paper=Paper.MISSING, trouble=trouble, ends_in=60.0)
    return seen(taken=told)


def screen(make: Callable[[], KioskView], *, look: Look = EVERYBODY) -> KioskScreen:
    """The kiosk in a state, as somebody with a look sees it."""
    application = QApplication.instance()
    base = theme.current().name
    wardrobe = Wardrobe(application, base="light" if base == "contrast" else base, dpi=82)
    wardrobe.speak(look.language)
    made = KioskScreen(sign, open_press(None).paint, wear=wardrobe.wear)
    with looking(look):
        made.show_view(make())
    return made


VIEWS: dict[str, Callable[[], KioskView]] = {
    "attract": partial(seen, idle=True),
    "categories": choosing,
    "categories-no-paper": partial(choosing, ready=False),
    "paperless": lambda: seen(errand=Errand(paper=False, priority=Priority.GREEN)),
    "groups": partial(choosing, "household"),
    "leaves": partial(choosing, "household", "id-card"),
    "leaves-many": partial(choosing, "transport"),
    "idle": partial(choosing, "household", warning=8),
    "search": partial(seen, Search("SF")),
    "search-nothing": partial(seen, Search("QQQ")),
    "departments": partial(seen, Menu.DEPARTMENTS),
    "green": partial(seen, Menu.GREEN),
    "language": partial(seen, Menu.LANGUAGE),
    "identify-phone": partial(identifying, Identification.PHONE, "1380013800"),
    "identify-card-wrong": partial(identifying, Identification.ID_CARD, "110105194912310021", check=True),
    "appointment-code": partial(typing, Asked.APPOINTMENT, "YX2026"),
    "slip-number": partial(typing, Asked.SLIP, "A00"),
    "appointment": partial(seen, Arrival(BOOKED)),
    "return": lambda: seen(Return(slip())),
    "guide": partial(seen, Guide("id-renew"), errand=Errand(purpose=Purpose.GUIDE)),
    "again": lambda: seen(Again(next(iter(booked().state.tickets)))),
    "no-paper": partial(seen, NoPaper(Issue("id-renew"))),
    "asking": partial(seen, asking=True),
    "sorry": lambda: seen(sorry=apology(Problem("already_waiting", Advice.CHANGE_SOMETHING, "issue_ticket"))),
    "help": lambda: seen(sorry=helper_comes()),
    "taken-coming": lambda: given(None),
    "taken": lambda: given(PrintOutcome.PRINTED),
    "taken-no-paper": lambda: given(PrintOutcome.FAILED),
    "closed": partial(seen, now=MORNING.replace(day=22, hour=12)),
}
"""Every picture's state, by name."""

LOOKS = {
    "": Look(),
    "hk": Look(Language.CANTONESE),
    "en": Look(Language.ENGLISH),
    "elder": Look(size=Size.ELDER),
    "low": Look(reach=Reach.LOW),
}
"""Who stands before the kiosk, by the name of the pictures."""


def staff_room(shown: Callable[[], Shown], *, look: Look = EVERYBODY) -> Rooms:
    """The kiosk while the staff have it."""
    rooms = Rooms(screen(choosing, look=look))
    rooms.show_staff(shown())
    return rooms


def service_page() -> ServiceView:
    """What the staff see after a bad morning: a printer without paper, a reader that is well, four slips."""
    since = MORNING - timedelta(minutes=9)
    out = Trouble("printer.paper-out", "the printer is out of paper")
    devices = (
        device_row(
            DeviceKind.PRINTER, Health(Devices.PRINTER, "escpos+tcp", DeviceState.FAILED, since, out, Counters())
        ),
        device_row(DeviceKind.READER, Health(Devices.READER, "sam", DeviceState.OK, since, None, Counters())),
        device_row(DeviceKind.SCANNER, None),
    )
    states = (JobState.FAILED, JobState.UNKNOWN, JobState.PRINTING, JobState.PRINTED, JobState.PRINTED)
    jobs = [
        JobRecord(f"t{place}", f"A{14 - place:03}", state, since - timedelta(minutes=place))
        for place, state in enumerate(states)
    ]
    lost = filled(translate("Kiosk", "Print {number} again"), number="A014")
    said = {Deed.TEST_PRINT: "Test print", Deed.RESTART: "Restart", Deed.LEAVE: "End the program"}
    words_ = {deed: translate("Kiosk", text) for deed, text in said.items()} | {
        Deed.REPRINT: lost,
        Deed.FULL_SCREEN: translate("Kiosk", "Full screen on or off"),
        Deed.BACK: translate("Kiosk", "Back to the start page"),
    }
    return ServiceView(
        title=translate("Kiosk", "Kiosk maintenance"),
        devices=devices,
        deeds=tuple((deed, words_[deed]) for deed in Deed),
        jobs=job_rows(jobs, sample_setup().timezone),
        message=translate("Kiosk", "Sent to the printer, which does not say whether it came out."),
    )


STAFF: dict[str, Callable[[], Shown]] = {
    "door": lambda: Door(typed=3),
    "service": service_page,
}
"""What is behind the hidden corner."""


def whole_hall() -> KioskView:
    """A kiosk for the whole hall: more categories than a page takes."""
    return seen(portrayal=WHOLE_HALL)


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    for language, shown, size in product(Language, STAFF, SIZES):
        name = "-".join(("kiosk", shown, language.value))
        yield name, size, partial(staff_room, STAFF[shown], look=Look(language))
    for who, look in LOOKS.items():
        for name, make in {**VIEWS, "whole-hall": whole_hall}.items():
            for size in SIZES:
                yield "-".join(filter(None, ("kiosk", who, name))), size, partial(screen, make, look=look)
