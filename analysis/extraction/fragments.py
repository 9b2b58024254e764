"""Fragments in quotation marks that no reported clause takes in: `called it "a bad joke"`.

They are found by climbing from the fragment to the reporting verb that governs it.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from analysis.extraction.assertion import is_asserted
from analysis.extraction.drafts import Draft, reported_draft, trimmed
from analysis.extraction.layout import Paragraph
from analysis.extraction.reports import Report, Verbs, is_cue, subject
from analysis.extraction.spans import EDGES, stretch
from analysis.extraction.titles import is_title
from analysis.records import Span

HIGHEST_CLIMB = 12
MARKS = frozenset("”\"'’»“")
#: What follows a fragment and tells when or where it was said.
CIRCUMSTANCES = frozenset({"after", "at", "before", "during", "in", "on", "when", "while"})


def fragments(
    paragraph: Paragraph, index: int, text: str, verbs: Verbs, used: set[int]
) -> Iterator[Draft]:
    """Yield mixed quotes for passages that no reported clause has taken in."""
    groups: dict[tuple[int, int], tuple[Report, Token, list[int]]] = {}
    for at, mark in enumerate(paragraph.marks):
        if at in used or is_title(paragraph, text, mark):
            continue
        found = _governor(paragraph, at, verbs)
        if found is None:
            continue
        report, branch = found
        groups.setdefault((report.cue.i, branch.i), (report, branch, []))[2].append(at)
    for report, branch, members in groups.values():
        tokens = sorted(branch.subtree, key=lambda token: token.i)
        right = [token for token in tokens if token.i > report.cue.i or branch.i < report.cue.i]
        spans = stretch(paragraph, text, right[0], right[-1]) if right else ()
        verbatim = tuple(paragraph.marks[at].inner for at in members)
        if not spans or spans[0].start > verbatim[0].start or spans[0].end < verbatim[-1].end - 2:
            spans = (trimmed(text, Span(verbatim[0].start, verbatim[-1].end), EDGES),)
        if is_cue(report.cue, verbs, "object"):
            spans = _with_object(paragraph, text, report.cue, verbatim, spans)
        spans = _without_preposition(paragraph, spans, verbatim[0])
        yield reported_draft(text, spans, verbatim, index, report.cue, report.subject)


def _with_object(
    paragraph: Paragraph,
    text: str,
    cue: Token,
    verbatim: Sequence[Span],
    spans: tuple[Span, ...],
) -> tuple[Span, ...]:
    """Take in what is called so: `called the plan "a bad joke" on Monday` without the day."""
    first = paragraph.tokens(verbatim[0])[:1]
    if not first or first[0].i < cue.i:
        return spans
    between = [t for t in cue.doc[cue.i + 1 : first[0].i] if not t.is_punct and t.pos_ != "ADV"]
    if any(token.pos_ in {"VERB", "AUX"} for token in between) or not between:
        return spans
    end = spans[-1].end
    behind = paragraph.tokens(Span(verbatim[-1].end, end))
    following = next((token for token in behind if not token.is_punct), None)
    if following is not None and following.lower_ in CIRCUMSTANCES:
        end = verbatim[-1].end
    if end == verbatim[-1].end and text[end : end + 1] in MARKS:
        end += 1
    start = paragraph.start(between[0])
    return (trimmed(text, Span(start, min(end, len(text))), EDGES),)


def _without_preposition(
    paragraph: Paragraph, spans: tuple[Span, ...], first: Span
) -> tuple[Span, ...]:
    """Leave out the "as" or "of" that ties a fragment to its verb: hailed it as "a success"."""
    lead = paragraph.tokens(Span(spans[0].start, first.start))
    words = [token for token in lead if not token.is_punct]
    if len(words) == 1 and words[0].pos_ in {"ADP", "SCONJ"}:
        end = first.end if spans[0].end <= first.end + 2 else spans[0].end  # the mark itself
        return (Span(first.start, end), *spans[1:])
    return spans


def _governor(paragraph: Paragraph, at: int, verbs: Verbs) -> tuple[Report, Token] | None:
    """Climb from a passage to the reporting verb above it; return it and the branch climbed."""
    inside = [token for token in paragraph.doc if paragraph.quoted[token.i] == at]
    words = [token for token in inside if not token.is_punct]
    if not words:
        return None
    node = next((t for t in words if t.head not in inside or t.head == t), words[0])
    for _ in range(HIGHEST_CLIMB):
        above = node.head
        if above == node:
            return None
        outside = paragraph.quoted[above.i] < 0
        if outside and is_cue(above, verbs) and node.dep_ not in {"nsubj", "nsubjpass", "advcl"}:
            source = subject(above)
            if source is not None and is_asserted(above, verbs):
                return Report(above, source, node), node
        node = above
    return None
