from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from analysis.errors import StoreError
from analysis.store import Store, migrating, open_store
from analysis.store.engine import make_engine, parse_url
from analysis.store.search import SqliteSearch
from analysis.store.tables import metadata


def test_every_migration_is_listed_in_order() -> None:
    scripts = ScriptDirectory(str(migrating._SCRIPTS))
    found = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(found)) == migrating.REVISIONS


def test_the_migrations_make_the_tables_as_they_are_declared(store: Store) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and str(name).startswith("quote_search"))

    with store._engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": ours, "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []


def test_an_up_to_date_database_is_opened_without_migrating(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(address).close()

    def refuse(*_: object) -> None:
        raise AssertionError("migrated for nothing")

    monkeypatch.setattr(migrating, "_upgrade", refuse)
    open_store(address).close()


def test_a_database_of_a_newer_version_is_left_alone(address: str) -> None:
    with open_store(address) as store, store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"newer version of this program \(form 9999, this one"):
        open_store(address)


def test_a_migration_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    address = f"sqlite:///{tmp_path / 'x.db'}"
    with monkeypatch.context() as patched:
        patched.setattr(SqliteSearch, "create", fail)
        with pytest.raises(RuntimeError):
            open_store(address)
    engine = make_engine(parse_url(address))
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    with open_store(address) as store:
        assert store.count() == 0


def _of_first_form(address: str) -> None:
    """Make a database as the first migration left it, with one article read."""
    engine = make_engine(parse_url(address))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrating._SCRIPTS))
        config.set_main_option("path_separator", "newline")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(
            text(
                "INSERT INTO articles (article_id, content_hash, text, body_start, published, "
                "sample, pipeline, ingested_at, words) VALUES ('a', 'h', '“No,” she said.', 0, "
                "'2025-02-14', false, '1', '2025-03-01 12:00:00', 3)"
            )
        )
        connection.execute(
            text(
                "INSERT INTO quotes (quote_id, article_id, position, kind, text, content, "
                "verbatim, sentence_start, sentence_end, speaker_id, speaker, blocs, evidence, "
                "confidence) VALUES ('q', 'a', 0, 'direct', 'No', '[[1, 3]]', '[[1, 3]]', 0, 15, "
                "'unknown', 'Unknown', '[]', '', 0)"
            )
        )
        for label in ("against", "favor"):
            connection.execute(
                text(
                    "INSERT INTO readings (quote_id, task, target_id, target, target_kind, label, "
                    "scores, model) VALUES ('q', 'stance', 'RUS', 'Russia', 'country', :label, "
                    "'{}', 'stance-1')"
                ),
                {"label": label},
            )
    engine.dispose()


def test_a_database_of_the_first_form_keeps_its_articles_and_newest_readings(address: str) -> None:
    _of_first_form(address)
    with open_store(address) as store:
        assert list(store.articles()["article_id"]) == ["a"]
        assert list(store.stances()["stance"]) == ["favor"]
        assert store.settings.get("model") is None
        assert store.issues.all() == ()
        stored = store.readings.stored("a")
        assert stored is not None
        assert stored.quotes[0].quote.speaker is None
