"""The words of what a citizen says, without anything that names the citizen."""

import re
import unicodedata
from functools import cache

import rjieba

_PERSONAL = re.compile(
    r"[0-9A-Za-z_.+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+"  # e-mail
    r"|[0-9]{17}[0-9Xx]"  # ID number (GB 11643)
    r"|\+?[0-9](?:[ -]?[0-9]){6,}"  # telephone, bank card
    r"|[\u4e00-\u9fff](?:某某?|姓)?(?:先生|女士|小姐|师傅|阿姨|大爷|大妈)"
)


def plain(text: str) -> str:
    """Return text in one form: full-width letters and digits as plain ones (NFKC)."""
    return unicodedata.normalize("NFKC", text)


def without_personal(text: str, *known: str) -> str:
    """Return plain text without numbers, e-mail addresses and forms of address, and without the values in `known`."""
    for value in known:
        if len(value) >= 2:
            text = text.replace(plain(value), " ")
    return _PERSONAL.sub(" ", text)


def words(text: str) -> frozenset[str]:
    """Return the words of plain text.

    Short words inside of longer ones are there as well, and every two neighbours in a word the dictionary does not
    split, so that 漏水 finds 漏水声. A lone Chinese character is hardly ever what a case is about.
    """
    found: set[str] = set()
    for word in _tokeniser().cut_for_search(text):
        if not word.isalnum() or (len(word) == 1 and not word.isascii()):
            continue
        found.add(word.lower())
        if len(word) > 2 and not word.isascii():
            found.update(word[place : place + 2] for place in range(len(word) - 1))
    return frozenset(found)


@cache
def _tokeniser() -> rjieba.Jieba:
    """Return the tokeniser; reading its dictionary takes a fifth of a second."""
    return rjieba.Jieba()
