import re
from pathlib import Path

import pytest

from pages.shared import safe_text
from tests.test_charts import PAGES, contrast

CSS = (Path(safe_text.__file__).parent / "style.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", PAGES)
def test_tints_hold_on_both_pages(theme: str) -> None:
    tints = re.findall(r"\.otr-fill\.otr-\w+ \{ background: (#\w{6})", CSS)
    assert len(tints) == 5
    for tint in tints:
        assert contrast(tint, PAGES[theme][1]) >= 3


def test_labels_can_be_read_on_their_colour() -> None:
    labels = re.findall(r"\.otr-who\.otr-\w+ \{ background: (#\w{6})", CSS)
    assert len(labels) == safe_text.COLOURS + 1
    for label in labels:
        assert contrast(label, "#ffffff") >= 4.5
