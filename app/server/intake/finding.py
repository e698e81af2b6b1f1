"""Articles of the knowledge base found by what a call-taker types (spec 04, 1.10)."""

import threading
from collections.abc import Mapping
from datetime import date

from app.contract.centre.knowledge import Article, ArticleState, KnowledgeHit, KnowledgeQuery, KnowledgeState
from app.rules.knowledge import may_be_found
from app.server.intake.articles import ArticleIndex, article_index, terms_of
from app.server.similar.words import plain

_EXCERPT, _BEFORE = 80, 12
_FOR_MATTER = 1.5
"""An article for the matter that was chosen counts so much more."""
_USED = 0.02
"""What every use adds to an article's score, to tell equals apart, up to a tenth."""
_MOST_COMPARED = 100


class Articles:
    """The articles of all centres of a server as they are looked for. Its methods may be called in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._indexes: dict[str, tuple[Mapping[str, int], ArticleIndex]] = {}

    def find(self, state: KnowledgeState, query: KnowledgeQuery, today: date) -> list[KnowledgeHit]:
        """Return the articles that fit, best first; without words those of the topic or matter, the most used first."""
        terms = terms_of(query.text)
        valid = {known.id: known for known in state.articles.values() if may_be_found(known, today)}
        if terms:
            scored = self._index(state).search(terms, _MOST_COMPARED)
        else:
            scored = [(known.id, 0.0) for known in valid.values() if query.category or query.matter]
        topics = _below(state, query.category)
        hits = [
            _hit(valid[article_id], _score(valid[article_id], points, query), terms)
            for article_id, points in scored
            if article_id in valid and (topics is None or valid[article_id].text.category in topics)
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.title, hit.article))
        return hits[: query.limit]

    def _index(self, state: KnowledgeState) -> ArticleIndex:
        """Return the index of a centre, made anew when an article was written, published or withdrawn."""
        published = {
            known.id: known.version for known in state.articles.values() if known.state is ArticleState.PUBLISHED
        }
        with self._lock:
            indexed, index = self._indexes.get(state.centre, ({}, None))
            if index is None or indexed != published:
                index = article_index()
                index.replace([state.articles[id_] for id_ in sorted(published)])
                self._indexes[state.centre] = (published, index)
            return index


def _below(state: KnowledgeState, category: str | None) -> set[str] | None:
    """Return a topic and all topics under it; `None` when none was chosen."""
    if category is None:
        return None
    found, grown = {category}, True
    while grown:
        more = {known.code for known in state.categories if known.parent in found} - found
        found, grown = found | more, bool(more)
    return found


def _score(known: Article, points: float, query: KnowledgeQuery) -> float:
    fits = query.matter is not None and query.matter in known.text.matters
    return (points or 1.0) * (_FOR_MATTER if fits else 1.0) * (1 + min(0.1, _USED * known.used))


def _hit(known: Article, score: float, terms: frozenset[str]) -> KnowledgeHit:
    text = known.text
    return KnowledgeHit(
        article=known.id,
        version=known.version,
        title=text.title,
        category=text.category,
        department=text.department,
        excerpt=_excerpt(text.body, terms),
        answer=text.answer or text.body[:4000],
        used=known.used,
        valid_until=text.valid_until,
        score=score,
    )


def _excerpt(body: str, terms: frozenset[str]) -> str:
    """Return the part of a text where most of the terms are, on one line."""
    flat = " ".join(plain(body).split())
    places = sorted(place for term in terms if (place := flat.lower().find(term)) >= 0)
    best = max(places, key=lambda place: sum(place <= other < place + _EXCERPT for other in places), default=0)
    begin = max(0, best - _BEFORE)
    return f"{'…' if begin else ''}{flat[begin : begin + _EXCERPT]}{'…' if begin + _EXCERPT < len(flat) else ''}"
