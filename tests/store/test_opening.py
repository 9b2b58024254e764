import os
import sqlite3
import stat
from pathlib import Path

import pytest

from analysis.errors import StoreError
from analysis.store import default_url, engine, open_store
from tests.store.articles import analysed


def test_the_default_is_a_file_of_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONTHERECORD_DATABASE_URL", raising=False)
    assert default_url().startswith("sqlite:///")
    assert default_url().endswith("/var/ontherecord.db")


def test_the_environment_names_the_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "folder" / "x.db"
    monkeypatch.setenv("ONTHERECORD_DATABASE_URL", f"sqlite:///{path}")
    with open_store() as store:
        assert store.count() == 0
    assert path.exists()


def test_sqlite_is_set_up_for_safety_and_company(tmp_path: Path) -> None:
    with (
        open_store(f"sqlite:///{tmp_path / 'x.db'}") as store,
        store._engine.connect() as connection,
    ):
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert found == ["wal", 2, 1, 30_000]


def test_what_was_stored_is_there_after_opening_again(address: str) -> None:
    with open_store(address) as store:
        store.add(analysed())
    with open_store(address) as store:
        assert store.count() == 1


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("records.db", "cannot be read"),
        ("mysql://host/name", "“mysql” is not supported"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("sqlite:////dev/null/x.db", "Cannot open the database /dev/null/x.db"),
    ],
)
def test_an_address_that_cannot_be_is_one_sentence(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        open_store(url)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a database. " * 50)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="holds something else"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="unable to open"):
        open_store(f"sqlite:///{tmp_path}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(StoreError, match="Cannot open"):
        open_store(f"sqlite:///{tmp_path / 'x.db'}")


def test_a_password_never_appears_in_a_message() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql+psycopg://me:hunter2@127.0.0.1:1/records")
    assert "hunter2" not in str(caught.value)


def test_a_writer_that_waits_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.store.engine._PATIENCE_SECONDS", 0.05)
    path = tmp_path / "x.db"
    with open_store(f"sqlite:///{path}") as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing; try again"):
            store.add(analysed())
        assert store.count() == 0
        other.execute("ROLLBACK")
        other.close()
        assert store.add(analysed())


class LockedTwice:
    """A cursor of a new file that another program turns to its log at the same moment."""

    def __init__(self) -> None:
        self.asked = 0

    def execute(self, _statement: str) -> None:
        self.asked += 1
        if self.asked < 3:
            raise sqlite3.OperationalError("database is locked")


def test_a_file_that_another_program_is_just_making_is_waited_for() -> None:
    cursor = LockedTwice()
    engine._keep_a_log(cursor)  # type: ignore[arg-type]
    assert cursor.asked == 3
