"""Uploads being analysed: a thread works, a plain object says how far it is, the page looks.

A worker never touches the page; the page never touches the models.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import streamlit as st

from analysis.errors import OnTheRecordError
from analysis.pipeline import Ingested, ingest, ingest_bytes
from analysis.records import Article
from pages.shared import cached

_JOBS = "upload_jobs"
_KEPT = 50
"""Jobs listed on the page; older ones are in the database, not here."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"


@dataclass(slots=True)
class Job:
    """One file or pasted text on its way into the store. Written by the worker only."""

    name: str
    state: State = State.WAITING
    results: list[Ingested] = field(default_factory=list)
    error: str | None = None


def jobs() -> list[Job]:
    """Return this session's jobs, newest first."""
    kept: list[Job] = st.session_state.setdefault(_JOBS, [])
    return kept


def running() -> bool:
    """Tell whether a job of this session still waits or works."""
    return any(job.state is not State.DONE for job in jobs())


def start_file(name: str, data: bytes) -> None:
    """Send a file's bytes to be read, analysed and stored."""
    _start(name, lambda: ingest_bytes(data, name, cached.store(), cached.analyser()))


def start_pasted(name: str, article: Article) -> None:
    """Send a pasted article to be analysed and stored."""
    _start(name, lambda: ingest([article], name, cached.store(), cached.analyser()))


def _start(name: str, work: Callable[[], Iterator[Ingested]]) -> None:
    job = Job(name)
    st.session_state[_JOBS] = [job, *jobs()][:_KEPT]
    cached.workers().submit(_run, job, work)


def _run(job: Job, work: Callable[[], Iterable[Ingested]]) -> None:
    job.state = State.WORKING
    try:
        job.results.extend(work())
    except OnTheRecordError as error:
        job.error = str(error)
    except Exception as error:  # whatever went wrong, the reader must be told
        job.error = f"The analysis stopped unexpectedly ({type(error).__name__}); see the log."
        raise
    finally:
        job.state = State.DONE
