"""The index of a centre's articles: words and every two neighbouring characters, so that 漏水 and 水漏 both find.

With tantivy where it is installed, else with SQLite's FTS5 over pairs of characters; never over three, because most
Chinese words have two.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from app.contract.centre.knowledge import Article
from app.server.similar.words import plain, words

try:
    import tantivy
except ImportError:  # pragma: no cover - a platform without a wheel
    tantivy = None  # type: ignore[assignment]

_FIELDS = {"title": 4.0, "keywords": 4.0, "body": 1.0}
"""Where words are looked for, and how much a hit there counts."""
_MOST_TERMS = 48


def terms_of(text: str) -> frozenset[str]:
    """Return what a text is found by: its words, and every two neighbouring characters that are Chinese."""
    flat = plain(text).lower()
    pairs = {flat[place : place + 2] for place in range(len(flat) - 1)}
    return words(flat) | {pair for pair in pairs if all("\u4e00" <= sign <= "\u9fff" for sign in pair)}


class ArticleIndex(Protocol):
    """Finds articles by words."""

    def replace(self, articles: Sequence[Article]) -> None:
        """Forget everything and take in these."""
        ...

    def search(self, terms: frozenset[str], most: int) -> list[tuple[str, float]]:
        """Return articles that have most of the rarest terms, best first, each with its score."""
        ...


def article_index() -> ArticleIndex:
    """Return an empty index of the best kind there is."""
    return TantivyIndex() if tantivy is not None else Fts5Index()


def _fields(article: Article) -> Mapping[str, str]:
    text = article.text
    said = {"title": text.title, "keywords": " ".join(text.keywords), "body": f"{text.body}\n{text.answer}"}
    return {name: " ".join(sorted(_token(term) for term in terms_of(value))) for name, value in said.items()}


def _token(term: str) -> str:
    """Return a term as one word of letters and digits, whatever characters it has."""
    return "x" + term.encode("utf-8").hex()


class TantivyIndex:
    """In memory: a few thousand articles are indexed in a second."""

    def __init__(self) -> None:
        builder = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
        for name in _FIELDS:
            builder = builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)

    def replace(self, articles: Sequence[Article]) -> None:
        """Forget everything and take in these."""
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(15_000_000, num_threads=1)
        for article in articles:
            document = tantivy.Document()
            document.add_text("id", article.id)
            for name, value in _fields(article).items():
                document.add_text(name, value)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, terms: frozenset[str], most: int) -> list[tuple[str, float]]:
        """Return articles that have most of the rarest terms, best first, with their BM25 scores."""
        searcher = self._index.searcher()
        found = {_token(term): max(searcher.doc_freq(name, _token(term)) for name in _FIELDS) for term in terms}
        rarest = sorted((term for term, having in found.items() if having), key=lambda term: (found[term], term))
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(name, term), weight))
            for term in rarest[:_MOST_TERMS]
            for name, weight in _FIELDS.items()
        ]
        if not clauses:
            return []
        hits = searcher.search(tantivy.Query.boolean_query(clauses), limit=most, count=False).hits
        return [(str(searcher.doc(address)["id"][0]), float(points)) for points, address in hits]

    def _term(self, field: str, term: str) -> Any:
        return tantivy.Query.term_query(self._schema, field, term, "freq")


class Fts5Index:
    """The same with SQLite alone, in memory."""

    def __init__(self) -> None:
        self._connection = self._empty()

    @staticmethod
    def _empty() -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.execute("CREATE VIRTUAL TABLE article USING fts5(id UNINDEXED, title, keywords, body)")
        return connection

    def replace(self, articles: Sequence[Article]) -> None:
        """Forget everything and take in these."""
        fresh = self._empty()
        rows = [(article.id, *_fields(article).values()) for article in articles]
        fresh.executemany("INSERT INTO article VALUES (?, ?, ?, ?)", rows)
        fresh.commit()
        self._connection.close()
        self._connection = fresh

    def search(self, terms: frozenset[str], most: int) -> list[tuple[str, float]]:
        """Return articles that have some of the terms, best first, with their BM25 scores."""
        if not terms:
            return []
        asked = " OR ".join(_token(term) for term in sorted(terms)[:_MOST_TERMS])
        weights = ", ".join(str(weight) for weight in (0.0, *_FIELDS.values()))
        query = f"SELECT id, -bm25(article, {weights}) FROM article WHERE article MATCH ? ORDER BY 2 DESC LIMIT ?"  # noqa: S608 - only our own numbers
        return [(str(row[0]), float(row[1])) for row in self._connection.execute(query, (asked, most))]
