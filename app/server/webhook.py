"""Sends a notice to a web address: JSON by a template, signed, with a key by which the receiver knows a repetition."""

import hmac
import http.client
import json
import ssl
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import SplitResult

from app.server.settings import ServerSettings


class Attempt(StrEnum):
    """What came of one attempt: accepted, refused for good, or worth another one later."""

    SENT = "sent"
    REFUSED = "refused"
    FAILED = "failed"


_FOR_GOOD = frozenset({400, 410, 413, 422})
"""Answers that will not be others later: the receiver has understood and does not want it."""


@dataclass(frozen=True)
class Webhook:
    """Where notices go, and how they are written and signed."""

    address: SplitResult
    headers: dict[str, str]
    secret: bytes
    template: Any
    texts: dict[str, str]
    timeout_seconds: float

    def send(self, fields: dict[str, str], now: float) -> Attempt:
        """Try once. Blocks for the timeout per step at most; runs in a thread of its own.

        The signature (header `Citydesk-Signature: t=SECONDS,v1=HEX`) is HMAC-SHA256 over `SECONDS.BODY`.
        """
        text = self.texts.get(fields["kind"], "").format_map(fields)
        body = json.dumps(filled(self.template, {**fields, "text": text}), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": fields["id"], **self.headers}
        if self.secret:
            stamp = str(int(now))
            signature = hmac.new(self.secret, stamp.encode() + b"." + body, "sha256").hexdigest()
            headers["Citydesk-Signature"] = f"t={stamp},v1={signature}"
        connection = self._connection()
        try:
            connection.request("POST", self._target(), body, headers)
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return Attempt.FAILED
        finally:
            connection.close()
        if 200 <= status < 300:
            return Attempt.SENT
        return Attempt.REFUSED if status in _FOR_GOOD else Attempt.FAILED

    def _connection(self) -> http.client.HTTPConnection:
        host, port = self.address.hostname or "", self.address.port
        if self.address.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, port, timeout=self.timeout_seconds, context=context)
        return http.client.HTTPConnection(host, port, timeout=self.timeout_seconds)

    def _target(self) -> str:
        return (self.address.path or "/") + (f"?{self.address.query}" if self.address.query else "")


def filled(template: Any, fields: dict[str, str]) -> Any:
    """Return a JSON value with the {fields} of its texts filled in."""
    if isinstance(template, str):
        return template.format_map(fields)
    if isinstance(template, dict):
        return {name: filled(value, fields) for name, value in template.items()}
    if isinstance(template, list):
        return [filled(value, fields) for value in template]
    return template


def webhook_of(settings: ServerSettings) -> Webhook | None:
    """Return where notices go by the settings; `None` when they only go to the log."""
    if settings.notify_url is None:
        return None
    secret = settings.notify_secret.get_secret_value() if settings.notify_secret is not None else ""
    return Webhook(
        address=settings.notify_address,
        headers=settings.notify_headers,
        secret=secret.encode(),
        template=settings.notify_template,
        texts=settings.notify_texts,
        timeout_seconds=settings.notify_timeout_seconds,
    )
