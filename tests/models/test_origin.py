from importlib import import_module
from pathlib import Path
from typing import Any

import huggingface_hub
import pytest
from huggingface_hub import constants
from huggingface_hub.errors import RepositoryNotFoundError

from analysis.errors import ModelError
from analysis.models.origin import Pinned, fetch, parse

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def test_a_folder_is_a_folder_even_when_its_name_looks_like_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "org" / "name").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert parse("org/name") == (tmp_path / "org" / "name").resolve()


def test_a_hub_id_carries_its_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = parse(f"org/a.name-2@{COMMIT}")
    assert found == Pinned("org/a.name-2", COMMIT)
    assert found.name == "org/a.name-2@01234567"


@pytest.mark.parametrize("revision", ["", "@", "@main", "@0123456", f"@{COMMIT.upper()}", "@v1.0"])
def test_a_hub_id_without_a_full_commit_is_refused(revision: str) -> None:
    with pytest.raises(ModelError, match=r"pins no revision: write org/name@ and .* 40 hex"):
        parse(f"org/name{revision}")


@pytest.mark.parametrize("value", ["/no/such/folder", "./nowhere", "~/nowhere/at/all", "name", "."])
def test_a_folder_that_is_not_there_is_named(value: str) -> None:
    if value == ".":
        assert parse(value) == Path.cwd()
        return
    with pytest.raises(ModelError, match=f"there is no folder {value}"):
        parse(value)


def test_pickles_code_and_subfolders_are_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}

    def download(repository: str, **options: Any) -> str:
        asked.update(options, repository=repository)
        return str(tmp_path)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", download)
    assert fetch(Pinned("org/name", COMMIT)) == tmp_path
    assert (asked["repository"], asked["revision"]) == ("org/name", COMMIT)
    files = ["config.json", "model.safetensors", "pytorch_model.bin", "m.py", "onnx/config.json"]
    kept = import_module("huggingface_hub.utils").filter_repo_objects(
        files, allow_patterns=asked["allow_patterns"], ignore_patterns=asked["ignore_patterns"]
    )
    assert list(kept) == ["config.json", "model.safetensors"]


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the hub's library at an empty cache and cut it off."""
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("offline")
def test_no_network_is_said() -> None:
    with pytest.raises(ModelError, match=r"org/name@01234567 is not in the local cache .*network"):
        fetch(Pinned("org/name", COMMIT))


def test_what_was_fetched_once_needs_no_network(offline: Path) -> None:
    there = offline / "models--org--name" / "snapshots" / COMMIT
    there.mkdir(parents=True)
    assert fetch(Pinned("org/name", COMMIT)) == there


class Unknown(RepositoryNotFoundError):
    def __init__(self) -> None:
        OSError.__init__(self, "404")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Unknown(), "the hub gives no org/name@01234567: correct id"),
        (OSError(28, "No space"), r"org/name@01234567 could not be downloaded \(OSError\): try"),
    ],
)
def test_what_else_goes_wrong_is_said(
    monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise error

    monkeypatch.setattr(huggingface_hub, "snapshot_download", refuse)
    with pytest.raises(ModelError, match=sentence):
        fetch(Pinned("org/name", COMMIT))
