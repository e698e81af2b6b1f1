"""How a sentence of a description may go on: the usual turns of a hotline, and the place that is named already."""

from collections.abc import Iterable
from functools import cache

import resources
from app.modes.hotline.draft import Draft, Field

LEAST = 2
"""So many signs of a phrase must stand there before it is offered: fewer fit too much."""
_LEAST_SAVED = 2
"""An ending shorter than this is typed sooner than taken."""
_CLAUSE_ENDS = "，。；：、！？,.;:!?\n "


@cache
def usual_phrases() -> tuple[str, ...]:
    """Return the phrases that ship with the program, in the order in which they are preferred."""
    text = (resources.path("phrases") / "hotline.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def ending_of(draft: Draft, place: str = "") -> str:
    """Return how the description may go on behind the cursor; nothing while the cursor is somewhere else.

    `place` is what the place in the form is called, which is offered first.
    """
    text = draft.description
    if draft.focus is not Field.DESCRIPTION or draft.cursor != len(text):
        return ""
    return ending(text, (*filter(None, (place,)), *usual_phrases()))


def ending(before: str, phrases: Iterable[str]) -> str:
    """Return the rest of the first phrase that the last clause ends with the beginning of; longest beginnings first."""
    clause = before[max((before.rfind(sign) for sign in _CLAUSE_ENDS), default=-1) + 1 :]
    known = tuple(phrases)
    for length in range(len(clause), LEAST - 1, -1):
        typed = clause[-length:]
        for phrase in known:
            if phrase.startswith(typed) and len(phrase) - length >= _LEAST_SAVED:
                return phrase[length:]
    return ""
