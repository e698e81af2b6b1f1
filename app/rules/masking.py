"""Who sees which personal data, and how it is masked (spec 08; spec 00, scopes)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, TypeVar, get_args

from rpds import HashTrieMap

from app.contract.command import Scope
from app.contract.model import Model, Personal, PersonalKind

M = TypeVar("M", bound=Model)


class Rendition(StrEnum):
    """How much of the personal data a reader gets. A feed is encoded once per rendition, not per reader."""

    PUBLIC = "public"
    KIOSK = "kiosk"
    PAD = "pad"
    STAFF = "staff"
    RECEPTION = "reception"
    MANAGER = "manager"
    FULL = "full"


_HALL_READERS = {
    Scope.DISPLAY: Rendition.PUBLIC,
    Scope.PAD: Rendition.PAD,
    Scope.KIOSK: Rendition.KIOSK,
    Scope.COUNTER: Rendition.STAFF,
    Scope.RECEPTION: Rendition.RECEPTION,
    Scope.MANAGER: Rendition.MANAGER,
    Scope.SYSTEM: Rendition.FULL,
}
_CENTRE_READERS = {
    Scope.HOTLINE: Rendition.FULL,
    Scope.MANAGER: Rendition.MANAGER,
    Scope.SYSTEM: Rendition.FULL,
}
_DRAFT_READERS = {Scope.HOTLINE: Rendition.PUBLIC, Scope.SYSTEM: Rendition.FULL}
"""Drafts are their writers' own: whoever takes calls reports theirs here and reads them by query, not from the feed."""
_KNOWLEDGE_READERS = {
    Scope.HOTLINE: Rendition.MANAGER,
    Scope.MANAGER: Rendition.MANAGER,
    Scope.SYSTEM: Rendition.FULL,
}
_AUDIT_READERS = {Scope.MANAGER: Rendition.MANAGER, Scope.SYSTEM: Rendition.FULL}
_READERS = {
    "hall": _HALL_READERS,
    "centre": _CENTRE_READERS,
    "audit": _AUDIT_READERS,
    "drafts": _DRAFT_READERS,
    "knowledge": _KNOWLEDGE_READERS,
}


def rendition(scope: Scope, kind: str) -> Rendition | None:
    """Return what the bearer of a scope gets of a kind of feed (`hall`, `centre`); `None`: it may not read it."""
    return _READERS.get(kind, {}).get(scope)


def mask_name(name: str) -> str:
    """Keep the first character: 张三丰 becomes 张**."""
    return name[:1] + "*" * (len(name) - 1)


def mask_phone(phone: str) -> str:
    """Keep the first three and last four digits of a mobile number, fewer of a short one."""
    if len(phone) >= 11:
        return f"{phone[:-8]}****{phone[-4:]}"
    return "*" * max(0, len(phone) - 2) + phone[-2:]


def mask_id_number(number: str) -> str:
    """Keep the area and the last four: 110105********002X."""
    return f"{number[:6]}{'*' * max(0, len(number) - 10)}{number[-4:]}" if len(number) > 10 else "*" * len(number)


def mask_address(address: str) -> str:
    """Keep the district or road, hide the house."""
    return f"{address[:6]}****" if len(address) > 6 else address


TAKEN_AWAY = "***"
"""What stands in a text where something was taken away."""

_DIGIT = "[0-9０-９]"
_SAID = "[零〇一二三四五六七八九幺]"
_NUMBERS = re.compile(
    r"[0-9A-Za-z_.+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+"  # e-mail
    rf"|[+＋]?{_DIGIT}(?:[\s\-－—.]?{_DIGIT}){{6,}}[Xx]?"  # telephone, ID number, bank card
    rf"|{_SAID}(?:[\s、,，]?{_SAID}){{6,}}"  # a number that was written as it was said
)


def without_numbers(text: str) -> str:
    """Return text without anything that has the form of a telephone or ID number, a bank card or an e-mail address."""
    return _NUMBERS.sub(TAKEN_AWAY, text)


def _hide(_: str) -> None:
    return None


def _keep(text: str) -> str:
    return text


Treatment = Callable[[str], str | None]

