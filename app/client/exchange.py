"""HTTP as the client speaks it: one kept connection pool for questions, one connection of its own for each stream.

The only module that knows httpx; `app.client.door` imports it late, because it costs start-up time.
"""

import asyncio
import logging
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from httpx_sse import EventSource, SSEError

from app.client.errors import Unreachable, Why

CONNECT_SECONDS = 3.0

# Both write addresses and headers, and so telephone numbers and tokens, into the log below this level (spec 08).
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True)
class Reply:
    """An answer of any status. `retry_after` is in seconds."""

    status: int
    body: bytes
    retry_after: float | None = None


@dataclass(frozen=True)
class Said:
    """One event of a stream."""

    event: str
    data: str


class Exchange:
    """Sends questions and reads streams; raises `Unreachable` for everything that is no HTTP answer.

    `transport` replaces the network (tests). The environment's proxies are not used: a hall's server is on its LAN.
    """

    def __init__(self, url: str, *, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._url = url.rstrip("/")
        self._transport = transport
        self._tls: ssl.SSLContext | bool = ssl.create_default_context() if url.startswith("https:") else False
        self._client = self._new_client()

    async def send(
        self,
        method: str,
        path: str,
        *,
        deadline: float,
        headers: Mapping[str, str],
        params: Mapping[str, str | int] | None = None,
        body: Any = None,
        content: bytes | None = None,
    ) -> Reply:
        """Send a question and return the answer, within `deadline` seconds. `body` goes as JSON, `content` as it is.

        A kept connection may have been closed by the server meanwhile, so a broken one is tried once more over a
        fresh one; commands carry ids, so that the second arrival of the same one changes nothing.
        """
        question = {"headers": dict(headers), "params": params, "json": body, "content": content}
        try:
            async with asyncio.timeout(deadline):
                try:
                    return _reply(await self._client.request(method, path, **question))
                except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
                    async with self._new_client() as fresh:
                        return _reply(await fresh.request(method, path, **question))
        except (TimeoutError, httpx.HTTPError, httpx.InvalidURL) as error:
            raise _unreachable(error) from error

    @asynccontextmanager
    async def stream(
        self, path: str, *, silence: float, headers: Mapping[str, str], params: Mapping[str, str | int]
    ) -> AsyncIterator[tuple[Reply, AsyncIterator[Said]]]:
        """Open an event stream over a connection of its own: the opening reply (without body when 200) and the events.

        `silence` is how many seconds may pass without a byte before `Unreachable`.
        """
        try:
            async with (
                self._new_client(read=silence) as client,
                client.stream(
                    "GET", path, params=params, headers={**headers, "Accept": "text/event-stream"}
                ) as response,
            ):
                if response.status_code != 200:
                    await response.aread()
                    yield _reply(response), _nothing()
                    return
                async with aclosing(_said(EventSource(response))) as events:
                    yield Reply(200, b""), events
        except (httpx.HTTPError, SSEError) as error:
            raise _unreachable(error) from error

    async def renew(self) -> None:
        """Throw the kept connections away; the next question goes over a new one."""
        old, self._client = self._client, self._new_client()
        await old.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    def _new_client(self, *, read: float | None = None) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=self._url,
            transport=self._transport,
            verify=self._tls,
            trust_env=False,
            timeout=httpx.Timeout(read, connect=CONNECT_SECONDS),
        )


async def _said(source: EventSource) -> AsyncGenerator[Said, None]:
    async with aclosing(source.aiter_sse()) as events:
        async for event in events:
            yield Said(event.event, event.data)


async def _nothing() -> AsyncIterator[Said]:
    said: tuple[Said, ...] = ()
    for each in said:
        yield each


def _reply(response: httpx.Response) -> Reply:
    after = response.headers.get("retry-after", "")
    return Reply(response.status_code, response.content, float(after) if after.isdecimal() else None)


def _unreachable(error: Exception) -> Unreachable:
    if isinstance(error, httpx.ConnectError):
        return Unreachable(Why.REFUSED)
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return Unreachable(Why.TIMED_OUT)
    return Unreachable(Why.BROKEN_OFF)
