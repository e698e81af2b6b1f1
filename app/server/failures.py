"""How an unexpected error is told: an id for people, and for the log where it happened but never with what values."""

import logging
import traceback

from app.ids import new_id


def place_of(error: BaseException) -> str:
    """Return the kind of an error and the lines it came through; its text is left out, it may hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    path = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    cause = error.__cause__
    return f"{type(error).__name__} at {path}" + (f"; caused by {place_of(cause)}" if cause is not None else "")


def report(logger: logging.Logger, error: BaseException, what: str) -> str:
    """Log an unexpected error and return the id under which it can be found."""
    id_ = new_id()
    logger.error("%s [%s]: %s", what, id_, place_of(error))
    return id_
