"""Passages that are statements in themselves → direct quotes with their reporting clauses.

A passage that follows the reporting clause of the one before in the same paragraph continues that
quote; one without any clause is a floating quote.
"""

from dataclasses import replace

from spacy.tokens import Token

from analysis.extraction.clauses import CLAUSE_ENDS, Clause, outside, reporting_clause, runs_into
from analysis.extraction.drafts import Draft
from analysis.extraction.layout import Paragraph
from analysis.extraction.marks import Marked
from analysis.extraction.reports import Verbs
from analysis.extraction.titles import is_title
from analysis.records import Kind, Span

SHORTEST_FLOATING = 4
SHORTEST_BEGINNING = 1
#: Tokens (punctuation included) of what still continues a quote after `he said.`
LONGEST_CONTINUATION = 33
#: What stands between a reporting clause and the rest of the statement it splits.
JOINTS = frozenset({",", ":", ";", "—", "–", "-", "…"})


def is_statement(text: str, mark: Marked) -> bool:
    """Tell whether a passage reads as a statement: it begins like one and ends like one."""
    inner = mark.inner.of(text).strip()
    if not inner:
        return False
    following = text[mark.outer.end : mark.outer.end + 1]
    begins = inner[0].isupper() or inner[0].isdigit() or inner[0] in "…[('‘$£€@#*"
    ends = inner[-1] in ".,?!…—–-" or following in {",", ".", "\n", ""} or not mark.closed
    return begins and ends


def direct_quotes(paragraph: Paragraph, index: int, text: str, verbs: Verbs) -> list[Draft]:
    """Find the direct quotes of one paragraph."""
    drafts: list[Draft] = []
    last: Draft | None = None
    for at, mark in enumerate(paragraph.marks):
        if is_title(paragraph, text, mark) or runs_into(paragraph, at, verbs):
            last = None
            continue
        clause = reporting_clause(paragraph, text, at, verbs)
        statement = is_statement(text, mark)
        if last is not None and _goes_on(paragraph, at, last, clause, statement=statement):
            last = _joined(last, mark)
            drafts[-1] = last
            continue
        attached = clause is not None and (clause.after or statement)
        if attached or _floats(paragraph, text, at, statement=statement):
            last = _draft(paragraph, index, text, mark, clause if attached else None)
            drafts.append(last)
        else:
            last = None
    return drafts


def _draft(
    paragraph: Paragraph, index: int, text: str, mark: Marked, clause: Clause | None
) -> Draft:
    cue = clause.cue if clause else None
    source = clause.source if clause else None
    begun = _begun_before(paragraph, text, mark) if clause and clause.after else None
    if begun is not None:
        whole = Span(begun, mark.inner.end)
        return Draft(Kind.MIXED, (whole,), (mark.inner,), index, index, cue, source)
    return Draft(Kind.DIRECT, (mark.inner,), (mark.inner,), index, index, cue, source)


def _begun_before(paragraph: Paragraph, text: str, mark: Marked) -> int | None:
    """Return where the statement begins when its first words stand outside the marks.

    `The freeze could push the owls to "extinction," the lawsuit says` reports the whole sentence.
    """
    inner = mark.inner.of(text).lstrip()
    comma = inner.rstrip()[-1:] == "," or text[mark.outer.end : mark.outer.end + 1] == ","
    if not inner[:1].islower() or not comma:
        return None
    floor = max(
        (one.outer.end for one in paragraph.marks if one.outer.end <= mark.outer.start),
        default=paragraph.span.start,
    )
    before: list[Token] = []
    for token in reversed(outside(paragraph, floor, mark.outer.start)):
        if token.text in CLAUSE_ENDS:
            break
        before.append(token)
    words = [token for token in before if not token.is_punct and not token.is_space]
    return paragraph.start(words[-1]) if len(words) >= SHORTEST_BEGINNING else None


def _joined(first: Draft, mark: Marked) -> Draft:
    return replace(
        first, content=(*first.content, mark.inner), verbatim=(*first.verbatim, mark.inner)
    )


def _goes_on(
    paragraph: Paragraph, at: int, last: Draft, clause: Clause | None, *, statement: bool
) -> bool:
    """Tell whether only the last quote's own reporting clause stands between it and this one.

    After a full stop, what is as long as a paragraph is a quote of its own.
    """
    before = paragraph.marks[at - 1]
    if last.verbatim[-1] != before.inner or (clause is not None and clause.cue != last.cue):
        return False
    gap = outside(paragraph, before.outer.end, paragraph.marks[at].outer.start)
    words = [token for token in gap if not token.is_punct and not token.is_space]
    if not words:
        return statement
    if last.cue is None or last.cue not in words:
        return False
    link = [token for token in gap if not token.is_space][-1].text
    stops = any(token.text in CLAUSE_ENDS for token in gap[:-1])
    mark = paragraph.marks[at]
    short = len(paragraph.tokens(mark.inner)) < LONGEST_CONTINUATION
    return not stops and (link in JOINTS or (link == "." and statement and short))


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
    goes_on = inner[-1] == "," and after[:1].islower()
    return begins and ends and not goes_on
