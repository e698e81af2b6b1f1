"""The lists of the desk, and cases on their way to report on; made from the record when the server starts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    _make_flows()
    _make_tasks()
    op.create_table(
        "case_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("centre", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_list")),
    )
    op.create_index("ix_case_list_owner", "case_list", ["centre", "owner", "name"], unique=True)
    op.create_table(
        "case_entry",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("list", "sort", "case_row", "item")),
        sa.Column("near", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("list", "sort", "case_row", "item", name="pk_case_entry"),
        sqlite_with_rowid=False,
    )


def _make_flows() -> None:
    op.create_table(
        "case_flow",
        sa.Column("row", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("case", "centre", "number", "call_taker", "kind")),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("registered_at", "reported_at")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("profile", "stage", "at_centre")),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("matter", "area")),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=True)
            for name in ("overall_due", "overall_near", "assigned_at", "ended_at")
        ),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("late", "answered")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("rounds", "returns")),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("satisfaction", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_case_flow")),
    )
    op.create_index("ix_case_flow_case", "case_flow", ["case"], unique=True)
    op.create_index("ix_case_flow_number", "case_flow", ["centre", "number"], unique=False)
    op.create_index("ix_case_flow_registered", "case_flow", ["centre", "registered_at"], unique=False)


def _make_tasks() -> None:
    op.create_table(
        "case_task",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("case_row", "no")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("centre", "unit", "share", "state")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("round", "opened_at")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("signed_at", "settled_at")),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("case_row", "no", name="pk_case_task"),
    )
    op.create_index("ix_case_task_opened", "case_task", ["centre", "opened_at"], unique=False)
