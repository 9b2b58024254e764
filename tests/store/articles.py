"""Analysed articles to store: invented, with true offsets."""

from datetime import date

from analysis.records import (
    ActorKind,
    AnalysedArticle,
    Article,
    Kind,
    Phrase,
    Quote,
    Reading,
    ReadQuote,
    Span,
    Speaker,
    Stance,
    StanceReading,
    Target,
    Tone,
    content_hash,
)

TAMM = Speaker(
    name="Liis Tamm",
    actor="tamm",
    role="Foreign Minister",
    country="EST",
    speaks_for="EST",
    blocs=("EU", "NATO"),
    evidence="named in the reporting clause",
    confidence=0.98,
)
RUSSIA = Target("RUS", "Russia", ActorKind.COUNTRY, Span(3, 9))
PACT = Target("issue:pact", "the pact", ActorKind.ISSUE)


def analysed(
    saying: str = "We will not sign it",
    *,
    speaker: Speaker | None = TAMM,
    article_id: str | None = None,
    published: date | None = date(2025, 2, 14),
    n_quotes: int = 1,
) -> AnalysedArticle:
    """Return an article whose every sentence quotes `speaker`."""
    sentences = [f"“{saying} ({n}),” Liis Tamm said. " for n in range(n_quotes)]
    text = "🕊 Naïve hopes. " + "".join(sentences)
    known_as = article_id or content_hash(text)[:16]
    starts = [text.index(sentence) for sentence in sentences]
    quotes = tuple(
        _quote(text, known_as, Span(start, start + len(sentence) - 1), speaker)
        for start, sentence in zip(starts, sentences, strict=True)
    )
    article = Article(
        id=known_as,
        text=text,
        title="Pact in doubt",
        published=published,
        outlet="The Baltic Ledger",
        url="https://ledger.example/pact",
        source="pact.txt",
        sample=True,
        body_start=2,
    )
    return AnalysedArticle(article, "1", quotes)


def _quote(text: str, article_id: str, sentence: Span, speaker: Speaker | None) -> ReadQuote:
    content = Span(sentence.start + 1, text.index(",”", sentence.start))
    mention = text.index("Liis Tamm", content.end)
    cue = text.index("said", content.end)
    quote = Quote(
        id=f"{article_id}.{content.start}-{content.end}",
        kind=Kind.DIRECT,
        content=(content,),
        verbatim=(content,),
        text=content.of(text),
        sentence=sentence,
        cue=Phrase(Span(cue, cue + 4), "said"),
        mention=Phrase(Span(mention, mention + 9), "Liis Tamm"),
        speaker=speaker,
    )
    return ReadQuote(
        quote,
        Reading(Tone.NEGATIVE, {"negative": 0.7, "neutral": 0.2, "positive": 0.1}, "tone-1"),
        (
            StanceReading(
                RUSSIA,
                Reading(Stance.AGAINST, {"against": 0.8, "neutral": 0.1, "favor": 0.1}, "stance-1"),
            ),
            StanceReading(
                PACT,
                Reading(Stance.FAVOR, {"against": 0.1, "neutral": 0.3, "favor": 0.6}, "stance-1"),
            ),
        ),
    )