_MASKED: dict[PersonalKind, Treatment] = {
    PersonalKind.NAME: mask_name,
    PersonalKind.PHONE: mask_phone,
    PersonalKind.ID_NUMBER: mask_id_number,
    PersonalKind.ADDRESS: mask_address,
    PersonalKind.TEXT: _hide,
    PersonalKind.SLIP_KEY: _hide,
    PersonalKind.IDENTITY: _hide,
    # Whose pad it is on decides: `app.rules.audience`.
    PersonalKind.PAD_TEXT: _hide,
    PersonalKind.TECHNICAL: _keep,
    PersonalKind.INTERNAL: _keep,
}
_NOTHING: dict[PersonalKind, Treatment] = dict.fromkeys(PersonalKind, _hide)
_TREATMENTS: dict[Rendition, dict[PersonalKind, Treatment]] = {
    Rendition.PUBLIC: _NOTHING,
    Rendition.PAD: _NOTHING,
    Rendition.KIOSK: _NOTHING | {PersonalKind.SLIP_KEY: _keep, PersonalKind.NAME: mask_name},
    Rendition.STAFF: _MASKED,
    # Whoever prints a ticket again prints the key of its page again.
    Rendition.RECEPTION: _MASKED | {PersonalKind.SLIP_KEY: _keep},
    Rendition.MANAGER: _MASKED | {PersonalKind.TEXT: without_numbers, PersonalKind.IDENTITY: _keep},
}


def redact(model: M, rendition: Rendition) -> M:
    """Return a contract model as a reader may see it; the same object when nothing has to be hidden."""
    if rendition is Rendition.FULL:
        return model
    redacted: M = _redact(model, _TREATMENTS[rendition])
    return redacted


def replace_personal(model: M, treatment: Callable[[PersonalKind, str], str | None]) -> M:
    """Return a contract model with every personal value that is not empty replaced by what `treatment` returns.

    `None` empties the value. What comes back is not checked again: it may be longer than the field allows.
    """
    replaced: M = _redact(model, {kind: partial(treatment, kind) for kind in PersonalKind})
    return replaced


def _redact(value: Any, treatments: dict[PersonalKind, Treatment]) -> Any:
    if isinstance(value, Model):
        changes = {}
        for step in _plan(type(value)):
            before = getattr(value, step.name)
            after = step.apply(before, treatments)
            if after is not before:
                changes[step.name] = after
        return value.model_copy(update=changes) if changes else value
    if isinstance(value, tuple):
        parts = tuple(_redact(part, treatments) for part in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if isinstance(value, HashTrieMap):
        return _redact_map(value, treatments)
    return value


def _redact_map(known: Any, treatments: dict[PersonalKind, Treatment]) -> Any:
    for key, before in known.items():
        after = _redact(before, treatments)
        if after is not before:
            known = known.insert(key, after)
    return known


@dataclass(frozen=True)
class _Step:
    """What redaction does with one field: treat it as personal text, or look inside."""

    name: str
    kind: PersonalKind | None
    nullable: bool

    def apply(self, value: Any, treatments: dict[PersonalKind, Treatment]) -> Any:
        if self.kind is None:
            return _redact(value, treatments)
        if not value:
            return value
        treated = treatments[self.kind](value)
        if treated == value:
            return value
        return treated if treated is not None or self.nullable else ""


@lru_cache(maxsize=256)
def _plan(model: type[Model]) -> tuple[_Step, ...]:
    steps = []
    for name, info in model.model_fields.items():
        annotations = [info.annotation, *info.metadata]
        kind = next((found for part in annotations if (found := _personal(part))), None)
        if kind is not None or any(_may_hold_personal(part, (model,)) for part in annotations):
            steps.append(_Step(name, kind, type(None) in get_args(info.annotation)))
    return tuple(steps)


def _personal(annotation: Any) -> PersonalKind | None:
    if isinstance(annotation, Personal):
        return annotation.kind
    metadata = getattr(annotation, "__metadata__", ())
    parts = (*metadata, *get_args(annotation))
    return next((found for part in parts if (found := _personal(part))), None)


def _may_hold_personal(annotation: Any, above: tuple[type, ...]) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        if annotation in above:
            return False
        # A base without fields, such as Event, stands for whatever kind of it is really there.
        return not annotation.model_fields or any(
            _personal(part) or _may_hold_personal(part, (*above, annotation))
            for info in annotation.model_fields.values()
            for part in (info.annotation, *info.metadata)
        )
    inner = (*get_args(annotation), *getattr(annotation, "parameters", ()))
    return any(_may_hold_personal(part, above) for part in inner)
