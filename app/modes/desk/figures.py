"""How the centre stands, in words: what lies there now, and the shares of a span of days with both their numbers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import ListCount
from app.contract.centre.desk_figures import DeskFigure, DeskFigures, FigureKey, HotTopics, Topic, TopicKind
from app.modes.desk.directory import Directory
from app.modes.desk.view import Figure

translate = QCoreApplication.translate

SPANS = {"day": 1, "week": 7, "month": 30, "year": 365}
"""How many local days a span has, today among them."""

SHARE, UNIT, TOPIC = "share", "unit", "topic"
"""What a key that opens cases begins with; a list's own name stands for itself."""

_NAMES: Mapping[FigureKey, tuple[Callable[[], str], Callable[[], str]]] = {
    FigureKey.ANSWERED: (
        lambda: translate("Desk", "Answered at once"),
        lambda: translate("Desk", "answered at once ÷ all cases"),
    ),
    FigureKey.DISPATCHED_IN_TIME: (
        lambda: translate("Desk", "Dispatched in time"),
        lambda: translate("Desk", "dispatched within the limit ÷ dispatched under a limit"),
    ),
    FigureKey.PLACED_FIRST: (
        lambda: translate("Desk", "Right at once"),
        lambda: translate("Desk", "never came back ÷ dispatched"),
    ),
    FigureKey.SIGNED_IN_TIME: (
        lambda: translate("Desk", "Signed in time"),
        lambda: translate("Desk", "signed within 2 hours ÷ to be signed for"),
    ),
    FigureKey.FINISHED_IN_TIME: (
        lambda: translate("Desk", "Finished in time"),
        lambda: translate("Desk", "ended in time ÷ ended or open past its time"),
    ),
    FigureKey.RETURNED: (
        lambda: translate("Desk", "Given back"),
        lambda: translate("Desk", "tasks given back ÷ all tasks"),
    ),
    FigureKey.FOLLOWED_UP: (
        lambda: translate("Desk", "Called back"),
        lambda: translate("Desk", "called back ÷ ended and to be called back"),
    ),
    FigureKey.SATISFIED: (
        lambda: translate("Desk", "Satisfied citizens"),
        lambda: translate("Desk", "satisfied ÷ reached"),
    ),
    FigureKey.REPEATED: (
        lambda: translate("Desk", "Repeated"),
        lambda: translate("Desk", "merged into another ÷ all cases"),
    ),
}


def days_of(span: str, today: date) -> tuple[date, date]:
    """Return the first and the last local day of a span that ends today."""
    return today - timedelta(days=SPANS[span] - 1), today


def standing(counts: Iterable[ListCount]) -> tuple[Figure, ...]:
    """Return what lies at the centre now; without the lists of supervision nothing: it is not for who asks."""
    todo = next((one for one in counts if one.name == "supervision.todo"), None)
    if todo is None:
        return ()
    return (
        Figure("supervision.todo", translate("Desk", "Open cases"), f"{todo.total:,}"),
        Figure("supervision.near_due", translate("Desk", "Soon due"), f"{todo.near_due:,}", hue=_hue(todo.near_due)),
        Figure("supervision.overdue", translate("Desk", "Overdue"), f"{todo.overdue:,}", hue=_hue(todo.overdue, 1)),
    )


def _hue(count: int, grave: int = 0) -> str:
    return ("failed" if grave else "warning") if count else ""


def name_of(key: FigureKey) -> str:
    """Return what a share is called."""
    return _NAMES[key][0]()


def shares(found: DeskFigures) -> tuple[Figure, ...]:
    """Return how many cases came, and each share with its formula and both its numbers."""
    taken = Figure("supervision.all", translate("Desk", "Cases taken"), f"{found.taken:,}")
    return (taken, *(_share(one) for one in found.figures))


def _share(one: DeskFigure) -> Figure:
    name, formula = _NAMES[one.key]
    value = "–" if one.share is None else f"{100 * one.share:.1f}%"
    return Figure(f"{SHARE}:{one.key.value}", name(), value, f"{formula()}: {one.part:,} ÷ {one.whole:,}")


def unit_rows(found: DeskFigures, names: Directory) -> tuple[Mapping[str, str], ...]:
    """Return how each department does, who had most tasks first."""
    ranked = sorted(found.units, key=lambda one: -one.tasks)
    return tuple(
        {
            "key": f"{UNIT}:{one.unit}",
            "name": names.unit(one.unit),
            "tasks": f"{one.tasks:,}",
            "in_time": f"{100 * one.in_time / one.done:.0f}%" if one.done else "–",
            "hue": "warning" if one.done and one.in_time < one.done else "",
            "returned": f"{one.returned:,}",
            "open": f"{one.open:,}",
            "hours": "–" if one.hours is None else f"{one.hours:.1f}",
        }
        for one in ranked
    )


def topic_rows(found: HotTopics, names: Directory) -> tuple[Mapping[str, str], ...]:
    """Return what rises, the steepest first."""
    return tuple(
        {
            "key": f"{TOPIC}:{place}",
            "name": _topic(one, names),
            "now": f"{one.now:,}",
            "usual": f"{one.usual:.1f}",
            "example": one.cases[0].title if one.cases else "",
        }
        for place, one in enumerate(found.topics)
    )


def _topic(one: Topic, names: Directory) -> str:
    return {TopicKind.MATTER: names.matter, TopicKind.AREA: names.area}.get(one.kind, str)(one.name)
