"""What a service asks for, to take away on the telephone: the page behind the code of the kiosk's guide (办事指南)."""

from dataclasses import dataclass

from app.contract.hall.setup import HallSetup, Service
from app.contract.model import LocalText
from app.server.web.words import LANGUAGES, Words

PATHS = {"zh": "zh-CN", "zh_hk": "zh-HK", "en": "en"}
"""The languages as the kiosk writes them into the address, and their tags."""


@dataclass(frozen=True)
class GuideView:
    """A service for somebody who prepares a visit; what the hall has not written down is empty."""

    name: str
    place: str
    description: str
    papers: tuple[str, ...]
    fee: str
    minutes: str
    tip: str


def language_of(path: str) -> Words:
    """Return the language of an address, Mandarin Chinese for an unknown one."""
    return LANGUAGES[PATHS.get(path, "zh-CN")]


def view_guide(setup: HallSetup, service: Service, words: Words) -> GuideView:
    """Return what is said of a leaf."""

    def said(text: LocalText | None) -> str:
        return words.pick(text) if text is not None else ""

    return GuideView(
        name=said(service.name),
        place=f"{said(setup.name)} {setup.address}".strip(),
        description=said(service.description),
        papers=tuple(said(paper) for paper in service.papers),
        fee=said(service.fee),
        minutes=words.minutes.format(minutes=service.expected_minutes),
        tip=said(service.tip),
    )
