"""What happens at the kiosk: from what one comes for to a ticket in the hand, and back to the beginning."""

import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from math import ceil
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.replica import Change, Replica
from app.client.subscribers import incident
from app.contract.hall.commands import CitizenGiven
from app.contract.hall.setup import HallSetup, Identification
from app.contract.hall.state import HallState, Ticket
from app.modes import words
from app.modes.hall_texts import notices_line
from app.modes.kiosk.catalogue import card, level, offer_below
from app.modes.kiosk.closing import closed_words
from app.modes.kiosk.identification import Typing, masked
from app.modes.kiosk.ticket import taken
from app.modes.kiosk.trouble import not_ready_words, trouble_words
from app.modes.kiosk.view import Choice, KioskView, Page, Slip
from app.modes.kiosk.visit import Visit
from app.rules.calendar import local
from app.rules.places import index
from devices.errors import Trouble
from devices.printer.job import PrintOutcome, PrintResult

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

IDLE_SECONDS = 30.0
WARNING_SECONDS = 10.0
TAKEN_SECONDS = 12.0
SCAN_SECONDS = 60.0
"""How long a ticket without paper stays on the screen, so that it can be scanned."""


class SlipPrinter(Protocol):
    """Where slips are printed; answers whatever the printer does."""

    def ready(self) -> bool:
        """Whether paper can be expected."""

    async def print(self, slip: Slip) -> PrintResult:
        """Print one slip once."""


