"""Telling those who want to know."""

import logging
import secrets
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)


def incident() -> str:
    """Return a short id (6 characters) under which an unexpected error is logged and that a person can read out."""
    return secrets.token_hex(3).upper()


class Subscribers(Generic[T]):
    """Listeners of one kind of news, told in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def add(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Tell `listener` from now on; return the function that ends it (safe to call twice)."""
        self._listeners.append(listener)

        def remove() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return remove

    def tell(self, news: T) -> None:
        """Pass `news` to everybody. One listener's failure is logged and does not reach the others."""
        for listener in tuple(self._listeners):
            try:
                listener(news)
            except Exception:
                log.exception("a listener failed, incident %s", incident())
