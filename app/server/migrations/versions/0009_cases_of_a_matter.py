"""The newest cases of a matter are found at once: which unit to give a case to is guessed from them."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_case_flow_matter", "case_flow", ["centre", "matter", "registered_at"], unique=False)
