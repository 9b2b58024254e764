"""Which issues of the watch-list a quote is about: the relevance gate.

What does not pass is not addressed by the quote, which is not the same as neutral: no stance is
read. An issue passes when the quote words it, or when a pronoun of the quote takes up a phrase that
words it and clearly is its antecedent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from analysis.records import ActorKind, Issue, Quote, Span, Target

#: Share of the best antecedent's score that the second may have.
MARGIN = 0.85
#: Least score of an antecedent that words an issue: below it is too far away.
NEAR = 0.5


class Reference(Protocol):
    """Some words of a quote that mean somebody, or take up something said before."""

    @property
    def span(self) -> Span:
        """Where they stand."""
        ...

    @property
    def target(self) -> Target | None:
        """Whom they mean."""
        ...

    @property
    def antecedents(self) -> tuple[tuple[Span, float], ...]:
        """Phrases that a pronoun can take up, best first, with their scores."""
        ...


@dataclass(frozen=True, slots=True)
class Watchlist:
    """The issues to look for in one article."""

    text: str
    issues: Sequence[Issue]

    def of(
        self, quote: Quote, references: Sequence[Reference], before: Sequence[Target] = ()
    ) -> Iterator[Target]:
        """Yield the issues that a quote is about, with the words that mean them in it.

        `before` are the issues of what the same speaker said just before: a quote goes on about one
        of them when its pronouns take up a party to it from there.
        """
        whole = Span(quote.content[0].start, quote.content[-1].end)
        taken = [
            (reference.span, phrase) for reference in references if (phrase := _taken(reference))
        ]
        goes_on = {issue.id: at for issue in before if (at := _party(issue, whole, references))}
        for issue in self.issues:
            at = self._wording(issue, whole) or goes_on.get(issue.id)
            if at is None:
                at = next((span for span, phrase in taken if self._wording(issue, phrase)), None)
            if at is not None:
                yield Target(issue.id, issue.name, ActorKind.ISSUE, at)

    def _wording(self, issue: Issue, span: Span) -> Span | None:
        """Return where `span` words an issue; short forms need a full one before."""
        found = issue.full.search(self.text, span.start, span.end)
        if found is None and issue.short is not None:
            found = issue.short.search(self.text, span.start, span.end)
            if found is not None and not issue.full.search(self.text, 0, found.start()):
                return None
        return Span(*found.span()) if found else None


def _taken(reference: Reference) -> Span | None:
    """Return the phrase that a pronoun for a thing takes up, when one clearly wins."""
    if reference.target is not None or not reference.antecedents:
        return None
    best, score = reference.antecedents[0]
    rivals = [other for phrase, other in reference.antecedents[1:] if not best.contains(phrase)]
    clear = not rivals or rivals[0] <= MARGIN * score
    return best if clear and score >= NEAR else None


def _party(issue: Target, quote: Span, references: Sequence[Reference]) -> Span | None:
    """Return the pronoun that takes up a party to an issue from before the quote."""
    for reference in references:
        outside = any(not quote.contains(phrase) for phrase, _ in reference.antecedents)
        if reference.target is not None and outside and reference.target.name in issue.name:
            return reference.span
    return None
