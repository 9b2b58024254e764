"""Reading again: settings, accepted issues, one stance a quote, target and model.

A migration is never changed once released: it says what the tables were then, so it does not
import today's `analysis.store.tables`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The program never wrote two, but nothing kept another one from doing so.
_DOUBLES = """
DELETE FROM readings WHERE task = 'stance' AND reading_id NOT IN (
    SELECT MAX(reading_id) FROM readings WHERE task = 'stance'
    GROUP BY quote_id, target_id, model
)
"""


def upgrade() -> None:
    """Create what reading again needs."""
    op.add_column("articles", sa.Column("watchlist", sa.String))
    op.execute(_DOUBLES)
    op.create_index(
        "uq_readings_stance",
        "readings",
        ["quote_id", "target_id", "model"],
        unique=True,
        sqlite_where=sa.text("task = 'stance'"),
        postgresql_where=sa.text("task = 'stance'"),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )
    op.create_table(
        "issues",
        sa.Column("issue_id", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("wordings", sa.JSON, nullable=False),
        sa.Column("accepted_by", sa.Text, nullable=False),
        sa.Column("accepted_at", sa.DateTime, nullable=False),
        sa.Column("removed_by", sa.Text),
        sa.Column("removed_at", sa.DateTime),
        sa.PrimaryKeyConstraint("issue_id", name="pk_issues"),
    )
