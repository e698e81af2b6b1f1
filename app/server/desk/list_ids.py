"""The numbers of the lists of the desk, and how many cases each has; for one transaction."""

import json
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, insert, select, text, update

from app.server import tables

_LIST = tables.case_list
_FIND = select(_LIST.c.id).where(
    _LIST.c.centre == bindparam("centre"), _LIST.c.owner == bindparam("owner"), _LIST.c.name == bindparam("name")
)
_NAMES = select(_LIST.c.id, _LIST.c.name).where(_LIST.c.id.in_(text("SELECT value FROM json_each(:lists)")))
_GROW = update(_LIST).where(_LIST.c.id == bindparam("list")).values(size=_LIST.c.size + bindparam("more"))


class ListIds:
    """Finds lists and makes those that are missing; `store` writes how they grew."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str, str], int] = {}
        self._names: dict[int, str] = {}
        self._grown: Counter[int] = Counter()

    def load_names(self, lists: Iterable[int]) -> None:
        """Take in the names of lists that `name` will be asked for."""
        wanted = json.dumps(sorted(set(lists) - set(self._names)))
        self._names.update((row.id, row.name) for row in self._connection.execute(_NAMES, {"lists": wanted}))

    def name(self, number: int) -> str:
        """Return the name of a list whose name was taken in."""
        return self._names[number]

    def number(self, centre: str, owner: str, name: str) -> int:
        """Return the number of a list, which is made when there is none."""
        key = centre, owner, name
        found = self._known.get(key)
        if found is None:
            wanted = {"centre": centre, "owner": owner, "name": name}
            known = self._connection.execute(_FIND, wanted).scalar()
            found = int(known) if known is not None else self._make(wanted)
            self._known[key] = found
        return found

    def _make(self, wanted: dict[str, str]) -> int:
        made = self._connection.execute(insert(_LIST).values(**wanted, size=0).returning(_LIST.c.id))
        return int(made.scalar_one())

    def grow(self, number: int, more: int) -> None:
        """Note that a list has so many cases more, or fewer."""
        self._grown[number] += more

    def store(self) -> None:
        """Write the sizes down."""
        grown = [{"list": number, "more": more} for number, more in self._grown.items() if more]
        if grown:
            self._connection.execute(_GROW, grown)
        self._grown.clear()
