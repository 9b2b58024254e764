"""What became of each upload, while it is happening and afterwards."""

import streamlit as st

from analysis.pipeline import Ingested, Status
from pages.shared import cached, jobs, links, wording
from pages.shared.jobs import Job, State
from pages.shared.safe_text import plain

_SECONDS = 0.7
"""Between two looks at the jobs."""
_LISTED = 20
"""Stored articles listed a job; failures are listed all."""


def show() -> None:
    """List this session's uploads, and keep looking while one is under way."""
    if not jobs.jobs():
        st.caption("Nothing uploaded in this session yet.")
        return
    st.header("Your uploads")
    if jobs.running():
        st.fragment(_watched, run_every=_SECONDS)()
    else:
        _listed()


def _watched() -> None:
    _listed()
    if not jobs.running():
        st.rerun()  # once for the whole page: stop looking, and count what is new


def _listed() -> None:
    done = sum(job.state is State.DONE for job in jobs.jobs())
    if jobs.running():
        total = len(jobs.jobs())
        st.progress(done / total, text=f"{done} of {wording.count(total, 'upload')} done")
    for job in jobs.jobs():
        with st.container(border=True, gap="xsmall"):
            _job(job)


def _job(job: Job) -> None:
    name, done = plain(job.name), job.state is State.DONE
    if job.state is State.WAITING:
        st.markdown(f":material/hourglass_empty: **{name}** waits")
    elif job.state is State.WORKING:
        so_far = f", {wording.count(len(job.results), 'article')} so far" if job.results else ""
        st.markdown(f":material/autorenew: **{name}** is being read{so_far} …")
    else:
        st.markdown(f"**{name}**")
    results = job.results[:]
    failed = [result for result in results if result.status is Status.FAILED]
    stored = [result for result in results if result.status is not Status.FAILED]
    for result in failed:
        st.error(_failure(result, job.name), icon=":material/error:")
    if job.error:
        st.error(plain(job.error), icon=":material/error:")
    if len(stored) > _LISTED:
        earlier = wording.count(len(stored) - _LISTED, "article")
        st.caption(f"{earlier} before these: see the list of articles.")
    for result in stored[-_LISTED:]:
        _stored(result)
    job.shown = done


def _failure(result: Ingested, job: str) -> str:
    """Say which article of a file it was, where the message does not."""
    which = result.title or (result.source if result.source != job else "")
    named = not which or which in result.message
    return plain(result.message) if named else f"**{plain(which)}**: {plain(result.message)}"


def _stored(result: Ingested) -> None:
    if result.article_id is None:
        return
    known = result.article_id in cached.titles()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if result.status is Status.KNOWN:
            st.badge("Already there", icon=":material/done_all:", color="gray")
        else:
            st.badge(
                f"Added · {wording.count(result.quotes, 'quote')}",
                icon=":material/check:",
                color="green",
            )
        if known:
            links.article(result.article_id, label=cached.titles()[result.article_id])
