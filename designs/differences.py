"""What differs between two designs of a kind, in words of their files."""

from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any


def differences(before: Any, after: Any, *, parts: str) -> tuple[str, ...]:
    """Return what differs: names of fields of the whole, then places (from 1, in `after`) of its parts.

    Both are dataclasses with a field `parts` of dataclasses. Parts that are gone count where they would stand.
    """
    whole = [
        field.name
        for field in fields(before)
        if field.name != parts and getattr(before, field.name) != getattr(after, field.name)
    ]
    first, second = getattr(before, parts), getattr(after, parts)
    places: list[int] = []
    for kind, _, _, since, until in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "delete":
            places.append(since + 1)
        elif kind != "equal":
            places.extend(range(since + 1, until + 1))
    return (*whole, *(str(place) for place in dict.fromkeys(places)))
