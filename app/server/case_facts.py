"""The facts of one case, opened."""

from sqlalchemy import select

from app.contract.centre.state import Case
from app.server import tables
from app.server.core import Core
from app.server.sealing import unseal


def find_case(core: Core, centre: str, case: str) -> Case | None:
    """Return a case in full, as it was registered."""
    columns = tables.case.c
    query = (
        select(columns.body, columns.sealed, tables.data_key.c.wrapped)
        .select_from(tables.case.outerjoin(tables.data_key, tables.data_key.c.subject == columns.id))
        .where(columns.centre == centre, columns.id == case)
    )
    with core.database.reading() as connection:
        row = connection.execute(query).first()
    if row is None:
        return None
    return unseal(core.database.vault, Case.model_validate_json(row.body), case, row.sealed, row.wrapped)
