"""What is suggested for the case being written, and counting what became of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.centre.knowledge import KnowledgeHit
from app.contract.centre.setup import CentreSetup
from app.contract.centre.similar import Match
from app.contract.centre.suggestions import Reception, ReportSuggestion, SuggestedField
from app.modes.hotline.advisor import Advisor
from app.modes.hotline.desk import Tab
from app.modes.hotline.draft import Draft
from app.modes.hotline.guessing import department_of
from app.modes.hotline.listing import match_row
from app.modes.hotline.search import Suggestion, find_matters
from app.modes.hotline.view import Advice, CaseRow

translate = QCoreApplication.translate

GUESSES = 3
"""So many matters and so many opinions have a number key."""


def guessed_matters(setup: CentreSetup, advisor: Advisor, draft: Draft) -> tuple[Suggestion, ...]:
    """Return the likeliest matters: what similar cases were filed under, then what the words name. None once chosen."""
    if draft.matter:
        return ()
    known = {matter.code: matter for matter in setup.matters}
    similar = advisor.answer.matters if advisor.answer is not None else ()
    codes = [guess.matter for guess in similar if guess.matter in known]
    codes += [found.code for found in find_matters(setup, "", f"{draft.title}\n{draft.description}")]
    best = list(dict.fromkeys(codes))[:GUESSES]
    return tuple(Suggestion(code, known[code].name, known[code].directory) for code in best)


def guessed_opinions(setup: CentreSetup, advisor: Advisor, draft: Draft) -> tuple[str, ...]:
    """Return the likeliest opinions: of similar cases, then the centre's common ones. None once one is written."""
    if draft.opinion.strip() or not (draft.matter or draft.description.strip()):
        return ()
    similar = advisor.answer.opinions if advisor.answer is not None else ()
    ready = tuple(choice.text for choice in advisor.ready) or setup.opinions
    return tuple(dict.fromkeys((*similar, *ready)))[:GUESSES]


def advice_of(setup: CentreSetup, advisor: Advisor, draft: Draft, *, now: datetime) -> Advice:
    """Return what is suggested, as texts."""
    answer = advisor.answer
    note = ""
    if advisor.failed:
        note = translate("Hotline", "Similar cases cannot be had now. You can go on.")
    elif answer is None:
        note = translate("Hotline", "Cases like this one appear here while you type.")
    elif not answer.duplicates:
        note = translate("Hotline", "No case like this one in the last 90 days.")
    return Advice(
        duplicates=tuple(_row(setup, match, draft, now=now) for match in answer.duplicates) if answer else (),
        history=tuple(match_row(setup, match, now=now) for match in answer.history) if answer else (),
        matters=guessed_matters(setup, advisor, draft),
        opinions=guessed_opinions(setup, advisor, draft),
        articles=tuple(_article_row(hit) for hit in advisor.articles),
        department=department_of(setup, draft.matter),
        note=note,
        looking=advisor.looking,
    )


def _row(setup: CentreSetup, match: Match, draft: Draft, *, now: datetime) -> CaseRow:
    """Return a possible duplicate as texts; the one the case is merged with says so before anything else."""
    row = match_row(setup, match, now=now)
    if match.case != draft.merge_with:
        return row
    return replace(row, why=translate("Hotline", "Will be merged · {why}").format(why=row.why))


def _article_row(hit: KnowledgeHit) -> CaseRow:
    """Return an article as texts: what it answers stands where a case has its reason."""
    until = f"{hit.valid_until:%Y-%m-%d}" if hit.valid_until is not None else ""
    used = translate("Hotline", "told {count} times").format(count=hit.used)
    return CaseRow(id=hit.article, number="", time=until, title=hit.title, kind=used, state="", why=hit.excerpt)


class Tally:
    """Counts, per field of one case, whether a suggestion was taken; each is told once, when the case is closed.

    :param report: keeps what became of a suggestion.
    """

    def __init__(self, report: Callable[[ReportSuggestion], None]) -> None:
        self._report = report
        self._offered: dict[str, dict[SuggestedField, ReportSuggestion]] = {}

    def offered(self, tab: str, advice: Advice) -> None:
        """These stand before the call-taker now; until something is taken, it was ignored."""
        held = self._offered.setdefault(tab, {})
        there = {
            SuggestedField.DUPLICATE: advice.duplicates,
            SuggestedField.HISTORY: advice.history,
            SuggestedField.MATTER: advice.matters,
            SuggestedField.OPINION: advice.opinions,
            SuggestedField.KNOWLEDGE: advice.articles,
        }
        for field, shown in there.items():
            if shown:
                held.setdefault(field, ReportSuggestion(field=field, reception=Reception.IGNORED))

    def taken(self, tab: str, field: SuggestedField, rank: int, *, case: str | None = None) -> None:
        """The suggestion at `rank` (from 1) was taken."""
        taken = ReportSuggestion(field=field, reception=Reception.ACCEPTED, rank=rank, case=case)
        self._offered.setdefault(tab, {})[field] = taken

    def titled(self, tab: Tab) -> None:
        """A case is registered: the suggested title was left as it was, or another one was written."""
        if not tab.draft.suggested_title:
            return
        if tab.draft.title == tab.draft.suggested_title:
            self.taken(tab.id, SuggestedField.TITLE, 1)
        else:
            ignored = ReportSuggestion(field=SuggestedField.TITLE, reception=Reception.IGNORED)
            self._offered.setdefault(tab.id, {})[SuggestedField.TITLE] = ignored

    def closed(self, tab: str) -> None:
        """The case is on its way: tell what became of everything that was suggested for it."""
        for report in self._offered.pop(tab, {}).values():
            self._report(report)
