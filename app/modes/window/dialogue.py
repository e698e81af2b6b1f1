"""What staff look at and are asked beside the counter itself: a list, a search, an open question, a return slip."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.client.replica import Change
from app.contract.hall.state import Desk, HallState
from app.modes import words
from app.modes.window.ask_view import Asking, Missing, Pairing, Question, SlipShown
from app.modes.window.asking import Asker
from app.modes.window.lists import Lister
from app.modes.window.today import Today
from app.modes.window.view import Listing, TicketList
from app.rules.places import index, setup_of

_AT_THE_COUNTER = frozenset({Question.TRANSFER, Question.PAPERS})
"""Questions about the ticket before the counter: gone when it is."""


@dataclass(frozen=True)
class Asked:
    """A question and the ticket (id) it is about; empty where one is to be chosen."""

    question: Question
    ticket: str = ""


class Dialogue:
    """Remembers what is open and shows it as the hall is now; changes nothing in the hall."""

    def __init__(self, staff: str) -> None:
        self._staff = staff
        self.asked: Asked | None = None
        self.slip: SlipShown | None = None
        self.pairing: Pairing | None = None
        self._today = Today()
        self._list = TicketList.WAITING
        self._typed = ""
        self._marked = ""

    def follow(self, change: Change[HallState]) -> None:
        """Keep what is searched in step with the hall."""
        self._today.follow(change)

    def look_at(self, kind: TicketList) -> None:
        """Show another list; a search ends."""
        self._list, self._typed, self._marked = kind, "", ""

    def search(self, typed: str) -> None:
        """Search through today's tickets; nothing typed shows the list again."""
        self._typed, self._marked = typed, ""

    def mark(self, ticket: str) -> None:
        """Offer the actions of this ticket (id)."""
        self._marked = ticket

    def close(self) -> None:
        """Forget all that is open, as when the counter is left."""
        self.asked = self.slip = self.pairing = None
        self.look_at(TicketList.WAITING)

    def hand_over(self, state: HallState, desk: Desk, missing: Missing) -> SlipShown | None:
        """Return the slip for the ticket before the counter."""
        visit = state.visits.get(desk.visit or "")
        if visit is None:
            return None
        service = index(setup_of(state)).services[visit.service]
        return SlipShown(
            number=visit.number,
            service=words.local(service.name),
            missing=missing.papers,
            note=missing.note,
            code=visit.ticket,
        )

    def listing(self, state: HallState, desk: Desk, now: datetime) -> Listing:
        """Return the list that is looked at."""
        lister = Lister(state, desk, self._today, staff=self._staff, now=now)
        return lister.listing(self._list, typed=self._typed, marked=self._marked)

    def asking(self, state: HallState, desk: Desk, now: datetime, *, busy: bool) -> Asking | None:
        """Return the open question; a question whose ticket has gone is forgotten."""
        if self.asked is None:
            return None
        asking = None
        if self.asked.question not in _AT_THE_COUNTER or _ticket_at(state, desk) == self.asked.ticket:
            asker = Asker(state, desk, staff=self._staff, now=now)
            asking = asker.ask(self.asked.question, self.asked.ticket)
        if asking is None:
            self.asked = None
            return None
        return replace(asking, busy=busy)

    def ask(self, question: Question, state: HallState, desk: Desk, ticket: str = "") -> None:
        """Open a question; about the ticket before the counter unless another is named or one is to be chosen."""
        about = question in _AT_THE_COUNTER or question is Question.CANCEL
        self.asked = Asked(question, ticket or (_ticket_at(state, desk) if about else ""))


def _ticket_at(state: HallState, desk: Desk) -> str:
    visit = state.visits.get(desk.visit or "")
    return visit.ticket if visit is not None else ""
