"""What the figures of the desk need of a case besides its lists; rows from before have none of it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_COLUMNS = (
    ("dispatch_late", sa.Boolean),
    ("follow_up", sa.Boolean),
    ("merged", sa.Boolean),
    ("points", sa.Integer),
)


def upgrade() -> None:
    """Add the columns."""
    for name, kind in _COLUMNS:
        op.add_column("case_flow", sa.Column(name, kind(), nullable=True))
