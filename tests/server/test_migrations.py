"""The migrations make exactly the tables the code works with."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.server.database import Database
from app.server.tables import metadata
from tests.server.samples import Clock


def test_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    database = Database(tmp_path / "new" / "citydesk.db", Clock())
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


def test_opening_again_changes_nothing_and_keeps_the_epoch(tmp_path: Path) -> None:
    first = Database(tmp_path / "citydesk.db", Clock())
    first.close()
    second = Database(tmp_path / "citydesk.db", Clock())
    second.close()
    assert second.epoch == first.epoch


def test_commits_are_on_the_disk_before_they_return(tmp_path: Path) -> None:
    database = Database(tmp_path / "citydesk.db", Clock())
    with database.writing() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    database.close()
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
