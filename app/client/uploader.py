"""Sending facts: in order, for as long as it takes, and never letting one bad fact hold up the others."""

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass

from app.client.backoff import Backoff
from app.client.connection import REACHING, USUAL, Connection, LinkSign, Patience
from app.client.door import Door
from app.client.errors import OutboxError, Rejected, Unauthenticated, Unreachable
from app.client.fact_file import Fact, Waiting
from app.client.follower import Tokens
from app.client.outbox import Outbox
from app.client.subscribers import Subscribers, incident
from app.contract.errors import Answer, BatchAnswer, Status

log = logging.getLogger(__name__)

BATCH = 64
"""Facts in one POST."""
SEND_SECONDS = 10.0
HELD = frozenset({Status.ACCEPTED, Status.REPLAYED, Status.QUARANTINED})
"""Answers that say: the server has it."""
NOT_ABOUT_FACTS = frozenset({403, 404})
"""Statuses that are about whose token it is and where it goes: the whole batch waits."""
HOPELESS = frozenset({400, 413, 422})
"""Statuses that say of a single fact: no server of this contract will ever take it."""


@dataclass(frozen=True)
class Answered:
    """A fact that has arrived; its feed's record holds what followed up to `seq`."""

    fact: Fact
    seq: int


class Uploader:
    """Empties the outbox towards the server.

    A fact is acknowledged only by its own answer together with the server's receipt. A batch that the server rejects is
    split until the bad fact stands alone: a hopeless one is kept apart with the reason, others are tried again later.
    `stuck` tells after `Patience.alarm` seconds that facts wait, the link is up, and nothing moves.
    """

    def __init__(
        self,
        *,
        outbox: Outbox,
        door: Door,
        connection: Connection,
        tokens: Tokens,
        patience: Patience = USUAL,
        backoff: Backoff | None = None,
    ) -> None:
        self._outbox = outbox
        self._door = door
        self._connection = connection
        self._tokens = tokens
        self._patience = patience
        self._backoff = backoff or Backoff()
        self._wake = asyncio.Event()
        self._held: dict[int, float] = {}
        self._progress_at = time.monotonic()
        self._alarmed = False
        self.stuck: Subscribers[Waiting] = Subscribers()
        self.answered: Subscribers[Answered] = Subscribers()

    def wake(self) -> None:
        """Try now: a fact was stored, or the server is there again."""
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled."""
        remove = (self._outbox.subscribe(lambda _waiting: self.wake()), self._connection.subscribe(self._on_sign))
        try:
            while True:
                await self._rest(await self._turn())
        finally:
            for forget in remove:
                forget()

    async def _turn(self) -> float:
        """Send what can be sent; return the seconds to rest unless woken."""
        try:
            while batch := await self._next_batch():
                await self._send(batch)
                self._backoff.reset()
            self._moved()
            return self._patience.hold
        except Unauthenticated as error:
            await self._tokens.renew(error.token)
            return 0.0
        except Unreachable as error:
            await self._watch()
            return self._backoff.next_wait(error.retry_after)
        except OutboxError as error:
            log.error("facts cannot be read for sending: %s", error)
        except Exception:
            log.exception("sending facts failed, incident %s", incident())
        return self._backoff.next_wait()

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            pass
        self._wake.clear()

    async def _next_batch(self) -> list[Fact]:
        """Return the first facts of one feed that may be tried now."""
        now = time.monotonic()
        self._held = {dseq: until for dseq, until in self._held.items() if until > now}
        facts = await self._outbox.pending(BATCH, leave_out=frozenset(self._held))
        return [fact for fact in facts if fact.feed == facts[0].feed]

    async def _send(self, facts: Sequence[Fact]) -> None:
        """Send facts of one feed; split when the server rejects the batch as a whole."""
        try:
            answer = await self._post(facts)
        except Rejected as error:
            if error.status in NOT_ABOUT_FACTS or len(facts) == 1:
                await self._set_apart(facts, error)
                return
            middle = len(facts) // 2
            await self._send(facts[:middle])
            await self._send(facts[middle:])
            return
        await self._settle(facts, answer)

    async def _post(self, facts: Sequence[Fact]) -> BatchAnswer:
        answer = await self._door.post(facts[0].feed, [fact.envelope for fact in facts], deadline=SEND_SECONDS)
        self._connection.contact()
        return answer

    async def _settle(self, facts: Sequence[Fact], answer: BatchAnswer) -> None:
        answers = {each.id: each for each in answer.answers}
        answered = {fact.dseq for fact in facts if _has(answers.get(fact.envelope.id))}
        acknowledged = await self._outbox.settle(answered, answer.facts)
        for fact in facts:
            said = answers.get(fact.envelope.id)
            if said is not None and said.status is Status.MISMATCH:
                log.error("fact %d: the server holds another fact under the id %s", fact.dseq, fact.envelope.id)
                await self._outbox.bury(fact.dseq, Status.MISMATCH.value)
            elif fact.dseq not in acknowledged:
                self._hold(fact)
            elif said is not None:
                self.answered.tell(Answered(fact, said.seq))
        if acknowledged:
            self._moved()

    async def _set_apart(self, facts: Sequence[Fact], error: Rejected) -> None:
        for fact in facts:
            if error.status in HOPELESS:
                log.error("fact %d (%s) is not taken: %s", fact.dseq, fact.envelope.type, error)
                await self._outbox.bury(fact.dseq, str(error))
            else:
                log.warning("fact %d (%s) is not taken for now: %s", fact.dseq, fact.envelope.type, error)
                self._hold(fact)

    def _hold(self, fact: Fact) -> None:
        self._held[fact.dseq] = time.monotonic() + self._patience.hold

    def _moved(self) -> None:
        self._progress_at = time.monotonic()
        self._alarmed = False

    async def _watch(self) -> None:
        """Nothing moved: after a while take new connections, later tell a person."""
        if self._connection.state not in REACHING:
            self._moved()
            return
        still = time.monotonic() - self._progress_at
        if still >= self._patience.stuck:
            await self._door.reconnect()
        if still >= self._patience.alarm and not self._alarmed:
            self._alarmed = True
            self.stuck.tell(self._outbox.waiting)

    def _on_sign(self, sign: LinkSign) -> None:
        if sign.state in REACHING and self._outbox.waiting.count:
            self.wake()


def _has(answer: Answer | None) -> bool:
    return answer is not None and answer.status in HELD
