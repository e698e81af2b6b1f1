"""What is true of desk, caller and centre, as texts for the screen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.contract.centre.calls import Call, CallBack
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case, CentreState
from app.modes import words
from app.modes.hotline.caller import CallerLookup, Recognition
from app.modes.hotline.desk import Desk, Leaving, Tab, Way
from app.modes.hotline.draft import Draft
from app.modes.hotline.follow_up import waiting
from app.modes.hotline.guessing import place_named
from app.modes.hotline.listing import case_row, newest_first, open_first
from app.modes.hotline.phrases import ending_of
from app.modes.hotline.search import find_areas, find_matters, find_places
from app.modes.hotline.view import CallRow, HotlineView, Kind, Known, TabView
from app.rules.calendar import local

translate = QCoreApplication.translate

_TO_CALL_BACK = frozenset({CallBack.OPEN, CallBack.NOT_REACHED})
_EARLIER_SHOWN = 50
_TITLE_SIGNS = 12


def tab_views(desk: Desk) -> tuple[TabView, ...]:
    """Return the tabs; those of another call than the one being written for say so."""
    call = desk.tab.call
    return tuple(TabView(id=tab.id, title=tab_title(tab), foreign=tab.call != call) for tab in desk.tabs)


def tab_title(tab: Tab) -> str:
    """Return what a tab is called: its title, else what else tells it from the others."""
    draft = tab.draft
    lines = (draft.title, draft.description, draft.address, draft.name, draft.phone)
    said = next((" ".join(line.split()) for line in lines if line.strip()), "")
    if not said:
        return translate("Hotline", "New case")
    return said if len(said) <= _TITLE_SIGNS else f"{said[:_TITLE_SIGNS]}…"


def leaving_words(leaving: Sequence[Leaving]) -> str:
    """Return what was closed last and can still be taken back."""
    if not leaving:
        return ""
    last = leaving[-1]
    said = {
        Way.REGISTER: translate("Hotline", "{number} is being registered: {title}"),
        Way.VOID: translate("Hotline", "Thrown away: {title}"),
        Way.PARK: translate("Hotline", "Put aside: {title}"),
        Way.APPEND: translate("Hotline", "Added to the earlier case: {title}"),
    }[last.way]
    return said.format(number=last.tab.number, title=tab_title(last.tab))


def registration(case: Case | None, tab: Tab | None) -> tuple[str, str]:
    """Return the number to tell the citizen, and what to say with it."""
    if tab is None:
        return "", ""
    if case is None:
        return tab.number, translate("Hotline", "Stored. The case number follows.")
    return case.number, translate("Hotline", "Registered: {title}").format(title=case.title)


def known_of(caller: CallerLookup, draft: Draft, setup: CentreSetup, *, now: datetime) -> Known:
    """Return what is known of the caller, and what a press would fill in."""
    if not caller.looks_up:
        return Known(note=translate("Hotline", "Earlier cases appear here as soon as seven digits are typed."))
    if not caller.answered:
        return Known(note=translate("Hotline", "Looking for earlier cases…"))
    if caller.failed:
        return Known(note=translate("Hotline", "Earlier cases cannot be had now. You can go on."))
    if not caller.cases:
        return Known(note=translate("Hotline", "This number calls for the first time."))
    rows = tuple(case_row(setup, case, now=now) for case in open_first(caller.cases)[:_EARLIER_SHOWN])
    maybe = caller.recognition is Recognition.MAYBE
    note = translate("Hotline", "Maybe: several people use this number. Ask for the name.") if maybe else ""
    return Known(cases=rows, offer=_offer(caller.cases[0], draft), maybe=maybe, note=note)


def centre_view(view: HotlineView, setup: CentreSetup, state: CentreState, *, now: datetime) -> HotlineView:
    """Return the view with what is true of the centre, whoever writes what."""
    return replace(
        view,
        centre=setup.name,
        ready=True,
        kinds=tuple(Kind(kind.code, kind.name) for kind in setup.kinds),
        follow_ups=waiting(setup, state, now=now),
        missed=missed_rows(setup, state.calls.values()),
        today=tuple(case_row(setup, case, now=now) for case in newest_first(state.cases.values())),
    )


def offers(setup: CentreSetup, draft: Draft) -> dict[str, Any]:
    """Return what may be chosen or taken in the fields, by the names it has in the view."""
    about = f"{draft.title}\n{draft.description}"
    return {
        "matters": () if draft.matter else find_matters(setup, draft.matter_text, about),
        "places": () if draft.area else find_places(setup, draft.address),
        "areas": () if draft.area else find_areas(setup, draft.area_text),
        "ending": ending_of(draft, place_named(setup, draft)),
    }


def missed_rows(setup: CentreSetup, calls: Iterable[Call]) -> tuple[CallRow, ...]:
    """Return the calls nobody answered and nobody has called back, the longest waiting first."""
    waiting = sorted((call for call in calls if call.back in _TO_CALL_BACK), key=lambda call: call.offered_at)
    return tuple(
        CallRow(
            call.key,
            words.clock(local(setup.timezone, call.offered_at)),
            call.number or translate("Hotline", "Number withheld"),
            translate("Hotline", "not reached") if call.back is CallBack.NOT_REACHED else "",
        )
        for call in waiting
    )


def _offer(latest: Case, draft: Draft) -> str:
    """Return what a press on "fill in" would fill in; nothing when every field has something already."""
    parts = (latest.reporter.name if not draft.name else "", latest.address if not draft.address else "")
    return "  ".join(filter(None, parts))
