"""Whom the words of a quote mean: names, pronouns and descriptions, as targets of its speaker.

"I" and "we" are the speaker's side and mean no target. Everything else means somebody only when
one answer clearly wins: a wrong target is worse than none.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, pairwise

from analysis.extraction.antecedents import (
    NEAR,
    REACH,
    Antecedent,
    Pronoun,
    again,
    local_subject,
    ranked,
    winner,
)
from analysis.extraction.cast import Cast
from analysis.extraction.definites import Describer
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon, Lookup
from analysis.extraction.naming import NAMED, PEOPLE, read_naming
from analysis.extraction.phrases import Phrase, PhraseReader
from analysis.extraction.pleonasm import is_impersonal, points_back
from analysis.extraction.reports import is_cue
from analysis.extraction.sides import ids_of, is_verbatim, side_of
from analysis.records import Quote, Span, Target

PERSONAL = frozenset({"male", "female"})
#: Score that a person outside the quote must reach: a subject up to two sentences before.
PROMINENT_OUTSIDE = 1.1
#: Times that somebody only the article knows must be named to be meant from afar.
OFTEN = 3
POINTING = frozenset({"demonstrative", "demonstratives"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Some words of a quote that mean somebody, or take up something said before.

    `target` is who is meant. `antecedents` are the phrases that a pronoun takes up, best first,
    with their scores: the one of its target, else all that are possible, an issue among them.
    """

    span: Span
    target: Target | None = None
    antecedents: tuple[tuple[Span, float], ...] = ()


