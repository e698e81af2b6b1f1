"""Finding a matter of the catalogue, a place or an area as people type: by characters, pinyin or its initials."""

from dataclasses import dataclass

from app.contract.centre.setup import Area, CentreSetup, Matter, StandardAddress
from app.modes import pinyin

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


def find_places(setup: CentreSetup, typed: str) -> tuple[Suggestion, ...]:
    """Return standard addresses whose place or road holds what was typed; its grid and those above are the detail.

    A building typed after the place (桂花里3号楼) narrows nothing: it is not part of any standard address.
    """
    if not typed.strip():
        return ()
    areas = {area.code: area for area in setup.areas}
    ranked = ((_place_rank(address, typed), address) for address in setup.addresses)
    found = sorted(
        ((rank, address) for rank, address in ranked if rank is not None),
        key=lambda pair: (pair[0], len(pair[1].place), pair[1].code),
    )
    return tuple(Suggestion(one.code, one.place, _where(areas, one)) for _, one in found[:MOST])


def address_text(setup: CentreSetup, address: StandardAddress) -> str:
    """Return a standard address as it is written: the areas above, road and number, the place itself."""
    areas = {area.code: area for area in setup.areas}
    above = _path(areas, areas[address.area])[:2] if address.area in areas else ()
    return "".join((*above, address.road, address.place))


def find_areas(setup: CentreSetup, typed: str) -> tuple[Suggestion, ...]:
    """Return areas whose name, or the name of an area above, holds every word typed; larger areas first."""
    words = typed.split()
    if not words:
        return ()
    known = {area.code: area for area in setup.areas}
    paths = ((area, _path(known, area)) for area in setup.areas)
    found = [(area, path) for area, path in paths if _all_in(words, path)]
    own = sorted(found, key=lambda pair: (not _all_in(words, (pair[0].name,)), len(pair[1]), pair[0].code))
    return tuple(Suggestion(area.code, area.name, " · ".join(path[:-1])) for area, path in own[:MOST])


def _rank(matter: Matter, words: list[str]) -> int | None:
    """Return how well a matter matches, best 0; `None` when it does not."""
    own = [pinyin.rank(word, (matter.name,)) for word in words]
    if all(rank is not None for rank in own):
        return min(rank for rank in own if rank is not None)
    if _all_in(words, (matter.name, *matter.keywords)):
        return 3
    return 4 if _all_in(words, (matter.name, *matter.keywords, matter.directory, matter.code)) else None


def _all_in(words: list[str], texts: tuple[str, ...]) -> bool:
    return all(pinyin.rank(word, texts) is not None for word in words)


def _place_rank(address: StandardAddress, typed: str) -> int | None:
    texts = (address.place, address.road) if address.road else (address.place,)
    found = [pinyin.rank(typed, texts)]
    found += [3 for text in texts if len(text) > 2 and typed.startswith(text)]
    return min((rank for rank in found if rank is not None), default=None)


def _where(areas: dict[str, Area], address: StandardAddress) -> str:
    path = _path(areas, areas[address.area]) if address.area in areas else ()
    return " · ".join(filter(None, (address.road, *path[1:])))


def _path(known: dict[str, Area], area: Area) -> tuple[str, ...]:
    names = [area.name]
    above: Area | None = known.get(area.parent or "")
    while above is not None and len(names) <= len(known):
        names.append(above.name)
        above = known.get(above.parent or "")
    return tuple(reversed(names))
