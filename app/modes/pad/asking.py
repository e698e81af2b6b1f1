"""Asking for a rating: one question a visit, its reasons and signature, and nothing thanked for that is not stored."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine
from datetime import datetime, timedelta
from typing import Any

from app.client.envelopes import Press
from app.client.fact_file import Fact
from app.client.operations import HallOperations
from app.contract.hall.setup import HallRules, SignatureWanted
from app.contract.hall.state import BAD, CounterState, HallState, Rating, Visit
from app.modes.pad.question import Phase, Question
from app.modes.pad.signatures import Signatures
from app.modes.pad.touched import Touched, TouchedFile
from app.rules.evaluation import scale

log = logging.getLogger(__name__)


class Asking:
    """The questions of one counter's pad.

    :param kept: ratings on the disk whose reasons are still being given.
    :param unsent: returns the visits whose rating waits to be sent.
    :param now: the server's time, which a touch is told with; `mono` seconds of a clock that never jumps.
    :param changed: called when something else is to be shown.
    """

    def __init__(
        self,
        *,
        counter: str,
        operations: HallOperations,
        kept: TouchedFile,
        signatures: Signatures,
        unsent: Callable[[], Awaitable[Collection[str]]],
        run: Callable[[Coroutine[Any, Any, None]], None],
        now: Callable[[], datetime],
        mono: Callable[[], float],
        changed: Callable[[], None],
    ) -> None:
        self._counter = counter
        self._operations = operations
        self._kept = kept
        self._signatures = signatures
        self._unsent = unsent
        self._run = run
        self._now = now
        self._mono = mono
        self._changed = changed
        self._answered: set[str] = set()
        self._rules = HallRules()
        self._thanks_until = float("-inf")
        self.question: Question | None = None

    @property
    def thanks(self) -> bool:
        """Whether the citizen is being thanked."""
        return self._mono() < self._thanks_until

    async def recover(self) -> None:
        """Store what was touched before this program was killed; the server sorts out what it has already.

        Nobody is asked again whose rating waits to be sent: the record does not know of it yet.
        """
        self._answered.update(await self._unsent())
        question = self.question
        if question is not None and question.touched is None and question.visit in self._answered:
            self._end(question)
            self._changed()
        for touched in await asyncio.to_thread(self._kept.read):
            self._answered.add(touched.visit)
            if await self._rate(touched) is not None:
                await self._let_go(touched)

    def tick(self) -> None:
        """End the question when its time is over; a rating that was touched is stored with what was given so far."""
        question = self.question
        if question is not None and not question.storing and self._mono() >= question.ends:
            self._end_or_store(question)

    def follow(self, state: HallState) -> None:
        """Put the question of the counter's last visit, and take it away when it is no longer this citizen's turn.

        It stays while the next one is called: the one who was served still stands there. Once the next one is served,
        a touch could come from the wrong hand.
        """
        if state.setup is not None:
            self._rules = state.setup.rules
        desk = state.desks.get(self._counter)
        served_next = desk is not None and desk.state is CounterState.SERVING
        question = self.question
        if question is not None and not question.storing:
            asked = state.visits.get(question.visit)
            if asked is None or served_next:
                self._end_or_store(question)
            elif asked.evaluation is not None:
                self._end(question)
        if self.question is None and desk is not None and desk.last_visit and not served_next:
            self._put(state.visits.get(desk.last_visit))

    def rate(self, place: int) -> None:
        """The citizen touched a key; 1 is the best rating."""
        question = self.question
        offered = scale(self._rules.evaluation_keys)
        if question is None or question.phase is not Phase.RATING or not 1 <= place <= len(offered):
            return
        if not question.takes_touch(self._mono()):
            if not question.storing:
                question.round += 1
                self._changed()
            return
        touched = Touched(question.visit, offered[place - 1], Press(at=self._now()))
        question.storing = True
        phase = self._phase_after(Phase.RATING, touched.rating)
        self._run(self._store(question, touched) if phase is None else self._go_on(question, touched, phase))

    def choose(self, codes: tuple[str, ...]) -> None:
        """The citizen changed what was wrong; kept, so that it is stored even when the time runs out."""
        if self.question is not None:
            self.question.reasons = codes

    def write(self, comment: str) -> None:
        """The citizen changed the words of their own."""
        if self.question is not None:
            self.question.comment = comment

    def submit(self) -> None:
        """The citizen is done with the reasons, or gives none."""
        question = self.question
        if question is None or question.phase is not Phase.REASONS or question.touched is None:
            return
        if not question.takes_touch(self._mono()):
            return
        phase = self._phase_after(Phase.REASONS, question.touched.rating)
        if phase is None:
            question.storing = True
            self._run(self._store(question, question.touched))
        else:
            question.go_on(phase, self._mono(), self._rules.reasons_seconds)
            self._changed()

    def sign(self, picture: bytes) -> None:
        """The citizen has signed (PNG), or leaves it (empty)."""
        question = self.question
        if question is None or question.phase is not Phase.SIGNATURE or question.touched is None:
            return
        if question.takes_touch(self._mono()):
            question.storing = True
            self._run(self._store(question, question.touched, picture))

    def _phase_after(self, phase: Phase, rating: Rating) -> Phase | None:
        if phase is Phase.RATING and rating in BAD:
            return Phase.REASONS
        wanted = self._rules.signature
        signs = wanted is SignatureWanted.ALWAYS or (wanted is SignatureWanted.BAD and rating in BAD)
        return Phase.SIGNATURE if signs else None

    async def _go_on(self, question: Question, touched: Touched, phase: Phase) -> None:
        """Keep the rating, then ask for more; what cannot be kept is stored as it is."""
        try:
            await asyncio.to_thread(self._kept.keep, touched)
        except OSError as error:
            log.error("a touched rating is not kept: %s", error)
            await self._store(question, touched)
            return
        question.touched = touched
        question.storing = False
        question.go_on(phase, self._mono(), self._rules.reasons_seconds)
        self._changed()

    async def _store(self, question: Question, touched: Touched, picture: bytes = b"") -> None:
        signature = await self._keep_signature(picture)
        fact = await self._rate(touched, question, signature)
        question.storing = False
        if fact is None:
            question.phase, question.touched = Phase.RATING, None
            question.ends = max(question.ends, self._mono() + self._rules.thanks_seconds)
            question.ask_anew(self._mono())
        else:
            self._thanks_until = self._mono() + self._rules.thanks_seconds
            self._end(question)
        self._changed()
        if fact is not None:
            await self._let_go(touched)
        if signature:
            await self._signatures.send_all()

    async def _rate(self, touched: Touched, question: Question | None = None, signature: str = "") -> Fact | None:
        return await self._operations.rate(
            touched.visit,
            touched.rating,
            reasons=question.reasons if question is not None else (),
            comment=question.comment if question is not None else "",
            signature=signature,
            press=touched.press,
        )

    async def _keep_signature(self, picture: bytes) -> str:
        try:
            return await self._signatures.keep(picture) if picture else ""
        except OSError as error:
            log.error("a signature is not kept, the rating goes without it: %s", error)
            return ""

    async def _let_go(self, touched: Touched) -> None:
        try:
            await asyncio.to_thread(self._kept.forget, touched)
        except OSError as error:
            log.warning("a stored rating is still in the file of touches: %s", error)

    def _put(self, visit: Visit | None) -> None:
        if visit is None or visit.rating_requested_at is None:
            return
        if visit.evaluation is not None or visit.id in self._answered:
            return
        whole = float(self._rules.evaluation_seconds)
        ends_at = visit.rating_requested_at + timedelta(seconds=whole)
        left = min((ends_at - self._now()).total_seconds(), whole)
        if left > 0:
            mono = self._mono()
            self._thanks_until = float("-inf")
            self.question = Question(visit=visit.id, ends=mono + left, appeared=mono, seconds=left)

    def _end_or_store(self, question: Question) -> None:
        if question.touched is None:
            self._end(question)
        else:
            question.storing = True
            self._run(self._store(question, question.touched))

    def _end(self, question: Question) -> None:
        self._answered.add(question.visit)
        if self.question is question:
            self.question = None
