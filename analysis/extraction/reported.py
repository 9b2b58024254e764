"""Reported speech in the parse → mixed and indirect quotes.

Mixed: fragments in quotation marks inside a reported clause, found by climbing from the fragment
to the reporting verb that governs it. Indirect: the clause of a reporting verb without any marks,
and `according to`.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from analysis.extraction.drafts import Draft, trimmed
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon
from analysis.extraction.nominal import nominal_reports
from analysis.extraction.reports import Report, Verbs, is_cue, reports, subject
from analysis.extraction.spans import EDGES, apart, passages, stretch
from analysis.extraction.statements import SHORTEST_CLAUSE, content, that_clause
from analysis.extraction.titles import is_title
from analysis.records import Kind, Span

HIGHEST_CLIMB = 12


def reported_quotes(
    paragraph: Paragraph, index: int, text: str, lexicon: Lexicon, direct: Sequence[Draft]
) -> list[Draft]:
    """Find the mixed and indirect quotes of one paragraph, beside its `direct` ones."""
    verbs = lexicon.verbs
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
        *_nominal(paragraph, index, text, lexicon, used),
    ]:
        if apart(draft.content, taken):
            drafts.append(draft)
            taken.append(draft.hull)
    return drafts


def _clauses(
    paragraph: Paragraph, index: int, text: str, verbs: Verbs, used: set[int]
) -> Iterator[Draft]:
    for report in reports(paragraph, verbs):
        if not is_cue(report.cue, verbs, "clause", "to", "belief"):
            continue
        clause = report.complement
        spans = (
            content(paragraph, text, report, clause, verbs)
            if clause is not None
            else that_clause(paragraph, text, report.cue)
        )
        inside = passages(paragraph, spans)
        if not spans or _touches(paragraph, spans, used):
            continue
        if not inside and not _is_speech(report, verbs):
            continue
        verbatim = tuple(paragraph.marks[at].inner for at in inside)
        yield _reported(text, spans, verbatim, index, report.cue, report.subject)


def _nominal(
    paragraph: Paragraph, index: int, text: str, lexicon: Lexicon, used: set[int]
) -> Iterator[Draft]:
    for report in nominal_reports(paragraph, lexicon):
        if report.complement is None:
            continue
        spans = content(paragraph, text, report, report.complement, lexicon.verbs)
        if spans and not _touches(paragraph, spans, used):
            verbatim = tuple(paragraph.marks[at].inner for at in passages(paragraph, spans))
            yield _reported(text, spans, verbatim, index, report.cue, report.subject)


def _is_speech(report: Report, verbs: Verbs) -> bool:
    """Without quotation marks only speech counts, by somebody, in a full clause."""
    clause, cue = report.complement, report.cue
    if clause is not None and clause.dep_ == "xcomp":  # "vowed to fight": a plan
        return False
    if not is_cue(cue, verbs, "clause") or report.subject is None:
        return False
    if (
        cue.tag_ == "VB"
        and not _goes_on(cue, verbs)
        and any(
            child.dep_ in {"aux", "neg"}
            and child.lower_ in {"to", "would", "could", "should", "may"}
            for child in cue.children
        )
    ):
        return False
    return clause is None or len(list(clause.subtree)) >= SHORTEST_CLAUSE


def _goes_on(cue: Token, verbs: Verbs) -> bool:
    """Tell whether an infinitive is what somebody went on to say: "continues to warn"."""
    above = verbs.get(cue.head.lemma_.lower(), frozenset())
    return cue.dep_ == "xcomp" and "phase" in above


def _touches(paragraph: Paragraph, spans: Sequence[Span], used: set[int]) -> bool:
    """Tell whether `spans` run into a passage that is already a quote."""
    return not apart(spans, [paragraph.marks[at].outer for at in used])


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
    return Draft(kind, content, verbatim, index, index, cue, source)


def _fragments(
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
        spans = _without_preposition(paragraph, spans, verbatim[0])
        yield _reported(text, spans, verbatim, index, report.cue, report.subject)


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
        inside = passages(paragraph, spans)
        if spans and not _touches(paragraph, spans, used):
            verbatim = tuple(paragraph.marks[at].inner for at in inside)
            kind = Kind.MIXED if verbatim else Kind.INDIRECT
            yield Draft(kind, spans, verbatim, index, index, token, source, according=True)


def _beside(paragraph: Paragraph, text: str, cue: Token, source: Token) -> tuple[Span, ...]:
    """Return what an `according to …` reports: what precedes it, what follows, or both."""
    sentence = list(cue.sent)
    last = max(source.right_edge.i, cue.i + 1)
    before = [token for token in sentence if token.i < cue.i]
    while before and before[-1].is_punct:
        before.pop()
    opening = not before or before[-1].pos_ in {"SCONJ", "CCONJ"}
    before = [] if opening else before
    after = [token for token in sentence if token.i > last]
    if len(before) <= SHORTEST_CLAUSE or not _has_finite(before):
        before_span = stretch(paragraph, text, before[0], before[-1]) if before else ()
        after_span = stretch(paragraph, text, after[0], after[-1]) if len(after) > 1 else ()
        side = [*before, *after]
        return (*before_span, *after_span) if len(side) > SHORTEST_CLAUSE else ()
    return stretch(paragraph, text, before[0], before[-1])


def _has_finite(tokens: Sequence[Token]) -> bool:
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
