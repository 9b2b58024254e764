"""The tables, as the newest migration leaves them.

The text is stored once, with its article; quotes point into it by character. Readings and
corrections are rows of their own, so that a new model or a person adds to what was found and
never replaces it. The full-text table belongs to `analysis.store.search`.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, stored as UTC without zone, which both databases keep alike."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Convert to UTC on the way in."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Say that it is UTC on the way out."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles = Table(
    "articles",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("content_hash", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("title", Text),
    Column("published", Date),
    Column("outlet", Text),
    Column("url", Text),
    Column("source", Text),
    Column("sample", Boolean, nullable=False),
    Column("pipeline", Text, nullable=False),
    Column("ingested_at", UtcDateTime, nullable=False),
    Column("words", Integer, nullable=False),
    # Fingerprint of the watch-list that its quotes were searched for.
    Column("watchlist", String),
)

quotes = Table(
    "quotes",
    metadata,
    Column("quote_id", String, primary_key=True),
    Column(
        "article_id",
        ForeignKey("articles.article_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Column("verbatim", JSON, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("cue", Text),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("mention", Text),
    Column("mention_start", Integer),
    Column("mention_end", Integer),
    Column("parent", String),
    Column("speaker_id", String, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("speaker_kind", String),
    Column("role", Text),
    Column("country", String),
    Column("speaks_for", String),
    Column("blocs", JSON, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("confidence", Float, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("reading_id", Integer, primary_key=True),
    Column(
        "quote_id",
        ForeignKey("quotes.quote_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("task", String, nullable=False),
    Column("target_id", String),
    Column("target", Text),
    Column("target_kind", String),
    Column("target_start", Integer),
    Column("target_end", Integer),
    Column("label", String, nullable=False),
    Column("scores", JSON, nullable=False),
    Column("model", Text, nullable=False),
)
# One reading a quote, target and model: joining never doubles a quote, and reading again adds only
# what is missing.
Index(
    "uq_readings_tone",
    readings.c.quote_id,
    readings.c.model,
    unique=True,
    sqlite_where=readings.c.task == "tone",
    postgresql_where=readings.c.task == "tone",
)
Index(
    "uq_readings_stance",
    readings.c.quote_id,
    readings.c.target_id,
    readings.c.model,
    unique=True,
    sqlite_where=readings.c.task == "stance",
    postgresql_where=readings.c.task == "stance",
)

# No foreign key: what a person found outlives the article's removal, and counts again when the
# same article comes back. Triggers refuse to change or delete a row.
corrections = Table(
    "corrections",
    metadata,
    Column("correction_id", Integer, primary_key=True),
    Column("quote_id", String, nullable=False, index=True),
    Column("article_id", String, nullable=False),
    Column("field", String, nullable=False),
    Column("target_id", String),
    Column("old_value", Text),
    Column("new_value", Text),
    Column("author", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)

# What a person chose in the dashboard; see `analysis.settings`.
settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

# Issues that people took into the watch-list. One that was removed keeps its row and its id, so
# that its readings stay apart from those of another issue of the same name.
issues = Table(
    "issues",
    metadata,
    Column("issue_id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("wordings", JSON, nullable=False),
    Column("accepted_by", Text, nullable=False),
    Column("accepted_at", UtcDateTime, nullable=False),
    Column("removed_by", Text),
    Column("removed_at", UtcDateTime),
)

# A single row that every write counts up, so that a reader knows when its copy is old.
revision = Table("revision", metadata, Column("number", Integer, primary_key=True))
