"""Who has which case open: kept in memory for a few seconds, never recorded.

Each server knows only of those who are connected to it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.contract.centre.desk import Activity, Present, TellPresence
from app.contract.centre.flow_setup import Officer

SILENT = timedelta(seconds=3 * TellPresence.SECONDS)
"""Who has said nothing for so long is gone."""

_MOST_CASES = 10_000


@dataclass
class _Seen:
    """Somebody at a case, and when they last said so."""

    present: Present
    at: datetime


class PresenceBook:
    """Who is at which case of all centres. Used in the event loop only."""

    def __init__(self) -> None:
        self._cases: dict[str, dict[str, _Seen]] = {}

    def tell(self, case: str, officer: Officer, activity: Activity, now: datetime) -> None:
        """Note that somebody looks at a case, edits it, or has gone."""
        known = self._cases.setdefault(case, {})
        before = known.pop(officer.staff, None)
        if activity is not Activity.GONE:
            since = before.present.since if before is not None and before.present.activity is activity else now
            present = Present(staff=officer.staff, name=officer.name, unit=officer.unit, activity=activity, since=since)
            known[officer.staff] = _Seen(present, now)
        if not known:
            del self._cases[case]
        if len(self._cases) > _MOST_CASES:
            self._tidy(now)

    def others(self, case: str, staff: str, now: datetime) -> tuple[Present, ...]:
        """Return who else has a case open now, whoever edits it first."""
        seen = self._cases.get(case, {}).values()
        here = [known.present for known in seen if now - known.at < SILENT and known.present.staff != staff]
        return tuple(sorted(here, key=lambda known: (known.activity is not Activity.EDITING, known.since, known.staff)))

    def _tidy(self, now: datetime) -> None:
        for case, seen in list(self._cases.items()):
            kept = {staff: known for staff, known in seen.items() if now - known.at < SILENT}
            if kept:
                self._cases[case] = kept
            else:
                del self._cases[case]
