import doctest
from types import ModuleType

import pytest

from pages.shared import links, safe_text, wording


@pytest.mark.parametrize(
    "module", [links, safe_text, wording], ids=["links", "safe_text", "wording"]
)
def test_examples_hold(module: ModuleType) -> None:
    """The scripts of `pages` only run inside Streamlit, so pytest cannot collect their folder."""
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0
    assert outcome.failed == 0
