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

from analysis.extraction.cast import Cast, Entity
from analysis.extraction.descriptions import holder_of, is_definite
from analysis.extraction.drafts import Draft, mention_of
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon, Lookup
from analysis.extraction.salience import Place, candidates
from analysis.extraction.speakers import retold, speaker_from, speaker_of, unnamed
from analysis.records import Phrase, Span, Speaker

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
#: Paragraphs for which whoever spoke last keeps the floor.
FLOOR = 2


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker with the words that name them; both None when nobody can be named."""

    mention: Phrase | None = None
    speaker: Speaker | None = None
    entity: Entity | None = None


@dataclass(slots=True)
class Attributor:
    """Attributes the drafts of one article in reading order, remembering who spoke last."""

    text: str
    paragraphs: Sequence[Paragraph]
    cast: Cast
    lookup: Lookup
    lexicon: Lexicon
    on: date | None
    spoken: list[tuple[Draft, Attribution]] = field(default_factory=list)

    def attribute(self, draft: Draft) -> Attribution:
        """Return the speaker of `draft`; later drafts may refer back to it."""
        answer = self._floating(draft) if draft.source is None else self._sourced(draft)
        self.spoken.append((draft, answer))
        return answer

    def _sourced(self, draft: Draft) -> Attribution:
        source = draft.source
        if source is None:
            return Attribution()
        paragraph = self.paragraphs[draft.paragraph]
        mention = mention_of(paragraph, self.text, source)
        if source.lower_ in PRONOUNS:
            return self._pronoun(draft, source, mention)
        named = self._named(paragraph, source, mention)
        if named is not None:
            return named
        return self._described(draft, source, mention)

    def _named(self, paragraph: Paragraph, source: Token, mention: Phrase) -> Attribution | None:
        entity = self._person_in(paragraph, source)
        if entity is None:
            entity = self.cast.at(Span(paragraph.start(source), paragraph.end(source)))
        if entity is None:
            return None
        how = "named in the reporting clause"
        if entity.display.casefold() not in mention.text.casefold():
            how = f"“{mention.text}” names {entity.display}"
        return Attribution(mention, speaker_of(entity, how, 0.97), entity)

    def _person_in(self, paragraph: Paragraph, source: Token) -> Entity | None:
        """Return the person named by the subject or by an apposition to it.

        Long titles are often parsed as a name of their own: `the Executive Secretary of the
        Alliance, Adetiloye Aiyeola, told …` names the last person in it.
        """
        head = Span(paragraph.start(source), paragraph.end(source))
        at_head = self.cast.at(head)
        if at_head is not None and at_head.person and source.ent_type_ == "PERSON":
            return at_head
        tree = [t for t in source.subtree if not _in_clause(t, source)]
        people = [
            entity
            for token in tree
            if token.ent_type_ == "PERSON"
            and token.dep_ in {"appos", source.dep_, "compound"}
            and (entity := self.cast.at(Span(paragraph.start(token), paragraph.end(token))))
            and entity.person
        ]
        return people[-1] if people else at_head

    def _pronoun(self, draft: Draft, source: Token, mention: Phrase) -> Attribution:
        word = source.lower_
        if word in {"i", "we"}:
            return Attribution(mention)
        paragraph = self.paragraphs[draft.paragraph]
        last = self._last_speaker(draft.paragraph)
        place = Place(
            paragraph.start(source),
            draft.paragraph,
            paragraph.sentence_index(source),
            last,
            here=last is not None and self.spoken[-1][0].paragraph == draft.paragraph,
        )
        inside = [entity for span in draft.content for entity in self.cast.within(span)]
        ranked = candidates(self.cast, word, place, inside)
        if not ranked:
            return Attribution(mention)
        best = ranked[0]
        second = ranked[1].score if len(ranked) > 1 else 0.0
        confidence = min(0.93, 0.6 + 0.35 * (best.score - second) / best.score)
        evidence = f"“{mention.text}” → {best.entity.display}: {best.why}"
        return Attribution(mention, speaker_of(best.entity, evidence, confidence), best.entity)

    def _last_speaker(self, paragraph: int) -> Entity | None:
        if not self.spoken or paragraph - self.spoken[-1][0].paragraph > FLOOR:
            return None
        return self.spoken[-1][1].entity

    def _described(self, draft: Draft, source: Token, mention: Phrase) -> Attribution:
        known = self.cast.known
        identity = self.lookup.resolve(mention.text, self.on, known)
        if identity is not None and identity.actor is not None:
            entity = self.cast.by_actor(identity.actor)
            evidence = f"“{mention.text}” → {identity.name}: {identity.how}"
            speaker = speaker_from(identity, evidence, min(identity.confidence, 0.92))
            return Attribution(mention, speaker, entity)
        if is_definite(source):
            offset = self.paragraphs[draft.paragraph].start(source)
            entity = holder_of(self.cast, source, offset)
            if entity is not None:
                evidence = f"“{mention.text}” → {entity.display}: introduced with that role"
                return Attribution(mention, speaker_of(entity, evidence, 0.8), entity)
            entity = self._running_person(draft, source)
            if entity is not None:
                evidence = f"“{mention.text}” → {entity.display}: the person last spoken of"
                return Attribution(mention, speaker_of(entity, evidence, 0.55), entity)
        return Attribution(mention, unnamed(mention, source, identity))

    def _running_person(self, draft: Draft, noun: Token) -> Entity | None:
        """Return whoever spoke last, for a description that can only mean a person."""
        if noun.pos_ == "PROPN" or noun.lemma_.lower() in self.lexicon.bodies:
            return None
        last = self._last_speaker(draft.paragraph)
        gender = self.lexicon.honorifics.get(noun.lower_)
        fits = last is not None and last.person and (not gender or last.gender in {None, gender})
        return last if fits else None

    def _floating(self, draft: Draft) -> Attribution:
        """Attribute a quote without a reporting clause to whoever has the floor."""
        subject = self._lead_in(draft)
        if subject is not None:
            evidence = f"no reporting clause: {subject.display} is the subject just before"
            return Attribution(None, speaker_of(subject, evidence, 0.7), subject)
        if not self.spoken:
            return Attribution()
        before, answer = self.spoken[-1]
        distance = draft.paragraph - before.paragraph
        if answer.speaker is None or distance > FLOOR or not self._open_floor(before, draft):
            return Attribution()
        evidence = f"no reporting clause: {answer.speaker.name} was speaking just before"
        confidence = round(min(answer.speaker.confidence, 0.85 - 0.15 * distance), 2)
        speaker = retold(answer.speaker, evidence, confidence)
        return Attribution(None, speaker, answer.entity)

    def _open_floor(self, before: Draft, draft: Draft) -> bool:
        """Tell whether nobody else came up between the last quote and this one."""
        gap = Span(before.hull.end, draft.hull.start)
        between = self.cast.within(gap)
        speaker = self.spoken[-1][1].entity
        return all(one is speaker or not one.person for one in between) or draft.paragraph == (
            before.paragraph
        )

    def _lead_in(self, draft: Draft) -> Entity | None:
        """Return the person who is the subject of the sentence before, in the same paragraph."""
        paragraph = self.paragraphs[draft.paragraph]
        sentences = [
            s
            for s in paragraph.doc.sents
            if paragraph.span.start + s.end_char <= draft.content[0].start
        ]
        if not sentences:
            return None
        last = sentences[-1]
        if any(paragraph.quoted[token.i] >= 0 for token in last):
            return None
        root = last.root
        for child in root.children:
            if child.dep_ == "nsubj":
                entity = self.cast.at(Span(paragraph.start(child), paragraph.end(child)))
                if entity is not None and entity.person:
                    return entity
        return None


def _in_clause(token: Token, head: Token) -> bool:
    """Tell whether `token` belongs to a relative clause or a phrase below the subject's own."""
    while token != head:
        if token.dep_ in {"relcl", "acl", "poss", "pobj"}:
            return True
        token = token.head
    return False
