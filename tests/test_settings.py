from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import settings
from analysis.errors import KnowledgeError, ModelError, StoreError
from analysis.knowledge.watchlist import issue
from analysis.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'test.db'}") as opened:
        yield opened


def test_the_default_reads_until_another_is_chosen(store: Store) -> None:
    assert settings.choice(store) == "default"
    settings.choose(store, "fast")
    assert settings.choice(store) == "fast"
    with pytest.raises(ModelError, match="choose one of default, fast"):
        settings.choose(store, "huge")
    store.settings.put(model="from another version")
    assert settings.choice(store) == "default"


def test_what_the_environment_names_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONTHERECORD_TONE_MODEL", raising=False)
    monkeypatch.setenv("ONTHERECORD_STANCE_MODEL", "some/model@1234")
    assert settings.overrides() == {"ONTHERECORD_STANCE_MODEL": "some/model@1234"}


def test_accepted_issues_are_followed_beside_those_of_the_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "issues.csv"
    path.write_text("id,name,aliases\naid,the aid bill,aid package\n")
    monkeypatch.setenv("ONTHERECORD_ISSUES", str(path))
    accepted = settings.accept(store, "the grain corridor", ["grain*corridor"], "R. Editor")
    followed = settings.issues(store)
    assert [one.id for one in followed] == ["issue:aid", accepted]
    assert followed[1].full.search("Grain through the corridor")
    store.issues.remove(accepted, "R. Editor")
    assert [one.id for one in settings.issues(store)] == ["issue:aid"]


def test_an_issue_that_cannot_be_accepted_is_one_sentence(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "issues.csv"
    path.write_text("id,name,aliases\naid,the aid bill,aid package\n")
    monkeypatch.setenv("ONTHERECORD_ISSUES", str(path))
    with pytest.raises(KnowledgeError, match="“The Aid Bill” already"):
        settings.accept(store, "The Aid Bill", [], "R. Editor")
    with pytest.raises(KnowledgeError, match="needs a name"):
        settings.accept(store, " ", [], "R. Editor")
    with pytest.raises(StoreError, match="who accepts it"):
        settings.accept(store, "the corridor", [], "")
    assert store.issues.all() == ()


def test_a_fingerprint_tells_watch_lists_apart() -> None:
    one, two = issue("a", "aid", ["help"]), issue("b", "grain", ["~corn"])
    assert settings.fingerprint([one, two]) == settings.fingerprint([two, one])
    others = [
        [],
        [one],
        [one, issue("b", "grain", ["corn"])],
        [one, issue("b", "grain", [])],
        [one, issue("c", "grain", ["~corn"])],
    ]
    prints = {settings.fingerprint(followed) for followed in [[one, two], *others]}
    assert len(prints) == len(others) + 1
