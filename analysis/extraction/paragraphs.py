"""Text → paragraphs."""

import re
from collections.abc import Iterator

from analysis.records import Span

LINE_BREAK = re.compile(r"\n\s*")
LINE_ENDS = frozenset(".?!…:;,)]”’\"'»")
#: Characters of a paragraph; the parser's memory grows with the longest.
LONGEST = 8000
SENTENCE_END = re.compile(r"[.?!…][\"'”’»)]*\s")


def paragraphs(text: str, start: int = 0) -> Iterator[Span]:
    r"""Yield the paragraphs of `text` from `start` on, without the white space around them.

    Every line is a paragraph, unless the text is hard-wrapped: then blank lines separate them.

    >>> [p.of("One.\nTwo.") for p in paragraphs("One.\nTwo.")]
    ['One.', 'Two.']
    """
    wrapped = _is_wrapped(text, start)
    at = start
    for gap in LINE_BREAK.finditer(text, start):
        if wrapped and gap.group().count("\n") == 1:
            continue
        yield from _pieces(text, at, gap.start())
        at = gap.end()
    yield from _pieces(text, at, len(text))


def _is_wrapped(text: str, start: int) -> bool:
    """Tell whether single line breaks mostly fall inside sentences."""
    breaks = [g for g in LINE_BREAK.finditer(text, start) if g.group().count("\n") == 1]
    inside = [
        g
        for g in breaks
        if _before(text, g.start()) not in LINE_ENDS and text[g.end() : g.end() + 1].islower()
    ]
    return len(inside) > len(breaks) / 3


def _before(text: str, at: int) -> str:
    """Return the last character in front of a line break that is no white space."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return text[at - 1] if at else "."


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut what is longer than a parser should get at once, where a sentence ends."""
    while end - start > LONGEST:
        ends = [found.end() for found in SENTENCE_END.finditer(text, start, start + LONGEST)]
        cut = ends[-1] if ends else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        yield Span(left, left + len(stripped))
