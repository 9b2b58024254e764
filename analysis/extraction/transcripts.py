"""Speakers named in front of a colon: interview transcripts and headlines.

`TRUMP: We will see what happens.` counts where at least two paragraphs of the article are written
so; `Rubio: Trump cannot be trusted` only as the first line, of somebody named in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extraction.cast import Cast
from analysis.extraction.drafts import Draft, trimmed
from analysis.extraction.layout import TERMINATORS, Paragraph
from analysis.records import Kind, Span

LABEL = re.compile(
    r"[\"“']?(?P<name>[^\W\d_][\w.'’ -]{0,40}?)(?: ?\([^)\n]{1,60}\))?:\s+(?=\S)", re.UNICODE
)
QUESTION_AND_ANSWER = frozenset({"Q", "A"})
FEWEST_TURNS = 2
SHORTEST_SURNAME = 2


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph that begins with a label: who, and where the speech begins."""

    name: Span
    start: int


def transcribed(paragraphs: Sequence[Paragraph], text: str, cast: Cast) -> dict[int, Draft]:
    """Return the drafts of labelled paragraphs by the number of the paragraph."""
    turns = {
        at: turn
        for at, paragraph in enumerate(paragraphs)
        if (turn := _turn(paragraph, text, cast)) is not None
    }
    if len(turns) >= FEWEST_TURNS:
        return {at: _draft(paragraphs, at, turn, text, Kind.DIRECT) for at, turn in turns.items()}
    first = turns.get(0)
    if first is None or text[paragraphs[0].span.end - 1] in TERMINATORS:
        return {}
    if paragraphs[0].marks or cast.named(first.name.of(text), person=True) is None:
        return {}
    return {0: _draft(paragraphs, 0, first, text, Kind.INDIRECT)}


def _turn(paragraph: Paragraph, text: str, cast: Cast) -> _Turn | None:
    found = LABEL.match(text, paragraph.span.start, paragraph.span.end)
    if found is None:
        return None
    name = found["name"]
    marked = any(mark.outer.start == found.end() for mark in paragraph.marks)
    letters = [char for char in name if char.isalpha()]
    shouted = len(letters) > SHORTEST_SURNAME and name.isupper()
    known = cast.named(name, person=True) is not None
    if marked or not (shouted or known or name in QUESTION_AND_ANSWER):
        return None
    return _Turn(Span(*found.span("name")), found.end())


def _draft(paragraphs: Sequence[Paragraph], at: int, turn: _Turn, text: str, kind: Kind) -> Draft:
    span = trimmed(text, Span(turn.start, paragraphs[at].span.end), '"“”')
    verbatim = (span,) if kind is Kind.DIRECT else ()
    return Draft(kind, (span,), verbatim, at, at, label=turn.name)
