"""What happens at the hotline: what is typed is kept, what is known is shown, a submit becomes a case."""

from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.client.envelopes import Press
from app.client.replica import Change, Replica
from app.client.subscribers import Subscribers
from app.contract.centre.flow import Action
from app.contract.centre.flow_commands import AppendToCase, Details
from app.contract.centre.knowledge import UseArticle
from app.contract.centre.setup import CentreSetup
from app.contract.centre.similar import Match
from app.contract.centre.state import CentreState, Disposition
from app.contract.centre.suggestions import SuggestedField
from app.modes import words
from app.modes.hotline.advising import Tally, advice_of, guessed_matters, guessed_opinions
from app.modes.hotline.advisor import Advisor
from app.modes.hotline.call_desk import CallDesk
from app.modes.hotline.caller import CallerLookup, Recognition
from app.modes.hotline.check import faults
from app.modes.hotline.desk import UNDO, Desk, Leaving, Tab, Way
from app.modes.hotline.desk_file import DeskFile
from app.modes.hotline.deskwork import Deskwork
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.filling import completed, merged, register_command, with_place, with_reporter
from app.modes.hotline.follow_up import Said, details_of
from app.modes.hotline.mirror import Mirror
from app.modes.hotline.portrayal import centre_view, known_of, leaving_words, offers, registration, tab_title, tab_views
from app.modes.hotline.seat import Operations, Questions
from app.modes.hotline.view import HotlineView, TabView
from app.rules.calendar import local
from devices.errors import Trouble

translate = QCoreApplication.translate


