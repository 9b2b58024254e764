"""Names in the parse → the cast of the article.

Names come from the parser's entities and from the subjects of reporting verbs; they are clustered
by surname, as newspapers introduce people in full and go on with the surname. Roles, gender and
identity are collected on the way.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from analysis.extraction.cast import Cast, Entity, Mention
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Identity, Lexicon, Lookup
from analysis.extraction.reports import is_cue
from analysis.records import Span

PERSON_KINDS = frozenset({"person", "journalist"})
BODIES = frozenset({"ORG", "GPE", "NORP", "FAC"})
BEFORE_NAME = frozenset({"compound", "amod", "nmod", "poss", "case", "prep", "pobj"})
LONGEST_APPOSITION = 8

_Names = Sequence[tuple[list[Token], bool | None]]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is needed to read names: the article and who to ask about them."""

    text: str
    lookup: Lookup
    lexicon: Lexicon
    on: date | None


def read_cast(
    paragraphs: Iterable[Paragraph], text: str, lookup: Lookup, lexicon: Lexicon, on: date | None
) -> Cast:
    """Collect the people and bodies of an article, paragraph by paragraph."""
    cast = Cast()
    reader = _Reader(text, lookup, lexicon, on)
    named = [(paragraph, list(_names(paragraph, lexicon))) for paragraph in paragraphs]
    surnames = {
        tokens[-1].lower_
        for _, names in named
        for tokens, person in names
        if person and len(tokens) > 1
    }
    for index, (paragraph, names) in enumerate(named):
        for tokens, person in sorted([*names, *_surnames(paragraph, names, surnames)], key=_place):
            surname = len(tokens) == 1 and tokens[0].lower_ in surnames
            _add(cast, reader, paragraph, index, tokens, person=person or surname)
    return cast


def _names(paragraph: Paragraph, lexicon: Lexicon) -> Iterator[tuple[list[Token], bool | None]]:
    """Yield the names of a paragraph: tokens, and whether the parser saw a person."""
    taken: set[int] = set()
    for entity in paragraph.doc.ents:
        if entity.label_ != "PERSON" and entity.label_ not in BODIES:
            continue
        tokens = [t for t in entity if not t.is_punct and t.lower_ not in {"'s", "the"}]
        tokens = _without_titles(tokens, lexicon)
        if tokens and tokens[-1].text[:1].isupper():
            taken |= {token.i for token in entity}
            yield tokens, entity.label_ == "PERSON"
    for token in paragraph.doc:
        speaks = token.dep_ == "nsubj" and is_cue(token.head, lexicon.verbs)
        if token.pos_ == "PROPN" and token.i not in taken and speaks:
            compound = [t for t in token.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"]
            tokens = _without_titles([*compound, token], lexicon)
            if tokens:
                yield tokens, None


def _surnames(
    paragraph: Paragraph, names: _Names, surnames: Collection[str]
) -> Iterator[tuple[list[Token], bool | None]]:
    """Yield the surnames of people named elsewhere that the parser took for common words."""
    taken = {token.i for tokens, _ in names for token in tokens}
    for token in paragraph.doc:
        if token.pos_ == "PROPN" and token.lower_ in surnames and token.i not in taken:
            yield [token], True


def _place(name: tuple[list[Token], bool | None]) -> int:
    return name[0][0].i


def _without_titles(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    at = 0
    while at < len(tokens) - 1 and tokens[at].lower_ in lexicon.honorifics:
        at += 1
    rest = tokens[at:]
    return [] if len(rest) == 1 and rest[0].lower_ in lexicon.honorifics else rest


def _add(
    cast: Cast,
    reader: _Reader,
    paragraph: Paragraph,
    index: int,
    tokens: list[Token],
    *,
    person: bool | None,
) -> None:
    head = tokens[-1]
    span = Span(paragraph.start(tokens[0]), paragraph.end(head))
    name = " ".join(span.of(reader.text).split())
    role = _role(head, tokens)
    identity = _identify(cast, reader, name, role)
    if identity is not None:
        person = identity.kind.value in PERSON_KINDS
    elif person is not True and cast.named(name, person=True) is not None:
        person = True
    entity = _entity(cast, name, identity, person=person is not False)
    if len(name.split()) > len(entity.name.split()):
        cast.rename(entity, name)
    if identity is not None and (entity.identity is None or len(name.split()) > 1):
        cast.identify(entity, identity)
    entity.add_role(role)
    if entity.person:
        entity.gender = entity.gender or _gender(reader, entity, tokens)
    quoted = paragraph.quoted[head.i] >= 0
    sentence = paragraph.sentence_index(head)
    cast.mention(entity, Mention(span, index, sentence, _prominence(head), quoted))


def _entity(cast: Cast, name: str, identity: Identity | None, *, person: bool) -> Entity:
    """Return the entity a name belongs to, introducing it when it is new."""
    actor = identity.actor if identity is not None else None
    if actor is not None and (found := cast.by_actor(actor)) is not None:
        return found
    known = cast.named(name, person=person)
    if known is None:
        return cast.add(name, person=person)
    other = known.identity.actor if known.identity is not None else None
    return cast.add(name, person=person) if actor and other and actor != other else known


def _identify(cast: Cast, reader: _Reader, name: str, role: str) -> Identity | None:
    if role:
        identity = reader.lookup.resolve(f"{role} {name}", reader.on, cast.known)
        if (
            identity is not None
            and name.rsplit(maxsplit=1)[-1].casefold() in identity.name.casefold()
        ):
            return identity
    return reader.lookup.resolve(name, reader.on, cast.known)


def _role(head: Token, tokens: list[Token]) -> str:
    """Return the role words in front of a name or in its apposition."""
    first = tokens[0]
    words = [t for t in head.subtree if t.i < first.i and t.dep_ in BEFORE_NAME]
    if words:
        return " ".join(token.text for token in words)
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in {"NOUN", "PROPN"} and child.i > head.i:
            start = child.left_edge.i
            end = min(child.right_edge.i + 1, start + LONGEST_APPOSITION)
            return " ".join(token.text for token in head.doc[start:end])
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        start = head.head.left_edge.i
        return " ".join(token.text for token in head.doc[start : head.head.i + 1])
    return ""


def _gender(reader: _Reader, entity: Entity, tokens: list[Token]) -> str | None:
    if entity.identity is not None and entity.identity.gender:
        return entity.identity.gender
    first = tokens[0]
    before = [first.doc[at].lower_ for at in range(max(0, first.i - 3), first.i)]
    roles = [word for role in entity.roles for word in role.casefold().split()]
    for word in [*reversed(before), *roles]:
        gender = reader.lexicon.honorifics.get(word)
        if gender:
            return gender
    if len(entity.name.split()) > 1:
        return reader.lookup.given_name_gender(entity.name.split()[0])
    return None


def _prominence(head: Token) -> float:
    """Weigh a mention by its grammatical role, after centering theory's subject > object > rest."""
    if head.dep_ == "nsubj":
        return 1.0 if head.head.dep_ in {"ROOT", "conj", "ccomp"} else 0.7
    if head.dep_ in {"nsubjpass", "agent"}:
        return 0.8
    if head.dep_ in {"dobj", "attr", "appos"}:
        return 0.5
    if head.dep_ == "poss":
        return 0.4
    return 0.3
