from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import tables
from pages.shared import cached, certainty
from tests.fake_store import FakeStore

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
Open = Callable[..., AppTest]


def seen(store: FakeStore, least: float = certainty.UNMEASURED) -> tables.Corpus:
    """Return quotes and stances as pages show them: some are unclear."""
    thresholds = dict.fromkeys(certainty.TASKS, least)
    return tables.Corpus(*tables.tell(store.quotes(), store.stances(), thresholds))


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeStore]:
    """Put a small corpus behind all pages."""
    fake = FakeStore()
    monkeypatch.setattr(cached, "open_store", lambda: fake)
    st.cache_resource.clear()
    yield fake
    st.cache_resource.clear()


@pytest.fixture
def open_page(store: FakeStore) -> Open:
    """Return a function that opens a page by the name of its script, with query parameters."""
    assert store.count()

    def opened(script: str, **query: object) -> AppTest:
        app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if script != "overview":
            app.switch_page(f"pages/{script}.py").run()
        assert not app.exception
        return app

    return opened
