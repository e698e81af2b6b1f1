"""From the hall's state and a citizen's visit to what is shown: the same for the same, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.setup import HallSetup, Service
from app.contract.hall.state import STAFFED, HallState, Priority
from app.modes import words
from app.modes.hall_texts import filled, notices_line, reader_of
from app.modes.kiosk import menus, sheets
from app.modes.kiosk.catalogue import all_leaves, card, level, of_department, offer_below
from app.modes.kiosk.closing import closed_words
from app.modes.kiosk.finder import find
from app.modes.kiosk.lunar import lunar_day
from app.modes.kiosk.trouble import not_ready_words
from app.modes.kiosk.view import Attract, Card, Choice, KioskView, Page, Sheet
from app.modes.kiosk.visit import (
    Again,
    Arrival,
    Department,
    Guide,
    Level,
    Menu,
    NoPaper,
    Purpose,
    Return,
    Search,
    Slips,
    Step,
    Visit,
)
from app.rules.calendar import local
from app.rules.places import index
from app.rules.reception import booking_key
from app.rules.waiting import waiting_count

translate = QCoreApplication.translate

MOST_ROWS = 8


@dataclass(frozen=True, kw_only=True)
class Portrayal:
    """How one kiosk shows things.

    :param zone: the zone whose services are offered; empty for the whole hall.
    :param guide_link: returns the address of a service's page for a telephone, by code and reader.
    """

    zone: str
    guide_link: Callable[[str, str], str]

    def view(
        self, state: HallState, visit: Visit, *, now: datetime, ready: bool, idle: bool, warning: int | None
    ) -> KioskView:
        """Return what is shown. `ready`: whether paper can be expected, `idle`: whether nobody has been here long."""
        setup, look = state.setup, visit.look
        if setup is None:
            message = translate("Kiosk", "Connecting, please wait a moment")
            return KioskView(page=Page.CONNECTING, look=look, message=message)
        frame = replace(self._frame(setup, visit, now), warning=warning)
        return self._occupied(frame, visit) or self._asked(frame, state, setup, visit, now, ready=ready, idle=idle)

    def _occupied(self, frame: KioskView, visit: Visit) -> KioskView | None:
        """Return the page of what the citizen is told, waits for or types; `None` when they choose or read."""
        if visit.taken is not None:
            return replace(frame, page=Page.TAKEN, taken=visit.taken)
        if visit.asking:
            return replace(frame, page=Page.ASKING, message=translate("Kiosk", "Taking your number"))
        if visit.sorry is not None:
            return replace(frame, page=Page.SORRY, message=visit.sorry.message, detail=visit.sorry.detail)
        if visit.typing is not None:
            return replace(frame, page=Page.IDENTIFYING, identify=visit.typing.view())
        return None

    def _asked(
        self,
        frame: KioskView,
        state: HallState,
        setup: HallSetup,
        visit: Visit,
        now: datetime,
        *,
        ready: bool,
        idle: bool,
    ) -> KioskView:
        """Return the page that asks for a choice."""
        sheet = self._sheet(state, setup, visit, now)
        if sheet is not None:
            return replace(frame, page=Page.CONFIRMING, sheet=sheet)
        if not visit.steps and (closed := self._closed(state, setup, now)) is not None:
            return replace(frame, page=Page.CLOSED, message=closed[0], detail=closed[1])
        if idle:
            return replace(frame, page=Page.ATTRACT, attract=self._attract(state, setup, visit, now))
        hint = "" if ready or not visit.errand.paper else not_ready_words()
        return replace(frame, page=Page.CHOOSING, choice=self._choice(state, setup, visit, now), hint=hint)

    def nodes(self, state: HallState, setup: HallSetup, step: Step | None) -> tuple[Service, ...]:
        """Return the services a step offers."""
        match step:
            case None:
                return level(setup, None, self.zone)
            case Level(code):
                return level(setup, code, self.zone)
            case Department(code):
                return of_department(setup, code, self.zone)
            case Search(typed):
                return find(state, setup, self.zone, typed)
        return ()

    def _frame(self, setup: HallSetup, visit: Visit, now: datetime) -> KioskView:
        here, reader = local(setup.timezone, now), _reader(visit)
        return KioskView(
            page=Page.CONNECTING,
            look=visit.look,
            hall=words.local(setup.name, reader),
            clock=words.clock(here),
            day=words.day(here),
            lunar=lunar_day(here.date(), visit.look.language),
            notices=notices_line(setup, here.date(), reader),
        )

    def _closed(self, state: HallState, setup: HallSetup, now: datetime) -> tuple[str, str] | None:
        offers = [offer_below(state, setup, node, now) for node in self.nodes(state, setup, None)]
        return None if any(one.offered for one in offers) else closed_words(setup, offers, now)

    def _choice(self, state: HallState, setup: HallSetup, visit: Visit, now: datetime) -> Choice:
        step, reader = visit.step, _reader(visit)
        path = tuple(filter(None, (_name(setup, one, reader) for one in visit.steps)))
        choice = Choice(
            level="/".join((str(visit.number), *map(repr, visit.steps))),
            title=path[-1] if path else _question(visit),
            cards=self._cards(state, setup, visit, now),
            path=path,
            banner=_banner(visit),
        )
        if step is None:
            overview = "" if visit.look.is_elder else self._overview(state, setup)
            return replace(choice, ways=menus.ways(visit.look, visit.errand), overview=overview)
        if isinstance(step, Search):
            empty = translate("Kiosk", "Nothing begins with these letters")
            same = "/".join((str(visit.number), "search"))
            return replace(choice, level=same, typed=step.typed, empty=empty)
        return choice

    def _cards(self, state: HallState, setup: HallSetup, visit: Visit, now: datetime) -> tuple[Card, ...]:
        reader = _reader(visit)
        match visit.step:
            case Menu.LANGUAGE:
                return menus.languages()
            case Menu.GREEN:
                return menus.green_groups()
            case Menu.DEPARTMENTS:
                return menus.departments(setup, self.zone, reader)
            case Slips(tickets):
                return menus.slips(state, setup, tickets, reader)
        made = (card(state, setup, node, now=now, reader=reader) for node in self.nodes(state, setup, visit.step))
        if visit.errand.purpose is Purpose.GUIDE:
            return tuple(replace(one, reason="") for one in made)
        return tuple(made)

    def _overview(self, state: HallState, setup: HallSetup) -> str:
        waiting = sum(waiting_count(state, leaf.code) for leaf in all_leaves(setup, self.zone))
        counters = {counter.number for counter in setup.counters if self.zone in ("", counter.zone)}
        open_ = sum(desk.state in STAFFED for desk in state.desks.values() if desk.counter in counters)
        said = translate("Kiosk", "{count} waiting, {counters} counters open")
        return filled(said, count=str(waiting), counters=str(open_))

    def _attract(self, state: HallState, setup: HallSetup, visit: Visit, now: datetime) -> Attract:
        reader = _reader(visit)
        nodes = self.nodes(state, setup, None)
        made = [card(state, setup, node, now=now, reader=reader) for node in nodes]
        only = made[0] if len(nodes) == 1 and nodes[0].is_leaf else None
        touch = filled(translate("Kiosk", "Take a number: {service}"), service=only.title) if only else ""
        return Attract(
            slogan=words.local(setup.texts.slogan or setup.texts.welcome, reader),
            rows=tuple((one.title, one.reason or one.status) for one in made[:MOST_ROWS]),
            touch=touch or translate("Kiosk", "Touch here to take a number"),
            service=only.code if only else "",
        )

    def _sheet(self, state: HallState, setup: HallSetup, visit: Visit, now: datetime) -> Sheet | None:
        reader = _reader(visit)
        match visit.step:
            case Guide(code) if code in index(setup).services:
                offered = offer_below(state, setup, index(setup).services[code], now).offered
                return sheets.guide(setup, code, reader=reader, url=self.guide_link(code, reader), offered=offered)
            case Arrival(code) if (booking := state.booked.get(booking_key(code))) is not None:
                return sheets.appointment(setup, booking, reader=reader)
            case Return(ticket) if (slip := state.supplements.get(ticket)) is not None:
                return sheets.return_slip(setup, slip, reader=reader)
            case NoPaper():
                return sheets.no_paper()
            case Again(ticket) if ticket in state.tickets:
                return sheets.again(state.tickets[ticket].number)
        return None


def _reader(visit: Visit) -> str:
    return reader_of((visit.look.language.value,))


def _question(visit: Visit) -> str:
    if visit.errand.purpose is Purpose.GUIDE:
        return translate("Kiosk", "What do you want to know about?")
    return translate("Kiosk", "What do you come for?")


def _banner(visit: Visit) -> str:
    parts = []
    if visit.errand.priority is Priority.GREEN:
        parts.append(translate("Kiosk", "Green channel: please show your proof at the counter"))
    if not visit.errand.paper:
        parts.append(translate("Kiosk", "Your number comes on the screen, to keep on your phone"))
    return " · ".join(parts)


def _name(setup: HallSetup, step: Step, reader: str) -> str:
    """Return what a step is called in the path."""
    if isinstance(step, Level):
        service = index(setup).services.get(step.code)
        return words.local(service.name, reader) if service is not None else ""
    if isinstance(step, Department):
        return next((words.local(one.name, reader) for one in setup.departments if one.code == step.code), "")
    if isinstance(step, Menu):
        return _MENUS[step]()
    if isinstance(step, Search):
        return translate("Kiosk", "Type the first letters of each word")
    return translate("Kiosk", "Which one is yours?") if isinstance(step, Slips) else ""


_MENUS: dict[Menu, Callable[[], str]] = {
    Menu.LANGUAGE: lambda: "语言 · 語言 · Language",
    Menu.GREEN: lambda: translate("Kiosk", "Who may go first"),
    Menu.DEPARTMENTS: lambda: translate("Kiosk", "Which department?"),
}
