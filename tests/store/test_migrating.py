from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
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
