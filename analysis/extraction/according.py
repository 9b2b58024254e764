"""What stands beside `according to …` in its sentence."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from analysis.extraction.drafts import Draft
from analysis.extraction.layout import Paragraph
from analysis.extraction.reports import noun_phrase
from analysis.extraction.spans import passages, stretch, touches
from analysis.extraction.statements import SHORTEST_CLAUSE
from analysis.records import Kind, Span

#: Tokens of an aside about the source: "the bank, which lends to farmers,".
LONGEST_ASIDE = 12


def according_to(paragraph: Paragraph, index: int, text: str, used: set[int]) -> Iterator[Draft]:
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
        if spans and not touches(paragraph, spans, used):
            verbatim = tuple(paragraph.marks[at].inner for at in inside)
            kind = Kind.MIXED if verbatim else Kind.INDIRECT
            yield Draft(kind, spans, verbatim, index, index, token, source, according=True)


def _beside(paragraph: Paragraph, text: str, cue: Token, source: Token) -> tuple[Span, ...]:
    """Return what an `according to …` reports: what precedes it, what follows, or both."""
    sentence = list(cue.sent)
    last = max(_end(source), cue.i + 1)
    before = [token for token in sentence if token.i < cue.i]
    while before and before[-1].is_punct:
        before.pop()
    for at in range(len(before) - 1, 0, -1):
        if before[at].text in {":", ";"} and _has_finite(before[at + 1 :]):
            before = before[at + 1 :]
            break
    opening = not before or before[-1].pos_ in {"SCONJ", "CCONJ"}
    before = [] if opening else before
    after = [token for token in sentence if token.i > last]
    if len(before) <= SHORTEST_CLAUSE or not _has_finite(before):
        before_span = stretch(paragraph, text, before[0], before[-1]) if before else ()
        after_span = stretch(paragraph, text, after[0], after[-1]) if len(after) > 1 else ()
        side = [*before, *after]
        return (*before_span, *after_span) if len(side) > SHORTEST_CLAUSE else ()
    return stretch(paragraph, text, before[0], before[-1])


def _end(source: Token) -> int:
    """Return where the phrase of the source ends: a long apposition is the statement itself."""
    end = noun_phrase(source)[1].i
    for child in source.rights:
        aside = child.dep_ in {"appos", "relcl", "acl"}
        if aside and child.right_edge.i - child.left_edge.i <= LONGEST_ASIDE:
            end = max(end, child.right_edge.i)
    return end


def _has_finite(tokens: Sequence[Token]) -> bool:
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
