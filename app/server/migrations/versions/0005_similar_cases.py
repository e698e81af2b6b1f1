"""Cases to compare with: what duplicates are found by.

The rows of earlier cases are made when the server has started (`app.server.similar.following`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_INDEXES = {
    "newest": ("at",),
    "phone": ("phone", "at"),
    "place": ("place", "open", "at"),
    "area": ("area", "open", "at"),
}


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "similar_case",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("centre", sa.String(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("building", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("matter", sa.String(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_similar_case")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_similar_case_case", "similar_case", ["case"], unique=True)
    for name, columns in _INDEXES.items():
        op.create_index(f"ix_similar_case_{name}", "similar_case", ["centre", *columns], unique=False)
    op.create_table(
        "similar_gone",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("centre", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_similar_gone")),
    )
