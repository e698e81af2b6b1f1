"""What a case is likely to be called and to be, from what is written so far."""

from collections.abc import Iterable

from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Gender
from app.modes.hotline.check import LONGEST_TITLE
from app.modes.hotline.draft import Draft

_SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("report", ("举报", "检举", "揭发")),
    ("consultation", ("咨询", "请问", "想了解", "怎么办理", "如何办理", "需要什么材料", "几点上班")),
    ("suggestion", ("建议", "提议", "希望增设", "希望增加")),
    ("help", ("求助", "救命", "被困", "走失", "急需", "帮忙")),
    ("complaint", ("投诉", "扰民", "反映", "不满", "多次", "无人处理")),
)
"""Words that callers use for what they want, the most telling kind first; codes of a centre's set-up."""
_USUAL = "complaint"
_LEAST_SAID = 8
"""So many signs of a description say what is wanted, even where none of the words is among them."""

_MISTER, _MISS = ("先生", "男士"), ("女士", "小姐", "太太")


def guess_kind(setup: CentreSetup, draft: Draft) -> str:
    """Return the kind that the words speak for; nothing while too little is said or the centre knows no such kind."""
    text = f"{draft.title}\n{draft.description}"
    known = {kind.code for kind in setup.kinds}
    for code, words in _SAID:
        if code in known and any(word in text for word in words):
            return code
    return _USUAL if len(draft.description.strip()) >= _LEAST_SAID and _USUAL in known else ""


def guess_gender(name: str) -> Gender:
    """Return what 先生 or 女士 after a name says."""
    if name.endswith(_MISTER):
        return Gender.MALE
    return Gender.FEMALE if name.endswith(_MISS) else Gender.UNKNOWN


def suggest_title(setup: CentreSetup, draft: Draft) -> str:
    """Return place and matter as a title: what the reader of a list must know. Nothing without a matter."""
    matter = next((matter.name for matter in setup.matters if matter.code == draft.matter), "")
    if not matter:
        return ""
    place = max(_places_in(setup, draft.address), key=len, default=draft.address.strip())
    return f"{place}{matter}"[:LONGEST_TITLE]


def place_named(setup: CentreSetup, draft: Draft) -> str:
    """Return the place of the form as it stands in a sentence: from its own name on, with the building."""
    address = draft.address.strip()
    name = max(_places_in(setup, address), key=len, default="")
    return address[address.find(name) :] if name else ""


def _places_in(setup: CentreSetup, address: str) -> list[str]:
    return [each.place for each in setup.addresses if each.place in address]


def department_of(setup: CentreSetup, matter: str) -> str:
    """Return the name of the department that answers for a matter; nothing where none is known."""
    code = next((each.department for each in setup.matters if each.code == matter), None)
    return _name(((each.code, each.name) for each in setup.departments), code or "")


def _name(pairs: Iterable[tuple[str, str]], code: str) -> str:
    return next((name for each, name in pairs if each == code), "")
