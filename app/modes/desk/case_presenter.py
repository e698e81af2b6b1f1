"""What happens at an open case: it is read, an act is chosen, filled in, done or refused; nothing typed is lost."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import Activity, CaseWhole, DeskOfficer
from app.contract.centre.desk_advice import CaseAdvice
from app.contract.centre.flow import Action, ApplicationKind
from app.contract.centre.flow_commands import ActOnCase
from app.contract.centre.why import Why
from app.contract.errors import RefusalCode, Refused
from app.modes import case_words
from app.modes import words as all_words
from app.modes.desk import deeds, portrayal, words
from app.modes.desk.choices import Choices
from app.modes.desk.deeds import Chosen
from app.modes.desk.details import details, missing
from app.modes.desk.directory import Directory
from app.modes.desk.memory import Memory
from app.modes.desk.office import Office
from app.modes.desk.view import CaseView, Filled
from app.rules.case_needs import Need

translate = QCoreApplication.translate

_BACK = {Action.VOID: Action.RESTORE, Action.MERGE: Action.SPLIT}
"""Acts that another act takes back whole; the others have told somebody something and are not offered to be undone."""


class CasePresenter:
    """Drives one case page.

    :param names: the centre's names as they are now.
    :param now: the server's time, aware.
    :param show: is given the view after every change, `None` when no case is open.
    :param done: is told in words what was done, after which lists and counts are different.
    """

    def __init__(
        self,
        *,
        office: Office,
        memory: Memory,
        names: Callable[[], Directory | None],
        officer: Callable[[], DeskOfficer | None],
        now: Callable[[], datetime],
        show: Callable[[CaseView | None], None],
        done: Callable[[str], None],
    ) -> None:
        self._office = office
        self._memory = memory
        self._names = names
        self._officer = officer
        self._now = now
        self._show = show
        self._done = done
        self._whole: CaseWhole | None = None
        self._base = 0
        self._possible: Mapping[str, Chosen] = {}
        self._titles: dict[str, str] = {}
        self._undo: Action | None = None
        self._advice: CaseAdvice | None = None
        self.view: CaseView | None = None

    @property
    def case(self) -> str:
        """The case that is open (id), or nothing."""
        return self._whole.case.id if self._whole is not None else ""

    async def open(self, case: str) -> bool:
        """Show a case; return whether it could be had."""
        if case != self.case:
            await self.close()
        whole = await self._office.case(case)
        if whole is None:
            return False
        self._undo, self._advice = None, None
        self._base = _version(whole)
        self._whole = whole
        self.view = None
        await self._name_others(whole)
        self._look()
        self._take_up_form()
        await self.tell_presence()
        advice = await self._office.advice(case)
        if self.case == case and advice is not None:
            self._advice = advice
            self._look()
        return True

    def _take_up_form(self) -> None:
        """Open the form in which something was written and not done."""
        found = (key for key in self._possible if not self._memory.form(self.case, key).is_empty)
        if (key := next(found, "")) != "":
            self.choose(key)

    async def close(self) -> None:
        """Leave the case; what stands in its form is kept."""
        case, self._whole, self.view = self.case, None, None
        if case:
            await self._office.tell_presence(case, Activity.GONE)

    async def tell_presence(self) -> None:
        """Say that the case is still open here, and show who else has it open."""
        if self._whole is None or self.view is None:
            return
        case = self.case
        writes = bool(self.view.chosen) and not self.view.filled.is_empty
        present = await self._office.tell_presence(case, Activity.EDITING if writes else Activity.LOOKING)
        names = self._names()
        if present is None or names is None or self.case != case or self.view is None:
            return
        self._put(here=portrayal.here_words(present.present, names))
        if self._whole is not None and present.version > _version(self._whole):
            await self.reload()

    async def reload(self) -> None:
        """Read the case anew; while somebody writes here, say what changed since they began."""
        if self._whole is None:
            return
        case = self.case
        whole = await self._office.case(case)
        if whole is None or self.case != case:
            return
        self._whole = whole
        await self._name_others(whole)
        if _version(whole) != self._base:
            if self.view is not None and self.view.chosen and not self.view.filled.is_empty:
                await self._tell_changes()
            else:
                self._base = _version(whole)
        self._look()

    def choose(self, key: str) -> None:
        """Open the form of a deed, or none."""
        if self.view is None:
            return
        filled = self._memory.form(self.case, key) if key else Filled()
        if key and filled.is_empty and self._whole is not None:
            self._base = _version(self._whole)
        self._put(chosen=key, filled=filled, form_version=self.view.form_version + 1, fault="", caution="")
        self._caution(filled)

    def filled(self, filled: Filled) -> None:
        """Something was put into the form."""
        if self.view is None or not self.view.chosen:
            return
        self._memory.write(self.case, self.view.chosen, filled)
        self.view = replace(self.view, filled=filled, fault="", fault_of=None)
        self._caution(filled)

    def changes_seen(self) -> None:
        """Go on from the case as it is now, with what stands in the form."""
        if self._whole is not None:
            self._base = _version(self._whole)
            self._put(changed=())

    async def act(self, filled: Filled) -> None:
        """Do what the form is for, or say in it why not."""
        view = self.view
        chosen = self._possible.get(view.chosen) if view is not None else None
        if view is None or chosen is None or view.busy or view.changed:
            return
        lacks = missing(chosen, filled)
        if lacks is not None:
            need, why = lacks
            self._put(filled=filled, fault=case_words.why(why), fault_of=need)
            return
        self._put(filled=filled, busy=True, fault="", fault_of=None)
        outcome = await self._office.act(
            ActOnCase(
                case=view.case,
                base_version=self._base,
                action=chosen.act.action,
                task=chosen.act.task,
                details=details(chosen, filled),
            )
        )
        if self.view is None or self.case != view.case:
            return
        self._put(busy=False)
        if outcome is not None and outcome.refused is not None:
            await self._refused(outcome.refused)
        elif outcome is not None:
            await self._acted(chosen, view.chosen)

    async def undo(self) -> None:
        """Take the last act back, where another act does so whole."""
        wanted = next((one for one in self._possible.values() if one.act.action is self._undo), None)
        if wanted is not None and self._whole is not None:
            self._base = _version(self._whole)
            self._put(chosen=wanted.key, form_version=self.view.form_version + 1 if self.view else 0)
            await self.act(Filled())

    async def _acted(self, chosen: Chosen, key: str) -> None:
        self._memory.write(self.case, key, Filled())
        self._undo = _BACK.get(chosen.act.action)
        version = self.view.form_version + 1 if self.view is not None else 0
        self._put(chosen="", filled=Filled(), form_version=version, changed=())
        name = words.action(chosen.act.action, chosen.act.kind)
        number = self.view.number if self.view is not None else ""
        self._done(translate("Desk", "{number}: {deed}, done").replace("{number}", number).replace("{deed}", name))
        await self.reload()

    async def _refused(self, refused: Refused) -> None:
        if refused.code is RefusalCode.CASE_CHANGED:
            await self.reload()
            if self.view is not None and not self.view.changed:
                await self._tell_changes()
            return
        reason = str(refused.detail.get("reason", ""))
        known = reason in set(Why)
        said = case_words.why(Why(reason)) if known else all_words.refusal(refused.code, refused.detail)
        self._put(fault=said, fault_of=_need_of(Why(reason)) if known else None)

    async def _tell_changes(self) -> None:
        difference, names = await self._office.since(self.case, self._base), self._names()
        if difference is not None and names is not None:
            self._put(changed=portrayal.differences(difference, names, now=self._now()))

    async def _name_others(self, whole: CaseWhole) -> None:
        """Read number and title of the cases this one may be merged with."""
        for case in whole.merge:
            if case not in self._titles and (other := await self._office.case(case)) is not None:
                self._titles[case] = f"{other.case.number}  {other.case.title}"

    def _caution(self, filled: Filled) -> None:
        """Warn, and do not stop, when an extension goes beyond the whole case's due time (spec 04, row 32)."""
        chosen = self._possible.get(self.view.chosen) if self.view is not None else None
        caution = ""
        if chosen is not None and chosen.act.kind is ApplicationKind.EXTENSION and self._whole is not None:
            overall = next((one.due for one in self._whole.deadlines if one.task is None and one.stage is None), None)
            if overall is not None and filled.until is not None and filled.until > overall:
                caution = translate("Desk", "With this date the department is later than the whole case is due.")
        self._put(caution=caution)

    def _look(self) -> None:
        whole, names, officer = self._whole, self._names(), self._officer()
        if whole is None or names is None or officer is None:
            return
        before, flow = self.view, whole.flow
        view = portrayal.case_view(whole, names, now=self._now())
        view = replace(view, alike=portrayal.alike(self._advice))
        profile = names.profile(flow.profile) if flow is not None else None
        if profile is not None:
            found = deeds.possible(whole, profile, officer)
            choices = Choices(whole, names, self._titles, portrayal.guesses(whole, names))
            self._possible = {one.key: one for one in found}
            main = found[0].key if found else ""
            several = len({one.act.task for one in found if one.act.task is not None}) > 1
            made = tuple(
                deeds.deed(one, whole, names, choices, main=one.key == main, of_several=several) for one in found
            )
            view = replace(
                view,
                deeds=made,
                impossible=deeds.not_now(whole.acts, profile, officer, {why: case_words.why(why) for why in Why}),
                templates=tuple(names.setup.opinions),
                undo=self._undo_words(),
            )
        if before is not None:
            view = _with_form(view, before)
        self.view = view
        self._show(view)

    def _undo_words(self) -> str:
        there = any(one.act.action is self._undo for one in self._possible.values())
        return words.action(self._undo) if self._undo is not None and there else ""

    def _put(self, **changes: object) -> None:
        if self.view is not None:
            self.view = replace(self.view, **changes)  # type: ignore[arg-type]
            self._show(self.view)


