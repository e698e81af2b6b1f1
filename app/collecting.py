"""Python's garbage collector, kept out of the way of states with a hundred thousand objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put collections off while a state is read.

    Nothing that is read becomes garbage, and looking through it again and again takes longer than reading it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_what_is_here() -> None:
    """Exempt everything there is now from collections: programs and states that stay until the process ends."""
    gc.collect()
    gc.freeze()


def look_at_all_again() -> None:
    """Let collections look at what was exempt: much of it is about to be let go."""
    gc.unfreeze()
