"""Where the rows of a workbook stand, so that a broken reference is told by sheet, row and column."""

from collections.abc import Hashable, Iterator, Mapping

from app.contract.model import Model
from app.rules.setup import SetupProblem
from app.workbook.errors import HallFileError
from app.workbook.rows import Rows, TextKind
from app.workbook.sheets import ASSIGNMENTS, COUNTERS, HALL, STAFF, TEXTS, Sheet

_COLUMNS = {
    "unknown_zone": ("zone", "zone {value} must be on the sheet zones"),
    "unknown_parent": ("parent", "service {value} must be on the sheet services"),
    "unknown_department": ("department", "department {value} must be on the sheet departments"),
    "unknown_ticket": ("ticket", "ticket {value} must be on the sheet tickets"),
    "unknown_layout": ("layout", "layout {value} must be on the sheet layouts"),
    "unknown_counter": ("counter", "counter {value} must be on the sheet counters"),
    "wrong_design": ("source", "{value}"),
    "unknown_timezone": ("timezone", 'must be a time zone such as "Asia/Shanghai", found "{value}"'),
    "leaf_with_children": ("prefix", "must be empty where services stand below, found {value}"),
    "loop": ("parent", "must not lead back to {value}"),
}
"""Which cell a problem of the set-up is about, and what is expected there."""

_GREETINGS = frozenset({TextKind.WELCOME, TextKind.SLOGAN})


class Places:
    """The places of the rows of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._rows: dict[str, list[tuple[int, Model, Mapping[str, str]]]] = {}

    def keep(self, sheet: Sheet, row: Model, number: int, places: Mapping[str, str]) -> None:
        """Remember where a row stands: its number in the sheet, and the place of each header."""
        self._rows.setdefault(sheet.name, []).append((number, row, places))

    def strangers(self, rows: Rows) -> Iterator[HallFileError]:
        """Find assignments of a counter or a member of staff that is on no sheet."""
        known = {"counter": {one.number for one in rows.counters}, "staff": {one.number for one in rows.staff}}
        sheets = {"counter": COUNTERS.name, "staff": STAFF.name}
        for _, row, places in self._rows.get(ASSIGNMENTS.name, ()):
            for who, numbers in known.items():
                number = getattr(row, who)
                if number is not None and number not in numbers:
                    yield self._wrong(places, who, f"{who} {number} must be on the sheet {sheets[who]}")

    def doubles(self, rows: Rows) -> Iterator[HallFileError]:
        """Find texts that are there twice."""
        first: dict[Hashable, int] = {}
        for number, row, places in self._rows.get(TEXTS.name, ()):
            kind, code = getattr(row, "kind"), getattr(row, "code")  # noqa: B009
            if code is None and kind not in _GREETINGS:
                continue
            if (kind, code) in first:
                yield self._wrong(places, "code" if code else "kind", f"is already in row {first[kind, code]}")
            first.setdefault((kind, code), number)

    def told(self, problem: SetupProblem) -> HallFileError:
        """Return a problem of the set-up at its cell."""
        sheet, _, key = problem.place.partition("/")
        if problem.code == "double":
            return self._double(sheet, problem.value)
        if problem.code == "unknown_service":
            return self._unserved(sheet, key, problem.value)
        column, asked = _COLUMNS.get(problem.code, ("", f"{problem.code.replace('_', ' ')}: {{value}}"))
        said = asked.format(value=problem.value) if problem.value else "must be filled in"
        for _, row, places in self._rows.get(sheet, ()):
            if sheet == HALL.name or key in (getattr(row, "code", None), getattr(row, "number", None)):
                return self._wrong(places, column, said)
        return HallFileError(self._file, problem.place, said)

    def _double(self, name: str, value: str) -> HallFileError:
        """Return the error at the last row that has what an earlier one has."""
        sheet, column = ("services", "prefix") if name == "prefixes" else (name, _key(name))
        found = [
            (number, places)
            for number, row, places in self._rows[sheet]
            if value == (f"{row.zone}/{row.prefix}" if name == "prefixes" else getattr(row, column))  # type: ignore[attr-defined]
        ]
        return self._wrong(found[-1][1], column, f"{value} is already in row {found[0][0]}")

    def _unserved(self, sheet: str, number: str, service: str) -> HallFileError:
        who = "counter" if sheet == COUNTERS.name else "staff"
        places = next(
            places
            for _, row, places in self._rows[ASSIGNMENTS.name]
            if (getattr(row, who), getattr(row, "service")) == (number, service)  # noqa: B009
        )
        return self._wrong(places, "service", f"service {service} must be on the sheet services")

    def _wrong(self, places: Mapping[str, str], header: str, said: str) -> HallFileError:
        whole = next(iter(places.values())).partition(", column")[0]
        return HallFileError(self._file, places.get(header, whole), said)


def _key(sheet: str) -> str:
    return "number" if sheet in (COUNTERS.name, STAFF.name) else "code"
