"""Text → paragraphs with their parse and their quotation marks, all in article offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc, Token

from analysis.extraction.marks import Marked, marked_passages
from analysis.extraction.paragraphs import paragraphs
from analysis.records import Span

# The parser was trained on typewriter marks; the replacement keeps every offset.
STRAIGHTENED = str.maketrans("“”„«»‘’‚‹›´", "\"\"\"\"\"''''''")
DATELINE = re.compile(
    r"[A-Z][A-Z.'’\s]{2,40}(?:, [^—–\n\"“]{1,40}?)? ?(?:\([A-Za-z. ]{2,20}\) ?)?"
    r"(?:—|–|--|-)\s+(?=[A-Z\"“'‘])"
)
TERMINATORS = frozenset(".?!…")


class Parser(Protocol):
    """What extraction needs of a spaCy pipeline."""

    def pipe(self, texts: Sequence[str], *, batch_size: int) -> Iterator[Doc]:
        """Parse many texts."""
        ...


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its span, its parse, and the passages marked in it.

    `marks` holds only outermost passages, `nested` those inside them; `quoted` tells for every
    token of `doc` which of `marks` it stands in (−1: none).
    """

    span: Span
    doc: Doc
    marks: tuple[Marked, ...]
    nested: tuple[Marked, ...]
    quoted: tuple[int, ...]

    def start(self, token: Token) -> int:
        """Return the article offset at which `token` starts."""
        return self.span.start + token.idx

    def end(self, token: Token) -> int:
        """Return the article offset at which `token` ends."""
        return self.span.start + token.idx + len(token)

    def tokens(self, span: Span) -> list[Token]:
        """Return the tokens that lie wholly inside `span`."""
        start = max(span.start, self.span.start) - self.span.start
        end = min(span.end, self.span.end) - self.span.start
        if start >= end:
            return []
        inside = self.doc.char_span(start, end, alignment_mode="contract")
        return list(inside) if inside is not None else []

    def sentence_index(self, token: Token) -> int:
        """Return the number of the token's sentence in the paragraph."""
        return sum(1 for s in self.doc.sents if s.end <= token.i)

    def sentence(self, span: Span) -> Span:
        """Return the stretch of sentences that `span` touches."""
        touched = [
            s
            for s in self.doc.sents
            if self.span.start + s.start_char < span.end
            and span.start < self.span.start + s.end_char
        ]
        if not touched:
            return span
        return Span(
            min(span.start, self.span.start + touched[0].start_char),
            max(span.end, self.span.start + touched[-1].end_char),
        )


def lay_out(text: str, start: int, parser: Parser) -> Iterator[Paragraph]:
    """Parse `text` paragraph by paragraph, so that memory and time grow with its length only."""
    spans = list(paragraphs(text, start))
    passages = marked_passages(text, start)
    texts = [_parseable(span.of(text)) for span in spans]
    at = 0
    for span, doc in zip(spans, parser.pipe(texts, batch_size=16), strict=True):
        here: list[Marked] = []
        while at < len(passages) and passages[at].outer.start < span.end:
            here.append(passages[at])
            at += 1
        marks = tuple(one for one in here if one.level == 0)
        nested = tuple(one for one in here if one.level > 0)
        yield Paragraph(span, doc, marks, nested, _quoted(span, doc, marks))


def _parseable(text: str) -> str:
    """Return a paragraph as the parser reads it best, every offset kept.

    Marks become typewriter marks, and a dateline ("CLEVELAND, July 19 (UPI) —") becomes blank: it
    would be taken for a subject.
    """
    dateline = DATELINE.match(text)
    blank = " " * dateline.end() if dateline is not None else ""
    return (blank + text[len(blank) :]).translate(STRAIGHTENED)


def _quoted(span: Span, doc: Doc, marks: Sequence[Marked]) -> tuple[int, ...]:
    quoted: list[int] = []
    current = 0
    for token in doc:
        at = span.start + token.idx
        while current < len(marks) and marks[current].outer.end <= at:
            current += 1
        inside = current < len(marks) and marks[current].outer.start <= at
        quoted.append(current if inside else -1)
    return tuple(quoted)
