"""First tables: articles, quotes, readings, corrections, revision, full text.

A migration is never changed once released: it says what the tables were then, so it does not
import today's `analysis.store.tables`.
"""

import sqlalchemy as sa
from alembic import op

from analysis.store.search import search_for

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything."""
    _articles()
    _quotes()
    _readings()
    _corrections()
    counter = op.create_table(
        "revision",
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_revision"),
    )
    op.bulk_insert(counter, [{"number": 0}])
    connection = op.get_bind()
    search_for(connection.dialect.name).create(connection)


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("article_id", sa.String, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("body_start", sa.Integer, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("pipeline", sa.Text, nullable=False),
        sa.Column("ingested_at", sa.DateTime, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_articles"),
        sa.UniqueConstraint("content_hash", name="uq_articles_content_hash"),
    )


def _quotes() -> None:
    op.create_table(
        "quotes",
        sa.Column("quote_id", sa.String, nullable=False),
        sa.Column("article_id", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("verbatim", sa.JSON, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("cue", sa.Text),
        sa.Column("cue_start", sa.Integer),
        sa.Column("cue_end", sa.Integer),
        sa.Column("mention", sa.Text),
        sa.Column("mention_start", sa.Integer),
        sa.Column("mention_end", sa.Integer),
        sa.Column("parent", sa.String),
        sa.Column("speaker_id", sa.String, nullable=False),
        sa.Column("speaker", sa.Text, nullable=False),
        sa.Column("speaker_kind", sa.String),
        sa.Column("role", sa.Text),
        sa.Column("country", sa.String),
        sa.Column("speaks_for", sa.String),
        sa.Column("blocs", sa.JSON, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("quote_id", name="pk_quotes"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.article_id"],
            name="fk_quotes_article_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_quotes_article_id", "quotes", ["article_id"])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("reading_id", sa.Integer, nullable=False),
        sa.Column("quote_id", sa.String, nullable=False),
        sa.Column("task", sa.String, nullable=False),
        sa.Column("target_id", sa.String),
        sa.Column("target", sa.Text),
        sa.Column("target_kind", sa.String),
        sa.Column("target_start", sa.Integer),
        sa.Column("target_end", sa.Integer),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("scores", sa.JSON, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reading_id", name="pk_readings"),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quotes.quote_id"], name="fk_readings_quote_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_readings_quote_id", "readings", ["quote_id"])
    op.create_index(
        "uq_readings_tone",
        "readings",
        ["quote_id", "model"],
        unique=True,
        sqlite_where=sa.text("task = 'tone'"),
        postgresql_where=sa.text("task = 'tone'"),
    )


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("correction_id", sa.Integer, nullable=False),
        sa.Column("quote_id", sa.String, nullable=False),
        sa.Column("article_id", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("target_id", sa.String),
        sa.Column("old_value", sa.Text),
        sa.Column("new_value", sa.Text),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("correction_id", name="pk_corrections"),
    )
    op.create_index("ix_corrections_quote_id", "corrections", ["quote_id"])
    for statement in _APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


_APPEND_ONLY = {
    "sqlite": [
        f"""
        CREATE TRIGGER corrections_no_{action.lower()} BEFORE {action} ON corrections
        BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END
        """
        for action in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        """
        CREATE FUNCTION corrections_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'corrections are append-only'; END $$
        """,
        """
        CREATE TRIGGER corrections_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON corrections
        FOR EACH STATEMENT EXECUTE FUNCTION corrections_refuse()
        """,
    ],
}
