"""The sample hall for pictures and screens: its set-up, its portraits, a link sign without a link."""

from datetime import UTC, datetime
from functools import cache

from PySide6.QtCore import QSize
from rpds import HashTrieMap

import resources
from app.client.connection import Connection
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState
from app.modes.frame import ConnectionBadge
from app.server.hallfile import read_hall

MORNING = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
"""Monday 2026-11-23, 09:05 in the hall."""


@cache
def sample_setup() -> HallSetup:
    """The set-up of the hall that ships with the program."""
    return read_hall(resources.path("sample_hall"))


def portrait(file: str) -> bytes:
    """A portrait of the sample hall."""
    return resources.path(f"sample_hall/portraits/{file.rpartition('/')[2]}").read_bytes()


def sign(compact: bool = False) -> ConnectionBadge:
    """The connection sign of a program that is connected."""
    connection = Connection(now=lambda: MORNING)
    connection.beat(MORNING)
    return ConnectionBadge(connection, compact=compact)


@cache
def sample_state() -> HallState:
    """The state of that hall in which 1001 has earned five stars and the others have what they began with."""
    setup = sample_setup()
    return HallState(hall=setup.code, setup=setup, quarter="2026Q4", scores=HashTrieMap({"1001": 1710}))


def scene_id(value: object) -> str | None:
    """Name a part of a scene in a test's id, the same in every process: its name or size, else nothing of its own."""
    if isinstance(value, QSize):
        return f"{value.width()}x{value.height()}"
    return value if isinstance(value, str) else None
