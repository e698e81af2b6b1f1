"""The stream: what happens in a feed, as server-sent events, from any sequence number on."""

import asyncio
from abc import ABC, abstractmethod
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.rules.feeds import feed_rules
from app.server import log
from app.server.core import Core, bearer, core_of, open_channel
from app.server.encoding import Published, frame
from app.server.hub import Channel, Reader
from app.server.problems import Problem

router = APIRouter()

BACKLOG_EVENTS = 500
"""How many events are read from the record at a time for a reader that catches up."""

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", "Content-Type": "text/event-stream; charset=utf-8"}


@router.get("/v1/feeds/{feed}/events")
async def events(
    feed: str,
    request: Request,
    after: Annotated[int | None, Query(ge=0, le=2**53)] = None,
    epoch: Annotated[str | None, Query(max_length=64)] = None,
) -> Response:
    """Stream the events after `after`; `Last-Event-ID` says the same in the words of the browser."""
    core = core_of(request)
    channel, reader = open_channel(core, await bearer(request), feed)
    if after is None:
        epoch, after = _last_event(request.headers.get("last-event-id"), epoch)
    if epoch not in (None, core.database.epoch) or after > channel.seq:
        raise Problem(410, "reset")
    return EventStream(core, feed, channel, core.hub.join(feed, reader), after)


def _last_event(header: str | None, epoch: str | None) -> tuple[str | None, int]:
    """Read `epoch:seq`; a reader that says nothing begins at the beginning."""
    life, _, seq = (header or "").rpartition(":")
    if not life or not seq.isascii() or not seq.isdecimal():
        return epoch, 0
    return life, int(seq[:16])


class LongAnswer(Response, ABC):
    """Tells a reader of a feed something until it goes away or the server ends.

    Whoever does not take a message within the send timeout is cut off: their connection is half open or stuck.
    """

    def __init__(self, core: Core, feed: str, reader: Reader) -> None:
        super().__init__(status_code=200, headers=_HEADERS)
        del self.headers["content-length"]
        self._core = core
        self._feed = feed
        self._reader = reader

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the stream (ASGI)."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        watch = asyncio.create_task(self._watch(receive))
        try:
            await self._pump(send)
        except TimeoutError:
            pass  # the reader is stuck; closing its connection is all that can be done
        finally:
            self._core.hub.leave(self._feed, self._reader)
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)

    async def _watch(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._reader.close()

    @abstractmethod
    async def _pump(self, send: Send) -> None:
        """Send until the reader is closed."""

    async def _send(self, send: Send, body: bytes, *, more: bool = True) -> None:
        async with asyncio.timeout(self._core.settings.send_timeout_seconds):
            await send({"type": "http.response.body", "body": body, "more_body": more})


class EventStream(LongAnswer):
    """Sends a reader its events until it goes away, falls behind too far, or the server ends."""

    def __init__(self, core: Core, feed: str, channel: Channel, reader: Reader, after: int) -> None:
        super().__init__(core, feed, reader)
        self._channel = channel
        self._after = after

    async def _pump(self, send: Send) -> None:
        await self._send(send, self._heartbeat())
        sent = await self._backlog(send)
        while not self._reader.closed:
            taken = await self._reader.take(self._core.settings.heartbeat_seconds)
            if self._reader.overrun:
                await self._send(send, frame("reset", {"seq": self._channel.seq}))
                break
            fresh = [event for event in taken if event.recorded.seq > sent]
            if fresh:
                sent = fresh[-1].recorded.seq
                await self._send(send, b"".join(self._frame(event) for event in fresh))
            elif not taken and not self._reader.closed:
                await self._send(send, self._heartbeat())
        await self._send(send, b"", more=False)

    async def _backlog(self, send: Send) -> int:
        """Send what the record has after the reader's place, and return how far that is.

        The reader has joined before, so whatever comes meanwhile waits in its queue.
        """
        sent, upto = self._after, self._channel.seq
        while sent < upto and not self._reader.closed:
            rows = await asyncio.to_thread(self._read, sent, upto)
            await self._send(send, b"".join(self._frame(row) for row in rows))
            sent = rows[-1].recorded.seq
        return sent

    def _read(self, after: int, upto: int) -> list[Published]:
        rules = feed_rules(self._feed)
        database = self._core.database
        with database.reading() as connection:
            rows = log.read(
                connection, database.vault, rules.events, self._feed, after=after, upto=upto, limit=BACKLOG_EVENTS
            )
            return [Published(row) for row in rows]

    def _frame(self, event: Published) -> bytes:
        return event.frame(self._reader.audience, self._core.database.epoch)

    def _heartbeat(self) -> bytes:
        return frame("heartbeat", {"time": self._core.time(), "seq": self._channel.seq})
