"""Descriptions ("the minister", "the 11-year-old") → the person the article gave that role."""

from spacy.tokens import Token

from analysis.extraction.cast import Cast, Entity

DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
#: Words that make another office of the same noun.
RANKS = frozenset({"vice", "deputy", "former", "acting", "ex", "assistant"})
SINGULAR = frozenset({"NN", "NNP"})


def is_definite(noun: Token) -> bool:
    """Tell whether a noun is one that the reader should know already: "the minister"."""
    return noun.tag_ in SINGULAR and any(
        child.lower_ in DEFINITE for child in noun.children if child.dep_ in {"det", "poss"}
    )


def holder_of(cast: Cast, noun: Token, offset: int) -> Entity | None:
    """Return whoever was last named before `offset` among those introduced in that role."""
    modifiers = {token.lower_ for token in noun.lefts if token.dep_ in {"compound", "amod"}}
    for entity, _ in cast.before(offset):
        if any(fits(noun.lower_, modifiers, role) for role in _roles(entity)):
            return entity
    return None


def described_before(noun: Token) -> Token | None:
    """Return the noun that introduced somebody unnamed: "a senior aide", then "the aide"."""
    if any(child.dep_ in {"compound", "amod", "poss"} for child in noun.children):
        return None
    for at in range(noun.i - 1, -1, -1):
        token = noun.doc[at]
        if token.lower_ == noun.lower_ and token.pos_ == "NOUN":
            indefinite = any(
                child.dep_ == "det" and child.lower_ in INDEFINITE for child in token.children
            )
            return token if indefinite and token.dep_ not in {"appos", "attr"} else None
    return None


def described_later(cast: Cast, mention: str) -> Entity | None:
    """Return the one person whom the article introduces below in just these words.

    Headlines say "Australian woman claims …", and the text "Valeska Paris, an Australian woman".
    """
    words = _content_words(mention)
    found = [
        entity
        for entity in cast.entities
        if entity.person
        and any(words == _content_words(role)[: len(words)] for role in entity.roles)
    ]
    return found[0] if len(found) == 1 and words else None


def _content_words(phrase: str) -> list[str]:
    return [word for word in phrase.casefold().split() if word not in {"a", "an", "the"}]


def _roles(entity: Entity) -> list[str]:
    roles = [role.casefold() for role in entity.roles]
    if entity.identity is not None and entity.identity.role:
        roles.append(entity.identity.role.casefold())
    return roles


def fits(noun: str, modifiers: set[str], role: str) -> bool:
    """Tell whether a description fits a role: same noun, and no rank that only one of them has."""
    words = role.replace("-", " ").split()
    if noun not in words:
        return False
    before = set(words[: words.index(noun)])
    return (before & RANKS) == (modifiers & RANKS)
