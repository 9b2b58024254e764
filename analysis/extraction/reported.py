"""Reported speech in the parse → mixed and indirect quotes.

Mixed: fragments in quotation marks inside a reported clause, found by climbing from the fragment
to the reporting verb that governs it. Indirect: the clause of a reporting verb without any marks,
and `according to`.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from analysis.extraction.drafts import Draft, trimmed
from analysis.extraction.layout import Paragraph
from analysis.extraction.reports import (
    Report,
    Verbs,
    is_cue,
    participial_cue,
    reports,
    subject,
)
from analysis.records import Kind, Span

EDGES = ".,;:!?…—–- "
MARKS = "“”„\"«»‘’'"
COMPLEMENTIZERS = frozenset({"that", "whether", "if"})
HIGHEST_CLIMB = 12
SHORTEST_CLAUSE = 3


def reported_quotes(
    paragraph: Paragraph, index: int, text: str, verbs: Verbs, direct: Sequence[Draft]
) -> list[Draft]:
    """Find the mixed and indirect quotes of one paragraph, beside its `direct` ones."""
    drafts: list[Draft] = []
    used = {
        at
        for at, mark in enumerate(paragraph.marks)
        for one in direct
        if mark.inner in one.verbatim
    }
    taken = [span for one in direct for span in one.content]
    for draft in [
        *_clauses(paragraph, index, text, verbs, used),
        *_fragments(paragraph, index, text, verbs, used),
        *_according(paragraph, index, text, used),
    ]:
        apart = all(_disjoint(span, other) for span in draft.content for other in taken)
        if apart and all(_disjoint(draft.hull, other.hull) for other in drafts):
            drafts.append(draft)
    return drafts


def _disjoint(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _clauses(
    paragraph: Paragraph, index: int, text: str, verbs: Verbs, used: set[int]
) -> Iterator[Draft]:
    for report in reports(paragraph, verbs):
        clause = report.complement
        if clause is None or not is_cue(report.cue, verbs, "clause", "to", "belief"):
            continue
        spans = _content(paragraph, text, report, clause, verbs)
        if not spans:
            continue
        inside = _passages(paragraph, spans)
        if _touches(paragraph, spans, used):
            continue
        if not inside and not _is_speech(report, clause, verbs):
            continue
        verbatim = tuple(paragraph.marks[at].inner for at in inside)
        yield _reported(text, spans, verbatim, index, report.cue, report.subject)


def _is_speech(report: Report, clause: Token, verbs: Verbs) -> bool:
    """Without quotation marks only speech counts, by somebody, in a full clause."""
    if clause.dep_ == "xcomp":  # "vowed to fight": a plan
        return False
    if not is_cue(report.cue, verbs, "clause") or report.subject is None:
        return False
    if report.cue.tag_ == "VB" and any(
        child.dep_ in {"aux", "neg"} and child.lower_ in {"to", "would", "could", "should", "may"}
        for child in report.cue.children
    ):
        return False
    return len(list(clause.subtree)) >= SHORTEST_CLAUSE


def _content(
    paragraph: Paragraph, text: str, report: Report, clause: Token, verbs: Verbs
) -> tuple[Span, ...]:
    """Return the spans of the reported clause, without cue, subject and complementizer."""
    cue = report.cue
    own = _clause_tokens(report)
    for token in clause.subtree:
        if participial_cue(token, verbs) and token.i > clause.i:
            own |= set(token.subtree)
    subtree = sorted((t for t in clause.subtree if t not in own), key=lambda token: token.i)
    if not subtree:
        return ()
    if clause.i > cue.i:
        right = [token for token in subtree if token.i > cue.i]
        right = _without_complementizer(right)
        if not right:
            return ()
        return _span(paragraph, text, right[0], right[-1])
    clause_own = _clause_tokens(report)
    left = [token for token in subtree if token.i < min(own.i for own in clause_own)]
    right = [token for token in subtree if token.i > max(own.i for own in clause_own)]
    spans = _span(paragraph, text, left[0], left[-1]) if left else ()
    if len([token for token in right if not token.is_punct]) >= SHORTEST_CLAUSE:
        spans += _span(paragraph, text, right[0], right[-1])
    return spans


def _clause_tokens(report: Report) -> set[Token]:
    own = {report.cue}
    if report.subject is not None and report.subject.head == report.cue:
        own |= set(report.subject.subtree)
    return own


def _without_complementizer(tokens: Sequence[Token]) -> list[Token]:
    at = 0
    while at < len(tokens) and (
        tokens[at].is_space or (tokens[at].is_punct and tokens[at].text not in "\"'([")
    ):
        at += 1
    opening = at + 1 < len(tokens) and tokens[at].lower_ == "that"
    if opening and (tokens[at].dep_ == "mark" or tokens[at + 1].pos_ not in {"AUX", "VERB"}):
        at += 1
    return list(tokens[at:])


def _span(paragraph: Paragraph, text: str, first: Token, last: Token) -> tuple[Span, ...]:
    """Return the span from `first` to `last`, balanced at the quotation marks."""
    span = Span(paragraph.start(first), paragraph.end(last))
    for mark in paragraph.marks:  # never end inside a passage
        if mark.outer.start < span.end < mark.outer.end:
            span = Span(span.start, mark.outer.end)
    span = trimmed(text, span, EDGES)
    for mark in paragraph.marks:
        if mark.outer.start <= span.start and span.end <= mark.outer.end:
            span = Span(max(span.start, mark.inner.start), min(span.end, mark.inner.end))
    span = trimmed(text, span, EDGES)
    return (span,) if span.end > span.start else ()


def _passages(paragraph: Paragraph, spans: Sequence[Span]) -> list[int]:
    return [
        at
        for at, mark in enumerate(paragraph.marks)
        if any(span.start <= mark.inner.start and mark.inner.end <= span.end + 2 for span in spans)
    ]


def _touches(paragraph: Paragraph, spans: Sequence[Span], used: set[int]) -> bool:
    """Tell whether `spans` run into a passage that is already a quote."""
    return any(not _disjoint(span, paragraph.marks[at].outer) for span in spans for at in used)


def _reported(
    text: str,
    content: tuple[Span, ...],
    verbatim: tuple[Span, ...],
    index: int,
    cue: Token,
    source: Token | None,
) -> Draft:
    kind = Kind.MIXED if verbatim else Kind.INDIRECT
    whole = len(verbatim) == 1 and len(content) == 1
    if whole and verbatim[0].end - verbatim[0].start >= content[0].end - content[0].start:
        content = verbatim
        kind = Kind.DIRECT if text[verbatim[0].start].isupper() else Kind.MIXED
    return Draft(kind, content, verbatim, index, cue, source)


def _fragments(
    paragraph: Paragraph, index: int, text: str, verbs: Verbs, used: set[int]
) -> Iterator[Draft]:
    """Yield mixed quotes for passages that no reported clause has taken in."""
    groups: dict[tuple[int, int], tuple[Report, Token, list[int]]] = {}
    for at in range(len(paragraph.marks)):
        if at in used:
            continue
        found = _governor(paragraph, at, verbs)
        if found is None:
            continue
        report, branch = found
        groups.setdefault((report.cue.i, branch.i), (report, branch, []))[2].append(at)
    for report, branch, members in groups.values():
        tokens = sorted(branch.subtree, key=lambda token: token.i)
        right = [token for token in tokens if token.i > report.cue.i or branch.i < report.cue.i]
        spans = _span(paragraph, text, right[0], right[-1]) if right else ()
        verbatim = tuple(paragraph.marks[at].inner for at in members)
        if not spans or spans[0].start > verbatim[0].start or spans[0].end < verbatim[-1].end - 2:
            spans = (trimmed(text, Span(verbatim[0].start, verbatim[-1].end), EDGES),)
        yield _reported(text, spans, verbatim, index, report.cue, report.subject)


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
            if source is not None:
                return Report(above, source, node), node
        node = above
    return None


def _according(paragraph: Paragraph, index: int, text: str, used: set[int]) -> Iterator[Draft]:
    """Yield what stands beside `according to …` in its sentence."""
    for token in paragraph.doc:
        if token.lower_ != "according" or paragraph.quoted[token.i] >= 0:
            continue
        to = token.nbor(1) if token.i + 1 < len(paragraph.doc) else token
        source = next((leaf for leaf in to.children if leaf.dep_ == "pobj"), None)
        if to.lower_ != "to" or source is None:
            continue
        spans = _beside(paragraph, text, token, source)
        inside = _passages(paragraph, spans)
        if spans and not _touches(paragraph, spans, used):
            verbatim = tuple(paragraph.marks[at].inner for at in inside)
            kind = Kind.MIXED if verbatim else Kind.INDIRECT
            yield Draft(kind, spans, verbatim, index, token, source, according=True)


def _beside(paragraph: Paragraph, text: str, cue: Token, source: Token) -> tuple[Span, ...]:
    sentence = list(cue.sent)
    last = max(source.right_edge.i, cue.i + 1)
    before = [token for token in sentence if token.i < cue.i]
    after = [token for token in sentence if token.i > last]
    side = before if len(before) > SHORTEST_CLAUSE else after
    if len(side) <= SHORTEST_CLAUSE:
        return ()
    return _span(paragraph, text, side[0], side[-1])
