"""Finding Chinese texts as people type them: by characters, by pinyin, by the initials of the pinyin, in any case."""

from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4096)
def keys(text: str) -> tuple[str, ...]:
    """Return what a text is found by: itself, its pinyin and its initials, without spaces, in small letters."""
    itself = plain(text)
    if itself.isascii():
        return (itself,)
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables are large; only a search needs them

    spelled = "".join(lazy_pinyin(itself))
    initials = "".join(lazy_pinyin(itself, style=Style.FIRST_LETTER))
    return (itself, spelled, initials)


def rank(typed: str, texts: Iterable[str]) -> int | None:
    """Return how well one of the texts fits what was typed: 0 equal, 1 at its beginning, 2 inside, `None` not at all.

    Nothing typed fits everything.
    """
    return fit(plain(typed), [key for text in texts for key in keys(text)])


def fit(wanted: str, among: Iterable[str]) -> int | None:
    """Return the same for plain text and the keys of texts, which who searches often keeps."""
    if not wanted:
        return 2
    best = None
    for key in among:
        if wanted in key:
            grade = 0 if key == wanted else 1 if key.startswith(wanted) else 2
            best = grade if best is None else min(best, grade)
    return best


def plain(text: str) -> str:
    """Return a text as it is compared: without spaces, in small letters."""
    return "".join(text.split()).casefold()
