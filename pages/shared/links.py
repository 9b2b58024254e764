"""Links between pages, and the words by which the pickers name things in the URL.

Filters outlive a link: their widgets keep their values in the session, and write them back into
the URL on the next page that has them.
"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from pages.shared import cached, wording
from pages.shared.safe_text import plain

ARTICLE, QUOTE, ACTOR, BLOC = "article", "quote", "actor", "profile"
"""Query parameters of the pages' own pickers; the filters' are in `filters`."""


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Add the value to labels that several share: a label must lead back to its value.

    >>> distinct({"a": "Smith", "b": "Smith", "c": "Jones"})
    {'a': 'Smith (a)', 'b': 'Smith (b)', 'c': 'Jones'}
    """
    shared = pd.Series(list(names.values()), dtype=object).value_counts()
    return {
        value: name if shared[name] == 1 else f"{name} ({value[:8]})"
        for value, name in names.items()
    }


def article_labels() -> dict[str, str]:
    """Return a distinct label for each article, newest first: title, outlet, date."""
    titles = cached.titles()
    articles = cached.frames().articles
    ordered = articles.sort_values(["published", "article_id"], ascending=[False, True])
    return distinct(
        {
            row["article_id"]: " · ".join(
                part
                for part in (
                    titles[row["article_id"]],
                    wording.given(row["outlet"]),
                    wording.day(row["published"]),
                )
                if part
            )
            for row in ordered.to_dict("records")
        }
    )


def article(article_id: str, *, label: str, quote: str | None = None) -> None:
    """Link to an article, with one quote of it outlined."""
    asked = {ARTICLE: article_labels()[article_id]} | ({QUOTE: quote} if quote else {})
    st.page_link(
        "pages/article.py", label=plain(label), icon=":material/article:", query_params=asked
    )
