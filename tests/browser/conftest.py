"""The real app on a fresh database with the seeds, and a browser that reports what it hears."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""Streamlit asks under a deep link's own path first, is told 404, and then asks at the root."""

Watched = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker("browser")
        if CHROMIUM is None and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="no chromium here: `make browser` installs it"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    assert CHROMIUM, "CI must have a browser: apt-get install chromium"
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the app once for all tests and return its address."""
    folder = tmp_path_factory.mktemp("app")
    environment = os.environ | {"ONTHERECORD_DATABASE_URL": f"sqlite:///{folder}/test.db"}
    subprocess.run(
        [sys.executable, "-m", "analysis", "ingest", "seeds"],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "fileWatcherType": "none"}
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
            + [f"--server.{name}={value}" for name, value in options.items()],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address, process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)
    assert "Traceback" not in (folder / "log.txt").read_text(encoding="utf-8")


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the app stopped while starting"
        try:
            with urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310 - http, built here
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the app did not start within 20 s")


@pytest.fixture
def window(browser: Browser, server: str) -> Iterator[Watched]:
    """Return a function that opens a path in a new window, and watch all of them.

    At the end: no error on any console, no request to another host, nothing that raised.
    """
    contexts: list[BrowserContext] = []
    heard: list[str] = []
    asked: list[str] = []

    def opened(path: str = "/", *, width: int = 1360, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: heard.append(f"{m.type}: {m.text} {m.location['url']}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(server + path)
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    errors = [one for one in heard if one.startswith(("error", "warning"))]
    assert [one for one in errors if not _PROBE.search(one)] == []
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []


def settle(page: Page) -> None:
    """Wait until the script has run and nothing is drawn any more."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_function(
        """() => new Promise(done => {
            const root = document.querySelector('[data-testid="stApp"]');
            let timer = setTimeout(() => done(true), 350);
            const watch = new MutationObserver(() => {
                clearTimeout(timer);
                timer = setTimeout(() => { watch.disconnect(); done(true); }, 350);
            });
            watch.observe(root, {subtree: true, childList: true, attributes: true});
        })"""
    )
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    assert not page.get_by_test_id("stException").count(), page.locator("body").inner_text()
