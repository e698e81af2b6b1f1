"""One transaction of the writer: commands are decided one after another and written down together."""

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection

from app.contract.command import Actor, Command, Context, Envelope, Kind
from app.contract.errors import FactReceipt, RefusalCode, Refused, Status
from app.contract.event import Event
from app.rules.decision import recorded
from app.rules.feeds import FeedRules
from app.server import log, receipts, results
from app.server.encoding import Published, canonical
from app.server.failures import report
from app.server.feeds import HeldFeed
from app.server.notices import Noticed
from app.server.projections import Projected
from app.server.receipts import DeviceFacts
from app.server.results import Result
from app.server.sealing import Sealer
from app.server.subjects import identity_of, owner_of, with_keyed_lists
from app.server.vault import Vault

logger = logging.getLogger(__name__)

INTERNAL = "internal"
"""A fact met a fault of the server: it is kept whole, so that it can be done once the fault is gone."""

DSEQ_TAKEN = "dseq_taken"
"""Two facts of one device have the same number: two programs run with one identity."""


@dataclass(frozen=True)
class Submission:
    """A batch of commands of one sender for one feed."""

    feed: str
    actor: Actor
    envelopes: tuple[Envelope, ...]


@dataclass(frozen=True)
class Decided:
    """What became of one command."""

    id: str
    status: Status
    seq: int
    events: tuple[Published, ...] = ()
    code: str = ""
    detail: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class BatchDecided:
    """What became of a submission. `time` is the server's time of it."""

    answers: tuple[Decided, ...]
    facts: FactReceipt
    time: datetime


