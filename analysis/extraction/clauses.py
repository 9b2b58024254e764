"""A marked passage → the reporting clause beside it.

Looked for after the passage first (`"…," he said`), then before it (`He said: "…"`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.extraction.layout import TERMINATORS, Paragraph
from analysis.extraction.reports import SUBJECTS, Verbs, is_cue, speaker_head, subject

CLAUSE_ENDS = frozenset(".?!;…")
CLOSERS = " \n\t\"'”’»“´`"
LONGEST_CLAUSE = 40
LONGEST_ADJUNCT = 12
LINKS = frozenset({",", ":", "that", "—", "–", "as", "-"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause beside a marked passage; `after` tells on which side."""

    cue: Token
    source: Token | None
    after: bool


def outside(paragraph: Paragraph, start: int, end: int) -> list[Token]:
    """Return the tokens between two offsets."""
    return [
        token
        for token in paragraph.doc
        if start <= paragraph.start(token) and paragraph.end(token) <= end
    ]


def reporting_clause(paragraph: Paragraph, text: str, at: int, verbs: Verbs) -> Clause | None:
    """Return the clause that reports passage `at` of a paragraph, or None."""
    before = _clause_before(paragraph, at, verbs)
    opening = text[paragraph.span.start : paragraph.marks[at].outer.start].rstrip()
    if before is not None and opening.endswith(":"):
        return before  # what follows belongs to the next statement
    return _clause_after(paragraph, text, at, verbs) or before


def _clause_after(paragraph: Paragraph, text: str, at: int, verbs: Verbs) -> Clause | None:
    mark = paragraph.marks[at]
    if not mark.closed:
        return None
    following = paragraph.marks[at + 1] if at + 1 < len(paragraph.marks) else None
    limit = following.outer.start if following else paragraph.span.end
    window = _until_stop(outside(paragraph, mark.outer.end, limit))
    words = [token for token in window if not token.is_punct and not token.is_space]
    if not words or words[0].pos_ in {"CCONJ", "ADP", "SCONJ"}:
        return None
    inner = mark.inner.of(text).rstrip(CLOSERS)
    comma = inner.endswith((",", "—", "–", "-")) or (window and window[0].text in {",", "—", "–"})
    if not comma and not _may_follow(inner, words[0]):
        return None
    closer = window[-1].text if window else ""
    if not comma and following and closer in {",", ":"} and inner[-1:] in TERMINATORS:
        return None
    return _first_clause(words, verbs, bare=not comma)


def _may_follow(inner: str, first: Token) -> bool:
    """Tell whether a clause may follow without a comma, as in `…?" she asked`."""
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
            source = _own_subject(token, inside)
        if source is None and token.tag_ != "VBG":
            source = _inverted(token, words) or _stranded(token, words)
        if source is None:
            continue
        opening = words[0]
        starts = source.left_edge == opening or opening in set(source.subtree) | {token}
        starts = starts or opening.pos_ in {"ADV", "SCONJ"} or opening.head in {token, source}
        if not starts or (bare and _goes_on(token, words)):
            return None
        return Clause(token, source, after=True)
    return None


def _own_subject(cue: Token, inside: Collection[Token]) -> Token | None:
    """Return the subject in the clause itself, where the parser gave the cue two."""
    for child in cue.children:
        if child.dep_ in SUBJECTS and child in inside:
            return child
    return None


def _stranded(cue: Token, words: Sequence[Token]) -> Token | None:
    """Return the noun in front of the cue that the parser hung on a word of the passage."""
    before = [token for token in words if token.i < cue.i]
    for token in before:
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.head not in before:
            return token
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
    inside = {token.i for token in words}
    return any(
        child.dep_ in {"ccomp", "dobj", "attr", "oprd", "acomp", "prep", "xcomp"}
        and child.i > cue.i
        and child.i in inside
        for child in cue.children
    )


def _clause_before(paragraph: Paragraph, at: int, verbs: Verbs) -> Clause | None:
    mark = paragraph.marks[at]
    previous = paragraph.marks[at - 1].outer.end if at else paragraph.span.start
    window = _since_stop(outside(paragraph, previous, mark.outer.start))
    if not window:
        return None
    link = window[-1]
    for token in reversed(window):
        if not is_cue(token, verbs, "clause", "belief", "object"):
            continue
        colon = link.text == ":"
        if link != token and not colon and not _complement_gap(token, link):
            continue
        return Clause(token, speaker_head(token, verbs), after=False)
    if link.text == ":":
        return _colon(window)
    return None


def runs_into(paragraph: Paragraph, at: int, verbs: Verbs) -> bool:
    """Tell whether passage `at` ends a statement that began before its colon.

    `He said there were two choices: "You leave or you fight."` reports one statement.
    """
    mark = paragraph.marks[at]
    previous = paragraph.marks[at - 1].outer.end if at else paragraph.span.start
    window = _since_stop(outside(paragraph, previous, mark.outer.start))
    if not window or window[-1].text != ":":
        return False
    cue = next((token for token in reversed(window) if is_cue(token, verbs, "clause")), None)
    return cue is not None and any(
        child.dep_ == "ccomp" and cue.i < child.i <= window[-1].i for child in cue.children
    )


def _complement_gap(cue: Token, link: Token) -> bool:
    """Tell whether only an adjunct (`told reporters on Tuesday "…"`) stands behind the cue."""
    between = list(cue.doc[cue.i + 1 : link.i + 1])
    if link.text not in LINKS and not between:
        return False
    verbless = not any(token.pos_ in {"VERB", "AUX"} for token in between)
    return verbless and len(between) < LONGEST_ADJUNCT


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
