"""Stored quotes being read again: one piece of work for the whole server, done in its worker.

Each article is a task of its own, so an upload waits for one article and not for all of them.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import Any, NamedTuple

from analysis.errors import OnTheRecordError
from analysis.rereading import Progress, Readers, reread, waiting
from analysis.store import Store

LOG = logging.getLogger(__name__)
_EARLY = 5.0
"""Seconds of work from which one can tell how long the rest will take."""

Submit = Callable[..., Any]


class State(StrEnum):
    """How far the work is."""

    WAITING = "waiting"
    WORKING = "working"
    STOPPED = "stopped"
    DONE = "done"
    FAILED = "failed"


class Due(NamedTuple):
    """What two models, by id, have not read yet."""

    tone: str
    stance: str
    progress: Progress


def due(store: Store, readers: Readers) -> Due:
    """Ask the store what the models in force have not read yet."""
    return Due(readers.tone.name, readers.stance.name, waiting(store, readers))


@dataclass(slots=True)
class Rereading:
    """One round of reading; written by the worker only, but for `stop`, a page's wish to end it."""

    state: State = State.WAITING
    models: tuple[str, ...] = ()
    progress: Progress = field(default_factory=lambda: Progress(0, 0, 0, 0))
    began: float = 0.0
    error: str | None = None
    stop: bool = False

    @property
    def running(self) -> bool:
        """Whether there is still something to come."""
        return self.state in {State.WAITING, State.WORKING}

    def left(self, now: float) -> float | None:
        """Return the seconds that the rest will take, None when it is too early to tell."""
        spent, read = now - self.began, self.progress.quotes
        if not read or spent < _EARLY:
            return None
        return spent / read * (self.progress.of_quotes - read)


class Desk:
    """Where the current round is kept: at most one runs, and a new one ends the one before.

    `rounds` counts those that were begun.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self.current: Rereading | None = None
        self.rounds = 0

    @property
    def busy(self) -> bool:
        """Whether a round is under way."""
        return self.current is not None and self.current.running

    def start(self, submit: Submit, ready: Callable[[], tuple[Store, Readers]]) -> None:
        """Begin a round with whatever is in force now.

        Parameters
        ----------
        submit
            Takes a function and its arguments, to be called by the worker.
        ready
            Returns the store, and the readers, which may take seconds to load.
        """
        with self._lock:
            self.stop()
            work = self.current = Rereading()
            self.rounds += 1
        submit(_begin, work, submit, ready)

    def stop(self) -> None:
        """End the round after the article that is being read."""
        if self.current is not None:
            self.current.stop = True


def _begin(work: Rereading, submit: Submit, ready: Callable[[], tuple[Store, Readers]]) -> None:
    def steps() -> Iterator[Progress]:
        store, readers = ready()
        work.models = tuple(dict.fromkeys((readers.tone.name, readers.stance.name)))
        work.began = time.monotonic()
        yield from reread(store, readers)

    work.state = State.WORKING
    _step(work, submit, steps())


def _step(work: Rereading, submit: Submit, steps: Iterator[Progress]) -> None:
    """Read one article, and ask for the next."""
    if work.stop:
        work.state = State.STOPPED
        return
    try:
        work.progress = next(steps)
    except StopIteration:
        work.state = State.DONE
    except OnTheRecordError as error:
        work.error, work.state = str(error), State.FAILED
    except Exception as error:  # whatever went wrong, the reader must be told
        LOG.exception("Reading stored quotes again stopped")
        work.error = f"Reading stopped unexpectedly ({type(error).__name__}); see the log."
        work.state = State.FAILED
    else:
        submit(_step, work, submit, steps)
