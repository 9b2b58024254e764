"""Noun phrases of a paragraph, as what a pronoun or description further on can mean.

Each carries what agreement needs (number, nature, gender) and how prominent it is: by grammatical
role, after Lappin and Leass (1994), less in a subordinate clause, nothing for a predicate ("it was
*a mistake*"), which refers to nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Token

from analysis.extraction.cast import Cast
from analysis.extraction.entities import prominence
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon, Lookup
from analysis.extraction.naming import PEOPLE, name_id
from analysis.records import ActorKind, Span, Target

PLURAL = frozenset({"NNS", "NNPS"})
#: Clauses whose nouns are in the background.
SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp"})
BACKGROUND = 0.7
AGENT = 0.8
#: Dates, sums and shares: nothing that "it" takes up.
QUANTITIES = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"}
)
CLIMB = 6


class Nature(StrEnum):
    """What sort of thing a phrase is, as far as pronouns care."""

    PERSON = "person"
    BODY = "body"
    PEOPLE = "people"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase: its head, its words with what is tied behind them, and its features.

    `target` is whom it names, None for a common noun; one that is `joint` opens a list, which as a
    whole is nobody in particular; an `island` stands inside another name or
    noun ("the EU diplomat"), where no pronoun reaches it (Postal, 1969).
    """

    head: Token
    span: Span
    paragraph: int
    sentence: int
    nature: Nature
    plural: bool
    gender: str | None
    weight: float
    target: Target | None = None
    joint: bool = False
    island: bool = False


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """What is needed to read noun phrases: who is named where, and words for people."""

    cast: Cast
    lookup: Lookup
    lexicon: Lexicon
    naming: Mapping[int, Target]
    _natures: dict[str, Nature] = field(default_factory=dict)

    def read(self, paragraph: Paragraph, index: int, sentence: int) -> list[Phrase]:
        """Return the noun phrases of a paragraph in the order of their heads.

        `index` is the number of the paragraph, `sentence` that of its first sentence.
        """
        heads = {chunk.root.i: chunk.root for chunk in paragraph.doc.noun_chunks}
        for token in paragraph.doc:
            if paragraph.end(token) in self.naming:
                heads.setdefault(token.i, token)
        sentences = _sentences(paragraph, sentence)
        found = (self._phrase(paragraph, index, heads[i], sentences[i]) for i in sorted(heads))
        return [phrase for phrase in found if phrase is not None]

    def _phrase(
        self, paragraph: Paragraph, index: int, head: Token, sentence: int
    ) -> Phrase | None:
        target = self.naming.get(paragraph.end(head))
        if head.pos_ == "PRON" or head.dep_ in {"attr", "expl"}:
            return None
        nature = self._nature(head, target)
        generic = nature is Nature.THING and head.lemma_.lower() in self.lexicon.generic
        if target is None and (head.ent_type_ in QUANTITIES or generic):
            return None
        if nature is Nature.PEOPLE:
            target = self._group(head, paragraph)
        start, end = paragraph.start(head.left_edge), paragraph.end(head.right_edge)
        return Phrase(
            head=head,
            span=Span(start, end),
            paragraph=index,
            sentence=sentence,
            nature=nature,
            plural=nature is Nature.PEOPLE or _is_joint(head) or _is_plural(head, target),
            gender=self._gender(head, target, paragraph),
            weight=_weight(head),
            target=target,
            joint=_is_joint(head),
            island=head.dep_ in {"compound", "amod", "nmod"},
        )

    def _nature(self, head: Token, target: Target | None) -> Nature:
        if target is not None:
            return Nature.PERSON if target.kind in PEOPLE else Nature.BODY
        if head.lower_ in self.lexicon.peoples or head.ent_type_ == "NORP":
            return Nature.PEOPLE
        if head.ent_type_ == "PERSON" or head.lower_ in self.lexicon.honorifics:
            return Nature.PERSON
        if head.lower_ in self.lexicon.groups or head.ent_type_ in {"ORG", "GPE"}:
            return Nature.BODY
        return self._common(head)

    def _group(self, head: Token, paragraph: Paragraph) -> Target | None:
        """Return the group that a plural names: "migrants", "the Democrats"."""
        if head.dep_ == "compound" or head.tag_ not in PLURAL | {"NN"} or head.ent_type_ == "ORG":
            return None
        first = head
        while first.i > 0 and first.nbor(-1).ent_type_ == "NORP" and first.nbor(-1).pos_ != "NOUN":
            first = first.nbor(-1)  # "African Americans"
        name = self.lexicon.peoples.get(head.lower_) if first is head else None
        if name is None and (head.tag_ == "NNPS" or head.ent_type_ == "NORP"):
            name = head.doc[first.i : head.i + 1].text
        if name is None:
            return None
        span = Span(paragraph.start(first), paragraph.end(head))
        return Target(name_id(name), name, ActorKind.GROUP, span)

    def _common(self, head: Token) -> Nature:
        """Ask the knowledge base what a common noun is: "the senator", "people", "the treaty"."""
        word = head.lower_
        if word not in self._natures:
            described = self.lookup.resolve(word, None)
            kind = described.kind if described is not None else None
            human = kind in PEOPLE or head.lemma_.lower() in self.lexicon.titles
            several = kind is ActorKind.GROUP or (human and head.tag_ in PLURAL)
            one = Nature.PERSON if human else Nature.THING
            self._natures[word] = Nature.PEOPLE if several else one
        return self._natures[word]

    def _gender(self, head: Token, target: Target | None, paragraph: Paragraph) -> str | None:
        span = Span(paragraph.start(head), paragraph.end(head))
        entity = self.cast.at(span) if target is not None else None
        if entity is not None and entity.person:
            return entity.gender
        return self.lexicon.honorifics.get(head.lower_)


def _sentences(paragraph: Paragraph, first: int) -> list[int]:
    numbered = enumerate(paragraph.doc.sents, start=first)
    return [number for number, sentence in numbered for _ in range(len(sentence))]


def _is_plural(head: Token, target: Target | None) -> bool:
    """Tell whether a noun is plural; names are one whatever their ending: "Sanders"."""
    return head.tag_ in PLURAL and target is None


def _is_joint(head: Token) -> bool:
    """Tell whether a noun opens a list: "Trump and Putin" are they, not he."""
    return any(child.dep_ == "conj" for child in head.children) and any(
        child.dep_ == "cc" and child.lower_ == "and" for child in head.children
    )


def _weight(head: Token) -> float:
    agent = head.dep_ == "pobj" and head.head.dep_ == "agent"
    weight = AGENT if agent else prominence(head)
    return weight * (BACKGROUND if _in_background(head) else 1.0)


def _in_background(token: Token) -> bool:
    return any(above.dep_ in SUBORDINATE for above in _climb(token))


def _climb(token: Token) -> Iterator[Token]:
    for _ in range(CLIMB):
        if token.dep_ == "ROOT":
            return
        token = token.head
        yield token
