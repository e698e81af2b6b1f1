"""Cases as rows of a list."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.centre.setup import CentreSetup
from app.contract.centre.similar import Match, Reason
from app.contract.centre.state import Case, CaseState
from app.modes import words
from app.modes.hotline.view import CaseRow
from app.rules.calendar import local

translate = QCoreApplication.translate


def newest_first(cases: Iterable[Case]) -> list[Case]:
    """Return cases with the latest registered first."""
    return sorted(cases, key=lambda case: (case.registered_at, case.number), reverse=True)


def case_row(setup: CentreSetup, case: Case, *, now: datetime) -> CaseRow:
    """Return a case as texts; one of another day says which."""
    here, today = local(setup.timezone, case.registered_at), local(setup.timezone, now).date()
    time = words.clock(here) if here.date() == today else f"{here:%m-%d} {words.clock(here)}"
    kind = next((kind.name for kind in setup.kinds if kind.code == case.kind), case.kind)
    return CaseRow(id=case.id, number=case.number, time=time, title=case.title, kind=kind, state=case_state(case.state))


def open_first(cases: Iterable[Case]) -> list[Case]:
    """Return cases with those still open before those closed, each the latest first."""
    return sorted(newest_first(cases), key=lambda case: case.state is CaseState.CLOSED)


def match_row(setup: CentreSetup, match: Match, *, now: datetime) -> CaseRow:
    """Return an earlier case that resembles the one being written, with why, where, when and whose it is."""
    here = local(setup.timezone, match.registered_at)
    days = (local(setup.timezone, now).date() - here.date()).days
    ago = words.clock(here) if days == 0 else translate("Hotline", "{days} days ago").format(days=days)
    unit = next((each.name for each in setup.departments if each.code == match.unit), "")
    where = "".join((match.place, translate("Hotline", "No. {number}").format(number=match.building)))
    return CaseRow(
        id=match.case,
        number=match.number,
        time=ago,
        title=match.title,
        kind=" · ".join(filter(None, (where if match.building else match.place, unit))),
        state=case_state(match.state),
        why=" · ".join(_reason(reason) for reason in match.why),
    )


def _reason(reason: Reason) -> str:
    return {
        Reason.SAME_CALLER: translate("Hotline", "same caller"),
        Reason.SAME_BUILDING: translate("Hotline", "same building"),
        Reason.SAME_PLACE: translate("Hotline", "same place"),
        Reason.SAME_AREA: translate("Hotline", "same grid"),
        Reason.SAME_MATTER: translate("Hotline", "same matter"),
        Reason.SIMILAR_WORDS: translate("Hotline", "similar words"),
    }[reason]


def case_state(state: CaseState) -> str:
    """Return the word for where a case stands."""
    return {
        CaseState.DISPATCH: translate("Hotline", "To dispatch"),
        CaseState.HANDLING: translate("Hotline", "Being handled"),
        CaseState.CLOSED: translate("Hotline", "Closed"),
    }[state]
