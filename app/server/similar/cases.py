"""The similar cases of all centres of a server: the one place that is asked, and that follows what is registered."""

import threading
from pathlib import Path

from sqlalchemy import select

from app.contract.centre.setup import CentreSetup
from app.contract.centre.similar import SimilarAnswer, SimilarQuery
from app.contract.centre.state import CentreState
from app.contract.command import Actor
from app.server import tables
from app.server.clock import Clock
from app.server.database import Database
from app.server.similar.finding import Finding
from app.server.similar.gazetteer import gazetteer
from app.server.similar.sketch import hasher, sketch_of_query
from app.server.similar.word_index import Frequencies, WordIndex
from app.server.similar.words import plain, words

_BATCH = 50_000
_TABLE, _GONE = tables.similar_case.c, tables.similar_gone.c


class SimilarCases:
    """Finds earlier cases that resemble one being taken. Its methods may be called in any thread.

    :param folder: where the indexes of words lie.
    """

    def __init__(self, database: Database, folder: Path, now: Clock) -> None:
        self._database = database
        self._folder = folder
        self._now = now
        self._indexes: dict[str, WordIndex] = {}
        self._opening, self._catching_up = threading.Lock(), threading.Lock()

    def find(self, state: CentreState, setup: CentreSetup, query: SimilarQuery, actor: Actor) -> SimilarAnswer:
        """Return what resembles the case in the form, as far as the asker may know of it."""
        places = gazetteer(setup)
        vault = self._database.vault
        with self._database.reading() as connection:
            finding = Finding(
                connection=connection,
                vault=vault,
                index=self._index(state.centre),
                state=state,
                setup=setup,
                gazetteer=places,
                actor=actor,
                now=self._now(),
            )
            return finding.answer(query, sketch_of_query(hasher(vault), places, query))

    def frequencies(self, centre: str, text: str) -> Frequencies:
        """Return how many cases the index of words has, and how many of them have each word of a text."""
        hashes = hasher(self._database.vault)
        return self._index(centre).frequencies({hashes.word(word) for word in words(plain(text))})

    def catch_up(self, centre: str) -> list[int]:
        """Take what is new into the index of words; returns rows that are dropped and need not be noted any more."""
        index = self._index(centre)
        with self._catching_up:
            while True:
                rows, gone = self._news(centre, index.upto())
                if not (rows or gone) or not index.add(rows, gone):
                    return []
                if len(rows) < _BATCH:
                    return gone

    def _news(self, centre: str, upto: int) -> tuple[list[tuple[int, bytes]], list[int]]:
        """Return the next rows that the index does not have, and those that are gone."""
        newer = select(_TABLE.row, _TABLE.words).where(_TABLE.centre == centre, _TABLE.row > upto)
        with self._database.reading() as connection:
            rows = [(row.row, row.words) for row in connection.execute(newer.order_by(_TABLE.row).limit(_BATCH))]
            return rows, list(connection.execute(select(_GONE.row).where(_GONE.centre == centre)).scalars())

    def _index(self, centre: str) -> WordIndex:
        with self._opening:
            index = self._indexes.get(centre)
            if index is None:
                index = self._indexes[centre] = WordIndex(self._folder / centre, self._database.epoch)
            return index
