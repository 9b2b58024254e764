"""Who is named where in an article: the knowledge base's names and the cast's, as targets."""

from collections.abc import Sequence
from datetime import date

from analysis.extraction.cast import Cast, Entity, Mention
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon, Lookup
from analysis.records import ActorKind, Target

PEOPLE = frozenset({ActorKind.PERSON, ActorKind.JOURNALIST})
#: Kinds of alias that name somebody one can be for or against; "Russian" only modifies.
NAMING = frozenset(
    {"name", "surname", "short", "role", "metonym", "organisation", "country", "bloc"}
)
#: Words a name may have; longer ones are two names, or a headline.
LONGEST = 6
#: Mentions that tell what sort of name it is.
ENOUGH = 12
SMALL = frozenset({"prep", "det", "cc", "punct", "case"})
#: What stands in front of a place.
PLACES = frozenset({"in", "at", "near", "around"})
#: Roles of who does something.
ACTING = frozenset({"nsubj", "poss", "agent"})
#: What begins the id of somebody whom only the article names.
NAMED = "name:"


def read_naming(
    paragraphs: Sequence[Paragraph],
    text: str,
    cast: Cast,
    lookup: Lookup,
    lexicon: Lexicon,
    on: date | None,
) -> dict[int, Target]:
    """Return whom the article names, by the offset at which the last word of the name ends.

    The cast knows surnames and namesakes from the whole article, so its people go before what the
    knowledge base finds; for countries and bodies it is the other way round.
    """
    naming: dict[int, Target] = {}
    for found in lookup.find(text):
        if str(found.alias) in NAMING and len(found.referents) == 1:
            target = Target(*lookup.target(found.referents[0], on), found.span)
            naming[found.span.end] = target
    for entity in cast.entities:
        known = _known(entity, lookup, on)
        bearer = known or _new(entity, paragraphs, lexicon)
        for mention in entity.mentions if bearer is not None else ():
            if bearer is None or (bearer.kind not in PEOPLE and mention.span.end in naming):
                continue
            if known or _is_used_as_name(paragraphs[mention.paragraph], mention, bearer):
                target = Target(bearer.id, bearer.name, bearer.kind, mention.span)
                naming[mention.span.end] = target
    return naming


def _known(entity: Entity, lookup: Lookup, on: date | None) -> Target | None:
    """Return somebody of the knowledge base as a target."""
    identity = entity.identity
    if identity is None or identity.actor is None or entity.stranger:
        return None
    return Target(*lookup.target(identity.actor, on))


def _new(entity: Entity, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Target | None:
    """Return somebody only the article names, None for what may be a mistake of the parser."""
    if entity.person:
        kind = ActorKind.PERSON if _is_person(entity) else None
    else:
        kind = ActorKind.ORGANISATION if _is_body(entity, paragraphs, lexicon) else None
    return Target(name_id(entity.name), entity.name, kind) if kind is not None else None


def _is_person(entity: Entity) -> bool:
    """Tell whether somebody is surely a person: a full name, an office, a title, a known gender."""
    words = entity.name.split()
    capital = all(word[:1].isupper() or word.islower() for word in words)
    plain = all(word.replace("-", "").replace("'", "").rstrip(".").isalpha() for word in words)
    told = entity.title or entity.roles or (entity.gender and len(entity.mentions) > 1)
    surely = len(words) > 1 or bool(told)
    return capital and plain and surely and len(words) <= LONGEST


def _is_body(entity: Entity, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> bool:
    """Tell whether the parser takes a name for an organisation's everywhere, and one that acts."""
    words = entity.name.split()
    if len(words) > LONGEST or not all(
        w.replace("-", "").replace(".", "").isalpha() for w in words
    ):
        return False
    found = [
        token
        for mention in entity.mentions[:ENOUGH]
        for token in paragraphs[mention.paragraph].tokens(mention.span)
    ]
    ours = all(token.ent_type_ == "ORG" for token in found if token.dep_ not in SMALL)
    heads = [token for token in found if token.dep_ not in {"compound", "amod", *SMALL}]
    if not ours or any(token.tag_ == "NNPS" for token in heads):
        return False
    if len(words) > 1:
        return True
    place = any(token.dep_ == "pobj" and token.head.lower_ in PLACES for token in heads)
    common = {words[0].casefold()} & (lexicon.bodies | lexicon.generic)
    return not place and not common and any(token.dep_ in ACTING for token in heads)


def _is_used_as_name(paragraph: Paragraph, mention: Mention, bearer: Target) -> bool:
    """Tell whether somebody is named, not put in front of another noun: "the EPA rules"."""
    last = paragraph.tokens(mention.span)[-1:]
    initials = bool(last) and last[0].is_upper and not bearer.name.isupper()
    return bool(last) and last[0].dep_ not in {"compound", "amod", "nmod"} and not initials


def name_id(name: str) -> str:
    """Return the id of somebody whom only the article names.

    >>> name_id("Ann Lee")
    'name:ann lee'
    """
    return NAMED + name.casefold()
