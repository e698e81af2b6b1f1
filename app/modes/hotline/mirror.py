"""The desk at the server: every tab follows its copy there, so that a broken machine costs no words either."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.contract.centre.drafts import CaseForm, CloseDraft, SaveDraft, VoidDraft
from app.contract.command import Command
from app.modes.hotline.desk import Desk, Leaving, Tab, Way
from app.modes.hotline.draft import Draft
from app.modes.hotline.phone import phone_digits

_MOST_TABS = 99


@dataclass(frozen=True)
class _Sent:
    """What the server was told of a tab last, and its number of telling."""

    tab: Tab
    kept: bool
    version: int


class Mirror:
    """Tells the server of tabs whose words have changed, at each time the desk is on the disk.

    Versions are milliseconds of the server's time: they rise over restarts, and whatever comes late changes nothing.

    :param report: stores a fact for the drafts of the centre.
    :param reachable: while it says no, nothing is told; the next pause after that tells everything.
    """

    def __init__(
        self,
        *,
        report: Callable[[Command], Coroutine[Any, Any, None]],
        run: Callable[[Coroutine[Any, Any, None]], None],
        reachable: Callable[[], bool],
        now: Callable[[], datetime],
    ) -> None:
        self._report = report
        self._run = run
        self._reachable = reachable
        self._now = now
        self._sent: dict[str, _Sent] = {}

    def kept(self, desk: Desk) -> None:
        """The desk is on the disk."""
        if not self._reachable():
            return
        for place, tab in enumerate(desk.tabs):
            self._save(tab, place, kept=False)
        for place, tab in enumerate(desk.parked):
            self._save(tab, place, kept=True)

    def gone(self, leaving: Leaving) -> None:
        """A tab has gone its way and cannot be taken back."""
        known = self._sent.pop(leaving.tab.id, None)
        if known is None or leaving.way is Way.PARK:
            return
        version = self._next(known.version)
        if leaving.way is Way.VOID:
            self._run(self._report(VoidDraft(draft=leaving.tab.id, version=version)))
            return
        case = leaving.tab.id if leaving.way is Way.REGISTER else leaving.case
        self._run(self._report(CloseDraft(draft=leaving.tab.id, version=version, case=case)))

    def _save(self, tab: Tab, place: int, *, kept: bool) -> None:
        known = self._sent.get(tab.id)
        if tab.draft.is_empty or (known is not None and known.kept is kept and _words(known.tab) == _words(tab)):
            return
        version = self._next(known.version if known is not None else 0)
        self._sent[tab.id] = _Sent(tab, kept, version)
        form = form_of(tab.draft)
        save = SaveDraft(draft=tab.id, version=version, call=tab.call, tab=min(place, _MOST_TABS), form=form, keep=kept)
        self._run(self._report(save))

    def _next(self, version: int) -> int:
        return max(version + 1, int(self._now().timestamp() * 1000))


def _words(tab: Tab) -> Draft:
    """Return what a tab says, wherever the cursor is."""
    blank = Draft()
    return replace(tab.draft, focus=blank.focus, cursor=blank.cursor)


def form_of(draft: Draft) -> CaseForm:
    """Return a draft as the server keeps it; what is longer than any text of a case is cut there, never here."""
    return CaseForm(
        phone=phone_digits(draft.phone)[:200],
        name=draft.name[:200],
        gender=draft.gender,
        kind=draft.kind or None,
        title=draft.title[:4000],
        description=draft.description[:4000],
        address=draft.address[:200],
        area=draft.area or None,
        area_text=draft.area_text[:4000],
        matter=draft.matter or None,
        matter_text=draft.matter_text[:4000],
        urgency=draft.urgency,
        follow_up=draft.follow_up,
        confidential=draft.confidential,
        disposition=draft.disposition,
        opinion=draft.opinion[:4000],
        merge_with=(draft.merge_with,) if draft.merge_with else (),
        reported_at=datetime.fromisoformat(draft.began_at) if draft.began_at else None,
        focus=draft.focus.value,
        cursor=min(draft.cursor, 10_000),
    )
