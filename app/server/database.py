"""The database: one SQLite file in WAL mode, one connection that writes, others that read.

Every commit is on the disk before it returns (`synchronous=FULL`). Writers take the lock when they begin
(`BEGIN IMMEDIATE`), so that what they decide on cannot change before they commit.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, insert, select

from app.ids import new_id
from app.server import tables, unlocking
from app.server.clock import Clock
from app.server.migrations.upgrade import upgrade
from app.server.vault import KeyProblem, Vault

BUSY_MILLISECONDS = 5000
READERS = 8

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",  # a dropped key is overwritten, not only forgotten
    f"busy_timeout={BUSY_MILLISECONDS}",
)


class Database:
    """An open database, brought up to the newest tables.

    :param path: the file; its folder is made when missing.
    :param now: the time, for the row that begins a new life.
    """

    def __init__(self, path: Path, now: Clock) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._now = now
        self._vault: Vault | None = None
        self._writer = _engine(path, "BEGIN IMMEDIATE", 1)
        self._readers = _engine(path, "BEGIN", READERS)
        with self._writer.begin() as connection:
            upgrade(connection)
            self.epoch = _epoch(connection, now)

    def unlock(self, key_file: Path) -> None:
        """Take the service key in hand, making it when the database has never had one.

        :raises KeyProblem: it is missing, is another one, cannot be read or may be read by others.
        """
        with self._writer.begin() as connection:
            self._vault = unlocking.unlock(connection, key_file, self._now().isoformat())

    @property
    def vault(self) -> Vault:
        """What opens personal data.

        :raises KeyProblem: the database was not unlocked.
        """
        if self._vault is None:
            raise KeyProblem("the record was opened without its service key")
        return self._vault

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Begin a transaction that may write; commits at the end, rolls back on any exception."""
        with self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Begin a transaction that only reads, on one moment of the database."""
        with self._readers.connect() as connection:
            yield connection

    def settle(self) -> None:
        """Bring the write-ahead log into the database and empty it, so that nothing overwritten is left in it."""
        with self._writer.connect() as connection:
            connection.rollback()
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give back every connection."""
        self._writer.dispose()
        self._readers.dispose()


def _engine(path: Path, begin: str, connections: int) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"check_same_thread": False, "timeout": BUSY_MILLISECONDS / 1000},
        # Values of a failed statement may be personal data; they stay out of error texts.
        hide_parameters=True,
        pool_size=connections,
        max_overflow=0,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must not begin transactions by itself: it would begin them as readers.
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _epoch(connection: Connection, now: Clock) -> str:
    found = connection.execute(select(tables.life.c.epoch)).scalar()
    if found is not None:
        return str(found)
    made = new_id()
    connection.execute(insert(tables.life).values(epoch=made, began_at=now().isoformat()))
    return made


def changes_by_others(connection: Connection) -> int:
    """Return a number that changes whenever another connection has committed (SQLite, `PRAGMA data_version`)."""
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
