"""A reporting clause → the spans of what it reports."""

from collections.abc import Sequence

from spacy.tokens import Token

from analysis.extraction.layout import Paragraph
from analysis.extraction.reports import (
    SUBJECTS,
    Report,
    Verbs,
    is_cue,
    participial_cue,
    shares_cue,
)
from analysis.extraction.spans import stretch
from analysis.records import Span

SHORTEST_CLAUSE = 3
#: Conjunctions that go on, after a comma, in the reporter's own voice.
TURNS = frozenset({"while", "whereas", "despite"})
#: Words of a statement that must stand before the reporter's voice can take over.
SHORTEST_TURN = 4
MARKS = frozenset("\"'")
#: Tokens between a cue and its "that": the person told, an aside.
FARTHEST_THAT = 14
#: Tokens between a clause and a passage that still belongs to it.
FARTHEST_PASSAGE = 12


def content(
    paragraph: Paragraph, text: str, report: Report, clause: Token, verbs: Verbs
) -> tuple[Span, ...]:
    """Return the spans of the reported clause, without cue, subject and complementizer."""
    own = _clause_tokens(report)
    aside = {
        inner
        for token in clause.subtree
        if token.i > clause.i and _is_aside(token, verbs)
        for inner in token.subtree
    }
    tree = sorted((t for t in clause.subtree if t not in own | aside), key=lambda t: t.i)
    first, last = min(t.i for t in own), max(t.i for t in own)
    left = [token for token in tree if token.i < first]
    right = [token for token in tree if token.i > last]
    split = any(child.dep_ in SUBJECTS and child.i < first for child in clause.children)
    if clause.i > report.cue.i and report.cue.dep_ != "parataxis" and not split:
        right = _until_turn(_from_object(report, clause, right), verbs)
        right = _without_day(_without_complementizer(right), clause)
        while right and right[-1].pos_ == "CCONJ":
            right.pop()
        if not right:
            return ()
        last_word = _through_passage(paragraph, right[-1], verbs)
        return stretch(paragraph, text, right[0], last_word)
    left = _since_break(left)
    spans = stretch(paragraph, text, left[0], left[-1]) if left else ()
    if sum(not token.is_punct for token in right) >= SHORTEST_CLAUSE:
        spans += stretch(paragraph, text, right[0], right[-1])
    return spans


def _is_aside(token: Token, verbs: Verbs) -> bool:
    """Tell whether a participle goes on in the reporter's voice: ", adding …", ", citing …"."""
    if participial_cue(token, verbs):
        return True
    comma = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","
    return comma and token.tag_ == "VBG" and token.dep_ == "advcl" and is_cue(token, verbs)


def _without_day(tokens: Sequence[Token], clause: Token) -> list[Token]:
    """Leave out when it was said: "said *on Monday* it opposed …"."""
    start = next((c.left_edge.i for c in clause.children if c.dep_ in SUBJECTS), None)
    before = [token for token in tokens if start is not None and token.i < start]
    dated = any(token.ent_type_ in {"DATE", "TIME"} for token in before)
    if dated and all(
        token.ent_type_ in {"DATE", "TIME"} or token.pos_ == "ADP" for token in before
    ):
        return list(tokens[len(before) :])
    return list(tokens)


def _clause_tokens(report: Report) -> set[Token]:
    own = {report.cue, *(c for c in report.cue.children if c.dep_ in {"aux", "auxpass", "neg"})}
    if report.subject is not None and report.subject.head == report.cue:
        own |= set(report.subject.subtree)
    return own


def _from_object(report: Report, clause: Token, right: list[Token]) -> list[Token]:
    """Give a finite clause its subject back where the parser made it the cue's object."""
    if not right or any(child.dep_ in {"nsubj", "nsubjpass", "mark"} for child in clause.children):
        return right
    for child in report.cue.children:
        if child.dep_ == "dobj" and report.cue.i < child.i < right[0].i and clause.tag_ != "VB":
            return [*(t for t in child.subtree if t.i < right[0].i), *right]
    return right


def _until_turn(tokens: Sequence[Token], verbs: Verbs) -> list[Token]:
    """Cut where a second cue, or the reporter, takes over from the statement."""
    for at, token in enumerate(tokens):
        if at < SHORTEST_CLAUSE:
            continue
        if shares_cue(token, verbs):
            end = at
            while end > 0 and tokens[end - 1].dep_ in {"cc", "punct", "advmod"}:
                end -= 1
            return list(tokens[:end])
        before = [t for t in tokens[:at] if t.text not in MARKS]
        comma = before[-1].text in {",", "—", "–", "-", ";"} if before else False
        if comma and at > SHORTEST_TURN and token.lower_ in TURNS:
            return list(tokens[: at - 1])
    return list(tokens)


def _since_break(tokens: Sequence[Token]) -> list[Token]:
    """Leave out what stands before a semicolon or colon: another statement."""
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].text in {";", ":"}:
            return list(tokens[at + 1 :])
    return list(tokens)


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


def that_clause(paragraph: Paragraph, text: str, cue: Token) -> tuple[Span, ...]:
    """Return what follows `cue (somebody) that` up to the sentence's end, whatever the parse."""
    sentence = cue.sent
    for token in cue.doc[cue.i + 1 : min(cue.i + 1 + FARTHEST_THAT, sentence.end)]:
        if token.lower_ == "that" and token.tag_ == "IN":
            rest = _until_stop(list(cue.doc[token.i + 1 : sentence.end]))
            if len(rest) >= SHORTEST_CLAUSE and any(t.pos_ in {"VERB", "AUX"} for t in rest):
                return stretch(paragraph, text, rest[0], rest[-1])
        if token.pos_ in {"VERB", "AUX"}:
            break
    return ()


def _through_passage(paragraph: Paragraph, last: Token, verbs: Verbs) -> Token:
    """Return the last token of a statement that runs on into a passage in marks.

    `She said it brought back memories, and of "all the people who were not here"`: the parser
    often hangs such a fragment elsewhere.
    """
    doc = last.doc
    if paragraph.quoted[last.i] >= 0:
        return last
    for token in doc[last.i + 1 : min(last.i + 1 + FARTHEST_PASSAGE, last.sent.end)]:
        if paragraph.quoted[token.i] >= 0:
            inside = paragraph.quoted[token.i]
            return next(
                (t for t in reversed(list(last.sent)) if paragraph.quoted[t.i] == inside), last
            )
        colon = token.text == ":" and paragraph.quoted[min(token.i + 1, len(doc) - 1)] < 0
        if is_cue(token, verbs, "clause", "object") or colon or token.text in {";", "(", "."}:
            break
    return last


def _until_stop(tokens: list[Token]) -> list[Token]:
    for at, token in enumerate(tokens):
        if token.text == ";" or (token.text == "," and tokens[at + 1 : at + 2] == []):
            return tokens[:at]
    return tokens
