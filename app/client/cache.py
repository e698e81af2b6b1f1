"""The file `cache.db`: the last state of each feed, so that a program that starts without the server shows something.

It may be deleted at any time. `synchronous=NORMAL`; a row whose checksum is wrong, or a file that cannot be read, is
thrown away.
"""

import asyncio
import hashlib
import json
import logging
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from app.client.replica import Replica
from app.contract.model import Model

log = logging.getLogger(__name__)

FILE = "cache.db"
_EVERY_S = 20.0


class Cache:
    """Snapshots of the feeds of one profile's folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    async def load(self, feed: str) -> Mapping[str, Any] | None:
        """Return the kept snapshot of a feed, `None` where there is none that can be trusted."""
        return await asyncio.to_thread(self._load, feed)

    async def follow(self, replica: Replica[Any]) -> None:
        """Keep a replica's state every so often while it changes, and when cancelled once more."""
        kept = -1
        try:
            while True:
                await asyncio.sleep(_EVERY_S)
                if replica.loaded and replica.seq != kept:
                    kept = replica.seq
                    await asyncio.to_thread(self._keep, replica.feed, replica.epoch, kept, replica.confirmed)
        finally:
            if replica.loaded and replica.seq != kept:
                self._keep(replica.feed, replica.epoch, replica.seq, replica.confirmed)

    def _keep(self, feed: str, epoch: str, seq: int, state: Model) -> None:
        text = state.model_dump_json()
        try:
            with closing(self._open()) as db:
                db.execute(
                    "INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", (feed, epoch, seq, text, _sum(text))
                )
        except (sqlite3.Error, OSError) as error:
            log.warning("the state of %s is not kept: %s", feed, error)

    def _load(self, feed: str) -> Mapping[str, Any] | None:
        try:
            with closing(self._open()) as db:
                row = db.execute("SELECT epoch, seq, state, sum FROM snapshot WHERE feed = ?", (feed,)).fetchone()
            if row is None or row[3] != _sum(row[2]):
                return None
            return {"epoch": row[0], "seq": row[1], "state": json.loads(row[2])}
        except (sqlite3.Error, OSError, TypeError, ValueError, AttributeError) as error:
            log.warning("cache.db is thrown away: %s", error)
            self._path.unlink(missing_ok=True)
            return None

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, isolation_level=None, timeout=5.0)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute(
            "CREATE TABLE IF NOT EXISTS snapshot "
            "(feed TEXT PRIMARY KEY, epoch TEXT, seq INTEGER, state TEXT, sum TEXT) WITHOUT ROWID"
        )
        return db


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