class KioskPresenter:
    """Shows one kiosk.

    :param zone: the zone whose services are offered; empty for the whole hall.
    :param link: returns the address of a ticket's page for its QR code.
    :param run: begins work nobody waits for.
    :param now: the server's time; `mono` seconds of a clock that never jumps.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        printer: SlipPrinter,
        zone: str,
        reader: str,
        link: Callable[[Ticket], str],
        run: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[KioskView], None],
        now: Callable[[], datetime],
        mono: Callable[[], float],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._printer = printer
        self._zone = zone
        self._reader = reader
        self._link = link
        self._run = run
        self._show = show
        self._now = now
        self._mono = mono
        self._visit = Visit(touched_at=mono())
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
        is_left = visit.may_idle and visit.touched and mono - visit.touched_at >= IDLE_SECONDS
        if is_over or is_left:
            self.home()
        else:
            self._refresh()

    def touched(self) -> None:
        """Somebody is there."""
        self._visit.touch(self._mono())
        self._refresh()

    def home(self) -> None:
        """Begin anew; whatever the citizen typed is forgotten."""
        self._visit = Visit(touched_at=self._mono(), number=self._visit.number + 1)
        self._refresh()

    def back(self) -> None:
        """Go one step back."""
        visit = self._visit
        visit.touch(self._mono())
        if visit.is_choosing and visit.path:
            visit.path.pop()
        elif not visit.asking and visit.taken is None:
            visit.typing = None
        self._refresh()

    def choose(self, code: str) -> None:
        """The citizen touched a card."""
        visit, setup = self._visit, self._replica.state.setup
        visit.touch(self._mono())
        service = index(setup).services.get(code) if setup is not None else None
        if setup is None or service is None or not visit.is_choosing:
            return
        if offer_below(self._replica.state, setup, service, self._now()).offered:
            if not service.is_leaf:
                visit.path.append(code)
            elif service.identification is Identification.NONE:
                self._ask(code, None)
            else:
                visit.typing = Typing(service.identification, code, words.local(service.name, self._reader))
        self._refresh()

    def type(self, character: str) -> None:
        """The citizen touched a key."""
        self._visit.touch(self._mono())
        if self._visit.typing is not None and not self._visit.asking:
            self._visit.typing.type(character)
        self._refresh()

    def erase(self) -> None:
        """The citizen takes the last character back."""
        self._visit.touch(self._mono())
        if self._visit.typing is not None and not self._visit.asking:
            self._visit.typing.erase()
        self._refresh()

    def identify(self) -> None:
        """The citizen has typed their number."""
        visit = self._visit
        visit.touch(self._mono())
        if visit.typing is not None and not visit.asking:
            given = visit.typing.given()
            if given is not None:
                self._ask(visit.typing.service, given)
        self._refresh()

    def _follow(self, change: Change[HallState]) -> None:
        self._refresh()

    def _ask(self, service: str, citizen: CitizenGiven | None) -> None:
        self._visit.asking = True
        self._run(self._take(self._visit, service, citizen))

    async def _take(self, visit: Visit, service: str, citizen: CitizenGiven | None) -> None:
        """Ask for a ticket, show it, print it once, report its paper."""
        ticket = await self._operations.issue_ticket(service, citizen=citizen)
        visit.asking = False
        state = self._replica.state
        if ticket is None or state.setup is None:
            visit.touch(self._mono())
            self._refresh()
            return
        visit.typing = None
        url = self._link(ticket)
        given = taken(state, state.setup, ticket, reader=self._reader, name=masked(citizen), url=url)
        visit.taken = given
        self._refresh()
        result = await self._print(given.slip)
        await self._report(ticket.id, result)
        visit.settle(trouble_words(result, given.number), mono=self._mono(), stays=_stays(result))
        self._refresh()

    async def _print(self, slip: Slip) -> PrintResult:
        try:
            return await self._printer.print(slip)
        except Exception:
            number = incident()
            log.exception("a slip could not be made, incident %s", number)
            return PrintResult(PrintOutcome.UNKNOWN, Trouble("kiosk.slip-failed", f"incident {number}"))

    async def _report(self, ticket: str, result: PrintResult) -> None:
        """Report the paper. The citizen has seen the number, so a slip that failed does not make it void: calling a
        ghost costs seconds, never calling a holder is worse.
        """
        if result.outcome is PrintOutcome.PRINTED:
            await self._operations.report_print(ticket, "printed")
        else:
            reason = result.trouble.code if result.trouble else ""
            await self._operations.report_print(ticket, "unknown", reason=reason)

    def _refresh(self) -> None:
        view = self._view()
        if view != self._shown:
            self._shown = view
            self._show(view)

    def _view(self) -> KioskView:
        state, visit = self._replica.state, self._visit
        setup = state.setup
        if setup is None:
            return KioskView(page=Page.CONNECTING, message=translate("Kiosk", "Connecting, please wait a moment"))
        here = local(setup.timezone, self._now())
        frame = KioskView(
            page=Page.CONNECTING,
            hall=words.local(setup.name, self._reader),
            clock=words.clock(here),
            day=words.day(here),
            notices=notices_line(setup, here.date(), self._reader),
        )
        if visit.taken is not None:
            return replace(frame, page=Page.TAKEN, taken=visit.taken)
        if visit.asking:
            return replace(frame, page=Page.ASKING, message=translate("Kiosk", "Taking your number"))
        if visit.typing is not None:
            return replace(frame, page=Page.IDENTIFYING, identify=visit.typing.view(), warning=self._warning())
        return self._choosing(state, setup, frame)

    def _choosing(self, state: HallState, setup: HallSetup, frame: KioskView) -> KioskView:
        visit, now = self._visit, self._now()
        visit.path = [code for code in visit.path if code in index(setup).services]
        nodes = level(setup, visit.path[-1] if visit.path else None, self._zone)
        offers = [offer_below(state, setup, node, now) for node in nodes]
        if not visit.path and not any(one.offered for one in offers):
            message, detail = closed_words(setup, offers, now)
            return replace(frame, page=Page.CLOSED, message=message, detail=detail)
        names = tuple(words.local(index(setup).services[code].name, self._reader) for code in visit.path)
        return replace(
            frame,
            page=Page.CHOOSING,
            choice=Choice(
                level="/".join((str(visit.number), *visit.path)),
                title=names[-1] if names else translate("Kiosk", "What do you come for?"),
                cards=tuple(card(state, setup, node, now=now, reader=self._reader) for node in nodes),
                path=names,
            ),
            hint="" if self._printer.ready() else not_ready_words(),
            warning=self._warning(),
        )

    def _warning(self) -> int | None:
        """Return the seconds left before the kiosk begins anew, once that is near and something would be lost."""
        visit = self._visit
        left = IDLE_SECONDS - (self._mono() - visit.touched_at)
        return max(1, ceil(left)) if visit.is_under_way and left <= WARNING_SECONDS else None


def _stays(result: PrintResult) -> float:
    return TAKEN_SECONDS if result.outcome is PrintOutcome.PRINTED else SCAN_SECONDS
