"""Filling in what follows from what is written, and making a case of it."""

from dataclasses import replace
from datetime import datetime

from app.contract.centre.commands import RegisterCase, ReporterGiven
from app.contract.centre.setup import CentreSetup
from app.contract.centre.similar import Match
from app.contract.centre.state import Gender, Reporter
from app.modes.hotline.desk import Tab
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.guessing import guess_gender, guess_kind, suggest_title
from app.modes.hotline.phone import phone_digits
from app.modes.hotline.search import address_text

_TELEPHONE = "phone"


def completed(setup: CentreSetup, draft: Draft, *, before: Draft) -> Draft:
    """Return the draft with what follows from it. A field somebody is writing in or has written in is left alone.

    Gender follows from 先生 or 女士, the kind from the description once that is left, the title from place and matter
    for as long as nobody has written another one.
    """
    if draft.area == before.area and _has_left(setup, draft, before):
        draft = replace(draft, area="", area_text="")
    if draft.gender is Gender.UNKNOWN and draft.name != before.name:
        draft = replace(draft, gender=guess_gender(draft.name))
    if not draft.kind and (draft.focus is not Field.DESCRIPTION or draft.matter):
        draft = replace(draft, kind=guess_kind(setup, draft))
    title = suggest_title(setup, draft)
    is_ours = draft.title == draft.suggested_title
    if title and is_ours and draft.focus is not Field.TITLE:
        draft = replace(draft, title=title, suggested_title=title)
    return draft


def with_reporter(draft: Draft, reporter: Reporter) -> Draft:
    """Return the draft with name and gender of who is known, where nothing is written yet."""
    gender = reporter.gender if draft.gender is Gender.UNKNOWN else draft.gender
    return replace(draft, name=draft.name or reporter.name, gender=gender)


def _has_left(setup: CentreSetup, draft: Draft, before: Draft) -> bool:
    """Whether the place that the grid came from is no longer named: the case must not go to its grid."""
    if not draft.area or draft.address == before.address:
        return False
    named = [each.place for each in setup.addresses if each.area == draft.area and each.place in before.address]
    return bool(named) and not any(place in draft.address for place in named)


def with_place(setup: CentreSetup, draft: Draft, code: str) -> Draft:
    """Return the draft at a standard address; what was typed after the place's name, such as a building, is kept."""
    address = next((each for each in setup.addresses if each.code == code), None)
    if address is None:
        return draft
    area = next((each.name for each in setup.areas if each.code == address.area), "")
    rest = draft.address.removeprefix(address.place) if draft.address.startswith(address.place) else ""
    text = f"{address_text(setup, address)}{rest}"
    return replace(draft, address=text, area=address.area or "", area_text=area)


def merged(setup: CentreSetup, draft: Draft, match: Match) -> Draft:
    """Return the draft as the same thing as an earlier case, or on its own again; what it is about comes from there."""
    if draft.merge_with == match.case:
        return replace(draft, merge_with="", merge_number="")
    known = next((each for each in setup.matters if each.code == match.matter), None)
    draft = replace(draft, merge_with=match.case, merge_number=match.number)
    if draft.matter or known is None:
        return draft
    return replace(draft, matter=known.code, matter_text=known.name)


def register_command(setup: CentreSetup | None, tab: Tab, *, now: datetime) -> RegisterCase:
    """Return the command that makes a case of a tab."""
    draft = tab.draft
    channels = [channel.code for channel in setup.channels] if setup is not None else []
    return RegisterCase(
        local_number=tab.number,
        channel=_TELEPHONE if _TELEPHONE in channels or not channels else channels[0],
        kind=draft.kind,
        reported_at=datetime.fromisoformat(draft.began_at) if draft.began_at else now,
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
        call=tab.call,
        merge_with=(draft.merge_with,) if draft.merge_with else (),
    )
