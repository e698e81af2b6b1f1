"""What more cases are about than usual (热点): words, matters and areas of the last days against the weeks before.

Words are compared as the keyed hashes they are kept as; only cases behind what rises are opened, to say the word.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select

from app.contract.centre.desk_figures import HotTopics, Topic, TopicCase, TopicKind
from app.contract.centre.state import Case
from app.server import log, tables
from app.server.desk.asking import Asker
from app.server.opened_cases import open_cases
from app.server.similar.sketch import hasher, unpack
from app.server.similar.words import plain, without_personal, words

WEEKS = 4
"""The same days of so many weeks before say what is usual."""

LEAST_CASES, LEAST_RISE = 3, 2.0
"""Fewer cases, or a rise of fewer standard deviations, may be chance."""

MOST_TOPICS, MOST_WORDS, CASES_SHOWN, CASES_OPENED = 20, 60, 20, 3
_WEEK = 7 * 86400
_SIMILAR = tables.similar_case.c

Key = tuple[TopicKind, str | int]
"""A matter or area by code, a word by its hash."""


@dataclass
class _Seen:
    """How often each key was met: in the last days, with the cases, and in the same days of the weeks before."""

    now: defaultdict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    before: Counter[Key] = field(default_factory=Counter)

    def rising(self) -> list[tuple[Key, float]]:
        """Return what rises, the steepest first."""
        found = ((key, _rise(len(cases), self.before[key] / WEEKS)) for key, cases in self.now.items())
        steep = [(key, rise) for key, rise in found if rise >= LEAST_RISE and len(self.now[key]) >= LEAST_CASES]
        return sorted(steep, key=lambda known: (-known[1], str(known[0])))


def _rise(now: int, usual: float) -> float:
    """Return how far a count is above the usual one, in standard deviations of a Poisson count (one is added)."""
    return (now - usual) / math.sqrt(usual + 1)


def hot_topics(connection: Connection, asker: Asker, days: int, now: datetime) -> HotTopics:
    """Return what rose in the last so many days, at most seven."""
    seen = _seen(connection, asker, days, int(now.timestamp()))
    rising = seen.rising()
    listed = [known for known in rising if known[0][0] is not TopicKind.WORD][:MOST_TOPICS]
    said = [known for known in rising if known[0][0] is TopicKind.WORD][:MOST_WORDS]
    shown = {case for key, _ in (*listed, *said) for case in seen.now[key][:CASES_SHOWN]}
    opened = open_cases(connection, asker.core.database.vault, shown)
    named = [(key, str(key[1]), rise) for key, rise in listed] + list(_spoken(asker, said, seen, opened))
    topics = [
        Topic(
            kind=key[0],
            name=name,
            now=len(seen.now[key]),
            usual=round(seen.before[key] / WEEKS, 2),
            rise=round(rise, 2),
            cases=tuple(_told(opened[case]) for case in seen.now[key][:CASES_SHOWN] if case in opened),
        )
        for key, name, rise in sorted(named, key=lambda known: -known[2])
    ]
    seq = log.head(connection, f"centre:{asker.centre}").seq
    return HotTopics(seq=seq, time=now, days=days, weeks=WEEKS, topics=tuple(topics[: 2 * MOST_TOPICS]))


def _seen(connection: Connection, asker: Asker, days: int, now: int) -> _Seen:
    query = (
        select(_SIMILAR.case, _SIMILAR.at, _SIMILAR.area, _SIMILAR.matter, _SIMILAR.words)
        .where(_SIMILAR.centre == asker.centre, _SIMILAR.at > now - WEEKS * _WEEK - days * 86400)
        .order_by(_SIMILAR.at.desc())
    )
    seen = _Seen()
    for row in connection.execute(query):
        weeks, rest = divmod(now - row.at, _WEEK)
        if rest >= days * 86400 or weeks > WEEKS:
            continue
        keys: list[Key] = [(TopicKind.WORD, word) for word in unpack(row.words)]
        keys += [(TopicKind.MATTER, row.matter)] if row.matter else []
        keys += [(TopicKind.AREA, row.area)] if row.area else []
        for key in keys:
            if weeks == 0:
                seen.now[key].append(row.case)
            else:
                seen.before[key] += 1
    return seen


def _spoken(
    asker: Asker, said: Iterable[tuple[Key, float]], seen: _Seen, opened: dict[str, Case]
) -> Iterator[tuple[Key, str, float]]:
    """Yield rising words as they were said; of words that always come together only the longest, said first."""
    hashes = hasher(asker.core.database.vault)
    best: dict[frozenset[str], tuple[tuple[int, int], Key, str, float]] = {}
    for key, rise in said:
        cases = seen.now[key]
        known = (opened[case] for case in cases[:CASES_OPENED] if case in opened and not opened[case].confidential)
        for case in known:
            word = next((word for word in _words_of(case) if hashes.word(word) == key[1]), "")
            if word:
                rank = len(word), -plain(f"{case.title}\n{case.description}").lower().find(word)
                together = frozenset(cases)
                if together not in best or rank > best[together][0]:
                    best[together] = rank, key, word, rise
                break
    yield from ((key, word, rise) for _, key, word, rise in best.values())


def _words_of(case: Case) -> frozenset[str]:
    said = plain(f"{case.title}\n{case.description}")
    return words(without_personal(said, case.reporter.name, case.reporter.phone))


def _told(case: Case) -> TopicCase:
    return TopicCase(case=case.id, number=case.number, title=case.title, registered_at=case.registered_at)
