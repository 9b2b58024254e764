"""What a quote takes a stance toward: the names in it, and the issues it is about."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Protocol

from analysis.models.encoding import StanceQuery
from analysis.records import ActorKind, Issue, Quote, Span, Target

#: Kinds of alias that name somebody one can be for or against; "Russian" only modifies.
NAMING = frozenset(
    {"name", "surname", "short", "role", "metonym", "organisation", "country", "bloc"}
)
ANAPHORS = re.compile(r"\b(it|its|this|that|these|those|them|they|such|which)\b", re.IGNORECASE)
WORD = re.compile(r"\w+")
#: Characters of the paragraph before a quote in which its anaphors may find an issue.
LEAD = 420
#: A quote of fewer words says too little to name what it is about.
FRAGMENT = 7
#: Words an office may take behind its country: "French foreign minister".
LONGEST_OFFICE = 3
SENTENCE_END = re.compile(r"[.?!…][\"'”’»)]*\s+")


class Named(Protocol):
    """A known name found in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...

    @property
    def referents(self) -> tuple[str, ...]:
        """Ids it may stand for."""
        ...

    @property
    def alias(self) -> str:
        """How the name stands for what it names."""
        ...


class Identity(Protocol):
    """Who a description means."""

    @property
    def actor(self) -> str | None:
        """Id of somebody the knowledge base knows."""
        ...

    @property
    def kind(self) -> ActorKind:
        """What sort of actor."""
        ...


class Names(Protocol):
    """The knowledge base, as far as targets need it."""

    def find(self, text: str) -> Sequence[Named]:
        """Return the known names in `text`, in order."""
        ...

    def target(self, referent_id: str, on: date | None) -> tuple[str, str, ActorKind]:
        """Return id, name and kind of what a stance toward a name is about."""
        ...

    def resolve(self, mention: str, on: date | None) -> Identity | None:
        """Return who a description means on that day."""
        ...


class Targets:
    """Finds the targets of quotes in one article, whose names are looked up once."""

    def __init__(self, text: str, names: Names, issues: Sequence[Issue], on: date | None) -> None:
        self.text = text
        self.names = names
        self.issues = issues
        self.on = on
        # Over the whole text, because a surname counts where the full name stood before.
        self.found = names.find(text)

    def of(self, quote: Quote) -> tuple[Target, ...]:
        """Return every target of a quote once, where it is first named; never its speaker."""
        found: dict[str, Target] = {}
        speaker = quote.speaker.actor if quote.speaker is not None else None
        for target in (*self._named(quote), *self._issues(quote)):
            if target.id != speaker:
                found.setdefault(target.id, target)
        return tuple(found.values())

    def _named(self, quote: Quote) -> Iterator[Target]:
        for span in quote.content:
            for named in self._inside(span):
                found = self._holder(named, span.end) or self._bearer(named)
                if found is not None:
                    referent, at = found
                    yield Target(*self.names.target(referent, self.on), at)

    def _inside(self, span: Span) -> Iterator[Named]:
        """Yield the names that lie wholly inside `span`."""
        at = bisect_left(self.found, span.start, key=lambda named: named.span.start)
        while at < len(self.found) and self.found[at].span.end <= span.end:
            yield self.found[at]
            at += 1

    def _bearer(self, named: Named) -> tuple[str, Span] | None:
        """Return whom a name names, when there is one answer and it is not a mere place."""
        if str(named.alias) not in NAMING or len(named.referents) != 1:
            return None
        return named.referents[0], named.span

    def _holder(self, named: Named, limit: int) -> tuple[str, Span] | None:
        """Return the office-holder whom a country and an office mean: "the Russian president"."""
        if str(named.alias) not in {"country", "demonym", "metonym"}:
            return None
        start, after = named.span
        following = islice(WORD.finditer(self.text, after, limit), LONGEST_OFFICE)
        for end in (word.end() for word in following):
            if not self.text[after:end].replace(" ", "").isalpha():
                break
            who = self.names.resolve(f"the {self.text[start:end]}", self.on)
            if who is not None and who.actor is not None and who.kind is ActorKind.PERSON:
                return who.actor, Span(start, end)
        return None

    def _issues(self, quote: Quote) -> Iterator[Target]:
        """Yield the issues of the watch-list that the quote names, or points back to."""
        start, end = quote.content[0].start, quote.content[-1].end
        around = (Span(self._lead(quote), start), Span(end, quote.sentence.end))
        points = ANAPHORS.search(quote.text) or len(WORD.findall(quote.text)) < FRAGMENT
        for issue in self.issues:
            named = self._wording(issue, Span(start, end))
            if named is not None:
                yield Target(issue.id, issue.name, ActorKind.ISSUE, named)
            elif points and any(self._wording(issue, span) for span in around):
                yield Target(issue.id, issue.name, ActorKind.ISSUE)

    def _lead(self, quote: Quote) -> int:
        """Return where the text begins that a quote's "it" and "them" may point back to.

        The sentence before its own; a quote without a reporting clause goes on from the paragraph
        before.
        """
        start = quote.sentence.start
        farthest = max(0, start - LEAD)
        before = [m.end() for m in SENTENCE_END.finditer(self.text, farthest, max(0, start - 2))]
        if quote.mention is None:
            return before[-2] if len(before) > 1 else farthest
        return max(self.text.rfind("\n", 0, start) + 1, before[-1] if before else farthest)

    def _wording(self, issue: Issue, span: Span) -> Span | None:
        """Return where `span` words an issue; short forms need a full one before."""
        found = issue.full.search(self.text, span.start, span.end)
        if found is None and issue.short is not None:
            found = issue.short.search(self.text, span.start, span.end)
            if found is not None and not issue.full.search(self.text, 0, found.start()):
                return None
        return Span(*found.span()) if found else None


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
