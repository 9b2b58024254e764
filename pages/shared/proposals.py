"""Phrases that recur in the quotes, to be taken into the watch-list, and the form that does it."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

import pandas as pd
import streamlit as st

from analysis import settings
from analysis.errors import OnTheRecordError
from analysis.extraction.proposals import Proposal
from analysis.records import Issue
from pages.shared import cached, progress, wording
from pages.shared.safe_text import paragraph, plain, span

AUTHOR = "issue_author"
"""Key of the field for the name of who accepts and removes issues."""
_MANY = 5_000
"""Quotes from which looking for phrases takes so long that one has to ask for it."""
_PAGE = 5
_EXAMPLES = 2
_SECONDS = 1.0
_ASKED = "proposals_asked"
_WORDINGS = (
    "One a line. Whole words in any case; * stands for any words up to the end of the sentence "
    "(talks*without Europe); ~ marks a short form (~the deal), which counts only in an article "
    "that has used a full one before."
)


def show() -> None:
    """Show what recurs in the quotes and is not followed yet, and a form for one's own issue."""
    st.text_input(
        "Your name",
        key=AUTHOR,
        placeholder="Stored with the issues that you accept",
        max_chars=80,
        width=360,
    )
    with st.expander("Add an issue of your own", icon=":material/add:"):
        _form("", (), "own")
    quotes = cached.frames().quotes
    if len(quotes) > _MANY and not st.session_state.get(_ASKED):
        st.button(
            f"Look for proposals in {wording.count(len(quotes), 'quote')}",
            key="proposals_go",
            help="Takes minutes; uploads wait that long.",
            on_click=partial(st.session_state.__setitem__, _ASKED, "yes"),
        )
    elif (answer := cached.proposals()).done():
        _found(answer, quotes)
    else:
        st.fragment(_watched, run_every=_SECONDS)()


def _watched() -> None:
    if cached.proposals().done():
        st.rerun()
    st.caption(":material/hourglass_empty: Looking for phrases that recur …")


def fresh(found: Sequence[Proposal], issues: Sequence[Issue]) -> list[Proposal]:
    """Leave out what an issue that is followed words already."""
    return [one for one in found if not any(issue.full.search(one.name) for issue in issues)]


def _found(answer: Future[Sequence[Proposal]], quotes: pd.DataFrame) -> None:
    try:
        found = answer.result()
    except OnTheRecordError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    found = fresh(found, settings.issues(cached.store()))
    if not found:
        st.caption("No phrase recurs in three quotes of two articles that is not followed already.")
        return
    st.caption(
        f"{wording.count(len(found), 'phrase')} in at least three quotes of two articles each. "
        "Follow one to read where speakers stand on it."
    )
    pages = -(-len(found) // _PAGE)
    slot = st.container(gap="small")
    number = st.pagination(pages, key="proposals_page", width="stretch") if pages > 1 else 1
    texts = quotes.set_index("quote_id")
    with slot:
        for one in found[(number - 1) * _PAGE : number * _PAGE]:
            _proposal(one, texts)


def _proposal(one: Proposal, texts: pd.DataFrame) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"**{plain(one.name)}** · {wording.count(one.quotes, 'quote')} in "
            f"{wording.count(one.articles, 'article')}"
        )
        for quote_id in [known for known in one.examples if known in texts.index][:_EXAMPLES]:
            quote = texts.loc[quote_id]
            said = [span(f"“{quote['text']}” "), span(str(quote["speaker"]), "otr-name")]
            st.html(paragraph(said, "otr-meta"))
        with st.expander("Follow this issue", icon=":material/add:"):
            _form(one.name, [w for w in one.wordings if w != one.name], one.name)


def _form(name: str, wordings: Sequence[str], key: str) -> None:
    with st.form(f"issue_form_{key}", border=False):
        named = st.text_input("Name", value=name, key=f"issue_name_{key}", max_chars=120)
        others = st.text_area(
            "Other wordings", value="\n".join(wordings), key=f"issue_wordings_{key}", help=_WORDINGS
        )
        if not st.form_submit_button("Follow", key=f"issue_go_{key}", type="primary"):
            return
    try:
        author = str(st.session_state.get(AUTHOR) or "")
        settings.accept(cached.store(), named, others.splitlines(), author)
    except OnTheRecordError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    progress.start()
    st.rerun()
