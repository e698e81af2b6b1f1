"""What happens at the kiosk: from what one comes for to a ticket in the hand, and back to the beginning."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import Any

from app.client.operations import HallOperations
from app.client.operations.problems import Problem
from app.client.replica import Change, Replica
from app.contract.hall.commands import CitizenGiven
from app.contract.hall.setup import Identification, Service
from app.contract.hall.state import HallState, Priority, Ticket
from app.modes import words
from app.modes.hall_texts import reader_of
from app.modes.kiosk.apology import apology, helper_comes, unknown_code
from app.modes.kiosk.catalogue import offer_below
from app.modes.kiosk.codes import ticket_of
from app.modes.kiosk.identification import IDENTITY, Asked, Typing, asked_for
from app.modes.kiosk.look import Language, Look
from app.modes.kiosk.portrayal import Portrayal
from app.modes.kiosk.sheets import slips_of
from app.modes.kiosk.taking import SlipPrinter, Taking
from app.modes.kiosk.view import Entrance, KioskView
from app.modes.kiosk.visit import (
    Again,
    Arrival,
    Department,
    Errand,
    Guide,
    Issue,
    Level,
    Menu,
    NoPaper,
    Purpose,
    Return,
    Search,
    Slips,
    Step,
    Visit,
    Wish,
)
from app.rules.places import index
from app.rules.reception import booking_key

IDLE_SECONDS = 30.0
ELDER_IDLE_SECONDS = 60.0
WARNING_SECONDS = 10.0
OFFER_SECONDS = 60.0
"""How long a slip that may be lost is offered again (spec 06)."""

ATTRACT_SECONDS = 120.0
"""After so long without anybody, the screen speaks to who is far away."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a kiosk stands in: its zone (empty: the whole hall), its own language, and what there is to save typing.

    :param speak: lets the program use the words of another language.
    """

    zone: str = ""
    language: Language = Language.MANDARIN
    speak: Callable[[Language], None] = lambda _language: None
    has_reader: Callable[[], bool] = lambda: False
    has_scanner: Callable[[], bool] = lambda: False


class KioskPresenter:
    """Shows one kiosk.

    :param link: returns the address of a ticket's page for its QR code; `guide_link` that of a service by its code.
    :param run: begins work nobody waits for.
    :param now: the server's time; `mono` seconds of a clock that never jumps.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        printer: SlipPrinter,
        surroundings: Surroundings,
        link: Callable[[Ticket], str],
        guide_link: Callable[[str, str], str],
        run: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[KioskView], None],
        now: Callable[[], datetime],
        mono: Callable[[], float],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._printer = printer
        self._around = surroundings
        self._portrayal = Portrayal(zone=surroundings.zone, guide_link=guide_link)
        self._taking = Taking(replica=replica, operations=operations, printer=printer, link=link, mono=mono)
        self._run = run
        self._show = show
        self._now = now
        self._mono = mono
        self._visit = self._next_visit(0)
        self._shown: KioskView | None = None
        self._forget = replica.subscribe(self._follow)
        self._refresh()

    def close(self) -> None:
        """Follow no longer."""
        self._forget()

    def tick(self) -> None:
        """Let time pass: an idle kiosk begins anew. Called a few times a second."""
        visit, mono = self._visit, self._mono()
        is_over = visit.ends_at is not None and mono >= visit.ends_at
        is_left = visit.may_idle and visit.touched and mono - visit.touched_at >= self._patience
        if is_over or is_left:
            self.home()
        else:
            self._refresh()

    def touched(self) -> None:
        """Somebody is there."""
        self._visit.touch(self._mono())
        self._refresh()

    def home(self) -> None:
        """Begin anew; whatever the citizen typed or showed is forgotten."""
        self._operations.forget_person()
        before, self._visit = self._visit, self._next_visit(self._visit.number + 1)
        if before.look.language is not self._visit.look.language:
            self._around.speak(self._visit.look.language)
        self._refresh()

    def back(self) -> None:
        """Go one step back."""
        visit = self._visit
        visit.touch(self._mono())
        if visit.may_idle:
            if visit.sorry is not None:
                visit.sorry = None
            elif visit.steps:
                visit.steps.pop()
            else:
                visit.errand = Errand()
        self._refresh()

    def enter(self, entrance: Entrance) -> None:
        """The citizen touched one of the other ways in."""
        visit = self._visit
        visit.touch(self._mono())
        if visit.may_idle and not visit.steps:
            self._ways[entrance](visit)
        self._refresh()

    def choose(self, code: str) -> None:
        """The citizen touched a card."""
        visit = self._visit
        visit.touch(self._mono())
        if not visit.is_choosing:
            return
        match visit.step:
            case Menu.LANGUAGE if code in set(Language):
                self._speak(visit, Language(code))
            case Menu.GREEN:
                visit.errand = replace(visit.errand, priority=Priority.GREEN)
                visit.steps.clear()
            case Menu.DEPARTMENTS:
                visit.steps.append(Department(code))
            case Slips(tickets) if code in tickets:
                visit.steps.append(Return(code))
            case None | Level() | Department() | Search():
                self._choose_service(visit, code)
        self._refresh()

    def type(self, character: str) -> None:
        """The citizen touched a key."""
        visit = self._visit
        visit.touch(self._mono())
        if visit.may_idle and visit.sorry is None:
            if visit.typing is not None:
                visit.typing.type(character)
            elif isinstance(visit.step, Search):
                visit.steps[-1] = Search((visit.step.typed + character.upper())[:8])
        self._refresh()

    def erase(self) -> None:
        """The citizen takes the last character back."""
        visit = self._visit
        visit.touch(self._mono())
        if visit.may_idle:
            if visit.typing is not None:
                visit.typing.erase()
            elif isinstance(visit.step, Search):
                visit.steps[-1] = Search(visit.step.typed[:-1])
        self._refresh()

    def identify(self) -> None:
        """The citizen has typed their number or code."""
        visit = self._visit
        visit.touch(self._mono())
        typing = visit.typing
        if typing is not None and not visit.asking and visit.sorry is None:
            if typing.asked in IDENTITY:
                given = typing.given()
                if given is not None:
                    self._ask(visit, Issue(typing.service, given))
            elif typing.code():
                self._look_up(visit, typing)
        self._refresh()

    def agree(self) -> None:
        """The citizen read a page and goes on."""
        visit = self._visit
        visit.touch(self._mono())
        if visit.may_idle and visit.sorry is None:
            match visit.step:
                case Arrival(code):
                    self._ask(visit, Arrival(code))
                case Return(ticket):
                    self._ask(visit, Return(ticket))
                case NoPaper(wish):
                    visit.errand = replace(visit.errand, paper=False)
                    self._ask(visit, wish)
                case Again(ticket):
                    visit.asking = True
                    self._run(self._taking.print_again(visit, ticket, now=self._now(), changed=self._refresh))
                case Guide(code):
                    visit.errand = replace(visit.errand, purpose=Purpose.TICKET)
                    self._choose_service(visit, code)
        self._refresh()

    def read_card(self, citizen: CitizenGiven) -> None:
        """Somebody laid an identity card on the reader; it counts only where it is asked for."""
        visit = self._visit
        visit.touch(self._mono())
        typing = visit.typing
        if typing is not None and typing.asked in IDENTITY and visit.may_idle and visit.sorry is None:
            self._ask(visit, Issue(typing.service, citizen))
        self._refresh()

    def scan(self, code: str) -> None:
        """Somebody held a code under the scanner: a return slip, or an appointment."""
        visit = self._visit
        visit.touch(self._mono())
        if visit.may_idle:
            ticket = ticket_of(code)
            found: Step | None = None
            if ticket in self._replica.state.supplements:
                found = Return(ticket)
            elif booking_key(code) in self._replica.state.booked:
                found = Arrival(code)
            visit.sorry = None if found else unknown_code()
            visit.steps = [found] if found else visit.steps
        self._refresh()

    def offer_again(self, ticket: str) -> None:
        """The kiosk died while it printed the slip of a ticket (id): offer it once more to whoever stands there."""
        if not self._visit.touched:
            self._visit.offer(Again(ticket), mono=self._mono(), stays=OFFER_SECONDS)
            self._refresh()

    def tell(self, problem: Problem) -> None:
        """Something that was asked for did not happen; said to the citizen who asked, in words that help them."""
        visit = self._visit
        if visit.asking:
            visit.sorry = apology(problem)
        self._refresh()

    @property
    def _ways(self) -> dict[Entrance, Callable[[Visit], None]]:
        return {
            Entrance.SEARCH: lambda visit: visit.steps.append(Search()),
            Entrance.DEPARTMENT: lambda visit: visit.steps.append(Menu.DEPARTMENTS),
            Entrance.APPOINTMENT: lambda visit: visit.steps.append(self._typing(Asked.APPOINTMENT)),
            Entrance.SUPPLEMENT: lambda visit: visit.steps.append(self._typing(Asked.SLIP)),
            Entrance.PAPERLESS: Visit.toggle_paper,
            Entrance.GREEN: Visit.toggle_green,
            Entrance.GUIDE: Visit.toggle_guide,
            Entrance.LANGUAGE: lambda visit: visit.steps.append(Menu.LANGUAGE),
            Entrance.ELDER: Visit.toggle_size,
            Entrance.WHEELCHAIR: Visit.toggle_reach,
            Entrance.HELP: self._call_for_help,
        }

    def _typing(self, asked: Asked, service: str = "", title: str = "") -> Typing:
        device = self._around.has_reader if asked in IDENTITY else self._around.has_scanner
        return Typing(asked, service, title, device=device())

    def _call_for_help(self, visit: Visit) -> None:
        visit.sorry = helper_comes()
        self._run(self._ask_for_help())

    async def _ask_for_help(self) -> None:
        await self._operations.ask_for_help(self._around.zone or None)

    def _speak(self, visit: Visit, language: Language) -> None:
        visit.look = replace(visit.look, language=language)
        visit.steps.clear()
        self._around.speak(language)

    def _choose_service(self, visit: Visit, code: str) -> None:
        state = self._replica.state
        service = index(state.setup).services.get(code) if state.setup is not None else None
        if state.setup is None or service is None:
            return
        if visit.errand.purpose is Purpose.GUIDE:
            visit.steps.append(Guide(code) if service.is_leaf else Level(code))
        elif offer_below(state, state.setup, service, self._now()).offered:
            if not service.is_leaf:
                visit.steps.append(Level(code))
            elif service.identification is Identification.NONE:
                self._ask(visit, Issue(code))
            else:
                visit.steps.append(self._typing_for(visit, service))

    def _typing_for(self, visit: Visit, service: Service) -> Typing:
        reader = reader_of((visit.look.language.value,))
        return self._typing(asked_for(service.identification), service.code, words.local(service.name, reader))

    def _look_up(self, visit: Visit, typing: Typing) -> None:
        """Find what a typed code or number stands for."""
        state, code = self._replica.state, typing.code()
        if typing.asked is Asked.APPOINTMENT:
            if booking_key(code) in state.booked:
                visit.steps.append(Arrival(code))
                return
        elif found := slips_of(state, code):
            visit.steps.append(Return(found[0]) if len(found) == 1 else Slips(found))
            return
        typing.refuse(unknown_code().message)

    def _ask(self, visit: Visit, wish: Wish) -> None:
        visit.asking = True
        self._run(self._fulfil(visit, wish))

    async def _fulfil(self, visit: Visit, wish: Wish) -> None:
        """Ask for a ticket, and before that the printer: whoever gets no paper decides before there is a number."""
        if visit.errand.paper and await self._printer.look() is not None:
            visit.asking = False
            visit.touch(self._mono())
            visit.steps.append(NoPaper(wish))
            self._refresh()
        elif visit is self._visit:
            citizen = wish.citizen if isinstance(wish, Issue) else None
            await self._taking.take(
                visit, lambda: self._request(wish, visit.errand), citizen=citizen, changed=self._refresh
            )

    async def _request(self, wish: Wish, errand: Errand) -> Ticket | None:
        match wish:
            case Issue(service, citizen):
                return await self._operations.issue_ticket(
                    service, priority=errand.priority, citizen=citizen, paper=errand.paper
                )
            case Arrival(code):
                return await self._operations.check_in(code)
            case Return(ticket):
                return await self._operations.return_with_papers(ticket)

    def _next_visit(self, number: int) -> Visit:
        return Visit(touched_at=self._mono(), number=number, look=Look(language=self._around.language))

    @property
    def _patience(self) -> float:
        return ELDER_IDLE_SECONDS if self._visit.look.is_elder else IDLE_SECONDS

    def _follow(self, change: Change[HallState]) -> None:
        self._refresh()

    def _refresh(self) -> None:
        visit = self._visit
        view = self._portrayal.view(
            self._replica.state,
            visit,
            now=self._now(),
            ready=self._printer.ready(),
            idle=not visit.touched and self._mono() - visit.touched_at >= ATTRACT_SECONDS,
            warning=self._warning(),
        )
        if view != self._shown:
            self._shown = view
            self._show(view)

    def _warning(self) -> int | None:
        """Return the seconds left before the kiosk begins anew, once that is near and something would be lost."""
        visit = self._visit
        left = self._patience - (self._mono() - visit.touched_at)
        return max(1, ceil(left)) if visit.is_under_way and left <= WARNING_SECONDS else None
