"""Finding a matter of the catalogue, or an area, by some letters of it."""

from dataclasses import dataclass

from app.contract.centre.setup import Area, CentreSetup, Matter

MOST = 8


@dataclass(frozen=True)
class Suggestion:
    """Something to choose: what it is called, and where it belongs."""

    code: str
    name: str
    detail: str = ""


def find_matters(setup: CentreSetup, typed: str, about: str) -> tuple[Suggestion, ...]:
    """Return matters whose name, keywords or directory hold every word typed, names first.

    While nothing is typed: those whose keywords stand in `about`, which is what the caller said so far.
    """
    words = typed.split()
    if words:
        ranked = ((_rank(matter, words), matter) for matter in setup.matters)
        found = [pair for pair in ranked if pair[0] is not None]
    else:
        named = ((-sum(word in about for word in matter.keywords), matter) for matter in setup.matters)
        found = [pair for pair in named if pair[0] < 0]
    best = sorted(found, key=lambda pair: (pair[0], pair[1].code))
    return tuple(Suggestion(matter.code, matter.name, matter.directory) for _, matter in best[:MOST])


def _rank(matter: Matter, words: list[str]) -> int | None:
    """Return how well a matter matches, best 0; `None` when it does not."""
    if all(word in matter.name for word in words):
        return 0 if matter.name.startswith(words[0]) else 1
    everything = (matter.name, *matter.keywords)
    if all(any(word in text for text in everything) for word in words):
        return 2
    everything = (*everything, matter.directory, matter.code)
    return 3 if all(any(word in text for text in everything) for word in words) else None


def find_areas(setup: CentreSetup, typed: str) -> tuple[Suggestion, ...]:
    """Return areas whose name, or the name of an area above, holds every word typed; larger areas first."""
    words = typed.split()
    if not words:
        return ()
    known = {area.code: area for area in setup.areas}
    paths = ((area, _path(known, area)) for area in setup.areas)
    found = [(area, path) for area, path in paths if all(any(word in name for name in path) for word in words)]
    own = sorted(found, key=lambda pair: (not all(word in pair[0].name for word in words), len(pair[1]), pair[0].code))
    return tuple(Suggestion(area.code, area.name, " · ".join(path[:-1])) for area, path in own[:MOST])


def _path(known: dict[str, Area], area: Area) -> tuple[str, ...]:
    names = [area.name]
    above: Area | None = known.get(area.parent or "")
    while above is not None and len(names) <= len(known):
        names.append(above.name)
        above = known.get(above.parent or "")
    return tuple(reversed(names))
