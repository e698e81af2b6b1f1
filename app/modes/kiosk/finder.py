"""Finding a service by the initials of its pinyin (sfz: 身份证) or of its English words; most used first."""

from functools import lru_cache

from app.contract.hall.setup import HallSetup, Service
from app.contract.hall.state import HallState
from app.modes.kiosk.catalogue import all_leaves

MOST_FOUND = 8


def prepare() -> None:
    """Load the table of readings, which takes a quarter of a second: once, and not while somebody types."""
    initials("业务")


def find(state: HallState, setup: HallSetup, zone: str, typed: str) -> tuple[Service, ...]:
    """Return the leaves of a zone (empty: of the hall) whose names have these initials in a row, at most eight.

    Names that begin with them come first, then what most people took today; without any initials only the latter.
    """
    wanted = typed.lower()
    found = [(_rank(leaf, wanted), -state.taken.get(leaf.code, 0), leaf) for leaf in all_leaves(setup, zone)]
    fitting = sorted((one for one in found if one[0] is not None), key=lambda one: (one[0] or 0, one[1]))
    return tuple(leaf for _, _, leaf in fitting[:MOST_FOUND])


def _rank(leaf: Service, wanted: str) -> int | None:
    """Return 0 for a name that begins with the initials, 1 for one that has them, `None` for others."""
    names = [initials(leaf.name.zh), english_initials(leaf.name.en or "")]
    if any(name.startswith(wanted) for name in names):
        return 0
    return 1 if any(wanted in name for name in names) else None


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Return the first letters of a Chinese name's pinyin; of what is not Chinese, letters and digits."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - start-up is part of the interface

    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return "".join(letter for letter in letters.lower() if letter.isascii() and letter.isalnum())


@lru_cache(maxsize=4096)
def english_initials(name: str) -> str:
    """Return the first letters of words."""
    return "".join(word[0].lower() for word in name.split() if word[0].isalnum())
