"""Telephone calls to look up, and the clauses that descriptions of cases have."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "call",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "centre", "day", "offered_at", "number")),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    for name in ("day", "number", "staff"):
        op.create_index(f"ix_call_{name}", "call", ["centre", name, "offered_at"])
    op.create_table(
        "phrase",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "centre")),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
    )
    op.create_index("ix_phrase_text", "phrase", ["centre", "text"])
