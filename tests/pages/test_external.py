"""A model of the user's own that cannot be used stops analyses, and nothing else."""

import sys
import time
from pathlib import Path

import pytest

from analysis.models import external
from analysis.pipeline import load_analyser
from pages.shared import cached, jobs
from tests.pages.conftest import Open

SETTING = "ONTHERECORD_STANCE_MODEL"


@pytest.fixture
def unusable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setenv(SETTING, "org/name")
    monkeypatch.setattr(cached, "analyser", load_analyser)


@pytest.mark.usefixtures("unusable")
@pytest.mark.parametrize("script", ["overview", "quotes", "article", "actors", "blocs"])
def test_what_is_stored_can_still_be_read(script: str, open_page: Open) -> None:
    app = open_page(script)
    assert not app.error


@pytest.mark.usefixtures("unusable")
def test_an_upload_says_what_to_do(open_page: Open) -> None:
    app = open_page("upload")
    app.file_uploader[0].upload("a.txt", b"\xe2\x80\x9cNo,\xe2\x80\x9d she said.")
    app.button(key="files_go").click().run()
    for _ in range(500):
        if all(job.state is jobs.State.DONE for job in app.session_state["upload_jobs"]):
            break
        time.sleep(0.02)
    app.run()
    assert not app.exception
    (told,) = [one.value.replace("\\", "") for one in app.error]
    assert f"{SETTING} cannot be used, because torch is not installed: pip install" in told


@pytest.mark.usefixtures("unusable")
def test_the_settings_page_opens_and_says_why_stored_quotes_are_not_read_again(
    open_page: Open,
) -> None:
    app = open_page("settings")
    assert not app.exception
    assert all(SETTING in one.value.replace("\\", "") for one in app.error)
    assert any(SETTING in one.value for one in app.info)


@pytest.mark.usefixtures("unusable")
def test_the_method_page_says_why(open_page: Open) -> None:
    (told,) = [one.value.replace("\\", "") for one in open_page("method").warning]
    assert f"{SETTING} cannot be used, because torch is not installed" in told


def test_the_method_page_says_what_reads_instead(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "my_nli"
    folder.mkdir()
    (folder / "config.json").write_text(
        '{"architectures": ["BertForSequenceClassification"],'
        ' "id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"}}'
    )
    (folder / "model.safetensors").write_bytes(b"")
    monkeypatch.setattr(external, "require_torch", lambda: None)
    monkeypatch.setenv(SETTING, str(folder))
    told = [one.value.replace("\\", "") for one in open_page("method").info]
    assert any(f"Stance is read by **{folder}**, because {SETTING} says so" in one for one in told)
