"""What of the stored quotes is read by the models in force: told, started, stopped."""

import time
from concurrent.futures import Future

import streamlit as st

from analysis.errors import OnTheRecordError
from analysis.rereading import Progress, Readers
from analysis.store import Store
from pages.shared import cached, wording
from pages.shared.rereading import Due, Rereading, State
from pages.shared.safe_text import plain

_SECONDS = 1.0
"""Between two looks at the work."""
_MINUTE = 60


def start() -> None:
    """Read what is missing with the models and issues in force, in the background."""
    cached.desk().start(cached.workers().submit, _ready)


def _ready() -> tuple[Store, Readers]:
    return cached.store(), cached.analyser()


def show() -> None:
    """Tell how much is read, and keep looking while something is under way."""
    answer = cached.waiting() if not cached.desk().busy else None
    if answer is not None and answer.done():
        _settled(answer)
    else:
        st.fragment(_watched, run_every=_SECONDS)()


def _watched() -> None:
    work = cached.desk().current
    if work is not None and work.running:
        _working(work)
    elif not cached.waiting().done():
        st.caption(
            ":material/hourglass_empty: Loading the models, and counting what they have read …"
        )
    else:
        st.rerun()  # once for the whole page: stop looking


def _working(work: Rereading) -> None:
    if work.state is State.WAITING or not work.progress.of_articles:
        st.progress(0.0, text="Waiting for the worker: uploads and models come first …")
    else:
        done = work.progress
        st.progress(done.quotes / max(1, done.of_quotes), text=sentence(work, time.monotonic()))
    st.button(
        "Stop",
        key="reread_stop",
        icon=":material/stop_circle:",
        help="What is read stays; the rest can be read later.",
        on_click=cached.desk().stop,
        disabled=work.stop,
    )


def sentence(work: Rereading, now: float) -> str:
    """Say how far the work is: "Reading 120 of 400 quotes with …; 3 minutes left"."""
    done = work.progress
    words = (
        f"Reading {done.quotes:,} of {wording.count(done.of_quotes, 'quote')} with "
        f"{plain(' and '.join(work.models))}"
    )
    left = work.left(now)
    return words if left is None else f"{words}; {lasting(left)} left"


def lasting(seconds: float) -> str:
    """Write how long something takes.

    >>> lasting(20), lasting(100), lasting(5000)
    ('less than a minute', '2 minutes', '1 h 23 min')
    """
    minutes = round(seconds / _MINUTE)
    if seconds < _MINUTE:
        return "less than a minute"
    if minutes < _MINUTE:
        return wording.count(minutes, "minute")
    return f"{minutes // _MINUTE} h {minutes % _MINUTE} min"


def _settled(answer: Future[Due]) -> None:
    work = cached.desk().current
    if work is not None and work.error:
        st.error(plain(work.error), icon=":material/error:")
    try:
        due = answer.result()
    except OnTheRecordError as error:
        st.error(plain(str(error)), icon=":material/error:")
        st.button("Try again", key="reread_look", on_click=cached.look_again)
        return
    names = plain(" and ".join(dict.fromkeys((due.tone, due.stance))))
    if not due.progress.of_articles:
        st.markdown(f":material/check_circle: Every stored quote is read by **{names}**.")
        return
    st.markdown(
        f":material/pending: {_missing(due.progress)} still to be read: not yet by **{names}**, or "
        "not yet for every issue that is followed."
    )
    st.button(
        "Continue reading" if work is not None and work.state is State.STOPPED else "Read them now",
        key="reread_start",
        type="primary",
        icon=":material/play_arrow:",
        help="In the background; it can be stopped, and goes on where it was. Older readings and "
        "corrections are kept.",
        on_click=start,
    )


def _missing(progress: Progress) -> str:
    quotes = f", with {wording.count(progress.of_quotes, 'quote')}," if progress.of_quotes else ""
    verb = "is" if progress.of_articles == 1 else "are"
    return f"{wording.count(progress.of_articles, 'article')}{quotes} {verb}"
