"""Floating quotes → the reporting words in the paragraphs beside them.

A quote may run over several paragraphs, each opening with a mark and only the last one closing;
its clause may end the paragraph before in a colon; and press releases sign a quote on a line of
its own: `– Steven MacKinnon, Minister of Labour`.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from analysis.extraction.drafts import Draft
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon
from analysis.extraction.reports import Verbs, is_cue, subject
from analysis.records import Span

CLOSING = " \t\n\"'“”‘’«»„‹›`´."
DASHES = frozenset("–—-―")
LONGEST_SIGNATURE = 30


def linked(
    drafts: Sequence[Draft], paragraphs: Sequence[Paragraph], text: str, lexicon: Lexicon
) -> list[Draft]:
    """Give every floating quote the clause or signature that the paragraphs beside it hold.

    Each paragraph of a long quote stays a quote of its own: that is what readers cite.
    """
    found = [
        draft
        if draft.source is not None or draft.label
        else _beside(draft, paragraphs, text, lexicon)
        for draft in drafts
    ]
    for at in range(1, len(found)):
        if found[at].source is None and _continues(found[at - 1], found[at], paragraphs):
            found[at] = _shared(found[at], found[at - 1])
    for at in range(len(found) - 2, -1, -1):
        if found[at].source is None and _continues(found[at], found[at + 1], paragraphs):
            found[at] = _shared(found[at], found[at + 1])
    return found


def _continues(before: Draft, draft: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether `draft` goes on with the quote that the paragraph before left open."""
    if before.at + 1 != draft.at or not before.verbatim or not draft.verbatim:
        return False
    last, first = paragraphs[before.at].marks[-1:], paragraphs[draft.at].marks[:1]
    return (
        bool(last and first)
        and not last[0].closed
        and first[0].continues
        and last[0].inner == before.verbatim[-1]
        and first[0].inner == draft.verbatim[0]
    )


def _shared(draft: Draft, other: Draft) -> Draft:
    return replace(draft, cue=other.cue, source=other.source, paragraph=other.paragraph)


def _beside(draft: Draft, paragraphs: Sequence[Paragraph], text: str, lexicon: Lexicon) -> Draft:
    """Look for the reporting words behind the quote, on the next line, and on the line before."""
    here = paragraphs[draft.at]
    source = signature(here, text, draft.hull.end, lexicon)
    if source is not None:
        return replace(draft, source=source, paragraph=draft.at)
    after = draft.at + 1
    if not text[draft.hull.end : here.span.end].strip(CLOSING) and after < len(paragraphs):
        source = signature(paragraphs[after], text, paragraphs[after].span.start, lexicon)
        if source is not None:
            return replace(draft, source=source, paragraph=after)
    opens = not text[paragraphs[draft.at].span.start : draft.hull.start].strip(CLOSING)
    if opens and draft.at > 0:
        return _announced(draft, paragraphs, text, lexicon.verbs)
    return draft


def _announced(draft: Draft, paragraphs: Sequence[Paragraph], text: str, verbs: Verbs) -> Draft:
    """Take the clause that ends the paragraph before in a colon."""
    at = draft.at - 1
    before = paragraphs[at]
    if not before.span.of(text).rstrip().endswith(":"):
        return draft
    sentence = list(before.doc.sents)[-1]
    for token in reversed(list(sentence)):
        if before.quoted[token.i] < 0 and is_cue(token, verbs):
            source = subject(token)
            if source is not None:
                return replace(draft, cue=token, source=source, paragraph=at)
    return draft


def signature(paragraph: Paragraph, text: str, start: int, lexicon: Lexicon) -> Token | None:
    """Return the head of the name that signs a quote: a dash, a name, and no sentence."""
    line = text[start : paragraph.span.end].strip(CLOSING)
    dashed = line[:1] in DASHES
    if not line or not (dashed or start == paragraph.span.start):
        return None
    tokens = paragraph.tokens(Span(start, paragraph.span.end))
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if not words or len(words) > LONGEST_SIGNATURE or text[paragraph.span.end - 1] == ".":
        return None
    if any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in words):
        return None
    people = [token for token in words if token.ent_type_ == "PERSON"]
    if dashed:
        return _last_of(people) if people else _first_phrase(words)
    titled = any(token.lower_ in lexicon.titles for token in words)
    return _last_of(people) if people and people[0].i == words[0].i and titled else None


def _last_of(people: Sequence[Token]) -> Token:
    """Return the last word of the longest name, the first of equals."""
    runs: list[list[Token]] = []
    for token in people:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return max(runs, key=len)[-1]


def _first_phrase(words: Sequence[Token]) -> Token | None:
    last: Token | None = None
    for token in words:
        if token.pos_ != "PROPN" or (last is not None and token.i != last.i + 1):
            break
        last = token
    return last
