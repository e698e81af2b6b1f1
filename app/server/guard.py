"""The outermost layer: size of bodies, headers of every answer, and the net under everything."""

import logging
from collections.abc import Callable, MutableMapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.server.failures import report
from app.server.problems import Problem, answer

logger = logging.getLogger(__name__)

SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
"""On every answer (OWASP ASVS 14.4)."""

DEFAULT_POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
"""For answers that do not bring their own."""


class Guard:
    """Wraps the application.

    :param max_body_bytes: a longer body is answered with 413, whatever its Content-Length says.
    :param most_bytes: says for the path of a request that may be longer how long, for others `None`.
    """

    def __init__(
        self, app: ASGIApp, max_body_bytes: int, most_bytes: Callable[[str], int | None] = lambda _path: None
    ) -> None:
        self._app = app
        self._max_body_bytes = max_body_bytes
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(message)
            await send(message)

        try:
            most = self._most_bytes(scope["path"]) or self._max_body_bytes
            await self._app(scope, self._bounded(receive, most), send_guarded)
        except Exception as error:  # noqa: BLE001 - the last net: logged with an id that is answered
            id_ = report(logger, error, "a request failed")
            if started:
                raise ConnectionError(f"answer broken off [{id_}]") from None
            await answer({"code": "internal", "id": id_}, status=500)(scope, receive, send_guarded)

    def _bounded(self, receive: Receive, most: int) -> Receive:
        seen = 0

        async def receive_bounded() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise Problem(413, "too_large", headers={"Connection": "close"})
            return message

        return receive_bounded


def _add_headers(message: MutableMapping[str, Any]) -> None:
    headers = list(message.get("headers", ()))
    names = {name.lower() for name, _ in headers}
    headers += [header for header in (*SECURITY_HEADERS, DEFAULT_POLICY) if header[0] not in names]
    message["headers"] = headers
