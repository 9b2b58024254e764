"""Choosing a model, reading stored quotes again, and following issues, on a real small store."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import settings
from analysis.errors import ModelError
from analysis.records import Issue
from analysis.store import Store, open_store
from pages.shared import cached, shipped
from tests.pages.conftest import DASHBOARD
from tests.store.articles import analysed
from tests.test_rereading import Readers

Open = Callable[[], AppTest]
MARKUP = str.maketrans("", "", "\\*")
GENERATIONS = {"default": 2, "fast": 3}


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Three stored articles that an older model has read, and two models to choose from."""
    with open_store(f"sqlite:///{tmp_path / 'test.db'}") as store:
        for saying in ("We will sign it", "We will not", "Perhaps"):
            store.add(analysed(saying))

        def load(choice: str, issues: Sequence[Issue]) -> Readers:
            return Readers(GENERATIONS[choice], *issues)

        monkeypatch.setattr(cached, "open_store", lambda: store)
        monkeypatch.setattr(cached, "load_analyser", load)
        st.cache_resource.clear()
        yield store
        cached.desk().stop()
        settle()
        st.cache_resource.clear()


def settle() -> None:
    """Wait until the worker has nothing left to do."""
    for _ in range(500):
        if not cached.desk().busy:
            break
        time.sleep(0.01)
    cached.workers().submit(int).result(timeout=10)


@pytest.fixture
def opened(real: Store) -> AppTest:
    assert real.count()
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
    app.switch_page("pages/settings.py").run()
    return quiet(app)


def quiet(app: AppTest) -> AppTest:
    """Let the worker finish, and the page see it."""
    for _ in range(2):  # the second time for what the page asked of the worker the first time
        settle()
        app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(one.value for one in [*app.markdown, *app.caption]).translate(MARKUP)


def test_what_the_models_in_force_have_not_read_is_offered(opened: AppTest) -> None:
    told = words(opened)
    assert "3 articles, with 3 quotes, are still to be read" in told
    assert "not yet by tone-2 and stance-2" in told
    assert opened.button(key="reread_start").label == "Read them now"


def test_reading_goes_on_in_the_background_until_all_is_read(opened: AppTest, real: Store) -> None:
    app = quiet(opened.button(key="reread_start").click().run())
    assert "Every stored quote is read by tone-2 and stance-2" in words(app)
    assert set(real.quotes()["tone_model"]) == {"tone-2"}


def test_choosing_a_model_marks_it_and_reads_with_it(opened: AppTest, real: Store) -> None:
    assert not [one for one in opened.button if one.key == "use_default"]
    app = quiet(opened.button(key="use_fast").click().run())
    assert settings.choice(real) == "fast"
    assert set(real.stances()["stance_model"]) == {"stance-3"}
    assert app.button(key="use_default").label == "Use the default model"
    assert not [one for one in app.button if one.key == "use_fast"]
    assert cached.analyser().tone.name == "tone-3"


def test_stopped_work_is_offered_again(opened: AppTest, real: Store) -> None:
    real.settings.put(unrelated="1")
    work = cached.desk()
    work.start(lambda *_: None, lambda: (real, Readers(2)))  # type: ignore[arg-type, return-value]
    assert opened.run().button(key="reread_stop").label == "Stop"
    opened.button(key="reread_stop").click().run()
    assert work.current is not None
    assert work.current.stop


def test_what_the_environment_names_is_said_to_win(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONTHERECORD_TONE_MODEL", "some/model")
    told = opened.run().info[0].value.replace("\\", "")
    assert "ONTHERECORD_TONE_MODEL" in told
    assert "some/model" in told


def test_models_that_cannot_be_loaded_are_one_sentence(
    opened: AppTest, real: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Readers:
        raise ModelError("The weights are gone: restore them.")

    monkeypatch.setattr(cached, "load_analyser", fail)
    st.cache_resource.clear()
    app = quiet(opened.run())
    assert [one.value.replace("\\", "") for one in app.error] == [
        "The weights are gone: restore them."
    ]
    assert app.button(key="reread_look").label == "Try again"
    assert real.count() == 3


def test_figures_of_a_model_are_shown_where_they_are_known(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = shipped.Facts({"stance": 0.768, "tone": 0.71}, 94.2)
    unknown = shipped.Facts({}, None)
    monkeypatch.setattr(shipped, "facts", lambda choice: known if choice == "default" else unknown)
    app = opened.run()
    assert {one.label: one.value for one in app.metric} == {
        "Stance F1": "0.77",
        "Tone F1": "0.71",
        "Size": "94 MB",
    }
    assert "restore `analysis/models/weights/fast` from the repository" in words(app)
