import json
from pathlib import Path

import pytest

from analysis.__main__ import ROOMS, _output, main

SEED = Path(__file__).parent.parent / "seeds" / "000_732e16d066ef2dcb.txt"


@pytest.mark.parametrize("command", ["analyse", "ingest", *ROOMS])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert "usage" in capsys.readouterr().out


def test_an_unknown_command_is_a_usage_error() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["divine"])
    assert stopped.value.code == 2


@pytest.mark.slow
def test_analyse_prints_the_seed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(SEED), "--with-text"]) == 0
    row = json.loads(capsys.readouterr().out)
    text = row["article"]["text"]
    assert row["article"]["published"] == "2025-02-14"
    assert row["quotes"]
    for quote in row["quotes"]:
        assert " ".join(text[s:e] for s, e in quote["content"]) == quote["text"]


@pytest.mark.slow
def test_analyse_goes_on_after_a_bad_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    out = tmp_path / "out.jsonl"
    assert main(["analyse", str(tmp_path / "empty.txt"), str(SEED), "-o", str(out)]) == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
    assert "empty.txt" in capsys.readouterr().err


@pytest.mark.slow
def test_ingest_again_finds_everything_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONTHERECORD_DATABASE_URL", f"sqlite:///{tmp_path / 'one.db'}")
    assert main(["ingest", str(SEED)]) == 0
    assert "added" in capsys.readouterr().err
    monkeypatch.setenv("ONTHERECORD_SPACY_MODEL", "not_needed_any_more")
    assert main(["ingest", str(SEED)]) == 0
    assert "known" in capsys.readouterr().err


def test_output_that_came_to_nothing_keeps_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text("precious\n")
    with _output(old):
        pass
    assert old.read_text() == "precious\n"
    with _output(old) as out:
        out.write("new\n")
    assert old.read_text() == "new\n"
    assert list(tmp_path.iterdir()) == [old]


def test_output_that_broke_off_leaves_nothing_half_written(tmp_path: Path) -> None:
    new = tmp_path / "new.jsonl"

    def broken() -> None:
        with _output(new) as out:
            out.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert list(tmp_path.iterdir()) == []


def test_output_follows_links(tmp_path: Path) -> None:
    target, link = tmp_path / "target.jsonl", tmp_path / "link.jsonl"
    target.write_text("old\n")
    link.symlink_to(target)
    with _output(link) as out:
        out.write("new\n")
    assert link.is_symlink()
    assert target.read_text() == "new\n"
