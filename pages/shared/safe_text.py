"""The two doors through which article text reaches the page: as HTML, and in Markdown.

Everything that comes out as HTML consists of `p`, `mark` and `span` with the classes of
`style.css`; whatever a text holds (tags, scripts, style sheets, entities) is shown as characters.
The only other attribute is the width of a probability bar, written here from a number.
"""

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from analysis.records import Span

_PUNCTUATION = re.compile(f"[{re.escape(string.punctuation)}]")

_ADDRESS = re.compile(r":(?=//)|www(?=\.)|@(?=\w)", re.IGNORECASE)

COLOURS = 8
"""Speaker colours in `style.css`: `otr-c0` … `otr-c7`; labels tell apart what repeats."""

CLASSES = frozenset(
    {
        "otr-text",
        "otr-sample",
        "otr-mark",
        "otr-focus",
        "otr-nobody",
        "otr-who",
        "otr-quote",
        "otr-meta",
        "otr-name",
        "otr-chip",
        "otr-against",
        "otr-neutral",
        "otr-favor",
        "otr-negative",
        "otr-positive",
        "otr-unclear",
        "otr-lean",
        "otr-probability",
        "otr-label",
        "otr-track",
        "otr-fill",
        "otr-number",
        *(f"otr-c{number}" for number in range(COLOURS)),
    }
)
"""Every class that this module may write."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One quote to show in its text: where, whose, and in which colour.

    `label` stands before the first span; `colour` counts the article's speakers, None when
    nobody could be named; `focus` outlines the quote a reader came for.
    """

    spans: tuple[Span, ...]
    label: str
    colour: int | None = None
    focus: bool = False


def plain(text: str) -> str:
    r"""Return `text` so that Markdown shows it as it is: labels, captions and tables take Markdown.

    A title could otherwise load an image from another host. Addresses are parted by a word joiner,
    which nobody sees, so that they do not turn into links.

    >>> print(plain("![x](x.png) *now*"))
    \!\[x\]\(x\.png\) \*now\*
    """
    parted = _ADDRESS.sub("\\g<0>\N{WORD JOINER}", " ".join(text.split()))
    return _PUNCTUATION.sub(r"\\\g<0>", parted)


def span(text: str, *classes: str) -> str:
    """Return `text` inside a span.

    >>> span("<b>5 > 4</b>", "otr-name")
    '<span class="otr-name">&lt;b&gt;5 &gt; 4&lt;/b&gt;</span>'
    """
    return f"<span{_class(classes)}>{escape(text)}</span>"


def paragraph(parts: Iterable[str], *classes: str) -> str:
    """Join what `span` and `highlight` returned to one paragraph. Never give it raw text."""
    return f"<p{_class(classes)}>{''.join(parts)}</p>"


def bar(label: str, probability: float, tint: str) -> str:
    """Return one probability as label, bar and number; `tint` is a label's class."""
    width = 100 * min(1.0, max(0.0, float(probability)))
    fill = f'<span{_class(("otr-fill", tint))} style="width:{width:.1f}%"></span>'
    return paragraph(
        [
            span(label, "otr-label"),
            f"<span{_class(('otr-track',))}>{fill}</span>",
            span(f"{probability:.0%}", "otr-number"),
        ],
        "otr-probability",
    )


def highlight(text: str, marks: Sequence[Highlight], within: Span | None = None) -> str:
    """Return `text`, or the part `within`, as paragraphs with its quotes marked.

    Spans may overlap, nest and cross paragraphs: the text is cut wherever one begins or ends,
    and each piece carries every quote that covers it, the longest outermost.
    """
    whole = within or Span(0, len(text))
    flat = sorted(
        (
            (part.start, -part.end, number)
            for number, mark in enumerate(marks)
            for part in mark.spans
            if part.start < min(part.end, whole.end) and part.end > whole.start
        ),
    )
    labelled: set[int] = set()
    paragraphs: list[str] = []
    for line in _lines(text, whole):
        cuts = {line.start, line.end}
        for start, minus_end, _ in flat:
            cuts.update(cut for cut in (start, -minus_end) if line.start < cut < line.end)
        pieces: list[str] = []
        for start, end in pairwise(sorted(cuts)):
            covering = [n for s, minus_end, n in flat if s <= start and end <= -minus_end]
            pieces.append(_piece(escape(text[start:end]), covering, marks, labelled))
        paragraphs.append(paragraph(pieces, "otr-text"))
    return "".join(paragraphs)


def _piece(inner: str, covering: list[int], marks: Sequence[Highlight], labelled: set[int]) -> str:
    for number in reversed(covering):
        mark = marks[number]
        colour = "otr-nobody" if mark.colour is None else f"otr-c{mark.colour % COLOURS}"
        label = "" if number in labelled else span(mark.label, "otr-who", colour)
        labelled.add(number)
        focus = ("otr-focus",) if mark.focus else ()
        inner = f"<mark{_class(('otr-mark', colour, *focus))}>{label}{inner}</mark>"
    return inner


def _lines(text: str, whole: Span) -> list[Span]:
    lines: list[Span] = []
    start = whole.start
    for line in text[whole.start : whole.end].splitlines(keepends=True):
        kept = line.rstrip()
        if kept:
            lines.append(Span(start + len(line) - len(line.lstrip()), start + len(kept)))
        start += len(line)
    return lines


def _class(classes: Sequence[str]) -> str:
    if strange := set(classes) - CLASSES:
        raise ValueError(f"not a class of style.css: {sorted(strange)}")
    return f' class="{" ".join(classes)}"' if classes else ""
