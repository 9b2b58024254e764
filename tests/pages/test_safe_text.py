import re
import string
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.records import Span
from pages.shared import safe_text
from pages.shared.safe_text import Highlight, bar, highlight, paragraph, plain, span

HOSTILE = (
    "<script>alert(1)</script><style>body{display:none}</style>"
    '<form action="https://example.org"><input onfocus=alert(1) autofocus></form>'
    "<img src=x onerror=alert(1)> &lt;b&gt; </p></mark> \" ' ` -->"
)


class Tags(HTMLParser):
    """Collects what a browser would take for elements and for text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_harmless(html: str) -> Tags:
    tags = Tags(html)
    assert not tags.open
    for tag, attributes in tags.elements:
        assert tag in {"p", "mark", "span"}
        assert set(attributes) <= {"class", "style"}
        assert set((attributes.get("class") or "").split()) <= safe_text.CLASSES
        assert re.fullmatch(r"(width:\d+\.\d%)?", attributes.get("style") or "")
    return tags


@pytest.mark.parametrize(
    "html",
    [
        highlight(HOSTILE, []),
        highlight(HOSTILE, [Highlight((Span(3, 60),), HOSTILE, 0)]),
        paragraph([span(HOSTILE, "otr-name")], "otr-meta"),
        bar(HOSTILE, 0.5, "otr-favor"),
    ],
)
def test_hostile_text_is_shown_as_characters(html: str) -> None:
    tags = assert_harmless(html)
    assert "<script>alert(1)</script>" in tags.text


text_and_spans = st.text(
    alphabet=st.sampled_from("ab <>&\"'\n\r\u2028“”é\U0001f600/"), max_size=60
).flatmap(
    lambda text: st.tuples(
        st.just(text),
        st.lists(
            st.lists(
                st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
                    lambda pair: Span(min(pair), max(pair))
                ),
                max_size=3,
            ).map(tuple),
            max_size=5,
        ),
    )
)


@given(text_and_spans)
def test_any_overlap_of_quotes_keeps_every_character_in_order(
    case: tuple[str, list[tuple[Span, ...]]],
) -> None:
    text, spans = case
    marks = [Highlight(parts, "§", number) for number, parts in enumerate(spans)]
    tags = assert_harmless(highlight(text, marks))
    shown = re.sub(r"\s", "", tags.text.replace("§", ""))
    assert shown == re.sub(r"\s", "", text)


@given(text_and_spans)
def test_exactly_the_quoted_characters_are_marked(
    case: tuple[str, list[tuple[Span, ...]]],
) -> None:
    text, spans = case
    html = highlight(text, [Highlight(parts, "", 0) for parts in spans])
    html = re.sub(r'<span class="otr-who[^>]*></span>', "", html)
    marked, depth = "", 0
    for piece in re.findall(r"<[^>]*>|[^<]+", html):
        if piece.startswith("<"):
            depth += {"<mark": 1, "</mar": -1}.get(piece[:5], 0)
        elif depth:
            marked += unescape(piece)
    covered = [n for n in range(len(text)) if any(p.start <= n < p.end for s in spans for p in s)]
    wanted = "".join(text[n] for n in covered)
    assert re.sub(r"\s", "", marked) == re.sub(r"\s", "", wanted)


def test_a_quote_in_a_quote_carries_both_colours_and_labels() -> None:
    text = "He said: we make a deal, now."
    outer = Highlight((Span(9, 28),), "1 Outer", 0)
    inner = Highlight((Span(17, 23),), "2 Inner", 1)
    html = highlight(text, [outer, inner])
    assert html.count("1 Outer") == html.count("2 Inner") == 1
    assert re.search(r'<mark class="otr-mark otr-c0"><mark class="otr-mark otr-c1">', html)


def test_a_split_quote_is_labelled_once_and_marked_twice() -> None:
    html = highlight("One, he said, two.", [Highlight((Span(0, 3), Span(14, 17)), "1 X", 2)])
    assert html.count("1 X") == 1
    assert html.count("<mark") == 2


def test_only_the_part_asked_for_is_shown() -> None:
    text = "date 2025-02-14 It begins."
    assert "2025" not in highlight(text, [], Span(16, len(text)))


def test_speakers_beyond_the_colours_go_round() -> None:
    assert "otr-c1" in highlight("abc", [Highlight((Span(0, 3),), "x", safe_text.COLOURS + 1)])


def test_a_class_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match=r"not a class of style\.css"):
        span("x", 'otr-name" onclick="alert(1)')


def test_every_class_has_its_rule() -> None:
    css = (Path(safe_text.__file__).parent / "style.css").read_text(encoding="utf-8")
    assert set(re.findall(r"\.(otr-[a-z0-9]+)", css)) == safe_text.CLASSES
    assert "url(" not in css


def test_a_bar_never_leaves_its_track() -> None:
    assert 'style="width:100.0%"' in bar("x", 7.0, "otr-favor")


@given(st.text(max_size=40))
def test_plain_keeps_the_words(text: str) -> None:
    shown = re.sub(rf"\\([{re.escape(string.punctuation)}])", r"\1", plain(text))
    assert shown.replace("\u2060", "") == " ".join(text.split()).replace("\u2060", "")


def test_plain_makes_no_address_into_a_link() -> None:
    assert "://" not in plain("https://example.org")
    assert "www\\." not in plain("www.example.org")
