"""Passages that are statements in themselves → direct quotes with their reporting clauses.

The clause is looked for after the passage first (`"…," he said`), then before it (`He said: "…"`);
a passage that follows the clause of the one before in the same paragraph continues that quote;
one without any clause is a floating quote.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.extraction.drafts import Draft
from analysis.extraction.layout import TERMINATORS, Paragraph
from analysis.extraction.marks import Marked
from analysis.extraction.reports import Verbs, is_cue, speaker_head, subject
from analysis.records import Kind, Span

CLAUSE_ENDS = frozenset(".?!;…")
SHORTEST_FLOATING = 4
LONGEST_CLAUSE = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause beside a marked passage; `after` tells on which side."""

    cue: Token
    source: Token | None
    after: bool


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
        clause = _clause(paragraph, text, at, verbs)
        statement = is_statement(text, mark)
        attached = clause is not None and (clause.after or statement)
        if not attached and not _floats(paragraph, text, at, statement=statement):
            last = None
            continue
        if not attached:
            clause = None
        draft = _draft(index, mark, clause)
        used.add(at)
        if clause is None and last is not None and _adjoins(paragraph, text, at, last):
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


def _adjoins(paragraph: Paragraph, text: str, at: int, last: Draft) -> bool:
    """Tell whether only the last quote's own reporting clause stands between it and this one."""
    before = paragraph.marks[at - 1]
    if last.verbatim[-1] != before.inner:
        return False
    gap = _outside(paragraph, before.outer.end, paragraph.marks[at].outer.start)
    words = [token for token in gap if not token.is_punct and not token.is_space]
    if not words:
        return True
    stops = [token for token in gap[:-1] if token.text in CLAUSE_ENDS]
    return last.cue is not None and last.cue in words and not stops


def _outside(paragraph: Paragraph, start: int, end: int) -> list[Token]:
    return [
        token
        for token in paragraph.doc
        if start <= paragraph.start(token) and paragraph.end(token) <= end
    ]


def _clause(paragraph: Paragraph, text: str, at: int, verbs: Verbs) -> Clause | None:
    return _clause_after(paragraph, text, at, verbs) or _clause_before(paragraph, text, at, verbs)


def _clause_after(paragraph: Paragraph, text: str, at: int, verbs: Verbs) -> Clause | None:
    mark = paragraph.marks[at]
    if not mark.closed:
        return None
    following = paragraph.marks[at + 1] if at + 1 < len(paragraph.marks) else None
    limit = following.outer.start if following else paragraph.span.end
    window = _until_stop(_outside(paragraph, mark.outer.end, limit))
    words = [token for token in window if not token.is_punct and not token.is_space]
    if not words or words[0].pos_ in {"CCONJ", "ADP", "SCONJ"}:
        return None
    inner = mark.inner.of(text).rstrip()
    comma = inner.endswith((",", "—", "–", "-")) or (window and window[0].text in {",", "—", "–"})
    if not comma and not _may_follow(inner, words[0]):
        return None
    closer = window[-1].text if window else ""
    if not comma and following and closer in {",", ":"} and inner[-1:] in TERMINATORS:
        return None
    return _first_clause(words, verbs, bare=not comma)


def _may_follow(inner: str, first: Token) -> bool:
    """Without a comma a clause may still follow a full stop or a question: `…?" she asked.`"""
    if inner[-1:] in {"?", "!"}:
        return True
    return inner[-1:] in TERMINATORS and (first.pos_ in {"PRON", "PROPN", "VERB", "DET", "NOUN"})


def _until_stop(tokens: Sequence[Token]) -> list[Token]:
    window: list[Token] = []
    for token in tokens[:LONGEST_CLAUSE]:
        window.append(token)
        if token.text in CLAUSE_ENDS:
            break
    return window


def _first_clause(words: Sequence[Token], verbs: Verbs, *, bare: bool) -> Clause | None:
    """Read `[subject] [cue]` or `[cue] [subject]` at the start of `words`."""
    inside = set(words)
    for token in words:
        if not is_cue(token, verbs, "clause", "belief", "object"):
            continue
        source = subject(token)
        if source is None or source not in inside:
            source = _inverted(token, words)
        if source is None:
            continue
        opening = words[0]
        starts = source.left_edge == opening or opening in set(source.subtree) | {token}
        starts = starts or opening.pos_ in {"ADV", "SCONJ"} or opening.head in {token, source}
        if not starts or (bare and _goes_on(token, words)):
            return None
        return Clause(token, source, after=True)
    return None


def _inverted(cue: Token, words: Sequence[Token]) -> Token | None:
    """Return the head of the phrase right after the cue (`said the minister`)."""
    following = [token for token in words if token.i > cue.i]
    if not following or following[0].pos_ not in {"PROPN", "NOUN", "DET", "PRON", "ADJ"}:
        return None
    head = following[0]
    while head.head in following and head.head != head and head.head.i - cue.i < LONGEST_CLAUSE:
        if head.head.pos_ not in {"PROPN", "NOUN"}:
            break
        head = head.head
    return head


def _goes_on(cue: Token, words: Sequence[Token]) -> bool:
    """Tell whether the cue has a statement of its own to the right: it is not about the passage."""
    return any(
        child.dep_ in {"ccomp", "dobj", "attr"} and child.i > cue.i
        for child in cue.children
        if child in set(words) and child.pos_ in {"VERB", "AUX", "NOUN"}
    )


def _clause_before(paragraph: Paragraph, text: str, at: int, verbs: Verbs) -> Clause | None:
    mark = paragraph.marks[at]
    previous = paragraph.marks[at - 1].outer.end if at else paragraph.span.start
    window = _since_stop(_outside(paragraph, previous, mark.outer.start))
    if not window:
        return None
    link = window[-1]
    for token in reversed(window):
        if not is_cue(token, verbs, "clause", "belief", "object"):
            continue
        if link != token and link.text not in {",", ":", "that", "—", "–", "as", "-"}:
            if not _complement_gap(token, link):
                continue
        return Clause(token, speaker_head(token, verbs), after=False)
    if link.text == ":":
        return _colon(window)
    return None


def _complement_gap(cue: Token, link: Token) -> bool:
    """Tell whether only an adjunct (`told reporters on Tuesday "…"`) stands behind the cue."""
    between = [token for token in cue.doc[cue.i + 1 : link.i + 1]]
    return not any(token.pos_ in {"VERB", "AUX"} for token in between) and len(between) < 12  # noqa: PLR2004


def _colon(window: Sequence[Token]) -> Clause | None:
    """Read `Trump on his platform:` and `The minister was blunt:`: the sentence's own subject."""
    for token in window:
        if token.dep_ in {"nsubj", "ROOT"} and token.pos_ in {"PROPN", "PRON", "NOUN"}:
            return Clause(token.head if token.dep_ == "nsubj" else token, token, after=False)
    return None


def _since_stop(tokens: Sequence[Token]) -> list[Token]:
    window: list[Token] = []
    for token in reversed(tokens):
        if token.text in CLAUSE_ENDS:
            break
        window.append(token)
    return window[::-1]


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


def hull(spans: Sequence[Span]) -> Span:
    """Return the stretch from the first to the last of `spans`."""
    return Span(spans[0].start, spans[-1].end)
