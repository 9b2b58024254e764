"""Tokens → spans of the article that stand well beside quotation marks."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from analysis.extraction.drafts import trimmed
from analysis.extraction.layout import Paragraph
from analysis.records import Span

EDGES = ".,;:!?…—–- "
#: Brackets that a statement may end in only when it holds the other one.
BRACKETS = (("(", ")"), ("[", "]"))


def stretch(paragraph: Paragraph, text: str, first: Token, last: Token) -> tuple[Span, ...]:
    """Return the span from `first` to `last`, balanced at the quotation marks; none when empty."""
    while first.is_space and first.i < last.i:
        first = first.nbor(1)
    span = Span(paragraph.start(first), paragraph.end(last))
    for mark in paragraph.marks:  # never end inside a passage
        if mark.outer.start < span.end < mark.outer.end:
            span = Span(span.start, mark.outer.end)
    span = trimmed(text, span, EDGES)
    for mark in paragraph.marks:
        if mark.outer.start <= span.start and span.end <= mark.outer.end:
            span = Span(max(span.start, mark.inner.start), min(span.end, mark.inner.end))
    span = trimmed(text, _unbracketed(text, span), EDGES)
    return (span,) if span.end > span.start else ()


def _unbracketed(text: str, span: Span) -> Span:
    """Drop a bracket at either end whose other half stands outside."""
    start, end = span
    for opening, closing in BRACKETS:
        inside = text[start:end]
        if inside.startswith(opening) and closing not in inside:
            start += 1
        if inside.endswith(closing) and opening not in inside:
            end -= 1
    return Span(start, end)


def passages(paragraph: Paragraph, spans: Sequence[Span]) -> list[int]:
    """Return the numbers of the marked passages inside `spans`."""
    return [
        at
        for at, mark in enumerate(paragraph.marks)
        if any(span.start <= mark.inner.start and mark.inner.end <= span.end + 2 for span in spans)
    ]


def disjoint(one: Span, other: Span) -> bool:
    """Tell whether two spans share no character."""
    return one.end <= other.start or other.end <= one.start


def apart(spans: Iterable[Span], taken: Sequence[Span]) -> bool:
    """Tell whether `spans` keep clear of everything in `taken`."""
    return all(disjoint(span, other) for span in spans for other in taken)


def touches(paragraph: Paragraph, spans: Sequence[Span], used: set[int]) -> bool:
    """Tell whether `spans` run into a passage that is already a quote."""
    return not apart(spans, [paragraph.marks[at].outer for at in used])
