"""The hall's own texts on citizens' screens: the reader's language, templates with {fields}, names by code."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.contract.hall.setup import HallSetup, Notice
from app.contract.model import LocalText
from app.modes import words

_LANGUAGES = {"zh_HK": "zh_hk", "zh_TW": "zh_hk"}


def reader_of(languages: Sequence[str]) -> str:
    """Return the reader of `LocalText` (`zh`, `zh_hk`, `en`) for a setting such as ``("zh_CN",)``."""
    first = languages[0] if languages else "zh_CN"
    return _LANGUAGES.get(first, first[:2])


def filled(template: str, **values: str) -> str:
    """Put values into the {fields} of a hall's text; what it names besides stays as it stands."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def text_of(texts: Mapping[str, LocalText], keys: Sequence[str], reader: str, fallback: str) -> str:
    """Return the first of the hall's texts there is among `keys`, or the program's own words."""
    found = next((texts[key] for key in keys if key in texts), None)
    return words.local(found, reader) if found is not None else fallback


def notices_on(setup: HallSetup, today: date) -> tuple[Notice, ...]:
    """Return the notices whose days include today."""
    return tuple(
        notice
        for notice in setup.texts.notices
        if (notice.since is None or notice.since <= today) and (notice.until is None or today <= notice.until)
    )


def notices_line(setup: HallSetup, today: date, reader: str) -> str:
    """Return today's notices as one line, each with its title."""
    notices = notices_on(setup, today)
    return "      ".join(
        f"{words.local(notice.title, reader)}  {words.local(notice.text, reader)}" for notice in notices
    )
