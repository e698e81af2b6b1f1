"""Identifiers made at the moment somebody presses a button."""

import uuid_utils


def new_id() -> str:
    """Return a fresh UUIDv7 in its canonical text form (36 characters, lower case)."""
    return str(uuid_utils.uuid7())
