import socket
from datetime import date

import pytest

from analysis.errors import EmptyInput, TooLarge, WrongFormat
from analysis.reading.limits import MAX_PAGE_BYTES
from analysis.reading.webpage import read_webpage

PAGE = """<?xml version="1.0" encoding="utf-8"?><!doctype html><html><head>
<title>Minister rejects pact | The Baltic Ledger</title>
<meta property="og:site_name" content="The Baltic Ledger">
<meta property="og:image" content="https://tracker.example/pixel.png">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<meta property="article:modified_time" content="2025-05-04T10:00:00Z">
<link rel="canonical" href="https://ledger.example/pact">
<style>body{display:none}</style><script src="https://tracker.example/x.js"></script></head>
<body><nav>Home News</nav><article><h1>Minister rejects pact</h1><script>alert("x")</script>
<p>The minister said on Monday, “We will not sign it &lt;now&gt;,” and left the room.</p>
<blockquote><p>“It is a bad deal for everyone in the region,” she wrote.</p></blockquote>
<img src="https://tracker.example/pixel.png"><style>p{color:red}</style>
<p>Her spokesman said the talks in Riga, which had begun in 2019, would go on.</p>
</article></body></html>"""


def test_article_and_metadata_are_found() -> None:
    article = read_webpage(PAGE.encode(), "pact.html")
    assert article.title == "Minister rejects pact"
    assert article.published == date(2025, 3, 4)
    assert article.outlet == "The Baltic Ledger"
    assert article.url == "https://ledger.example/pact"
    assert "“We will not sign it <now>,” and left" in article.text
    assert "bad deal for everyone" in article.text


@pytest.mark.parametrize("inert", ["alert", "display:none", "color:red", "tracker", "Home News"])
def test_script_style_and_menu_are_not_text(inert: str) -> None:
    assert inert not in read_webpage(PAGE.encode(), "pact.html").text


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a saved page was looked up on the net")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert read_webpage(PAGE.encode(), "pact.html").text


def test_a_page_without_date_gets_none_from_its_text() -> None:
    page = (
        "<html><body><p>Talks began on 3 May 2019, the minister said, and failed.</p></body></html>"
    )
    assert read_webpage(page.encode(), "a.html").published is None


def test_the_declared_encoding_counts() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Министр сказал: «Нет».</p>'
    assert "«Нет»" in read_webpage(page.encode("cp1251"), "a.html").text


def test_a_dangerous_address_is_dropped() -> None:
    page = PAGE.replace("https://ledger.example/pact", "javascript:alert(1)")
    url = read_webpage(page.encode(), "a.html").url
    assert url is None or url.startswith("https://")


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("just words, no page", WrongFormat),
        ("<html><script>alert(1)</script><style>body{display:none}</style></html>", EmptyInput),
        ("<html><body>" + "<div>" * 50_000 + "</body></html>", EmptyInput),
        ("<p>" + "x" * MAX_PAGE_BYTES, TooLarge),
    ],
)
def test_pages_without_an_article_are_refused(page: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"“a.html”"):
        read_webpage(page.encode(), "a.html")
