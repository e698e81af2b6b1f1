"""Tables for figures of ratings and for what managers look at."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "rateable",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "hall", "day", "staff", "department")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("service", "counter")),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("rating", sa.String(), nullable=False),
        sa.Column("put_aside", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rateable")),
    )
    op.create_index("ix_rateable_day", "rateable", ["hall", "day"])
    op.create_table(
        "review",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "hall", "day")),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index("ix_review_day", "review", ["hall", "day"])
