"""What tests of several rooms share."""

from datetime import date

import pytest

from analysis.pipeline import Analyser, load_analyser
from analysis.records import Article


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs torch where there is none; `make learning` runs it."""
    if item.get_closest_marker("torch"):
        pytest.importorskip("torch", reason="needs torch: make learning")


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """The real thing: parser, knowledge base, shipped models."""
    return load_analyser()


@pytest.fixture
def short_article() -> Article:
    """Two invented quotes of one office-holder."""
    text = (
        "The summit ended late.\n\n"
        "“We support Ukraine and we will go on doing so,” Kaja Kallas said on Friday. "
        "She warned that Russia could not be trusted."
    )
    return Article("short", text, title="A short one", published=date(2025, 2, 14))
