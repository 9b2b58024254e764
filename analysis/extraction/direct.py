"""Passages that are statements in themselves → direct quotes with their reporting clauses.

A passage that follows the reporting clause of the one before in the same paragraph continues that
quote; one without any clause is a floating quote.
"""

from analysis.extraction.clauses import CLAUSE_ENDS, Clause, outside, reporting_clause
from analysis.extraction.drafts import Draft
from analysis.extraction.layout import Paragraph
from analysis.extraction.marks import Marked
from analysis.extraction.reports import Verbs
from analysis.records import Kind

SHORTEST_FLOATING = 4


def is_statement(text: str, mark: Marked) -> bool:
    """Tell whether a passage reads as a statement: it begins like one and ends like one."""
    inner = mark.inner.of(text).strip()
    if not inner:
        return False
    following = text[mark.outer.end : mark.outer.end + 1]
    begins = inner[0].isupper() or inner[0].isdigit() or inner[0] in "…[('‘$£€@#*"
    ends = inner[-1] in ".,?!…—–-" or following in {",", ".", "\n", ""} or not mark.closed
    return begins and ends


def direct_quotes(
    paragraph: Paragraph, index: int, text: str, verbs: Verbs
) -> tuple[list[Draft], set[int]]:
    """Find the direct quotes of one paragraph.

    Returns
    -------
    tuple[list[Draft], set[int]]
        The quotes, and the indices of the passages they used up.
    """
    drafts: list[Draft] = []
    used: set[int] = set()
    last: Draft | None = None
    for at, mark in enumerate(paragraph.marks):
        clause = reporting_clause(paragraph, text, at, verbs)
        statement = is_statement(text, mark)
        attached = clause is not None and (clause.after or statement)
        if not attached and not _floats(paragraph, text, at, statement=statement):
            last = None
            continue
        if not attached:
            clause = None
        draft = _draft(index, mark, clause)
        used.add(at)
        if clause is None and last is not None and _adjoins(paragraph, at, last):
            last = _joined(last, draft)
            drafts[-1] = last
            continue
        drafts.append(draft)
        last = draft
    return drafts, used


def _draft(index: int, mark: Marked, clause: Clause | None) -> Draft:
    return Draft(
        Kind.DIRECT,
        (mark.inner,),
        (mark.inner,),
        index,
        clause.cue if clause else None,
        clause.source if clause else None,
    )


def _joined(first: Draft, second: Draft) -> Draft:
    return Draft(
        Kind.DIRECT,
        first.content + second.content,
        first.verbatim + second.verbatim,
        first.paragraph,
        first.cue or second.cue,
        first.source or second.source,
    )


def _adjoins(paragraph: Paragraph, at: int, last: Draft) -> bool:
    """Tell whether only the last quote's own reporting clause stands between it and this one."""
    before = paragraph.marks[at - 1]
    if last.verbatim[-1] != before.inner:
        return False
    gap = outside(paragraph, before.outer.end, paragraph.marks[at].outer.start)
    words = [token for token in gap if not token.is_punct and not token.is_space]
    if not words:
        return True
    stops = [token for token in gap[:-1] if token.text in CLAUSE_ENDS]
    return last.cue is not None and last.cue in words and not stops


def _floats(paragraph: Paragraph, text: str, at: int, *, statement: bool) -> bool:
    """Tell whether a passage without a clause is a quote: a statement that begins a sentence."""
    mark = paragraph.marks[at]
    if not statement or len(mark.inner.of(text).split()) < SHORTEST_FLOATING:
        return False
    before = text[paragraph.span.start : mark.outer.start].rstrip()
    begins = not before or before[-1] in ".?!…:—”\"'’»"
    inner = mark.inner.of(text).rstrip()
    after = text[mark.outer.end : paragraph.span.end].lstrip()
    ends = not mark.closed or inner[-1] in ".?!…," or not after or after[0] in ".?!"
    return begins and ends
