"""An article → its quotes with speakers: where the steps of extraction meet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.extraction.answers import Attribution
from analysis.extraction.attribution import Attributor
from analysis.extraction.direct import direct_quotes
from analysis.extraction.drafts import Draft, phrase
from analysis.extraction.entities import read_cast
from analysis.extraction.layout import Paragraph, Parser, lay_out
from analysis.extraction.linking import linked
from analysis.extraction.lookup import Lexicon, Lookup
from analysis.extraction.nested import attribute_nested, nested_quotes
from analysis.extraction.references import Reference, ReferenceFinder
from analysis.extraction.reported import reported_quotes
from analysis.extraction.transcripts import transcribed
from analysis.records import Article, Quote, Span


def extract(
    article: Article, parser: Parser, lookup: Lookup, lexicon: Lexicon
) -> tuple[Quote, ...]:
    """Find every quote of an article and name its speaker; see `examine`."""
    return examine(article, parser, lookup, lexicon).quotes


@dataclass(frozen=True, slots=True)
class Examined:
    """The quotes of an article, and what finds out whom the words of a quote mean."""

    quotes: tuple[Quote, ...]
    finder: ReferenceFinder

    def references(
        self, quotes: Sequence[Quote] | None = None
    ) -> Mapping[str, tuple[Reference, ...]]:
        """Return by quote id whom the words of the quotes mean.

        `quotes` are by default those found here; others of the same text may be asked about too.
        """
        return self.finder.all(self.quotes if quotes is None else quotes)


def examine(article: Article, parser: Parser, lookup: Lookup, lexicon: Lexicon) -> Examined:
    """Find every quote of an article, name its speaker, and resolve its pronouns.

    Parameters
    ----------
    article
        The article; what stands before `body_start` is not searched.
    parser
        A spaCy pipeline with tagger, parser, lemmatizer and entity recogniser.
    lookup, lexicon
        The knowledge base and the reporting vocabulary.

    Returns
    -------
    Examined
        Quotes in reading order (a nested quote follows the one around it), with what they mean.
    """
    text = article.text
    paragraphs = list(lay_out(text, article.body_start, parser))
    cast = read_cast(paragraphs, text, lookup, lexicon, article.published)
    attributor = Attributor(text, paragraphs, cast, lookup, lexicon, article.published)
    labelled = transcribed(paragraphs, text, cast)
    found = list(_drafts(paragraphs, text, lexicon, labelled))
    drafts = linked(found, paragraphs, text, lexicon)
    quotes: list[Quote] = []
    for draft in drafts:
        answer = attributor.attribute(draft)
        quote = _quote(article, paragraphs, draft, answer)
        quotes.append(quote)
        for inner in nested_quotes(paragraphs[draft.at], draft, lexicon.verbs):
            named = attribute_nested(inner, answer, attributor)
            quotes.append(_quote(article, paragraphs, inner, named, quote.id))
    finder = ReferenceFinder(text, paragraphs, cast, lookup, lexicon, article.published)
    return Examined(tuple(quotes), finder)


def _drafts(
    paragraphs: Sequence[Paragraph], text: str, lexicon: Lexicon, labelled: Mapping[int, Draft]
) -> Iterator[Draft]:
    for index, paragraph in enumerate(paragraphs):
        if index in labelled:
            yield labelled[index]
            continue
        direct = direct_quotes(paragraph, index, text, lexicon.verbs)
        reported = reported_quotes(paragraph, index, text, lexicon, direct)
        yield from sorted(direct + reported, key=lambda one: one.hull)


def _quote(
    article: Article,
    paragraphs: Sequence[Paragraph],
    draft: Draft,
    answer: Attribution,
    parent: str | None = None,
) -> Quote:
    text = article.text
    around = paragraphs[draft.paragraph]
    cue = phrase(around, text, draft.cue, draft.cue) if draft.cue is not None else None
    spans = [
        *draft.content,
        *([cue.span] if cue is not None and draft.paragraph == draft.at else []),
    ]
    touched = [paragraphs[draft.at].sentence(span) for span in spans]
    return Quote(
        id=f"{article.id}.{draft.hull.start}-{draft.hull.end}",
        kind=draft.kind,
        content=draft.content,
        verbatim=draft.verbatim,
        text=" ".join(span.of(text) for span in draft.content),
        sentence=Span(min(s.start for s in touched), max(s.end for s in touched)),
        cue=cue,
        mention=answer.mention,
        speaker=answer.speaker,
        parent=parent,
    )
