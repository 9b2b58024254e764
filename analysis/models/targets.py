"""What a quote takes a stance toward: whom it means, and the issues it is about."""

from collections.abc import Mapping, Sequence

from analysis.models.encoding import StanceQuery
from analysis.models.issues import Reference, Watchlist
from analysis.records import Issue, Quote, Span, Target

#: Characters of the paragraph before a quote that a model reads with it.
LEAD = 420


class Targets:
    """Gathers the targets of the quotes of one article.

    Parameters
    ----------
    text
        The article.
    references
        By quote id, whom the words of the quote mean: names, pronouns and descriptions.
    issues
        The watch-list.
    """

    def __init__(
        self, text: str, references: Mapping[str, Sequence[Reference]], issues: Sequence[Issue]
    ) -> None:
        self.references = references
        self.watchlist = Watchlist(text, issues)

    def all(self, quotes: Sequence[Quote]) -> list[tuple[Target, ...]]:
        """Return the targets of every quote, in order.

        A target is listed once, where it is first meant; a speaker is never one of his own.
        """
        found: list[tuple[Target, ...]] = []
        issues: list[Target] = []
        before: Quote | None = None
        for quote in quotes:
            references = self.references.get(quote.id, ())
            same = before is not None and _same(before, quote)
            issues = list(self.watchlist.of(quote, references, issues if same else ()))
            meant = (one.target for one in references if one.target is not None)
            targets: dict[str, Target] = {}
            for target in (*meant, *issues):
                targets.setdefault(target.id, target)
            found.append(tuple(targets.values()))
            before = quote
        return found


def _same(one: Quote, other: Quote) -> bool:
    """Tell whether two quotes have one speaker."""
    first, second = one.speaker, other.speaker
    if first is None or second is None:
        return False
    return (first.actor, first.name) == (second.actor, second.name)


def stance_query(text: str, quote: Quote, target: Target) -> StanceQuery:
    """Ask where the speaker of a quote stands toward one of its targets."""
    paragraph = text.rfind("\n", 0, quote.sentence.start) + 1
    start = max(paragraph, quote.sentence.start - LEAD)
    return StanceQuery(
        target=target.name,
        text=quote.text,
        span=_within(quote, target.span),
        holder=quote.speaker.name if quote.speaker is not None else None,
        context=text[start : quote.sentence.end],
    )


def _within(quote: Quote, span: Span | None) -> Span | None:
    """Translate a span of the article into one of the quote's joined text."""
    at = 0
    for part in quote.content:
        if span is not None and part.contains(span):
            start = at + span.start - part.start
            return Span(start, start + span.end - span.start)
        at += part.end - part.start + 1
    return None
