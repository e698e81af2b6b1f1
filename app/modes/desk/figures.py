"""How the centre stands, in figures made from the counts of its lists; each names what it is divided by."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import ListCount
from app.modes.desk.view import Figure

translate = QCoreApplication.translate


def figures(counts: Iterable[ListCount]) -> tuple[Figure, ...]:
    """Return the figures that can be made from these lists; without the lists of supervision there are none."""
    of = {one.name: one for one in counts}
    if "supervision.todo" not in of:
        return ()
    todo, finished, late = (_total(of, f"supervision.{tab}") for tab in ("todo", "finished", "finished_late"))
    overdue, near = of["supervision.todo"].overdue, of["supervision.todo"].near_due
    in_time = translate("Desk", "finished in time ÷ finished: {part} ÷ {whole}")
    open_late = translate("Desk", "overdue ÷ open: {part} ÷ {whole}")
    answered = translate("Desk", "answered at once ÷ all: {part} ÷ {whole}")
    whole = _total(of, "supervision.all")
    direct = _total(of, "calls.answered")
    return (
        _count("supervision.todo", translate("Desk", "Open cases"), todo),
        _count("supervision.near_due", translate("Desk", "Soon due"), near, hue="warning" if near else ""),
        _count("supervision.overdue", translate("Desk", "Overdue"), overdue, hue="failed" if overdue else ""),
        _share("supervision.overdue", translate("Desk", "Share overdue"), open_late, overdue, todo),
        _count("supervision.finished", translate("Desk", "Finished"), finished),
        _count("supervision.finished_late", translate("Desk", "Finished late"), late, hue="warning" if late else ""),
        _share("supervision.finished", translate("Desk", "Finished in time"), in_time, finished - late, finished),
        _count("calls.passed_on", translate("Desk", "Passed on"), _total(of, "calls.passed_on")),
        _count("calls.answered", translate("Desk", "Answered"), direct),
        _share("calls.answered", translate("Desk", "Answered at once"), answered, direct, whole),
        _count("calls.invalid", translate("Desk", "Invalid"), _total(of, "calls.invalid")),
        _count("supervision.all", translate("Desk", "All cases"), whole),
    )


def _total(of: Mapping[str, ListCount], name: str) -> int:
    return of[name].total if name in of else 0


def _count(key: str, name: str, count: int, *, hue: str = "") -> Figure:
    return Figure(key, name, f"{count:,}", hue=hue)


def _share(key: str, name: str, formula: str, part: int, whole: int) -> Figure:
    """Return a share in percent; of nothing there is none."""
    said = formula.replace("{part}", f"{part:,}").replace("{whole}", f"{whole:,}")
    return Figure(key, name, f"{100 * part / whole:.1f}%" if whole else "–", said)
