"""Asks a server everything that can be asked with one token, by its own description of itself."""

import asyncio
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from urllib.parse import quote

import httpx

from tests.server.harness import Client, TestServer

_STREAMS = "text/event-stream"


@dataclass
class Walk:
    """Everything one bearer is told. `known` are values for parameters by name, `said` words to look for things by.

    A parameter that nothing is known of gets the values its description allows, or those of `otherwise`.
    """

    server: TestServer
    client: Client
    known: Mapping[str, tuple[str, ...]]
    said: tuple[str, ...]
    otherwise: tuple[str, ...]
    told: dict[str, list[str]] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)

    async def everything(self, bodies: Mapping[str, tuple[dict[str, Any], ...]], only: str = "") -> None:
        """Ask for every path of the description that begins so; `bodies` are what is posted to those that take it."""
        paths = self.server.app.openapi()["paths"]
        for path, methods in ((path, methods) for path, methods in paths.items() if path.startswith(only)):
            for method, described in methods.items():
                for url in self._urls(path, described):
                    for body in bodies.get(path, ({},)) if method == "post" else ({},):
                        await self._ask(method, path, url, body)

    def _urls(self, path: str, described: Mapping[str, Any]) -> Iterator[str]:
        inside = [each for each in described.get("parameters", ()) if each["in"] == "path"]
        asked = [each for each in described.get("parameters", ()) if each["in"] == "query"]
        must = {each["name"]: self._values(each)[0] for each in asked if each.get("required")}
        for place, values in enumerate(product(*(self._values(each) for each in inside))):
            filled = path
            for each, value in zip(inside, values, strict=True):
                filled = filled.replace("{" + each["name"] + "}", quote(value, safe=":"))
            yield self._url(filled, must)
            # One place is asked in every way, the others as they are.
            for each in asked if place == 0 else ():
                for value in self._values(each):
                    yield self._url(filled, must | {each["name"]: value})

    def _url(self, path: str, query: Mapping[str, str]) -> str:
        return f"{path}?{httpx.QueryParams(query)}" if query else path

    def _values(self, parameter: Mapping[str, Any]) -> tuple[str, ...]:
        name, schema = parameter["name"], parameter["schema"]
        if name in self.known:
            return self.known[name]
        kinds = [schema, *schema.get("anyOf", ())]
        for kind in kinds:
            if "enum" in kind:
                return tuple(map(str, kind["enum"]))
            if kind.get("type") == "boolean":
                return ("true",)
            if kind.get("type") == "integer":
                return ("1", "100")
            if kind.get("format") == "date":
                return ("2026-11-23",)
        return (*self.said, *self.otherwise) if parameter["in"] == "query" else self.otherwise

    async def _ask(self, method: str, path: str, url: str, body: dict[str, Any]) -> None:
        status, kind, content = await ask(self.server, self.client, method, url, body)
        if status == 200:
            self.answered.add(path)
        self.told.setdefault(path, []).append(readable(kind, content))

    def leaks(self, secrets: tuple[str, ...]) -> dict[str, set[str]]:
        """Return which of these words were told by which paths."""
        found = {
            path: {word for word in secrets for text in texts if word in text} for path, texts in self.told.items()
        }
        return {path: words for path, words in found.items() if words}


async def ask(
    server: TestServer, client: Client, method: str, url: str, body: dict[str, Any]
) -> tuple[int, str, bytes]:
    """Return status, kind and content of an answer; of a stream as much as comes before it only beats."""
    path, _, query = url.partition("?")
    headers = {**client.headers, "content-type": "application/json"}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method.upper(),
        "scheme": "http",
        "path": httpx.URL(path).path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "server": ("server", 80),
        "client": ("127.0.0.1", 1),
    }
    asked, gone = asyncio.Event(), asyncio.Event()
    status, kind, parts = 0, "", list[bytes]()

    async def receive() -> dict[str, Any]:
        if not asked.is_set():
            asked.set()
            return {"type": "http.request", "body": json.dumps(body).encode() if body else b"", "more_body": False}
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        nonlocal status, kind
        if message["type"] == "http.response.start":
            status = message["status"]
            kind = next((value.decode() for name, value in message["headers"] if name == b"content-type"), "")
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))
            if kind.startswith(_STREAMS) and len(parts) > 1 and b"heartbeat" in parts[-1]:
                gone.set()

    async with asyncio.timeout(10):
        await server.app(scope, receive, send)
    return status, kind, b"".join(parts)


def readable(kind: str, content: bytes) -> str:
    """Return what a person could read of an answer: the text, and of packed files the texts inside."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    text = content.decode("utf-8", "replace")
    if "json" in kind:
        return json.dumps(json.loads(text), ensure_ascii=False)
    return text
