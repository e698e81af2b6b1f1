"""Pages to read before one goes on: what a service asks for, an appointment, a return slip, a printer without paper."""

from PySide6.QtCore import QCoreApplication

from app.contract.hall.reception import Booking
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, Supplement
from app.modes import words
from app.modes.hall_texts import filled
from app.modes.kiosk.trouble import not_ready_words
from app.modes.kiosk.view import Sheet
from app.rules.calendar import local
from app.rules.places import index

translate = QCoreApplication.translate


def guide(setup: HallSetup, code: str, *, reader: str, url: str, offered: bool) -> Sheet:
    """Return what a service asks for; with `offered` a number can be taken from here. `url` is for the telephone."""
    service = index(setup).services[code]
    papers = "\n".join(words.local(paper, reader) for paper in service.papers)
    minutes = filled(translate("Kiosk", "about {minutes} min"), minutes=str(service.expected_minutes))
    counters = [counter.number for counter in setup.counters if code in counter.services]
    rows = (
        (translate("Kiosk", "For whom"), words.local(service.description, reader)),
        (translate("Kiosk", "Bring along"), papers or translate("Kiosk", "No papers needed")),
        (translate("Kiosk", "Fee"), words.local(service.fee, reader)),
        (translate("Kiosk", "Time at the counter"), minutes),
        (translate("Kiosk", "Where"), translate("Kiosk", ", ").join(counters)),
        (translate("Kiosk", "Good to know"), words.local(service.tip, reader)),
    )
    return Sheet(
        title=words.local(service.name, reader),
        rows=tuple(row for row in rows if row[1]),
        yes=translate("Kiosk", "Take a number") if offered else "",
        code=url,
        code_words=translate("Kiosk", "Scan to take this page with you"),
    )


def appointment(setup: HallSetup, booking: Booking, *, reader: str) -> Sheet:
    """Return an appointment as its holder knows it again; names come masked from the server."""
    service = index(setup).services.get(booking.service)
    begins, ends = local(setup.timezone, booking.begins), local(setup.timezone, booking.ends)
    rows = (
        (translate("Kiosk", "Name"), booking.name or ""),
        (translate("Kiosk", "Service"), words.local(service.name, reader) if service else ""),
        (translate("Kiosk", "Day"), words.day(begins)),
        (translate("Kiosk", "Time"), f"{begins:%H:%M}–{ends:%H:%M}"),
    )
    return Sheet(
        title=translate("Kiosk", "Is this your appointment?"),
        rows=tuple(row for row in rows if row[1]),
        yes=translate("Kiosk", "Yes, take a number"),
    )


def return_slip(setup: HallSetup, slip: Supplement, *, reader: str) -> Sheet:
    """Return what was missing, so that nobody queues without it."""
    service = index(setup).services.get(slip.service)
    rows = (
        (translate("Kiosk", "Number"), slip.number),
        (translate("Kiosk", "Service"), words.local(service.name, reader) if service else ""),
        (translate("Kiosk", "Was missing"), "\n".join(slip.missing)),
        (translate("Kiosk", "Where"), filled(translate("Kiosk", "Counter {counters}"), counters=slip.counter)),
    )
    return Sheet(
        title=translate("Kiosk", "Do you have everything with you?"),
        rows=tuple(row for row in rows if row[1]),
        yes=translate("Kiosk", "Yes, take a number"),
    )


def no_paper() -> Sheet:
    """Return the offer of a ticket on the telephone."""
    return Sheet(
        title=translate("Kiosk", "The ticket machine cannot print now"),
        text=not_ready_words(),
        yes=translate("Kiosk", "Take the number on my phone"),
    )


def again(number: str) -> Sheet:
    """Return the offer to print a slip once more that may have been lost when the kiosk had to start again."""
    text = translate(
        "Kiosk", "The machine had to start again while it was printing. Your number is valid, with the slip or without."
    )
    return Sheet(
        title=filled(translate("Kiosk", "Did you get the slip {number}?"), number=number),
        text=text,
        yes=translate("Kiosk", "No, print it again"),
    )


def slips_of(state: HallState, number: str) -> tuple[str, ...]:
    """Return the ids of the return slips with a number, newest first; the same number is given every day."""
    found = [slip for slip in state.supplements.values() if slip.number == number]
    return tuple(slip.ticket for slip in sorted(found, key=lambda slip: slip.day, reverse=True))
