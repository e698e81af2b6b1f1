"""What has been committed, on its way to readers: the last state of each feed and a bounded queue per reader.

Everything here runs in the event loop, so nothing is locked.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.contract.model import Model
from app.rules.audience import Audience, Pads, pads_in
from app.rules.masking import Rendition
from app.server.encoding import Published, encode_state


class Reader:
    """One reader of a feed. Holds at most `limit` events that it has not taken; more, and it is told to start over."""

    def __init__(self, audience: Audience, limit: int) -> None:
        self.audience = audience
        self.overrun = False
        self.closed = False
        self._limit = limit
        self._waiting: deque[Published] = deque()
        self._woken = asyncio.Event()

    def put(self, events: Sequence[Published]) -> None:
        """Hand events over; what is too much is dropped, because the reader will start over anyway."""
        if len(self._waiting) + len(events) > self._limit:
            self.overrun = True
            self._waiting.clear()
        if not self.overrun:
            self._waiting.extend(events)
        self._woken.set()

    def close(self) -> None:
        """Let the reader end."""
        self.closed = True
        self._woken.set()

    async def take(self, seconds: float) -> list[Published]:
        """Return the events that wait, after at most so many seconds; empty when there are none, or at the end."""
        if not self._woken.is_set():
            try:
                async with asyncio.timeout(seconds):
                    await self._woken.wait()
            except TimeoutError:
                return []
        self._woken.clear()
        taken = list(self._waiting)
        self._waiting.clear()
        return taken


@dataclass
class Channel:
    """One feed as readers meet it: `state` is the state after event `seq`."""

    state: Model
    seq: int
    readers: set[Reader] = field(default_factory=set)
    _snapshots: dict[tuple[Rendition, Pads], tuple[int, "asyncio.Task[bytes]"]] = field(default_factory=dict)

    async def snapshot(self, reader: Audience) -> tuple[int, bytes]:
        """Return the sequence number and the state after it as a reader may see it.

        The bytes are made once per event and rendition, in a thread, however many ask; only who has a text on the own
        pad gets bytes of their own.
        """
        form = (reader.rendition, pads_in(self.state, reader))
        seq, making = self._snapshots.get(form, (-1, None))
        if making is None or seq != self.seq:
            seq = self.seq
            making = asyncio.create_task(asyncio.to_thread(encode_state, self.state, *form))
            self._snapshots = {known: held for known, held in self._snapshots.items() if not known[1] or held[0] == seq}
            self._snapshots[form] = (seq, making)
        # One asker who goes away does not spoil it for the others.
        return seq, await asyncio.shield(making)

    def forget_snapshots(self) -> None:
        """Encode the state anew for whoever asks next."""
        self._snapshots.clear()


class Hub:
    """The feeds that readers can follow."""

    def __init__(self, reader_queue: int) -> None:
        self.channels: dict[str, Channel] = {}
        self._reader_queue = reader_queue
        self._closed = False

    def committed(self, feed: str, state: Model, events: Sequence[Published]) -> None:
        """Pass on what the writer has committed."""
        channel = self.channels.get(feed)
        seq: int = getattr(state, "seq")  # noqa: B009 - every feed's state has a seq
        if channel is None:
            self.channels[feed] = Channel(state, seq)
            return
        channel.state, channel.seq = state, seq
        if not events:
            # The state was made anew: what was encoded of the one before may say more.
            channel.forget_snapshots()
        for reader in channel.readers:
            reader.put(events)

    def join(self, feed: str, audience: Audience) -> Reader:
        """Return a reader that gets every event of a feed from now on."""
        reader = Reader(audience, self._reader_queue)
        self.channels[feed].readers.add(reader)
        if self._closed:
            reader.close()
        return reader

    def leave(self, feed: str, reader: Reader) -> None:
        """Forget a reader."""
        self.channels[feed].readers.discard(reader)

    def close(self) -> None:
        """Let every reader end, those to come as well."""
        self._closed = True
        for channel in self.channels.values():
            for reader in channel.readers:
                reader.close()
