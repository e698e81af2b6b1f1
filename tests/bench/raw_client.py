"""An HTTP client that costs little: one keep-alive connection, one question at a time, nothing it does not need."""

import asyncio
import json
from typing import Any

from app.ids import new_id


class Connection:
    """A bearer's connection to the door of one feed; numbers its facts densely. `at` is the time on its commands."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, feed: str, token: str, at: str
    ) -> None:
        self._reader = reader
        self._writer = writer
        self.at = at
        self._token = token
        self._dseq = 0
        self._head = (
            f"POST /v1/feeds/{feed}/commands HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n"
            "Citydesk-Contract: 1\r\nContent-Type: application/json\r\nContent-Length: "
        )

    @classmethod
    async def open(cls, port: int, feed: str, token: str, at: str) -> "Connection":
        """Connect over loopback; `at` is the time every command carries."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        return cls(reader, writer, feed, token, at)

    def request(self, type_: str, **body: object) -> dict[str, Any]:
        """Return the envelope of a request."""
        return {"id": new_id(), "kind": "request", "type": type_, "at": self.at, "mono": 0.0, "body": body}

    def fact(self, type_: str, **body: object) -> dict[str, Any]:
        """Return the envelope of a fact."""
        self._dseq += 1
        return self.request(type_, **body) | {"kind": "fact", "dseq": self._dseq}

    async def post(self, *envelopes: dict[str, Any]) -> list[dict[str, Any]]:
        """Post a batch and return its answers."""
        body = json.dumps({"commands": envelopes}, separators=(",", ":"))
        answers: list[dict[str, Any]] = (await self._ask(f"{self._head}{len(body)}\r\n\r\n{body}"))["answers"]
        return answers

    async def get(self, path: str) -> dict[str, Any]:
        """Return what the server has at a path."""
        return await self._ask(f"GET {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {self._token}\r\n\r\n")

    async def _ask(self, request: str) -> dict[str, Any]:
        try:
            head = await self._head_of_answer(request)
        except (asyncio.IncompleteReadError, ConnectionError):
            # The server hung up on a connection that was idle for long; a command that it knows it answers again.
            host, port = self._writer.get_extra_info("peername")[:2]
            self._writer.close()
            self._reader, self._writer = await asyncio.open_connection(host, port)
            head = await self._head_of_answer(request)
        length = int(head.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
        answer = await self._reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{head.decode()}{answer.decode()}")
        found: dict[str, Any] = json.loads(answer)
        return found

    async def _head_of_answer(self, request: str) -> bytes:
        self._writer.write(request.encode())
        return await self._reader.readuntil(b"\r\n\r\n")

    async def close(self) -> None:
        """Hang up."""
        self._writer.close()
        await self._writer.wait_closed()