class Unreadable(Exception):
    """A command is of no known type or has a wrong body."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code.value)
        self.code = code


class Group:
    """Decides submissions on copies of the feeds; nothing outside changes until the caller has committed.

    :param held: the feeds as they are at the beginning of the transaction; those that changed are in `feeds` after it.
    """

    def __init__(
        self,
        connection: Connection,
        vault: Vault,
        held: dict[str, HeldFeed],
        devices: dict[str, DeviceFacts],
        *,
        now: datetime,
        epoch: str,
    ) -> None:
        self.feeds = held
        self.devices: dict[str, DeviceFacts] = {}
        self.published: dict[str, list[Published]] = {}
        self._connection = connection
        self._vault = vault
        self._sealer = Sealer(connection, vault, now.isoformat())
        self._devices_before = devices
        self._now = now
        self._epoch = epoch
        self._results: dict[str, Result] = {}
        self._known: dict[str, Result] = {}
        self._rows: list[dict[str, Any]] = []
        self._numbers: list[dict[str, Any]] = []
        self._quarantine: list[dict[str, Any]] = []
        self._projected = Projected(vault, self._sealer)
        self._noticed = Noticed(vault, now)
        self._versions: dict[str, int] = {}

    def decide(self, submissions: Sequence[Submission]) -> list[BatchDecided]:
        """Decide everything in order, write it down, and return the answers.

        :raises log.VersionTaken: another server has appended meanwhile; nothing may be committed.
        """
        ids = {envelope.id for submission in submissions for envelope in submission.envelopes}
        self._known = results.known(self._connection, self._vault, ids)
        decided = [self._decide_batch(submission) for submission in submissions]
        self._store()
        return decided

    def _store(self) -> None:
        log.append(self._connection, self._rows)
        results.store(self._connection, self._vault, self._results.values())
        receipts.store_numbers(self._connection, self._numbers)
        receipts.store_quarantine(self._connection, self._quarantine)
        receipts.store(self._connection, self.devices)
        self._projected.store(self._connection)
        self._noticed.store(self._connection)
        self._sealer.store()

    def _decide_batch(self, submission: Submission) -> BatchDecided:
        answers = tuple(self._decide_one(submission, envelope) for envelope in submission.envelopes)
        return BatchDecided(answers, self._facts(submission.actor.device).receipt(), self._now)

    def _decide_one(self, submission: Submission, envelope: Envelope) -> Decided:
        digest = results.digest(self._vault, submission.feed, submission.actor, envelope)
        before = self._results.get(envelope.id) or self._known.get(envelope.id)
        if before is not None:
            return self._again(before, digest)
        decided = self._decide_new(submission, envelope)
        self._results[envelope.id] = Result(
            id=envelope.id,
            feed=submission.feed,
            digest=digest,
            status=decided.status,
            code=decided.code,
            detail=decided.detail,
            seq=decided.seq,
            events=len(decided.events),
            device=submission.actor.device,
            at=self._now.isoformat(),
        )
        return decided

    def _again(self, before: Result, digest: bytes) -> Decided:
        if before.digest != digest:
            logger.error("alarm: command %s came again with another body", before.id)
            return Decided(before.id, Status.MISMATCH, before.seq)
        return Decided(before.id, Status.REPLAYED, before.seq, self._events_of(before), before.code, before.detail)

    def _events_of(self, result: Result) -> tuple[Published, ...]:
        if result.events == 0:
            return ()
        after = result.seq - result.events
        mine = [event for event in self.published.get(result.feed, ()) if after < event.recorded.seq <= result.seq]
        if mine:
            return tuple(mine)
        rules = self.feeds[result.feed].rules
        rows = log.read(self._connection, self._vault, rules.events, result.feed, after=after, upto=result.seq)
        return tuple(Published(row) for row in rows)

    def _decide_new(self, submission: Submission, envelope: Envelope) -> Decided:
        held = self.feeds[submission.feed]
        if envelope.kind is Kind.FACT and not self._take_number(submission.actor.device, envelope):
            logger.error("alarm: device number %s was used twice", envelope.dseq)
            return self._set_aside(submission, envelope, DSEQ_TAKEN)
        try:
            events = self._events(held, submission.actor, envelope)
        except (Unreadable, Refused) as problem:
            detail = problem.detail if isinstance(problem, Refused) else {}
            if envelope.kind is Kind.FACT:
                return self._set_aside(submission, envelope, problem.code.value)
            return Decided(envelope.id, Status.REFUSED, held.head.seq, (), problem.code.value, detail)
        except Exception as error:
            # A fact is never refused, not even by a fault of ours.
            if envelope.kind is not Kind.FACT:
                raise
            report(logger, error, f"fact {envelope.id} could not be decided")
            return self._set_aside(submission, envelope, INTERNAL)
        published = tuple(self._happen(submission.feed, envelope.id, submission.actor, event) for event in events)
        return Decided(envelope.id, Status.ACCEPTED, self.feeds[submission.feed].head.seq, published)

    def _events(self, held: HeldFeed, actor: Actor, envelope: Envelope) -> tuple[Event, ...]:
        command = with_keyed_lists(self._vault, read_command(held.rules, envelope))
        context = Context.model_construct(
            now=self._now,
            pressed_at=envelope.at,
            actor=actor,
            command_id=envelope.id,
            nonce=secrets.token_urlsafe(16),
            epoch=self._epoch,
            identity_key=identity_of(self._vault, held.state, command),
        )
        return held.rules.decide(held.state, command, context)

    def _happen(self, feed: str, command: str, actor: Actor, event: Event) -> Published:
        held = self.feeds[feed]
        context = Context.model_construct(now=self._now, pressed_at=self._now, actor=actor, command_id=command)
        row = recorded(event, seq=held.head.seq + 1, context=context)
        stream = held.rules.stream(feed, event)
        version = self._next_version(held, stream)
        state = held.rules.evolve(held.state, row)
        owner = owner_of(self._vault, feed, state, row)
        sealed = log.make_row(feed, stream, version, row, held.head, sealed=self._sealer.seal(event, owner))
        own_version = version if stream == feed else held.own_version
        self.feeds[feed] = replace(held, state=state, head=log.Head(row.seq, sealed["hash"]), own_version=own_version)
        self._rows.append(sealed)
        self._projected.follow(held.state, state, row)
        self._noticed.follow(state, event)
        published = Published(row)
        self.published.setdefault(feed, []).append(published)
        return published

    def _next_version(self, held: HeldFeed, stream: str) -> int:
        if stream == held.name:
            return held.own_version + 1
        before = self._versions.get(stream)
        if before is None:
            before = log.stream_version(self._connection, stream)
        self._versions[stream] = before + 1
        return before + 1

    def _facts(self, device: str) -> DeviceFacts:
        found = self.devices.get(device) or self._devices_before.get(device)
        if found is None:
            # What the tables held before this transaction stays true whatever becomes of it.
            found = self._devices_before[device] = receipts.load(self._connection, device)
        return found

    def _take_number(self, device: str, envelope: Envelope) -> bool:
        """Note the number of a new fact; false when another fact of the device has it."""
        dseq = envelope.dseq or 0
        facts = self.devices.get(device)
        if facts is None:
            facts = self.devices[device] = self._facts(device).copy()
        if facts.has(dseq):
            return False
        facts.add(dseq)
        self._numbers.append({"device": device, "dseq": dseq, "command_id": envelope.id})
        return True

    def _set_aside(self, submission: Submission, envelope: Envelope, code: str) -> Decided:
        logger.warning("fact %s is set aside: %s", envelope.id, code)
        self._quarantine.append(
            {
                "id": envelope.id,
                "feed": submission.feed,
                "device": submission.actor.device,
                "dseq": envelope.dseq,
                "type": envelope.type,
                "code": code,
                "raw": self._vault.seal_text(envelope.model_dump_json(), envelope.id),
                "at": self._now.isoformat(),
            }
        )
        return Decided(envelope.id, Status.QUARANTINED, self.feeds[submission.feed].head.seq, (), code)


def read_command(rules: FeedRules, envelope: Envelope) -> Command:
    """Return the command in an envelope.

    :raises Unreadable: the feed knows no such command, the body is wrong, or a fact comes as a request or the reverse.
    """
    kind = rules.commands.get(envelope.type)
    if kind is None:
        raise Unreadable(RefusalCode.UNKNOWN_TYPE)
    if kind.KIND is not envelope.kind:
        raise Unreadable(RefusalCode.MALFORMED)
    try:
        return kind.model_validate_json(canonical(envelope.body))
    except (ValidationError, ValueError):
        # The body is not named: it may hold what a citizen said.
        raise Unreadable(RefusalCode.MALFORMED) from None