class HotlinePresenter:
    """Drives one seat.

    :param name: how the call-taker is called.
    :param run: begins work nobody waits for.
    :param now: the server's time, aware.
    :param troubled: is told what the telephone switch did not do.
    :param reachable: whether the server can be told of drafts now.
    :param pause: seconds without a key after which the desk is kept and the server is asked.
    """

    def __init__(
        self,
        *,
        replica: Replica[CentreState],
        operations: Operations,
        name: str,
        questions: Questions,
        file: DeskFile,
        run: Callable[[Coroutine[Any, Any, None]], None],
        now: Callable[[], datetime],
        show: Callable[[HotlineView], None],
        troubled: Callable[[Trouble], None] = lambda _trouble: None,
        reachable: Callable[[], bool] = lambda: True,
        pause: float = 0.3,
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._now = now
        self._show = show
        self._run = run
        self._registered: Tab | None = None
        self._checking: str = ""
        self._view = HotlineView(staff=name)
        self._shown: HotlineView | None = None
        self._work = Deskwork(
            file=file, send=self._send, run=run, now=now, changed=self._on_desk, kept=self._on_kept, pause=pause
        )
        self._caller = CallerLookup(look_up=questions.look_up, run=run, changed=self._on_caller, seconds=pause)
        self._advisor = Advisor(
            ask=questions.ask,
            know=questions.know,
            opinions=questions.opinions,
            run=run,
            changed=self._look,
            seconds=pause,
        )
        self._mirror = Mirror(report=operations.report, run=run, reachable=reachable, now=now)
        self.calls = CallDesk(
            report=operations.report,
            run=run,
            answered=self._on_answered,
            changed=self._look,
            troubled=troubled,
            now=now,
        )
        self._tally = Tally(lambda report: run(self._operations.report(report)))
        self._kept: Subscribers[Desk] = Subscribers()
        self._forget: Callable[[], None] = lambda: None

    @property
    def desk(self) -> Deskwork:
        """The desk: tabs are opened, copied, chosen and taken up there."""
        return self._work

    @property
    def view(self) -> HotlineView:
        """What is shown."""
        return self._view

    def start(self) -> None:
        """Follow the centre, and take up what was being written when the program ended."""
        self._forget = self._replica.subscribe(self._on_change)
        if self._work.start():
            self._view = replace(self._view, draft_note=translate("Hotline", "What you were writing is back"))
        self._look()

    async def close(self) -> None:
        """Stop following, let go what was registered, and keep what lies on the desk."""
        self._forget()
        self._caller.close()
        self._advisor.close()
        await self._work.hurry()
        await self._work.close()

    def on_kept(self, listener: Callable[[Desk], None]) -> Callable[[], None]:
        """Tell `listener` of every desk that is on the disk; return the function that ends it."""
        return self._kept.add(listener)

    def edited(self, draft: Draft) -> None:
        """Something in the form has changed, or the cursor has moved."""
        before = self._work.draft
        typed = replace(draft, suggested_title=before.suggested_title, began_at=before.began_at)
        setup = self._replica.state.setup
        filled = completed(setup, typed, before=before) if setup is not None else typed
        if not self._work.write(filled):
            return
        if filled.focus is not before.focus:
            self._work.pause()
        self._view = replace(self._view, draft_note="")
        if filled != typed:
            self._put(filled)
        self._ask()
        self._look()

    async def call_back(self, call: str) -> None:
        """Call somebody back whom nobody answered, unless somebody else is doing so."""
        missed = self._replica.state.calls.get(call)
        if missed is not None and await self._operations.take_missed_call(call):
            self.calls.dial(missed.number)

    def dial_back(self, case: str) -> None:
        """Call the citizen of a case about its result."""
        state = self._replica.state
        known = state.cases.get(case) or state.earlier.get(case)
        if known is not None:
            self.calls.dial(known.reporter.phone)

    async def followed_up(self, case: str, said: Said) -> None:
        """Record what a citizen said of the result, or that nobody was reached."""
        flow = self._replica.state.flows.get(case)
        if flow is not None:
            details = details_of(said)
            await self._operations.act(case, Action.FOLLOW_UP, details, base_version=flow.version)

    def _on_answered(self, call: str, phone: str) -> None:
        """A call was answered: a tab of its own, with the number, and the cursor where the first question is."""
        self._work.call_began(call, Draft(phone=phone, focus=Field.NAME if phone else Field.PHONE))

    def fill_in(self) -> None:
        """Put name, gender and address of the caller's latest case into the fields that are still empty."""
        latest = next(iter(self._caller.cases), None)
        if latest is None:
            return
        draft = self._work.draft
        filled = replace(draft, address=draft.address or latest.address, area=draft.area or latest.area or "")
        self._write(with_reporter(filled, latest.reporter), focus=Field.DESCRIPTION)

    def choose_place(self, code: str) -> None:
        """Take a standard address: region and grid follow, the cursor stands where the building is typed."""
        setup = self._replica.state.setup
        if setup is not None:
            draft = with_place(setup, self._work.draft, code)
            self._write(replace(draft, cursor=len(draft.address)), focus=Field.ADDRESS)

    def choose_matter(self, rank: int) -> None:
        """Take the guessed matter at `rank`, from 0."""
        setup = self._replica.state.setup
        guesses = guessed_matters(setup, self._advisor, self._work.draft) if setup is not None else ()
        if rank < len(guesses):
            chosen = replace(self._work.draft, matter=guesses[rank].code, matter_text=guesses[rank].name)
            self._tally.taken(self._work.desk.active, SuggestedField.MATTER, rank + 1)
            self._write(chosen)

    def choose_opinion(self, rank: int) -> None:
        """Take the guessed opinion at `rank`, from 0."""
        setup = self._replica.state.setup
        guesses = guessed_opinions(setup, self._advisor, self._work.draft) if setup is not None else ()
        if rank < len(guesses):
            self._tally.taken(self._work.desk.active, SuggestedField.OPINION, rank + 1)
            self._write(replace(self._work.draft, opinion=guesses[rank]))

    def merge(self, case: str) -> None:
        """Say that the case is the same as an earlier one, or that it is not after all."""
        setup, match = self._replica.state.setup, self._match(case)
        if setup is not None and match is not None:
            self._take(match)
            self._write(merged(setup, self._work.draft, match))

    async def append(self, case: str) -> None:
        """Add what is written to an earlier case instead of registering another; it can be taken back for 10 s."""
        match = self._match(case)
        if match is not None and self._work.draft.description.strip():
            self._take(match)
            await self._work.leave([self._work.desk.active], Way.APPEND, case=case)

    async def urge(self, case: str) -> None:
        """Ask whoever has an earlier case to hurry; what is written says why."""
        match = self._match(case)
        if match is None:
            return
        said = self._work.draft.description.strip() or translate("Hotline", "The caller asks how far it is.")
        if await self._operations.act(case, Action.URGE, Details(opinion=said), base_version=0):
            self._take(match)
            said = translate("Hotline", "{number} was asked to hurry").format(number=match.number)
            self._view = replace(self._view, draft_note=said)
            self._look()

    def use_article(self, article: str) -> None:
        """Answer the caller with what an article says: it becomes the opinion, and the case is answered."""
        hits = self._advisor.articles
        rank = next((place for place, hit in enumerate(hits, start=1) if hit.article == article), None)
        if rank is None:
            return
        hit, tab = hits[rank - 1], self._work.desk.active
        self._tally.taken(tab, SuggestedField.KNOWLEDGE, rank)
        self._run(self._operations.report(UseArticle(article=article, case=tab)))
        answered = replace(
            self._work.draft, opinion=(hit.answer or hit.excerpt)[:4000], disposition=Disposition.DIRECT_ANSWER
        )
        self._write(answered)

    def phrase_taken(self) -> None:
        """The offered ending of a sentence was taken."""
        self._tally.taken(self._work.desk.active, SuggestedField.PHRASE, 1)

    async def submit(self) -> None:
        """Register the case being written, or say beside each field what is wrong."""
        await self._submit((self._work.desk.tab,))

    async def submit_all(self) -> None:
        """Register every case that is written; the first that is not right gets the keyboard."""
        await self._submit(tab for tab in self._work.desk.tabs if not tab.draft.is_empty)

    async def leave(self, way: Way, *, all_tabs: bool = False) -> None:
        """Throw the tab away or put it aside, or all of them; it can be taken back for 10 s."""
        desk = self._work.desk
        await self._work.leave([tab.id for tab in desk.tabs] if all_tabs else [desk.active], way)

    def undo(self) -> None:
        """Take back what was closed last."""
        if self._work.undo():
            self._registered = None
            self._look()

    async def _submit(self, tabs: Iterable[Tab]) -> None:
        wrong = None
        for tab in tuple(tabs):
            if faults(tab.draft):
                wrong = wrong or tab
                continue
            number = tab.number or await self._operations.give_number(tab.id)
            if number is not None and self._work.numbered(tab.id, number):
                self._registered = replace(tab, number=number)
                await self._work.leave([tab.id], Way.REGISTER)
        if wrong is not None:
            self._checking = wrong.id
            self._work.select(wrong.id)
            self._focus(next(iter(faults(wrong.draft))))
        self._look()

    async def _send(self, leaving: Leaving) -> bool:
        """Hand what can no longer be taken back on. What was stored already is stored once."""
        tab = leaving.tab
        press = Press(id=tab.id, at=leaving.due_at - UNDO)
        if leaving.way is Way.REGISTER:
            command = register_command(self._replica.state.setup, tab, now=self._now())
            if await self._operations.register_case(command, press) is None:
                return False
        elif leaving.way is Way.APPEND:
            more = AppendToCase(case=leaving.case, text=tab.draft.description.strip(), call=tab.call)
            if not await self._operations.append_to_case(more, press):
                return False
        self._mirror.gone(leaving)
        if leaving.way in {Way.PARK, Way.VOID}:
            return True
        if leaving.way is Way.REGISTER:
            self._tally.titled(tab)
        self._tally.closed(tab.id)
        if not self._is_written(tab.call):
            self.calls.written(tab.call)
        return True

    def _match(self, case: str) -> Match | None:
        answer = self._advisor.answer
        return next((match for match in answer.duplicates if match.case == case), None) if answer else None

    def _take(self, match: Match) -> None:
        """The suggested duplicate was of use."""
        answer = self._advisor.answer
        rank = answer.duplicates.index(match) + 1 if answer is not None else 1
        self._tally.taken(self._work.desk.active, SuggestedField.DUPLICATE, rank, case=match.case)

    def _is_written(self, call: str) -> bool:
        """Whether anything of a call is still being written."""
        return any(tab.call == call and not tab.draft.is_empty for tab in self._work.desk.tabs)

    def _write(self, draft: Draft, *, focus: Field | None = None) -> None:
        """Put something into the form that the call-taker asked for."""
        setup = self._replica.state.setup
        draft = replace(draft, focus=focus or draft.focus)
        draft = completed(setup, draft, before=self._work.draft) if setup is not None else draft
        self._work.write(draft)
        self._put(draft)
        if focus is not None:
            self._focus(focus)
        self._ask()
        self._look()

    def _put(self, draft: Draft) -> None:
        self._view = replace(self._view, form=draft, form_version=self._view.form_version + 1)

    def _focus(self, field: Field) -> None:
        self._view = replace(self._view, focus=field, focus_version=self._view.focus_version + 1)

    def _ask(self) -> None:
        """Ask the server what the words now in the form call for."""
        draft = self._work.draft
        self._caller.typed(draft.phone)
        self._advisor.typed(draft)

    def _on_caller(self) -> None:
        """Earlier cases of the number are there."""
        self._fill_in_known()
        self._look()

    def _fill_in_known(self) -> None:
        """Fill in who calls, where that is certain and nothing is written yet."""
        draft = self._work.draft
        if self._caller.recognition is Recognition.KNOWN and not draft.name:
            known = with_reporter(draft, self._caller.cases[0].reporter)
            self._write(known, focus=Field.ADDRESS if draft.focus is Field.NAME else None)

    def _on_desk(self, other: bool) -> None:
        """The desk has changed; `other`: another tab is written in."""
        if other:
            draft = self._work.draft
            self._put(draft)
            self._focus(draft.focus)
            self._advisor.forget()
            self._view = replace(self._view, draft_note="")
            self._ask()
            self._fill_in_known()
        self._look()

    def _on_change(self, change: Change[CentreState]) -> None:
        self._look()

    def _on_kept(self, desk: Desk | None) -> None:
        note = ""
        if desk is not None:
            self._kept.tell(desk)
            self._mirror.kept(desk)
        if desk is None:
            note = translate("Hotline", "The draft could not be kept on this machine")
        elif not self._work.desk.is_empty:
            note = translate("Hotline", "Draft kept at {time}").format(time=words.clock(self._here()))
        self._view = replace(self._view, draft_note=note)
        self._look()

    def _here(self) -> datetime:
        setup = self._replica.state.setup
        return local(setup.timezone, self._now()) if setup is not None else self._now().astimezone()

    def _look(self) -> None:
        """Show what is true now, when it differs from what is shown."""
        desk = self._work.desk
        self._view = replace(
            self._view,
            tabs=tab_views(desk),
            active=desk.active,
            writing=not desk.tab.draft.is_empty,
            parked=tuple(TabView(id=tab.id, title=tab_title(tab)) for tab in desk.parked),
            leaving=leaving_words(desk.leaving),
            telephone=self.calls.telephone,
        )
        setup = self._replica.state.setup
        if setup is not None:
            self._view = self._with_centre(setup)
        if self._view != self._shown:
            self._shown = self._view
            self._show(self._view)

    def _with_centre(self, setup: CentreSetup) -> HotlineView:
        draft, now, state = self._work.draft, self._now(), self._replica.state
        tab = self._registered
        number, said = registration(state.cases.get(tab.id) if tab is not None else None, tab)
        advice = advice_of(setup, self._advisor, draft, now=now)
        self._tally.offered(self._work.desk.active, advice)
        return replace(
            centre_view(self._view, setup, state, now=now),
            faults=faults(draft) if self._checking == self._work.desk.active else {},
            known=known_of(self._caller, draft, setup, now=now),
            advice=advice,
            registered_number=number,
            registered_words=said,
            **offers(setup, draft),
        )
