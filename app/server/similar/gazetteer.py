"""Places and buildings found in text by the standard addresses of a centre: worth more than any model of language."""

import re
from collections import defaultdict
from dataclasses import dataclass

from app.contract.centre.setup import CentreSetup, StandardAddress
from app.server.similar.words import plain

_SHORTEST, _SHORTEST_OF_ESTATE = 2, 3
_ESTATE = "小区"
_BUILDING = re.compile(r"([0-9]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])\s*(?:号?楼(?!上|下|道|层|梯|顶)|[栋幢座]|#)")
_ROAD = re.compile(r"[\u4e00-\u9fff]{2}(?:路|街|大道|大街|巷|弄)[0-9]{1,4}号")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}


@dataclass(frozen=True)
class Whereabouts:
    """Where a case is. `place` names a standard address or a road and number; both may be empty.

    `building` is a number or letter; `area` the grid of the place; `rest` the texts without what named the place.
    """

    place: str = ""
    building: str = ""
    area: str | None = None
    rest: str = ""


@dataclass(frozen=True)
class _Place:
    name: str
    area: str | None
    names: tuple[str, ...]
    """Everything it is called, longest first."""


class Gazetteer:
    """The names of all standard addresses of a centre. The longest name that fits wins."""

    def __init__(self, addresses: tuple[StandardAddress, ...]) -> None:
        self._names: dict[str, _Place] = {}
        by_name: defaultdict[str, list[_Place]] = defaultdict(list)
        for address in addresses:
            place = _Place(address.place, address.area, _names_of(address))
            for name in place.names:
                by_name[name].append(place)
        for name, places in by_name.items():
            # A road with several estates at one number, or two estates of one short name, tell nothing apart.
            if len({place.name for place in places}) == 1:
                self._names[name] = places[0]
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)

    def find(self, address: str, text: str) -> Whereabouts:
        """Return where a case is: what the address field says, else what the text says."""
        address, text = plain(address), plain(text)
        place = self._place_in(address) or self._place_in(text)
        for name in place.names if place is not None else ():
            address, text = address.replace(name, " "), text.replace(name, " ")
        building = _BUILDING.search(address) or _BUILDING.search(text)
        return Whereabouts(
            place=place.name if place is not None else "",
            building=_number(building[1]) if building is not None else "",
            area=place.area if place is not None else None,
            rest=_BUILDING.sub(" ", f"{address}\n{text}"),
        )

    def _place_in(self, text: str) -> _Place | None:
        for length in self._lengths:
            for start in range(len(text) - length + 1):
                found = self._names.get(text[start : start + length])
                if found is not None:
                    return found
        road = _ROAD.search(text)
        return _Place(road[0], None, (road[0],)) if road is not None else None


def _names_of(address: StandardAddress) -> tuple[str, ...]:
    """Return what a place is called: 桂花里小区 is 桂花里 as well, but 和平小区 is not 和平, a word of its own."""
    place = plain(address.place)
    short = place.removesuffix(_ESTATE)
    names = {place, plain(address.road), short if len(short) >= _SHORTEST_OF_ESTATE else place}
    return tuple(sorted((name for name in names if len(name) >= _SHORTEST), key=len, reverse=True))


def _number(said: str) -> str:
    """Return the number of a building as digits or a capital letter: 二十七 gives 27."""
    if said.isascii():
        return said.upper().lstrip("0") or "0"
    tens, ten, ones = said.rpartition("十")
    value = (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
    return str(value)


_MOST_KNOWN = 8
_known: dict[int, tuple[CentreSetup, Gazetteer]] = {}


def gazetteer(setup: CentreSetup | None) -> Gazetteer:
    """Return the gazetteer of a set-up, made once per set-up; an empty one without a set-up.

    Remembered by identity: comparing whole set-ups would cost more than making it.
    """
    if setup is None:
        return Gazetteer(())
    held = _known.get(id(setup))
    if held is not None and held[0] is setup:
        return held[1]
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    made = Gazetteer(setup.addresses)
    _known[id(setup)] = (setup, made)
    return made
