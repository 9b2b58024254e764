"""Names → the cast of the article.

Names are clustered by surname, as newspapers introduce people in full and go on with the surname.
Roles, gender and identity are collected on the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from analysis.extraction.cast import NAMESAKE, Cast, Entity, Mention
from analysis.extraction.genders import read_genders
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Identity, Lexicon, Lookup
from analysis.extraction.names import Name, in_order, names, surnames
from analysis.extraction.salience import SUBJECT
from analysis.records import Span

PERSON_KINDS = frozenset({"person", "journalist"})
BEFORE_NAME = frozenset({"compound", "amod", "nmod", "poss", "case", "prep", "pobj"})
LONGEST_APPOSITION = 8
#: Characters back in which "its" finds its owner.
FARTHEST_OWNER = 300
LONGEST_ROLE = 8


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is needed to read names: the article and who to ask about them."""

    text: str
    lookup: Lookup
    lexicon: Lexicon
    on: date | None


def read_cast(
    paragraphs: Sequence[Paragraph], text: str, lookup: Lookup, lexicon: Lexicon, on: date | None
) -> Cast:
    """Collect the people and bodies of an article."""
    cast = Cast()
    reader = _Reader(text, lookup, lexicon, on)
    found = [names(paragraph, lexicon, lookup) for paragraph in paragraphs]
    full = [name for here in found for name in here if name.person and len(name.tokens) > 1]
    known = {word.lower_ for name in full for word in (name.tokens[0], name.head)}
    for index, (paragraph, here) in enumerate(zip(paragraphs, found, strict=True)):
        missed = surnames(paragraph, here, {name.head.lower_ for name in full})
        for name in in_order([*here, *missed]):
            single = len(name.tokens) == 1 and name.head.lower_ in known
            person = True if single else name.person
            _add(cast, reader, (paragraph, index), Name(name.tokens, person))
    read_genders(cast, paragraphs, lexicon, lookup)
    return cast


def _add(cast: Cast, reader: _Reader, where: tuple[Paragraph, int], named: Name) -> None:
    paragraph, index = where
    head = named.head
    span = Span(paragraph.start(named.tokens[0]), paragraph.end(head))
    name = " ".join(span.of(reader.text).split())
    role = _owned(cast, _role(named), span.start)
    identity = _identify(cast, reader, name, role, named.person)
    person = named.person
    if identity is not None:
        person = identity.kind.value in PERSON_KINDS
    elif person is not True and cast.named(name, person=True) is not None:
        person = True
    entity = _entity(cast, name, identity, person=person is not False)
    if len(name.split()) > len(entity.name.split()):
        cast.rename(entity, name)
    _settle(cast, reader, entity, identity, name, role)
    entity.add_role(role)
    entity.title = entity.title or _title(reader.lexicon, named.tokens[0])
    quoted = paragraph.quoted[head.i] >= 0
    sentence = paragraph.sentence_index(head)
    cast.mention(entity, Mention(span, index, sentence, _weight(named), quoted))


def _settle(
    cast: Cast, reader: _Reader, entity: Entity, identity: Identity | None, name: str, role: str
) -> None:
    """Record what a mention tells about who an entity is.

    "Adam Smith, a plumber" is not the member of Congress of that name, there and wherever the
    article names him again without an office.
    """
    if identity is None:
        return
    if identity.actor is None and role:
        namesake = reader.lookup.resolve(name, reader.on)
        if namesake is not None and namesake.actor is not None and _unsure(entity):
            cast.estrange(entity, identity)
            return
    if entity.stranger and not role:
        return
    if entity.identity is None or identity.actor is not None:
        cast.identify(entity, identity)


def _unsure(entity: Entity) -> bool:
    return entity.identity is None or entity.identity.confidence <= NAMESAKE


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


def _identify(
    cast: Cast, reader: _Reader, name: str, role: str, person: bool | None
) -> Identity | None:
    """Ask who a name is; what the article shows to be a person is no place or body."""
    if role:
        phrase = f"{name}, {role}" if role.split(maxsplit=1)[0].islower() else f"{role} {name}"
        identity = reader.lookup.resolve(phrase, reader.on, cast.known)
        surname = name.rsplit(maxsplit=1)[-1].casefold()
        if identity is not None and surname in identity.name.casefold():
            return identity
    identity = reader.lookup.resolve(name, reader.on, cast.known)
    if identity is None or identity.kind.value in PERSON_KINDS:
        return identity
    return None if person or not _is_whole(reader.lookup, name) else identity


def _is_whole(lookup: Lookup, name: str) -> bool:
    """Tell whether the knowledge base knows a name of several words as a whole.

    *Australian National Nutrition Study* holds the name of a country but is not one.
    """
    if len(name.split()) == 1:
        return True
    return any(found.span.end - found.span.start == len(name) for found in lookup.find(name))


def _role(name: Name) -> str:
    """Return the role words in front of a name or in its apposition."""
    head, first = name.head, name.tokens[0]
    words = [t for t in head.subtree if t.i < first.i and t.dep_ in BEFORE_NAME]
    if 0 < len(words) <= LONGEST_ROLE:
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


def _owned(cast: Cast, role: str, offset: int) -> str:
    """Put a name for "its" in a role: "South Africa … Its foreign minister" is South Africa's."""
    if not role.casefold().startswith("its "):
        return role
    for entity, mention in cast.before(offset):
        if mention.weight >= SUBJECT and not entity.person and entity.identity is not None:
            return f"{entity.display}'s {role[4:]}"
        if offset - mention.span.start > FARTHEST_OWNER:
            break
    return role


def _title(lexicon: Lexicon, first: Token) -> str | None:
    """Return the gender that the words right in front of a name tell: "Mrs", "Spokeswoman"."""
    for at in range(first.i - 1, max(0, first.i - 3) - 1, -1):
        token = first.doc[at]
        if token.is_punct or token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
            return None
        if gender := lexicon.honorifics.get(token.lower_):
            return gender
    return None


def _weight(name: Name) -> float:
    """Return the prominence of a name: that of its best word, as parsers mistake the head."""
    return max(prominence(token) for token in name.tokens)


def prominence(head: Token) -> float:
    """Weigh a mention by its grammatical role, after centering theory's subject > object > rest."""
    if head.dep_ == "nsubj":
        return 1.0 if head.head.dep_ in {"ROOT", "conj", "ccomp"} else 0.7
    if head.dep_ in {"nsubjpass", "agent"}:
        return 0.8
    if head.dep_ == "appos" and head.head.dep_ in {"nsubj", "nsubjpass"}:
        return 0.9 * prominence(head.head)
    if head.dep_ in {"dobj", "attr", "appos"}:
        return 0.5
    if head.dep_ == "poss":
        return 0.4
    return 0.3
