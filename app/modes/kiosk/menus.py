"""What is chosen from besides services: the other ways in, languages, who may go first, departments, return slips."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, Priority
from app.modes import words
from app.modes.hall_texts import filled
from app.modes.kiosk.catalogue import of_department
from app.modes.kiosk.look import Language, Look, Reach
from app.modes.kiosk.view import Card, Entrance, Way
from app.modes.kiosk.visit import Errand, Purpose
from app.rules.places import index

translate = QCoreApplication.translate

_OWN_NAMES = {Language.MANDARIN: "简体中文", Language.CANTONESE: "繁體中文（粵語）", Language.ENGLISH: "English"}


@dataclass(frozen=True)
class _Sign:
    """An entrance as it looks."""

    title: Callable[[], str]
    icon: str


_SIGNS = {
    Entrance.SEARCH: _Sign(lambda: translate("Kiosk", "Search"), "search"),
    Entrance.DEPARTMENT: _Sign(lambda: translate("Kiosk", "By department"), "hall"),
    Entrance.APPOINTMENT: _Sign(lambda: translate("Kiosk", "I have an appointment"), "calendar"),
    Entrance.SUPPLEMENT: _Sign(lambda: translate("Kiosk", "I bring missing papers"), "return"),
    Entrance.PAPERLESS: _Sign(lambda: translate("Kiosk", "Ticket on my phone"), "qr"),
    Entrance.GREEN: _Sign(lambda: translate("Kiosk", "Green channel"), "green_channel"),
    Entrance.GUIDE: _Sign(lambda: translate("Kiosk", "What to bring"), "guide"),
    Entrance.LANGUAGE: _Sign(lambda: translate("Kiosk", "Language"), "language"),
    Entrance.ELDER: _Sign(lambda: translate("Kiosk", "Large print"), "elder"),
    Entrance.WHEELCHAIR: _Sign(lambda: translate("Kiosk", "Wheelchair"), "wheelchair"),
    Entrance.HELP: _Sign(lambda: translate("Kiosk", "Call for help"), "help"),
}
_FOR_ALL = tuple(entrance for entrance in Entrance if entrance is not Entrance.HELP)
_FOR_ELDERS = (Entrance.HELP, Entrance.APPOINTMENT, Entrance.SUPPLEMENT, Entrance.GREEN, Entrance.ELDER)

GREEN_GROUPS: dict[str, tuple[Callable[[], str], str]] = {
    "elder": (lambda: translate("Kiosk", "70 years or older"), "elder"),
    "disabled": (lambda: translate("Kiosk", "Disabled, or ill"), "wheelchair"),
    "pregnant": (lambda: translate("Kiosk", "Pregnant, or with a small child"), "people"),
    "soldier": (lambda: translate("Kiosk", "Soldier, veteran or their family"), "star"),
}
"""Who may go first (绿色通道); staff look at the proof at the counter."""


def ways(look: Look, errand: Errand) -> tuple[Way, ...]:
    """Return the other ways in, fewer for elders."""
    on = {
        Entrance.ELDER: look.is_elder,
        Entrance.WHEELCHAIR: look.reach is Reach.LOW,
        Entrance.PAPERLESS: not errand.paper,
        Entrance.GREEN: errand.priority is Priority.GREEN,
        Entrance.GUIDE: errand.purpose is Purpose.GUIDE,
    }
    return tuple(
        Way(entrance=entrance, title=_SIGNS[entrance].title(), icon=_SIGNS[entrance].icon, on=on.get(entrance, False))
        for entrance in (_FOR_ELDERS if look.is_elder else _FOR_ALL)
    )


def languages() -> tuple[Card, ...]:
    """Return the languages, each by its own name."""
    return tuple(Card(code=language.value, title=name, icon="language") for language, name in _OWN_NAMES.items())


def green_groups() -> tuple[Card, ...]:
    """Return who may go first."""
    return tuple(Card(code=code, title=title(), icon=icon) for code, (title, icon) in GREEN_GROUPS.items())


def departments(setup: HallSetup, zone: str, reader: str) -> tuple[Card, ...]:
    """Return the departments that offer something here, with how much."""
    count = {one.code: len(of_department(setup, one.code, zone)) for one in setup.departments}
    return tuple(
        Card(
            code=one.code,
            title=words.local(one.name, reader),
            icon="hall",
            subtitle=filled(translate("Kiosk", "Services: {count}"), count=str(count[one.code])),
        )
        for one in setup.departments
        if count[one.code]
    )


def slips(state: HallState, setup: HallSetup, tickets: tuple[str, ...], reader: str) -> tuple[Card, ...]:
    """Return the return slips of one number, told apart by service and day."""
    known = (state.supplements[ticket] for ticket in tickets if ticket in state.supplements)
    services = index(setup).services
    return tuple(
        Card(
            code=slip.ticket,
            title=words.local(services[slip.service].name, reader) if slip.service in services else slip.number,
            icon="return",
            subtitle=f"{slip.number}  {words.day(slip.day)}",
        )
        for slip in known
    )
