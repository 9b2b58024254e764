"""Quotation marks: text → the passages that stand inside them."""

from dataclasses import dataclass
from itertools import pairwise

from analysis.extraction.pairs import around_pairs, doubled_as_one
from analysis.extraction.paragraphs import paragraphs
from analysis.extraction.scan import OPENERS, scan
from analysis.records import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage inside quotation marks.

    `inner` excludes the marks, `outer` includes them. `level` is 0 for an outermost passage,
    `parent` the index of the passage around it. `closed` is False where the closing mark is
    missing; `continues` is True where the passage goes on with the one of the paragraph before.
    """

    inner: Span
    outer: Span
    level: int
    parent: int | None
    closed: bool
    continues: bool = False


def marked_passages(text: str, start: int = 0) -> tuple[Marked, ...]:
    """Find every passage inside quotation marks, in order of their opening marks.

    >>> [m.inner.of('He said "no" twice.') for m in marked_passages('He said "no" twice.')]
    ['no']
    """
    passages: list[Marked] = []
    unclosed = ""
    doubled = doubled_as_one(text)
    spans = list(paragraphs(text, start))
    for paragraph, following in pairwise([*spans, None]):
        if paragraph is None:
            break
        opening = doubled[paragraph.start : paragraph.start + 2].lstrip()[:1]
        continues = bool(unclosed) and opening in OPENERS | {'"': '"', "'": "'"}
        runs_on = doubled[following.start] if following is not None else ""
        found, unclosed = scan(doubled, paragraph, unclosed, runs_on)
        base = len(passages)
        slots = [at for at, one in enumerate(found) if one is not None and one[0].of(text).strip()]
        renumber = {slot: base + order for order, slot in enumerate(slots)}
        for slot in slots:
            one = found[slot]
            if one is None:
                continue
            inner, outer, level, parent, closed = one
            outer = around_pairs(text, outer)
            here = continues and outer.start == paragraph.start
            above = renumber.get(parent) if parent is not None else None
            passages.append(
                Marked(inner, outer, level if above is not None else 0, above, closed, here)
            )
    return tuple(passages)
