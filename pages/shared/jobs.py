"""Uploads being analysed: a thread works, a plain object says how far it is, the page looks.

A worker never touches the page; the page never touches the models.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import streamlit as st

from analysis.errors import OnTheRecordError
from analysis.pipeline import Ingested, Status, ingest, ingest_bytes
from analysis.records import Article
from pages.shared import cached

LOG = logging.getLogger(__name__)
_JOBS = "upload_jobs"
_KEPT = 50
"""Settled jobs listed on the page; what older ones brought is in the database."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"


@dataclass(slots=True)
class Job:
    """One file or pasted text on its way into the store.

    Written by the worker only, but for `shown`: the page's note that it has listed the outcome.
    """

    name: str
    state: State = State.WAITING
    results: list[Ingested] = field(default_factory=list)
    error: str | None = None
    shown: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be told about the job: done, and no failure unseen."""
        failed = self.error or any(result.status is Status.FAILED for result in self.results)
        return self.state is State.DONE and (self.shown or not failed)


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
    st.session_state[_JOBS] = kept([job, *jobs()])
    cached.workers().submit(_run, job, work)


def kept(listed: list[Job]) -> list[Job]:
    """Drop the oldest of many jobs, but none that waits, works, or failed unseen."""
    return [job for place, job in enumerate(listed) if place < _KEPT or not job.settled]


def _run(job: Job, work: Callable[[], Iterable[Ingested]]) -> None:
    job.state = State.WORKING
    try:
        for result in work():
            job.results.append(result)
    except OnTheRecordError as error:
        job.error = str(error)
    except Exception as error:  # whatever went wrong, the reader must be told
        LOG.exception("The upload %r stopped", job.name)
        job.error = f"The analysis stopped unexpectedly ({type(error).__name__}); see the log."
    finally:
        job.state = State.DONE
