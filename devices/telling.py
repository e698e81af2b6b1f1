"""Telling somebody what a device heard, without letting their mistakes reach the device."""

import logging
from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

log = logging.getLogger(__name__)

HeardT = TypeVar("HeardT")


def tell(listener: Callable[[HeardT], None], heard: HeardT, *, device: str) -> None:
    """Call `listener(heard)`. An error of the listener's is logged under an id, without what was heard."""
    try:
        listener(heard)
    except Exception:
        log.exception("%s: listener failed, id %s", device, uuid4().hex[:8])
