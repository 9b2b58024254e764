"""Quotes before anybody is named as their speaker."""

from dataclasses import dataclass

from spacy.tokens import Token

from analysis.extraction.layout import Paragraph
from analysis.extraction.reports import noun_phrase
from analysis.records import Kind, Phrase, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote with its reporting words, still without a speaker.

    `paragraph` is the index of the paragraph of its reporting words, `cue` and `source` the tokens
    of the reporting verb and of the head of its subject; both are None for a floating quote.
    `at` is the paragraph of its content, `parent` the content of the quote around a nested one,
    `label` the speaker's name in front of a colon.
    """

    kind: Kind
    content: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    at: int
    paragraph: int
    cue: Token | None = None
    source: Token | None = None
    parent: Span | None = None
    according: bool = False
    label: Span | None = None

    @property
    def hull(self) -> Span:
        """From the first to the last character of the content."""
        return Span(self.content[0].start, self.content[-1].end)


def phrase(paragraph: Paragraph, text: str, first: Token, last: Token) -> Phrase:
    """Return the words of the article from `first` to `last`."""
    span = Span(paragraph.start(first), paragraph.end(last))
    return Phrase(span, span.of(text))


def mention_of(paragraph: Paragraph, text: str, source: Token) -> Phrase:
    """Return the phrase around the head of a subject."""
    return phrase(paragraph, text, *noun_phrase(source))


def trimmed(text: str, span: Span, strip: str) -> Span:
    """Return `span` without white space and the characters of `strip` at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return Span(start, end)


def reported_draft(
    text: str,
    content: tuple[Span, ...],
    verbatim: tuple[Span, ...],
    index: int,
    cue: Token,
    source: Token | None,
) -> Draft:
    """Return the draft of a reported clause: mixed with passages in marks, else indirect."""
    kind = Kind.MIXED if verbatim else Kind.INDIRECT
    whole = len(verbatim) == 1 and len(content) == 1
    if whole and verbatim[0].end - verbatim[0].start >= content[0].end - content[0].start:
        content = verbatim
        kind = Kind.DIRECT if text[verbatim[0].start].isupper() else Kind.MIXED
    return Draft(kind, content, verbatim, index, index, cue, source)