@dataclass(slots=True)
class ReferenceFinder:
    """Finds the references of the quotes of one article."""

    text: str
    paragraphs: Sequence[Paragraph]
    cast: Cast
    lookup: Lookup
    lexicon: Lexicon
    on: date | None
    naming: Mapping[int, Target] = field(init=False)
    describer: Describer = field(init=False)
    _reader: PhraseReader = field(init=False)
    _starts: list[int] = field(init=False)
    _sentences: list[int] = field(init=False)
    _phrases: dict[int, list[Phrase]] = field(default_factory=dict)
    _said: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read who is named where."""
        self.naming = read_naming(
            self.paragraphs, self.text, self.cast, self.lookup, self.lexicon, self.on
        )
        self._reader = PhraseReader(self.cast, self.lookup, self.lexicon, self.naming)
        self.describer = Describer(self.cast, self.lookup, self.lexicon, self.on)
        self._starts = [paragraph.span.start for paragraph in self.paragraphs]
        lengths = (sum(1 for _ in paragraph.doc.sents) for paragraph in self.paragraphs)
        self._sentences = list(accumulate(lengths, initial=0))

    def all(self, quotes: Sequence[Quote]) -> dict[str, tuple[Reference, ...]]:
        """Return the references of every quote of the article, by its id."""
        for before, quote in pairwise(one for one in quotes if one.parent is None):
            if ids_of(before) & ids_of(quote):
                self._said[quote.id] = before.content
        return {quote.id: self.of(quote) for quote in quotes}

    def of(self, quote: Quote) -> tuple[Reference, ...]:
        """Return the references of a quote, each word group once, in order."""
        speaker = ids_of(quote)
        found: list[Reference] = []
        chain: list[Phrase] = []
        for part in quote.content:
            for index in self._touched(part):
                described = list(self._described(quote, index, part, ()))
                pronouns = list(self._pronouns(quote, index, part, chain))
                described += self._described(quote, index, part, pronouns)
                named = [
                    one
                    for one in self._named(index, part)
                    if not any(whole.span.contains(one.span) for whole in described)
                ]
                found += sorted([*named, *pronouns, *described], key=lambda one: one.span)
        return tuple(one for one in found if one.target is None or one.target.id not in speaker)

    def _touched(self, part: Span) -> Iterator[int]:
        at = max(0, bisect_right(self._starts, part.start) - 1)
        while at < len(self.paragraphs) and self._starts[at] < part.end:
            yield at
            at += 1

    def _read(self, index: int) -> list[Phrase]:
        if index not in self._phrases:
            self._phrases[index] = self._reader.read(
                self.paragraphs[index], index, self._sentences[index]
            )
        return self._phrases[index]

    def _inside(self, index: int, part: Span) -> Iterator[tuple[int, Phrase]]:
        """Yield the phrases whose head stands in `part`, with their numbers."""
        paragraph = self.paragraphs[index]
        for at, phrase in enumerate(self._read(index)):
            head = phrase.head
            if part.start <= paragraph.start(head) and paragraph.end(head) <= part.end:
                yield at, phrase

    def _named(self, index: int, part: Span) -> Iterator[Reference]:
        """Yield names, and nouns for groups of people: "migrants", "the Democrats"."""
        paragraph = self.paragraphs[index]
        for _, phrase in self._inside(index, part):
            target = self.naming.get(paragraph.end(phrase.head)) or phrase.target
            if target is not None and target.span is not None:
                yield Reference(target.span, target)

    def _pronouns(
        self, quote: Quote, index: int, part: Span, chain: list[Phrase]
    ) -> Iterator[Reference]:
        """Resolve the pronouns of one stretch; `chain` holds what those before it meant."""
        paragraph = self.paragraphs[index]
        for token in paragraph.tokens(part):
            kind = self.lexicon.anaphors.get(token.lower_, "")
            if kind not in {"male", "female", "thing", "plural", *POINTING}:
                continue
            if token.pos_ not in {"PRON", "DET"} or not points_back(token):
                continue
            if kind == "thing" and is_impersonal(token, self.lexicon.anaphors):
                continue
            offset = paragraph.start(token)
            sentence = self._sentences[index] + paragraph.sentence_index(token)
            pronoun = Pronoun(token, kind, offset, index, sentence)
            reference = self._resolved(quote, pronoun, chain)
            if reference is not None:
                yield reference

    def _resolved(self, quote: Quote, pronoun: Pronoun, chain: list[Phrase]) -> Reference | None:
        offset, token = pronoun.offset, pronoun.token
        span = Span(offset, offset + len(token))
        before = [*self._before(pronoun), *chain]
        if not is_verbatim(quote, offset) and self._may_be_speaker(quote, pronoun):
            local = local_subject(pronoun, before)
            best = Antecedent(local, 1.0) if local is not None else None
            found: list[Antecedent] = []
        else:
            found = ranked(pronoun, before, side_of(quote))
            best = winner(found) if pronoun.kind not in POINTING else None
        target = best.phrase.target if best is not None and not best.phrase.joint else None
        if best is not None and target is not None and self._is_near(quote, pronoun, best):
            chain.append(again(best.phrase, pronoun))
            meant = Target(target.id, target.name, target.kind, span)
            return Reference(span, meant, ((best.phrase.span, best.score),))
        if pronoun.kind in PERSONAL or token.dep_ == "poss" or not found:
            return None
        return Reference(span, None, tuple((one.phrase.span, one.score) for one in found))

    def _before(self, pronoun: Pronoun) -> Iterator[Phrase]:
        """Yield the phrases before a pronoun, as far back as its kind reaches."""
        first = max(0, pronoun.paragraph - REACH.get(pronoun.kind, NEAR))
        for index in range(first, pronoun.paragraph + 1):
            paragraph = self.paragraphs[index]
            for phrase in self._read(index):
                before = paragraph.start(phrase.head) < pronoun.offset
                if before and not self._is_addressed(phrase, paragraph):
                    yield phrase

    def _is_near(self, quote: Quote, pronoun: Pronoun, best: Antecedent) -> bool:
        """Tell whether somebody is near enough to be meant.

        A body must stand in the quote, or in what the same speaker said just before; a person may
        stand outside when prominent there, a stranger when named again and again.
        """
        offset = self.paragraphs[best.phrase.paragraph].start(best.phrase.head)
        told = [*quote.content, *self._said.get(quote.id, ())]
        near = any(part.start <= offset < part.end for part in told)
        target = best.phrase.target
        known = target is not None and (
            not target.id.startswith(NAMED) or self._count(target) >= OFTEN
        )
        return near or (pronoun.kind in PERSONAL and known and best.score >= PROMINENT_OUTSIDE)

    def _count(self, target: Target) -> int:
        return sum(one.id == target.id for one in self.naming.values())

    def _is_addressed(self, phrase: Phrase, paragraph: Paragraph) -> bool:
        """Tell whether a phrase names the audience of a quote: "she told the BBC"."""
        head = phrase.head
        verb = head.head.head if head.dep_ == "pobj" else head.head
        told = head.dep_ in {"dobj", "dative", "pobj"} and is_cue(verb, self.lexicon.verbs)
        blamed = "object" in self.lexicon.verbs.get(verb.lemma_.lower(), ())  # "called him …"
        return told and not blamed and paragraph.quoted[head.i] < 0

    def _may_be_speaker(self, quote: Quote, pronoun: Pronoun) -> bool:
        """Tell whether a pronoun of reported speech may be its speaker: "said that he …"."""
        speaker = quote.speaker
        if speaker is None:
            return True
        person = speaker.kind in PEOPLE
        if pronoun.kind not in PERSONAL:
            return not person or speaker.name[:1].islower()
        entity = self.cast.by_actor(speaker.actor) if speaker.actor else None
        entity = entity or self.cast.named(speaker.name, person=True)
        gender = entity.gender if entity is not None else None
        return person and gender in {None, pronoun.kind[0]}

    def _described(
        self, quote: Quote, index: int, part: Span, pronouns: Sequence[Reference]
    ) -> Iterator[Reference]:
        """Yield descriptions of somebody; those with an owner once the pronouns are known."""
        paragraph = self.paragraphs[index]
        for at, phrase in self._inside(index, part):
            if phrase.target is None and phrase.head.pos_ == "NOUN":
                target = self.describer.target(phrase, paragraph, quote, pronouns)
                if target is not None and target.span is not None:
                    self._phrases[index][at] = replace(phrase, target=target)
                    yield Reference(target.span, target)
