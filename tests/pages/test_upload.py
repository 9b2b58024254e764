import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import StoreError
from analysis.pipeline import Ingested, Status
from analysis.records import Article
from pages.shared import cached, jobs
from tests.fake_store import FakeStore
from tests.pages.conftest import Open


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached, "load_analyser", lambda *_: object())


def analyse(data: bytes, name: str, store: FakeStore, _: object) -> Iterator[Ingested]:
    """Stand in for the pipeline: the file's words decide what becomes of it."""
    if b"broken" in data:
        raise StoreError("The database is locked: close the other program and try again.")
    if b"strange" in data:
        raise RuntimeError(data)
    known = store.articles()["article_id"].iloc[1]
    if b"again" in data:
        yield Ingested(name, Status.KNOWN, "There already.", known, None, 0)
    elif b"bad row" in data:
        yield Ingested(f"{name}, row 2", Status.FAILED, "Row 2 has no text: give it one.")
    else:
        yield Ingested(name, Status.ADDED, "8 quotes found.", known, None, 8)


def send(app: AppTest, name: str, data: bytes) -> AppTest:
    app.file_uploader[0].upload(name, data)
    app.button(key="files_go").click().run()
    for _ in range(100):
        if all(job.state is jobs.State.DONE for job in app.session_state["upload_jobs"]):
            break
        time.sleep(0.02)
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def upload(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(jobs, "ingest_bytes", analyse)
    return open_page("upload")


def test_an_added_article_is_linked(upload: AppTest) -> None:
    app = send(upload, "a.txt", b"words")
    assert "Ministers meet in Tallinn" in [link.value for link in app.page_link]
    assert any("8 quotes" in one.value for one in app.markdown)


def test_a_known_article_says_so_and_is_linked(upload: AppTest) -> None:
    app = send(upload, "a.txt", b"again")
    assert any("Already there" in one.value for one in app.markdown)
    assert "Ministers meet in Tallinn" in [link.value for link in app.page_link]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"bad row", "Row 2 has no text"),
        (b"broken", "close the other program"),
        (b"strange", "stopped unexpectedly (RuntimeError)"),
    ],
)
def test_what_goes_wrong_is_one_sentence(data: bytes, sentence: str, upload: AppTest) -> None:
    app = send(upload, "a.txt", data)
    assert len(app.error) == 1
    assert sentence in app.error[0].value.replace("\\", "")


def test_a_fault_of_ours_is_in_the_log(upload: AppTest, caplog: pytest.LogCaptureFixture) -> None:
    send(upload, "a.txt", b"strange")
    (record,) = [one for one in caplog.records if one.name == jobs.__name__]
    assert record.exc_info
    assert record.exc_info[0] is RuntimeError


def test_a_failure_in_a_bulk_file_names_its_article(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: bytes, name: str, *__: object) -> Iterator[Ingested]:
        yield Ingested(name, Status.FAILED, "The analysis failed.", title="Storm *now*")

    monkeypatch.setattr(jobs, "ingest_bytes", failing)
    app = send(open_page("upload"), "all.jsonl", b"{}")
    assert [one.value for one in app.error] == [r"**Storm \*now\***: The analysis failed\."]


def test_many_stored_articles_of_one_file_are_counted_not_listed(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = store.articles()["article_id"].iloc[1]

    def many(_: bytes, name: str, *__: object) -> Iterator[Ingested]:
        for _number in range(25):
            yield Ingested(name, Status.ADDED, "1 quote found.", known, None, 1)
        yield Ingested(name, Status.FAILED, "Row 26 has no text.")

    monkeypatch.setattr(jobs, "ingest_bytes", many)
    app = send(open_page("upload"), "all.jsonl", b"{}")
    assert any(one.value.startswith("5 articles before") for one in app.caption)
    assert len(app.error) == 1


def test_results_are_there_while_the_job_works() -> None:
    job, seen = jobs.Job("all.jsonl"), []

    def work() -> Iterator[Ingested]:
        for number in range(3):
            seen.append((job.state, len(job.results)))
            yield Ingested("all.jsonl", Status.ADDED, "", str(number))

    jobs._run(job, work)
    assert seen == [(jobs.State.WORKING, number) for number in range(3)]
    assert (job.state, len(job.results)) == (jobs.State.DONE, 3)


def test_no_job_is_dropped_that_is_unfinished_or_failed_unseen() -> None:
    failure = Ingested("x", Status.FAILED, "Row 1 has no text.")
    waiting = [jobs.Job(f"{number}.txt") for number in range(60)]
    unseen = jobs.Job("unseen.txt", jobs.State.DONE, [failure])
    stopped = jobs.Job("stopped.txt", jobs.State.DONE, error="It stopped.")
    seen = jobs.Job("seen.txt", jobs.State.DONE, [failure], shown=True)
    fine = jobs.Job("fine.txt", jobs.State.DONE)
    assert jobs.kept([*waiting, unseen, seen, fine, stopped]) == [*waiting, unseen, stopped]
    assert jobs.kept([fine, seen]) == [fine, seen]


def test_a_failure_that_was_listed_counts_as_seen(upload: AppTest) -> None:
    app = send(upload, "a.txt", b"bad row")
    assert [job.shown for job in app.session_state["upload_jobs"]] == [True]


def test_a_pasted_article_may_be_old_but_not_of_the_future(open_page: Open) -> None:
    field = open_page("upload").date_input(key="paste_date")
    assert field.min == date(1900, 1, 1)
    assert timedelta(0) < field.max - datetime.now(UTC).date() <= timedelta(days=1)


def test_a_file_name_is_no_markdown(upload: AppTest) -> None:
    app = send(upload, "![x](https://example.org/x.png).txt", b"words")
    assert not any("![x]" in one.value for one in app.markdown)


def test_nothing_chosen_is_said(upload: AppTest) -> None:
    upload.button(key="files_go").click().run()
    assert upload.warning[0].value == "Choose one or more files first."


def test_pasted_text_is_read_with_its_title(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Article] = []

    def keep(found: Iterable[Article], *_: object) -> Iterator[Ingested]:
        seen.extend(found)
        return iter(())

    monkeypatch.setattr(jobs, "ingest", keep)
    app = open_page("upload")
    app.text_area(key="paste_text").set_value("“We agree,” the minister said.")
    app.text_input(key="paste_title").set_value("A short note")
    app.button(key="paste_go").click().run()
    assert not app.exception
    cached.workers().submit(int).result()
    assert [article.title for article in seen] == ["A short note"]


def test_pasting_nothing_is_one_sentence(open_page: Open) -> None:
    app = open_page("upload")
    app.button(key="paste_go").click().run()
    assert len(app.error) == 1
