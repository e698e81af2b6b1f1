"""What happens at the hotline: what is typed is kept, what is known is shown, a submit becomes a case."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.client.operations import CentreOperations
from app.client.replica import Change, Replica
from app.contract.centre.commands import RegisterCase, ReporterGiven
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case, CentreState, Gender
from app.modes import words
from app.modes.hotline.caller import CallerLookup, LookUp
from app.modes.hotline.check import faults
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.draft_file import DraftFile, DraftKeeper
from app.modes.hotline.listing import case_row, newest_first
from app.modes.hotline.phone import phone_digits
from app.modes.hotline.search import find_areas, find_matters
from app.modes.hotline.view import HotlineView, Kind, Known
from app.rules.calendar import local

translate = QCoreApplication.translate

_TELEPHONE = "phone"
_EARLIER_SHOWN = 50


class HotlinePresenter:
    """Drives one seat.

    :param name: how the call-taker is called.
    :param look_up: returns the earlier cases of a number, newest first.
    :param run: begins work nobody waits for.
    :param now: the server's time, aware.
    :param pause: seconds without a key after which the draft is kept and the number looked up.
    """

    def __init__(
        self,
        *,
        replica: Replica[CentreState],
        operations: CentreOperations,
        name: str,
        look_up: LookUp,
        drafts: DraftFile,
        run: Callable[[Coroutine[Any, Any, None]], None],
        now: Callable[[], datetime],
        show: Callable[[HotlineView], None],
        pause: float = 0.3,
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._drafts = drafts
        self._now = now
        self._show = show
        self._draft = Draft()
        self._registered = ""
        self._checking = False
        self._view = HotlineView(staff=name)
        self._shown: HotlineView | None = None
        self._keeper = DraftKeeper(drafts, run=run, kept=self._on_kept, seconds=pause)
        self._caller = CallerLookup(look_up=look_up, run=run, changed=self._look, seconds=pause)
        self._forget: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Follow the centre, and take up what was being written when the program ended."""
        self._forget = self._replica.subscribe(self._on_change)
        kept = self._drafts.read()
        if not kept.is_empty:
            note = translate("Hotline", "What you were writing is back")
            self._put(kept, focus=kept.focus, draft_note=note)
            self._caller.typed(kept.phone)
        self._look()

    async def close(self) -> None:
        """Stop following, and keep what stands in the form."""
        self._forget()
        self._caller.close()
        await self._keeper.save()

    def edited(self, draft: Draft) -> None:
        """Something in the form has changed, or the cursor has moved."""
        if self._view.busy:
            return
        began = self._draft.began_at or ("" if draft.is_empty else self._now().isoformat())
        typed = replace(draft, began_at="" if draft.is_empty else began)
        if typed == self._draft:
            return
        self._draft = typed
        self._view = replace(self._view, draft_note="")
        self._keeper.typed(typed)
        self._caller.typed(typed.phone)
        self._look()

    def fill_in(self) -> None:
        """Put name, gender and address of the caller's latest case into the fields that are still empty."""
        latest = next(iter(self._caller.cases), None)
        if latest is None:
            return
        draft = self._draft
        filled = replace(
            draft,
            name=draft.name or latest.reporter.name,
            gender=latest.reporter.gender if draft.gender is Gender.UNKNOWN else draft.gender,
            address=draft.address or latest.address,
        )
        self._put(filled, focus=Field.TITLE)
        self._keeper.typed(filled)
        self._look()

    async def submit(self) -> None:
        """Register the case, or say beside each field what is wrong."""
        setup = self._replica.state.setup
        if self._view.busy or setup is None:
            return
        wrong = faults(self._draft)
        if wrong:
            self._checking = True
            self._view = replace(self._view, focus=next(iter(wrong)), focus_version=self._view.focus_version + 1)
            self._look()
            return
        self._view = replace(self._view, busy=True)
        self._look()
        number = None
        try:
            number = await self._operations.register_case(self._command(setup))
        finally:
            self._view = replace(self._view, busy=False)
            if number is not None:
                self._registered = number
                self._checking = False
                self._put(Draft(), focus=Field.PHONE)
                self._caller.typed("")
            self._look()
        if number is not None:
            await self._keeper.forget()

    def _command(self, setup: CentreSetup) -> RegisterCase:
        draft = self._draft
        channels = [channel.code for channel in setup.channels]
        return RegisterCase(
            channel=_TELEPHONE if _TELEPHONE in channels or not channels else channels[0],
            kind=draft.kind,
            reported_at=datetime.fromisoformat(draft.began_at) if draft.began_at else self._now(),
            reporter=ReporterGiven(name=draft.name.strip(), phone=phone_digits(draft.phone), gender=draft.gender),
            title=draft.title.strip(),
            description=draft.description.strip(),
            address=draft.address.strip(),
            area=draft.area or None,
            matter=draft.matter or None,
            urgency=draft.urgency,
            follow_up=draft.follow_up,
            confidential=draft.confidential,
            disposition=draft.disposition,
            opinion=draft.opinion.strip(),
        )

    def _put(self, draft: Draft, *, focus: Field, draft_note: str = "") -> None:
        """Put a draft into the form."""
        self._draft = draft
        self._view = replace(
            self._view,
            form=draft,
            form_version=self._view.form_version + 1,
            focus=focus,
            focus_version=self._view.focus_version + 1,
            draft_note=draft_note,
        )

    def _on_change(self, change: Change[CentreState]) -> None:
        self._look()

    def _on_kept(self, kept: bool) -> None:
        note = ""
        if not kept:
            note = translate("Hotline", "The draft could not be kept on this machine")
        elif not self._draft.is_empty:
            note = translate("Hotline", "Draft kept at {time}").format(time=words.clock(self._here()))
        self._view = replace(self._view, draft_note=note)
        self._look()

    def _here(self) -> datetime:
        setup = self._replica.state.setup
        return local(setup.timezone, self._now()) if setup is not None else self._now().astimezone()

    def _look(self) -> None:
        """Show what is true now, when it differs from what is shown."""
        setup = self._replica.state.setup
        if setup is not None:
            self._view = self._with_centre(setup)
        if self._view != self._shown:
            self._shown = self._view
            self._show(self._view)

    def _with_centre(self, setup: CentreSetup) -> HotlineView:
        draft, now = self._draft, self._now()
        cases = newest_first(self._replica.state.cases.values())
        number, said = self._registration(cases)
        about = f"{draft.title}\n{draft.description}"
        return replace(
            self._view,
            centre=setup.name,
            ready=True,
            kinds=tuple(Kind(kind.code, kind.name) for kind in setup.kinds),
            faults=faults(draft) if self._checking else {},
            matters=() if draft.matter else find_matters(setup, draft.matter_text, about),
            areas=() if draft.area else find_areas(setup, draft.area_text),
            known=self._known(setup, now),
            today=tuple(case_row(setup, case, now=now) for case in cases),
            registered_number=number,
            registered_words=said,
        )

    def _registration(self, cases: list[Case]) -> tuple[str, str]:
        """Return the number to tell the citizen, and what to say with it."""
        if not self._registered:
            return "", ""
        case = next((case for case in cases if case.local_number == self._registered), None)
        if case is None:
            return self._registered, translate("Hotline", "Stored. The case number follows.")
        return case.number, translate("Hotline", "Registered: {title}").format(title=case.title)

    def _known(self, setup: CentreSetup, now: datetime) -> Known:
        caller = self._caller
        if not caller.looks_up:
            return Known(note=translate("Hotline", "Earlier cases appear here as soon as seven digits are typed."))
        if not caller.answered:
            return Known(note=translate("Hotline", "Looking for earlier cases…"))
        if caller.failed:
            return Known(note=translate("Hotline", "Earlier cases cannot be had now. You can go on."))
        if not caller.cases:
            return Known(note=translate("Hotline", "This number calls for the first time."))
        rows = tuple(case_row(setup, case, now=now) for case in caller.cases[:_EARLIER_SHOWN])
        return Known(cases=rows, offer=self._offer(caller.cases[0]))

    def _offer(self, latest: Case) -> str:
        """Return what a press on "fill in" would fill in; nothing when every field has something already."""
        draft = self._draft
        parts = (
            latest.reporter.name if not draft.name else "",
            latest.address if not draft.address else "",
        )
        return "  ".join(filter(None, parts))
