"""What those who handle a case may not learn of who reported it in confidence (保密; spec 04, 1.2 and 1.10).

Name, number and everything else of the reporter are taken away, and out of every text of the case as well: a caller
says their own number, a call-taker writes the name into an opinion. What cannot be told from text by form, a name, is
known from the case; where the case is not at hand any more, its texts are taken away whole.
"""

from collections.abc import Iterable
from functools import partial
from typing import TypeVar

from app.contract.centre.state import Case, Reporter
from app.contract.model import Model, PersonalKind
from app.rules.masking import TAKEN_AWAY, replace_personal, without_numbers

M = TypeVar("M", bound=Model)

_TITLES = ("先生", "女士", "小姐", "师傅", "阿姨", "大爷", "大妈")
_SHORTEST = 2
"""A value of one character is in every text."""


def conceal(text: str, known: Iterable[str]) -> str:
    """Return text without the values in `known` and without anything that has the form of a number."""
    for value in sorted(set(known), key=len, reverse=True):
        if len(value) >= _SHORTEST:
            text = text.replace(value, TAKEN_AWAY)
    return without_numbers(text)


def secrets_of(case: Case) -> tuple[str, ...]:
    """Return what the reporter of a case may be recognised by: name, forms of address, number, home."""
    reporter = case.reporter
    addressed = (f"{reporter.name[:length]}{title}" for length in (1, 2) if reporter.name for title in _TITLES)
    found = (reporter.name, reporter.phone, reporter.home, reporter.birth, *addressed)
    return tuple(value for value in found if len(value) >= _SHORTEST)


def for_handlers(case: Case) -> Case:
    """Return a case as those may see it who handle it: unchanged unless it was reported in confidence.

    The place stays: it is where something has to be done. Where it is the reporter's own home, only they can say so.
    """
    if not case.confidential:
        return case
    known = secrets_of(case)
    bare = case.model_copy(update={"reporter": Reporter(), "call": None, "local_number": ""})
    at_home = {value for value in known if value != case.reporter.home}

    def treat(kind: PersonalKind, value: str) -> str:
        return conceal(value, at_home if kind is PersonalKind.ADDRESS else known)

    return replace_personal(bare, treat)


def texts_for_handlers(model: M, case: Case | None) -> M:
    """Return what belongs to a confidential case, such as its flow or an event, as those may see it who handle it.

    :param case: what the case is about; without it every personal value is taken away whole.
    """
    if case is None:
        return replace_personal(model, lambda _kind, _value: None)
    known = secrets_of(case)
    return replace_personal(model, partial(_treated, known))


def _treated(known: tuple[str, ...], kind: PersonalKind, value: str) -> str | None:
    if kind in {PersonalKind.NAME, PersonalKind.PHONE, PersonalKind.ID_NUMBER}:
        return None
    return conceal(value, known)
