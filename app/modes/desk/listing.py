"""Lines of a list as texts: what is due says so in words, in a hue, with an icon."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import CaseLine, ListCount, Sort, Tab
from app.contract.centre.limits import Standing
from app.contract.centre.urgency import Urgency
from app.modes.desk import words
from app.modes.desk.directory import Directory
from app.modes.desk.view import Errand, FilterChoice, ListEntry, Narrowing

translate = QCoreApplication.translate

# The values are those of `widgets.hue.Hue`, which presenters do not know.
HUES = {
    Standing.NORMAL: "",
    Standing.NEAR_DUE: "warning",
    Standing.OVERDUE: "failed",
    Standing.DONE_LATE: "failed",
}


def row(names: Directory, line: CaseLine, *, now: datetime) -> Mapping[str, str]:
    """Return a line as the texts of its columns, with the case's id and the hue of its time left."""
    due, standing = (line.due, line.standing) if line.due is not None else (line.overall_due, line.overall_standing)
    return {
        "case": line.case,
        "number": line.number,
        "left": _left(due, standing, now),
        "hue": HUES[standing],
        "title": _title(line),
        "matter": names.matter(line.matter),
        "where": _where(names, line),
        "reported": names.time(line.reported_at, now),
        "reporter": line.reporter,
        "area": names.area(line.area),
    }


def errand(names: Directory, one: ListCount, line: CaseLine, *, now: datetime) -> Errand:
    """Return a line of a grid worker's list as something to do on the spot."""
    texts = row(names, line, now=now)
    limited = line.due is not None or line.overall_due is not None
    return Errand(
        case=line.case,
        what=words.module(one.module),
        title=line.title,
        place=texts["area"],
        left=texts["left"] if limited else "",
        hue=texts["hue"],
    )


def _left(due: datetime | None, standing: Standing, now: datetime) -> str:
    if standing is Standing.DONE_LATE:
        return words.standing(standing)
    if due is None:
        return translate("Desk", "Not limited")
    said = words.due(due, now)
    return f"{words.standing(standing)}  {said}" if standing is Standing.NEAR_DUE else said


def _title(line: CaseLine) -> str:
    signs = []
    if line.urgency is not Urgency.NORMAL:
        signs.append(words.urgency(line.urgency))
    if line.urges:
        signs.append(translate("Desk", "urged {count}×").replace("{count}", str(line.urges)))
    if line.supervised:
        signs.append(translate("Desk", "supervised"))
    if line.returned:
        signs.append(translate("Desk", "came back"))
    if line.slaves:
        signs.append(translate("Desk", "{count} merged").replace("{count}", str(line.slaves)))
    return f"[{' · '.join(signs)}] {line.title}" if signs else line.title


def _where(names: Directory, line: CaseLine) -> str:
    if not line.units:
        return names.stage(line.stage, line.profile)
    first, *more = (names.unit(code) for code in line.units)
    if not more:
        return first
    said = translate("Desk", "{unit} and {count} more")
    return said.replace("{unit}", first).replace("{count}", str(len(more)))


def entries(counts: Sequence[ListCount]) -> tuple[ListEntry, ...]:
    """Return the lists as the column at the left shows them: a heading for each part that has more than one.

    Lists of applications come last and only where there is something in them: most kinds are rare.
    """
    usual = [one for one in counts if one.kind is None]
    of_kinds = [one for one in counts if one.kind is not None and one.total]
    found: list[ListEntry] = []
    for module in dict.fromkeys(one.module for one in (*usual, *of_kinds)):
        own = [one for one in (*usual, *of_kinds) if one.module is module]
        name = words.module(module)
        if len(own) == 1 and own[0].kind is None:
            found.append(entry(own[0], name))
            continue
        found.append(ListEntry(name))
        found += [entry(one, words.tab(one.tab, one.kind)) for one in own]
    return tuple(found)


def entry(one: ListCount, name: str) -> ListEntry:
    """Return one list with its counts; only where there is something to do does lateness stand out."""
    return ListEntry(name, one.name, one.total, one.overdue if one.open else 0)


def title(one: ListCount) -> str:
    """Return the name of a list with the part it belongs to."""
    return f"{words.module(one.module)} · {words.tab(one.tab, one.kind)}"


def reminders(counts: Iterable[ListCount]) -> tuple[ListEntry, ...]:
    """Return the lists in which there is something to do, those with late ones first."""
    todo = [one for one in counts if one.open and one.total and one.tab in {Tab.TODO, Tab.TO_SIGN}]
    ranked = sorted(todo, key=lambda one: (not one.overdue, not one.near_due))
    return tuple(entry(one, title(one)) for one in ranked)


def filters(names: Directory, lines: Iterable[CaseLine]) -> tuple[FilterChoice, ...]:
    """Return what a list may be narrowed by: time, urgency, channel, and the matters and departments there are."""
    standings = tuple((one.value, words.standing(one)) for one in Standing if one is not Standing.DONE_LATE)
    urgencies = tuple((one.value, words.urgency(one)) for one in Urgency)
    channels = tuple((one.code, one.name) for one in names.setup.channels)
    matters = dict.fromkeys(line.matter for line in lines if line.matter is not None)
    found = [
        FilterChoice("standing", translate("Desk", "Any time left"), standings),
        FilterChoice("urgency", translate("Desk", "Any urgency"), urgencies),
        FilterChoice("channel", translate("Desk", "Any channel"), channels),
    ]
    if matters:
        options = tuple((code, names.matter(code)) for code in matters)
        found.append(FilterChoice("matter", translate("Desk", "Any matter"), options))
    return tuple(found)


def order(narrowing: Narrowing) -> Sort:
    """Return the order that a heading stands for."""
    if narrowing.sort == "reported":
        return Sort.NEWEST if narrowing.descending else Sort.REPORTED
    return {"number": Sort.NUMBER, "urgency": Sort.URGENCY}.get(narrowing.sort, Sort.DEFAULT)


def empty_words(one: ListCount) -> str:
    """Return what stands where a list is empty: what will come here, and how."""
    if one.tab in {Tab.TODO, Tab.TO_SIGN}:
        return translate("Desk", "Nothing waits for you here. New cases come by themselves.")
    if one.tab is Tab.DONE:
        return translate("Desk", "Nothing here yet. What you do with cases is kept in this list.")
    return translate("Desk", "There is no such case now.")
