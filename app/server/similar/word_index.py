"""An index of the hashed words of all cases of a centre (tantivy, BM25): the same topic, wherever it was.

It lies beside the database and holds nothing that is not in `similar_case`; without it, or with one of another
database, it is made anew. It follows the table in batches: a commit costs more than a case should wait for, and what
is as new as that is found in the table.
"""

import json
import math
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from app.server.similar.sketch import unpack

_ROW, _WORDS = "row", "words"
_UPTO = "upto.json"
_SMALL, _LARGE = 15_000_000, 200_000_000
"""Bytes of memory per writing thread for a few cases, and for many."""
_MANY = 20_000
_MOST_TERMS = 16
"""So many of the rarest words are looked for: common ones cost most and tell least."""


@dataclass(frozen=True)
class Frequencies:
    """How many cases there are, and how many have each word; the latter with some that have just gone."""

    cases: int
    having: dict[int, int]

    def weights(self) -> dict[int, float]:
        """Return the weight of each word by its rarity (IDF as in BM25), adding up to 1."""
        raw = {word: math.log(1 + (self.cases - having + 0.5) / (having + 0.5)) for word, having in self.having.items()}
        total = sum(raw.values())
        return {word: weight / total for word, weight in raw.items()} if total else {}


class WordIndex:
    """The index of one centre.

    :param folder: where it lies.
    :param epoch: the life of the database it belongs to.
    """

    def __init__(self, folder: Path, epoch: str) -> None:
        self._folder = folder
        self._epoch = epoch
        self._schema = (
            tantivy.SchemaBuilder()
            .add_unsigned_field(_ROW, indexed=True, fast=True)
            .add_text_field(_WORDS, tokenizer_name="whitespace", index_option="basic")
            .build()
        )
        if self._read_upto() is None:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._index.config_reader("manual")
        self._index.reload()

    def upto(self) -> int:
        """Return the last row that is in the index."""
        return self._read_upto() or 0

    def add(self, rows: Sequence[tuple[int, bytes]], gone: Collection[int]) -> bool:
        """Take in rows with their packed words, in order, and drop others; false while another server does it.

        What is added twice is there once.
        """
        many = len(rows) >= _MANY
        try:
            writer = self._index.writer(_LARGE if many else _SMALL, num_threads=1)
        except ValueError:
            return False
        already = self.upto()
        for row in gone:
            # By query: a term made of an integer is a signed one, and deletes nothing of an unsigned field.
            writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, _ROW, row))
        for row, words in rows:
            if row <= already:
                continue
            document = tantivy.Document()
            document.add_unsigned(_ROW, row)
            document.add_text(_WORDS, " ".join([f"{word:08x}" for word in unpack(words)]))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        if rows:
            self._write_upto(max(already, rows[-1][0]))
        self._index.reload()
        return True

    def frequencies(self, words: Collection[int]) -> Frequencies:
        """Return in how many cases each word is."""
        searcher = self._index.searcher()
        return Frequencies(searcher.num_docs, {word: searcher.doc_freq(_WORDS, f"{word:08x}") for word in words})

    def search(self, frequencies: Frequencies, most: int, *, must: int | None = None) -> list[tuple[int, float]]:
        """Return the rows that have most of the rarest of these words, best first, with their BM25 scores.

        :param must: a word that every row has to have.
        """
        known = [word for word, having in frequencies.having.items() if having]
        rarest = sorted(known, key=lambda word: (frequencies.having[word], word))[:_MOST_TERMS]
        if not rarest:
            return []
        terms = [tantivy.Query.term_query(self._schema, _WORDS, f"{word:08x}", "basic") for word in rarest]
        clauses = [(tantivy.Occur.Should, term) for term in terms]
        if must is not None:
            needed = tantivy.Query.term_query(self._schema, _WORDS, f"{must:08x}", "basic")
            clauses.append((tantivy.Occur.Must, needed))
        query = tantivy.Query.boolean_query(clauses)
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=most, count=False).hits
        rows = searcher.fast_field_values(_ROW, [address for _, address in hits])
        return [(int(row), float(points)) for row, (points, _) in zip(rows, hits, strict=True) if row is not None]

    def _read_upto(self) -> int | None:
        """Return the last row indexed; `None` when there is no index of this database."""
        try:
            kept = json.loads((self._folder / _UPTO).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return int(kept["upto"]) if kept.get("epoch") == self._epoch else None

    def _write_upto(self, row: int) -> None:
        fresh = self._folder / f"{_UPTO}.new"
        fresh.write_text(json.dumps({"epoch": self._epoch, "upto": row}), encoding="utf-8")
        fresh.replace(self._folder / _UPTO)
