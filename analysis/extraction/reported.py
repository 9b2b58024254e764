"""Reported speech in the parse → mixed and indirect quotes.

Clauses of reporting verbs and nouns, fragments in quotation marks, and `according to`: what was
found first keeps its words.
"""

from collections.abc import Iterator, Sequence

from analysis.extraction.according import according_to
from analysis.extraction.assertion import is_asserted
from analysis.extraction.drafts import Draft, reported_draft
from analysis.extraction.fragments import fragments
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon
from analysis.extraction.nominal import nominal_reports
from analysis.extraction.reports import Report, Verbs, is_cue, reports
from analysis.extraction.spans import apart, passages, touches
from analysis.extraction.statements import SHORTEST_CLAUSE, content, that_clause


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
        *fragments(paragraph, index, text, verbs, used),
        *according_to(paragraph, index, text, used),
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
        if not spans or touches(paragraph, spans, used):
            continue
        if not (is_asserted(report.cue, verbs) if inside else _is_speech(report, verbs)):
            continue
        verbatim = tuple(paragraph.marks[at].inner for at in inside)
        yield reported_draft(text, spans, verbatim, index, report.cue, report.subject)


def _nominal(
    paragraph: Paragraph, index: int, text: str, lexicon: Lexicon, used: set[int]
) -> Iterator[Draft]:
    for report in nominal_reports(paragraph, lexicon):
        if report.complement is None:
            continue
        spans = content(paragraph, text, report, report.complement, lexicon.verbs)
        if spans and not touches(paragraph, spans, used):
            verbatim = tuple(paragraph.marks[at].inner for at in passages(paragraph, spans))
            yield reported_draft(text, spans, verbatim, index, report.cue, report.subject)


def _is_speech(report: Report, verbs: Verbs) -> bool:
    """Without quotation marks only speech counts, by somebody, in a full clause."""
    clause, cue = report.complement, report.cue
    if clause is not None and clause.dep_ == "xcomp":  # "vowed to fight": a plan
        return False
    if not is_cue(cue, verbs, "clause") or report.subject is None:
        return False
    if not is_asserted(cue, verbs):
        return False
    return clause is None or len(list(clause.subtree)) >= SHORTEST_CLAUSE
