"""Links between pages, and the words by which the pickers name things in the URL.

Filters outlive a link: their widgets keep their values in the session, and write them back into
the URL on the next page that has them.
"""

import streamlit as st

from pages.shared import cached
from pages.shared.safe_text import plain

ARTICLE, QUOTE, ACTOR, BLOC = "article", "quote", "actor", "profile"
"""Query parameters of the pages' own pickers; the filters' are in `filters`."""


def article(article_id: str, *, label: str, quote: str | None = None) -> None:
    """Link to an article, with one quote of it outlined."""
    asked = {ARTICLE: cached.article_labels()[article_id]} | ({QUOTE: quote} if quote else {})
    st.page_link(
        "pages/article.py", label=plain(label), icon=":material/article:", query_params=asked
    )
