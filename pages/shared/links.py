"""Links between pages, and the words by which the pickers name things in the URL.

Filters outlive a link: their widgets keep their values in the session, and write them back into
the URL on the next page that has them.
"""

from urllib.parse import urlsplit

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


def is_web(address: str) -> bool:
    """Tell whether an address that came with an article may become a link.

    >>> is_web("https://ledger.example/pact"), is_web("javascript:alert(1)"), is_web("//x.example")
    (True, False, False)
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    clean = address.isprintable() and " " not in address
    return clean and parts.scheme in {"http", "https"} and bool(host)
