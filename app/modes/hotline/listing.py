"""Cases as rows of a list."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.centre.setup import CentreSetup
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
    return CaseRow(number=case.number, time=time, title=case.title, kind=kind, state=case_state(case.state))


def case_state(state: CaseState) -> str:
    """Return the word for where a case stands."""
    return {
        CaseState.DISPATCH: translate("Hotline", "To dispatch"),
        CaseState.HANDLING: translate("Hotline", "Being handled"),
        CaseState.CLOSED: translate("Hotline", "Closed"),
    }[state]
