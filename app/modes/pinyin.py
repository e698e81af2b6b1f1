"""Finding Chinese texts as people type them: by characters, by pinyin, by the initials of the pinyin, in any case."""

from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4096)
def keys(text: str) -> tuple[str, ...]:
    """Return what a text is found by: itself, its pinyin and its initials, without spaces, in small letters."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables are large; only a search needs them

    plain = _plain(text)
    spelled = "".join(lazy_pinyin(plain))
    initials = "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER))
    return (plain, spelled, initials)


def rank(typed: str, texts: Iterable[str]) -> int | None:
    """Return how well one of the texts fits what was typed: 0 equal, 1 at its beginning, 2 inside, `None` not at all.

    Nothing typed fits everything.
    """
    wanted = _plain(typed)
    if not wanted:
        return 2
    found = [_fit(wanted, key) for text in texts for key in keys(text)]
    return min((fit for fit in found if fit is not None), default=None)


def _fit(wanted: str, key: str) -> int | None:
    if key == wanted:
        return 0
    if key.startswith(wanted):
        return 1
    return 2 if wanted in key else None


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
