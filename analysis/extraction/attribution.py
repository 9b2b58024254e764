"""Drafts → speakers, each with the reason in words.

The mention is a name, a pronoun, a description, or missing. Names are looked up in the cast;
pronouns go to the most salient person that agrees and is not named inside the statement itself
(a subject pronoun never means somebody named in its own complement); descriptions go to whoever
holds that role; a floating quote goes to whoever was speaking.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Token

from analysis.extraction.answers import Attribution, Floor
from analysis.extraction.cast import Cast, Entity
from analysis.extraction.descriptions import (
    described_before,
    described_later,
    holder_of,
    is_definite,
)
from analysis.extraction.drafts import Draft, mention_of
from analysis.extraction.floating import floating
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Identity, Lexicon, Lookup
from analysis.extraction.salience import FEMALE, MALE, Place, candidates
from analysis.extraction.sources import joint_speakers, named_by
from analysis.extraction.speakers import (
    on_behalf,
    retold,
    speaker_from,
    speaker_of,
    together,
    unnamed,
)
from analysis.extraction.transcripts import QUESTION_AND_ANSWER
from analysis.records import ActorKind, Phrase, Span, Speaker

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "his", "her"})
PEOPLE = frozenset({ActorKind.PERSON, ActorKind.JOURNALIST})
#: How nouns for people end: "the poster", "the historian", "the 11-year-old".
HUMAN = ("er", "or", "ist", "ian", "ee", "man", "woman", "old")
#: Below this prominence somebody named yields to whoever spoke just before.
LEAST_PROMINENT = 1.0
#: Below this confidence nobody is named: a wrong name is worse than none.
THRESHOLD = 0.5
#: Paragraphs at the top that may be headline and standfirst, written before the introduction.
HEADLINES = 2


@dataclass(slots=True)
class Attributor:
    """Attributes the drafts of one article in reading order, remembering who spoke last."""

    text: str
    paragraphs: Sequence[Paragraph]
    cast: Cast
    lookup: Lookup
    lexicon: Lexicon
    on: date | None
    floor: Floor = field(default_factory=Floor)

    def attribute(self, draft: Draft) -> Attribution:
        """Return the speaker of `draft`; later drafts may refer back to it."""
        paragraph = self.paragraphs[draft.paragraph]
        if draft.label is not None:
            answer = self._labelled(draft.label)
        elif draft.source is None:
            answer = floating(self.cast, paragraph, self.floor, draft)
        else:
            answer = self._sourced(draft, draft.source)
        if answer.speaker is not None and answer.speaker.confidence < THRESHOLD:
            answer = Attribution(answer.mention)
        self.floor.spoken.append((draft, answer))
        return answer

    def _labelled(self, label: Span) -> Attribution:
        """Name the speaker of a transcript's paragraph."""
        words = label.of(self.text)
        mention = Phrase(label, words)
        entity = self.cast.named(words, person=True)
        if entity is not None:
            evidence = f"“{words}:” names {entity.display}"
            return Attribution(mention, speaker_of(entity, evidence, 0.95), entity)
        if words in QUESTION_AND_ANSWER:
            return Attribution(mention)
        identity = self.lookup.resolve(words.title(), self.on, self.cast.known)
        evidence = f"named in front of the colon: “{words}:”"
        if identity is not None:
            return Attribution(mention, speaker_from(identity, evidence, identity.confidence))
        return Attribution(mention, Speaker(words.title(), evidence=evidence, confidence=0.8))

    def _sourced(self, draft: Draft, source: Token) -> Attribution:
        paragraph = self.paragraphs[draft.paragraph]
        mention = mention_of(paragraph, self.text, source)
        word = source.lower_
        if word in {"i", "we"}:
            return Attribution(mention)
        if word in {"they", "it"}:
            speaker = self.floor.last_collective(draft.paragraph)
            if speaker is not None:
                evidence = f"“{mention.text}” → {speaker.name}: speaking just before"
                return Attribution(mention, retold(speaker, evidence, 0.75))
        if word in PRONOUNS:
            return self._pronoun(draft, source, mention)
        return self._named(paragraph, source, mention) or self._described(draft, source, mention)

    def _named(self, paragraph: Paragraph, source: Token, mention: Phrase) -> Attribution | None:
        entity = named_by(self.cast, paragraph, source)
        if entity is None or (entity.person and self._is_body(source)):
            return None
        if joint_speakers(self.cast, paragraph, source):
            return Attribution(mention, together(mention))
        if entity.identity is None and not entity.person:
            identity = self.lookup.resolve(mention.text, self.on, self.cast.known)
            if identity is not None and identity.actor is not None:
                self.cast.identify(entity, identity)
        how = "named in the reporting clause"
        if entity.display.casefold() not in mention.text.casefold():
            how = f"“{mention.text}” names {entity.display}"
        return Attribution(mention, speaker_of(entity, how, 0.97), entity)

    def _is_body(self, source: Token) -> bool:
        """Tell whether the head is a body that somebody's name only modifies."""
        return source.pos_ == "NOUN" and source.lemma_.lower() in self.lexicon.bodies

    def _pronoun(self, draft: Draft, source: Token, mention: Phrase) -> Attribution:
        paragraph = self.paragraphs[draft.paragraph]
        last = self.floor.last(draft.paragraph)
        place = Place(
            paragraph.start(source),
            draft.paragraph,
            paragraph.sentence_index(source),
            last[1].entity if last is not None else None,
            here=last is not None and last[0].at == draft.paragraph,
            since=last[0].hull.end if last is not None else None,
        )
        inside = [entity for span in draft.content for entity in self.cast.within(span)]
        ranked = candidates(self.cast, source.lower_, place, inside)
        described = self.floor.last_described(draft.paragraph)
        single = source.lower_ in MALE | FEMALE
        if described and single and (not ranked or ranked[0].score < LEAST_PROMINENT):
            evidence = f"“{mention.text}” → {described.name}: speaking just before"
            return Attribution(mention, retold(described, evidence, 0.7))
        if not single:  # nothing but prominence speaks for a body: it must be plain
            ranked = [one for one in ranked if one.score >= LEAST_PROMINENT][:1]
        if not ranked:
            return Attribution(mention)
        best = ranked[0]
        second = ranked[1].score if len(ranked) > 1 else 0.0
        confidence = round(
            min(0.93 if single else 0.65, 0.6 + 0.35 * (best.score - second) / best.score), 2
        )
        evidence = f"“{mention.text}” → {best.entity.display}: {best.why}"
        return Attribution(mention, speaker_of(best.entity, evidence, confidence), best.entity)

    def _described(self, draft: Draft, source: Token, mention: Phrase) -> Attribution:
        identity = self._identity(source, mention)
        if identity is not None and identity.actor is not None:
            person = identity.kind in PEOPLE and source.pos_ == "NOUN"
            if person and self._is_inside(draft, source, mention, identity.actor):
                return Attribution(mention, on_behalf(mention, identity))
            entity = self.cast.by_actor(identity.actor)
            evidence = f"“{mention.text}” → {identity.name}: {identity.how}"
            speaker = speaker_from(identity, evidence, min(identity.confidence, 0.92))
            return Attribution(mention, speaker, entity)
        earlier = described_before(source) if is_definite(source) else None
        if earlier is not None:
            words = mention_of(self.paragraphs[draft.paragraph], self.text, earlier)
            evidence = f"“{mention.text}” → {words.text}: described so just before"
            known = self.lookup.resolve(words.text, self.on, self.cast.known)
            return Attribution(mention, retold(unnamed(words, earlier, known), evidence, 0.7))
        found = self._holder(draft, source, mention)
        if found is not None:
            entity, why, confidence = found
            evidence = f"“{mention.text}” → {entity.display}: {why}"
            return Attribution(mention, speaker_of(entity, evidence, confidence), entity)
        return Attribution(mention, unnamed(mention, source, identity))

    def _identity(self, source: Token, mention: Phrase) -> Identity | None:
        """Ask who a description is; a body is no person, whoever was introduced from it."""
        identity = self.lookup.resolve(mention.text, self.on, self.cast.known)
        body = source.lemma_.lower() in self.lexicon.bodies
        if body and identity is not None and identity.kind in PEOPLE:
            identity = self.lookup.resolve(mention.text, self.on)
            return None if identity is not None and identity.kind in PEOPLE else identity
        return identity

    def _is_inside(self, draft: Draft, source: Token, mention: Phrase, actor: str) -> bool:
        """Tell whether somebody is only mentioned by a description: "a spokesman for X"."""
        head = self.paragraphs[draft.paragraph].end(source)
        behind = Span(head, mention.span.end)
        return any(
            entity.identity is not None and entity.identity.actor == actor
            for entity in self.cast.within(behind)
        )

    def _holder(
        self, draft: Draft, source: Token, mention: Phrase
    ) -> tuple[Entity, str, float] | None:
        """Return the person of the article that a description means, why, and how surely."""
        if is_definite(source):
            offset = self.paragraphs[draft.paragraph].start(source)
            entity = holder_of(self.cast, source, offset)
            if entity is not None:
                return entity, "introduced with that role", 0.8
            entity = self._running_body(draft, source)
            if entity is not None:
                return entity, "the body last spoken of", 0.7
            entity = self._running_person(draft, source)
            if entity is not None:
                return entity, "the person last spoken of", 0.55
        if draft.paragraph < HEADLINES:
            entity = described_later(self.cast, mention.text)
            if entity is not None:
                return entity, "introduced so below", 0.8
        return None

    def _running_person(self, draft: Draft, noun: Token) -> Entity | None:
        """Return whoever spoke last, for a description that can only mean a person."""
        word = noun.lower_
        body = noun.pos_ == "PROPN" or noun.lemma_.lower() in self.lexicon.bodies
        human = word in self.lexicon.titles or word in self.lexicon.honorifics
        if body or not (human or word.endswith(HUMAN)):
            return None
        if any(child.dep_ == "poss" for child in noun.children):  # "his counterpart"
            return None
        last = self.floor.last_entity(draft.paragraph)
        gender = self.lexicon.honorifics.get(noun.lower_)
        fits = last is not None and last.person and (not gender or last.gender in {None, gender})
        return last if fits else None

    def _running_body(self, draft: Draft, noun: Token) -> Entity | None:
        """Return the body that spoke last, for "the group" or "the company"."""
        last = self.floor.last_entity(draft.paragraph)
        bare = all(child.dep_ == "det" for child in noun.children)
        return (
            last
            if last is not None
            and not last.person
            and bare
            and noun.lemma_.lower() in self.lexicon.groups
            else None
        )
