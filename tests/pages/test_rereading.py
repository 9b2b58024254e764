"""The server's work at reading again, with tasks run by hand in the order they were handed in."""

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import StoreError
from analysis.rereading import Progress, Readers
from analysis.store import Store, open_store
from pages.shared.rereading import Desk, Rereading, State, due
from tests import test_rereading
from tests.store.articles import analysed


class Worker:
    """Takes tasks like an executor, and does them when told."""

    def __init__(self) -> None:
        self.tasks: deque[Callable[[], Any]] = deque()

    def submit(self, work: Callable[..., Any], *given: object) -> None:
        self.tasks.append(lambda: work(*given))

    def work(self, tasks: int = 1000) -> None:
        while self.tasks and tasks:
            self.tasks.popleft()()
            tasks -= 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'test.db'}") as opened:
        for saying in "abc":
            opened.add(analysed(saying))
        yield opened


def readers(generation: int = 2) -> Readers:
    return test_rereading.Readers(generation)  # type: ignore[return-value]


def current(desk: Desk) -> Rereading:
    assert desk.current is not None
    return desk.current


def test_work_goes_on_task_by_task_until_all_is_read(store: Store) -> None:
    desk, worker = Desk(), Worker()
    desk.start(worker.submit, lambda: (store, readers()))
    assert desk.busy
    assert current(desk).state is State.WAITING
    worker.work(2)
    assert current(desk).state is State.WORKING
    assert current(desk).progress == Progress(1, 3, 1, 3)
    assert current(desk).models == ("tone-2", "stance-2")
    worker.work()
    assert current(desk).state is State.DONE
    assert current(desk).progress == Progress(3, 3, 3, 3)
    assert not desk.busy


def test_an_upload_waits_for_one_article_only(store: Store) -> None:
    desk, worker = Desk(), Worker()
    desk.start(worker.submit, lambda: (store, readers()))
    worker.work(2)
    seen: list[Progress] = []
    worker.submit(lambda: seen.append(current(desk).progress))
    worker.work()
    assert [one.articles for one in seen] == [2]


def test_stopped_it_ends_between_articles_and_another_round_goes_on(store: Store) -> None:
    desk, worker = Desk(), Worker()
    desk.start(worker.submit, lambda: (store, readers()))
    worker.work(2)
    desk.stop()
    worker.work()
    assert current(desk).state is State.STOPPED
    assert due(store, readers()) == ("tone-2", "stance-2", Progress(0, 2, 0, 2))
    desk.start(worker.submit, lambda: (store, readers()))
    worker.work()
    assert current(desk).state is State.DONE
    assert due(store, readers()).progress.of_articles == 0


def test_a_new_round_ends_the_one_before(store: Store) -> None:
    desk, worker = Desk(), Worker()
    desk.start(worker.submit, lambda: (store, readers(2)))
    worker.work(2)
    first = current(desk)
    desk.start(worker.submit, lambda: (store, readers(3)))
    worker.work()
    assert first.state is State.STOPPED
    assert first.progress.articles == 1
    assert set(store.quotes()["tone_model"]) == {"tone-3"}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoreError("The disk is full: make room."), "The disk is full"),
        (RuntimeError("odd"), r"stopped unexpectedly (RuntimeError)"),
    ],
)
def test_what_goes_wrong_is_told(error: Exception, words: str) -> None:
    desk, worker = Desk(), Worker()

    def fail() -> tuple[Store, Readers]:
        raise error

    desk.start(worker.submit, fail)
    worker.work()
    assert current(desk).state is State.FAILED
    assert words in str(current(desk).error)
    assert not desk.busy


def test_time_left_is_told_once_it_can_be() -> None:
    work = Rereading(State.WORKING, began=10.0)
    assert work.left(60.0) is None
    work.progress = Progress(1, 4, 10, 40)
    assert work.left(12.0) is None
    assert work.left(30.0) == 60.0
