"""A definite description in a quote → whom it means: "the president", "his Russian counterpart"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from spacy.tokens import Token

from analysis.extraction.cast import Cast, Entity
from analysis.extraction.descriptions import fits, is_definite
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Identity, Lexicon, Lookup
from analysis.extraction.naming import PEOPLE, name_id
from analysis.extraction.phrases import Nature, Phrase
from analysis.extraction.sides import side_of
from analysis.records import Quote, Span, Target

COUNTERPART = "counterpart"
#: Confidence of the knowledge base below which a description names nobody.
SURE = 0.7
#: What follows the office in a role, or what is only aspired to: "candidate for president".
STANDING = re.compile(r" (?:of|for|to|in|at) ")
BEFORE_NOUN = frozenset({"det", "poss", "amod", "compound", "nmod"})
#: Length of an ISO 3166 alpha-3 code: what else one speaks for is no country.
ISO = 3


class Meant(Protocol):
    """Some words of the quote whose meaning is known."""

    @property
    def span(self) -> Span:
        """Where they stand."""
        ...

    @property
    def target(self) -> Target | None:
        """Whom they mean."""
        ...


@dataclass(frozen=True, slots=True)
class Describer:
    """Resolves descriptions by the knowledge base and by what the article says of its people."""

    cast: Cast
    lookup: Lookup
    lexicon: Lexicon
    on: date | None

    def target(
        self, phrase: Phrase, paragraph: Paragraph, quote: Quote, meant: Sequence[Meant]
    ) -> Target | None:
        """Return whom a noun phrase without a name describes, None where that stays open."""
        head = phrase.head
        if head.dep_ in {"appos", "compound"} or not (is_definite(head) or _is_national(head)):
            return None
        before = [child for child in head.lefts if child.dep_ in BEFORE_NOUN]
        first = before[0].left_edge if before else head
        span = Span(paragraph.start(first), paragraph.end(head))
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if head.lemma_.lower() == COUNTERPART and owner is not None:
            found = self._counterpart(head, Span(paragraph.start(owner), span.end), meant)
        elif owner is not None:
            return None
        else:
            found = self._office(_words(first, head), quote) or self._introduced(phrase)
        if found is None or found.id in side_of(quote):
            return None
        return Target(found.id, found.name, found.kind, span)

    def _office(self, words: str, quote: Quote) -> Target | None:
        """Ask the knowledge base who holds an office, in the speaker's country if none is named."""
        speaker = quote.speaker
        home = (speaker.speaks_for or speaker.country) if speaker is not None else None
        at_home = home if home is not None and len(home) == ISO else None
        others = self.cast.known - side_of(quote)  # nobody calls himself "the president"
        return self._holder(self.lookup.resolve(words, self.on, others, at_home))

    def _holder(self, identity: Identity | None) -> Target | None:
        if identity is None or identity.actor is None or identity.kind not in PEOPLE:
            return None
        undated = self.on is None and identity.actor not in self.cast.known
        if undated or identity.confidence < SURE:
            return None
        return Target(*self.lookup.target(identity.actor, self.on))

    def _counterpart(self, head: Token, span: Span, meant: Sequence[Meant]) -> Target | None:
        """Return who holds the owner's office in the country that the description names."""
        owners = [
            one.target for one in meant if one.target is not None and one.span.start == span.start
        ]
        entity = self.cast.by_actor(owners[0].id) if owners else None
        if entity is None or entity.identity is None or not entity.identity.role:
            return None
        country = [c.text for c in head.children if c.dep_ in {"amod", "compound", "nmod"}]
        office = f"the {' '.join(country)} {entity.identity.role}"
        found = self.lookup.resolve(office, self.on) if country else None
        return self._holder(found)

    def _is_body(self, entity: Entity, head: Token) -> bool:
        """Tell whether a body has the noun in its name: "the committee"."""
        word = head.lower_
        return word in self.lexicon.groups and word in entity.name.casefold().split()

    def _introduced(self, phrase: Phrase) -> Target | None:
        """Return the one person or body of the article that bears the description."""
        head = phrase.head
        if any(child.dep_ in {"amod", "compound", "prep", "relcl"} for child in head.children):
            return None
        fitting = [
            entity
            for entity in self.cast.entities
            if (phrase.nature is Nature.PERSON and entity.person and _is_called(entity, head))
            or (phrase.nature is Nature.BODY and not entity.person and self._is_body(entity, head))
        ]
        if len(fitting) != 1:
            return None
        entity = fitting[0]
        if entity.identity is not None and entity.identity.actor is not None:
            return Target(*self.lookup.target(entity.identity.actor, self.on))
        return None if entity.person else _named_body(entity)


def _named_body(entity: Entity) -> Target | None:
    identity = entity.identity
    if identity is None:
        return None
    return Target(name_id(entity.name), entity.name, identity.kind)


def _is_called(entity: Entity, head: Token) -> bool:
    """Tell whether a person was introduced with just that office: "Senator Cruz", "the senator"."""
    word = head.lower_
    return any(
        fits(word, set(), role) and STANDING.split(role)[0].split()[-1:] == [word]
        for role in (one.casefold() for one in entity.roles)
    )


def _is_national(head: Token) -> bool:
    """Tell whether a country stands in front of a noun, as in a headline: "French president"."""
    singular = head.tag_ == "NN"
    return singular and any(c.ent_type_ in {"NORP", "GPE"} for c in head.children if c.i < head.i)


def _words(first: Token, head: Token) -> str:
    words = " ".join(token.text for token in head.doc[first.i : head.i + 1])
    return words if is_definite(head) else f"the {words}"