def _with_form(view: CaseView, before: CaseView) -> CaseView:
    """Return the view with the form as it stood, as long as its deed is still possible."""
    kept = before.chosen if before.chosen in {one.key for one in view.deeds} else ""
    if before.chosen and not kept:
        return replace(view, here=before.here, changed=before.changed, form_version=before.form_version + 1)
    names = ("chosen", "filled", "form_version", "fault", "fault_of", "caution", "changed", "here", "busy")
    return replace(view, **{name: getattr(before, name) for name in names})


def _version(whole: CaseWhole) -> int:
    return whole.flow.version if whole.flow is not None else 0


_NEEDS = {
    Why.OPINION_MISSING: Need.OPINION,
    Why.UNITS_MISSING: Need.UNITS,
    Why.UNKNOWN_UNIT: Need.UNITS,
    Why.UNIT_HAS_IT: Need.UNITS,
    Why.DATE_MISSING: Need.DATE,
    Why.RESULT_MISSING: Need.RESULT,
    Why.RATING_MISSING: Need.SATISFACTION,
    Why.VERDICT_MISSING: Need.VERDICT,
    Why.CANNOT_MERGE: Need.CASES,
    Why.NOTHING_CHANGED: Need.FACTS,
}


def _need_of(why: Why) -> Need | None:
    return _NEEDS.get(why)
