"""A counter's side of the offline protocol: what it may call by itself, kept durably, acknowledged at once (spec 06).

The decisions are `app.rules.offline`; this gives them a disk. What the counter holds is stored before its
acknowledgement leaves (W2), in the same transaction; a call is stored before it is shown (W1).
"""

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from app.client.envelopes import Press, envelope
from app.client.errors import OutboxError
from app.client.fact_file import Fact
from app.client.outbox import Outbox
from app.client.replica import Change, Replica
from app.contract.command import Command
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import AcknowledgeCursor
from app.contract.hall.offline import CallOffline
from app.contract.hall.state import HallState
from app.rules import offline, owners
from app.rules.calling import next_ticket
from app.rules.offline import Holding, Owner

log = logging.getLogger(__name__)


class OfflineCalls:
    """What one machine holds for the counter at which somebody sits.

    :param device: the id under which the server knows this machine.
    :param now: the server's time, aware.
    """

    def __init__(
        self, *, replica: Replica[HallState], outbox: Outbox, device: str, now: Callable[[], datetime]
    ) -> None:
        self._replica = replica
        self._outbox = outbox
        self._device = device
        self._now = now
        self._note = f"holding {replica.feed}"
        self._owner: Owner | None = None
        self._kept = self.holding = Holding()
        self._writing = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._forget: Callable[[], None] = lambda: None

    async def open(self) -> None:
        """Take up what this machine held when it last ran, and follow the hall."""
        text = await self._outbox.note(self._note)
        if text is not None:
            self._owner, self.holding = _unpack(text)
            self._kept = self.holding
        self._forget = self._replica.subscribe(self._follow)
        if self._replica.loaded:
            self._follow(Change(self._replica.state, resynced=True))

    async def close(self) -> None:
        """Stop following; what is being written is written."""
        self._forget()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def count(self) -> int:
        """Return how many tickets this counter may call by itself."""
        return len(self.holding.mine)

    def next_of(self, counter: str) -> str | None:
        """Return the ticket (id) that the counter would call next by itself."""
        if self._owner is None or self._owner.counter != counter:
            return None
        ticket = next_ticket(self._replica.state, counter, self._now(), mine=self.holding.mine).ticket
        return ticket.id if ticket is not None else None

    async def call(self, counter: str) -> Fact:
        """Call the next ticket of one's own. Raises `Refused` (`not_owned`) without one, and `OutboxError`."""
        ticket = self.next_of(counter)
        called = offline.call(self.holding, ticket) if ticket is not None else None
        if ticket is None or called is None:
            raise Refused(RefusalCode.NOT_OWNED)
        self.holding = called
        return await self._store(CallOffline(counter=counter, ticket=ticket))

    async def claim(self, command: CallOffline) -> Fact:
        """Call a ticket whose paper is here (凭票认领): the paper is the proof. Raises `OutboxError`."""
        held = self.holding
        gone = frozenset({command.ticket})
        self.holding = replace(held, mine=held.mine - gone, called=held.called | gone)
        return await self._store(command)

    async def _store(self, command: Command) -> Fact:
        async with self._writing:
            packed = envelope(command, press=Press(at=self._now().astimezone()))
            fact = await self._outbox.record(self._replica.feed, packed, notes=self._notes(self.holding))
            self._kept = self.holding
            return fact

    def _follow(self, change: Change[HallState]) -> None:
        """Hear what the events say to this counter; a snapshot, or another counter, begins anew."""
        seat = self._seat()
        if seat is not None and seat != self._owner:
            self._owner = seat
            self._resync()
        elif change.resynced:
            self._resync()
        elif self._owner is not None:
            try:
                for row in change.events:
                    news = owners.news_for(self._owner, row.event, self.holding)
                    self.holding = offline.hear(self.holding, row.seq, news)
            except offline.Gap:
                self._resync()
        told = (self.holding.mine, self.holding.asked, self.holding.epoch)
        if told != (self._kept.mine, self._kept.asked, self._kept.epoch):
            self._spawn()

    def _seat(self) -> Owner | None:
        """Return the counter at which the record has somebody sit at this machine."""
        desks = self._replica.confirmed.desks.values()
        counter = next((desk.counter for desk in desks if desk.device == self._device and desk.may_call_offline), None)
        return Owner(counter, self._device) if counter is not None else None

    def _resync(self) -> None:
        older = self._replica.seq < self.holding.cursor and self._replica.epoch == self.holding.epoch
        if self._owner is None or older:
            return  # a copy from before this program's last end: what is held is newer
        mine, asked = owners.mine_and_asked(self._replica.confirmed, self._owner)
        self.holding = offline.resync(
            self.holding, epoch=self._replica.epoch, seq=self._replica.seq, mine=mine, asked=asked
        )

    def _spawn(self) -> None:
        task = asyncio.get_running_loop().create_task(self._keep())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _keep(self) -> None:
        """Store what is held, and with it the acknowledgement that somebody waits for."""
        async with self._writing:
            cursor, told_before = offline.to_acknowledge(self.holding), self.holding.told
            try:
                if cursor is None or self._owner is None:
                    held = self.holding
                    await self._outbox.keep_note(self._note, self._notes(held)[self._note])
                else:
                    held = self.holding = offline.acknowledged(self.holding, cursor)
                    told = AcknowledgeCursor(counter=self._owner.counter, cursor=cursor, epoch=held.epoch)
                    await self._outbox.record(self._replica.feed, envelope(told), notes=self._notes(held))
                self._kept = held
            except OutboxError as error:
                self.holding = replace(self.holding, told=told_before)
                log.error("what this counter may call offline is not stored: %s", error)

    def _notes(self, holding: Holding) -> dict[str, str]:
        return {self._note: _pack(self._owner, holding)}


def _pack(owner: Owner | None, holding: Holding) -> str:
    said = vars(holding) | {"mine": sorted(holding.mine), "called": sorted(holding.called)}
    return json.dumps({"owner": vars(owner) if owner is not None else None, "holding": said})


def _unpack(text: str) -> tuple[Owner | None, Holding]:
    said = json.loads(text)
    held = said["holding"]
    holding = Holding(**{**held, "mine": frozenset(held["mine"]), "called": frozenset(held["called"])})
    return (Owner(**said["owner"]) if said["owner"] else None), holding
