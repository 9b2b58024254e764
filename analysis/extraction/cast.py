"""The people and bodies of one article, each with all its mentions."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.extraction.lookup import Identity
from analysis.records import Span

INITIAL = 2
#: Confidence up to which a name may be a namesake's.
NAMESAKE = 0.7
#: How many of the last people that share a word of their names are compared.
NAMESAKES = 50


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named.

    `weight` orders grammatical prominence: subject of the main clause highest. `quoted` tells
    that the name stands inside a quotation.
    """

    span: Span
    paragraph: int
    sentence: int
    weight: float
    quoted: bool


@dataclass(slots=True)
class Entity:
    """A person or body of the article. Grows while the article is read, then stays as it is.

    `title` is the gender that a title tells ("Mrs"), `gender` the one that all evidence tells.
    """

    name: str
    person: bool
    mentions: list[Mention] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str | None = None
    title: str | None = None
    identity: Identity | None = None
    stranger: bool = False

    @property
    def display(self) -> str:
        """The name to show: the knowledge base's, else the longest in the article."""
        known = self.identity is not None and self.identity.actor is not None
        return self.identity.name if self.identity is not None and known else self.name

    def add_role(self, role: str) -> None:
        """Remember a role phrase that stood beside the name."""
        if role and role not in self.roles:
            self.roles.append(role)


@dataclass(slots=True)
class Cast:
    """Everybody named in one article.

    Lookups by word and by place are indexed, so that reading stays linear in the text's length.
    """

    entities: list[Entity] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    _words: dict[str, list[Entity]] = field(default_factory=dict)
    _actors: dict[str, Entity] = field(default_factory=dict)
    _places: list[tuple[int, int, int, Entity, Mention]] = field(default_factory=list)

    def add(self, name: str, *, person: bool) -> Entity:
        """Introduce somebody."""
        entity = Entity(name, person)
        self.entities.append(entity)
        self._index(entity, name)
        return entity

    def _index(self, entity: Entity, name: str) -> None:
        words = name.casefold().split()
        for word in {words[0], words[-1]}:
            self._words.setdefault(word, []).append(entity)

    def rename(self, entity: Entity, name: str) -> None:
        """Give an entity a fuller name."""
        entity.name = name
        self._index(entity, name)

    def identify(self, entity: Entity, identity: Identity) -> None:
        """Record who an entity is; a name that others bear too licenses no later surname."""
        entity.identity = identity
        if identity.actor is not None:
            self._actors.setdefault(identity.actor, entity)
            if identity.confidence > NAMESAKE:
                self.known.add(identity.actor)

    def estrange(self, entity: Entity, identity: Identity) -> None:
        """Record that an entity is somebody else of a known name, by what the article says."""
        actor = entity.identity.actor if entity.identity is not None else None
        if actor is not None and self._actors.get(actor) is entity:
            del self._actors[actor]
            self.known.discard(actor)
        entity.identity = identity
        entity.stranger = True

    def mention(self, entity: Entity, mention: Mention) -> None:
        """Record one more place where an entity is named."""
        entity.mentions.append(mention)
        place = (mention.span.start, mention.span.end, len(self._places), entity, mention)
        self._places.insert(bisect_left(self._places, place[:3]), place)

    def named(self, name: str, *, person: bool) -> Entity | None:
        """Return the entity that `name` names again, or None.

        A surname counts before a given name, and who is named more often before who is not.
        """
        words = name.casefold().split()
        for word in (words[-1], words[0]):
            fitting = [
                entity
                for entity in self._words.get(word, [])[-NAMESAKES:]
                if entity.person == person and _fits(entity, words)
            ]
            if fitting:
                return max(fitting, key=lambda one: (_ends(one, word), len(one.mentions)))
        return None

    def by_actor(self, actor: str) -> Entity | None:
        """Return the entity identified as `actor`, or None."""
        return self._actors.get(actor)

    def places(self, span: Span) -> Iterator[tuple[Entity, Mention]]:
        """Yield every mention that overlaps `span`, in order."""
        at = max(0, bisect_left(self._places, (span.start,)) - 3)
        while at < len(self._places) and self._places[at][0] < span.end:
            start, end, _, entity, mention = self._places[at]
            if start < span.end and span.start < end:
                yield entity, mention
            at += 1

    def at(self, span: Span) -> Entity | None:
        """Return the entity named at `span`: the longest name that overlaps it."""
        found = list(self.places(span))
        if not found:
            return None
        return max(found, key=lambda one: one[1].span.end - one[1].span.start)[0]

    def within(self, span: Span) -> list[Entity]:
        """Return the entities named wholly inside `span`."""
        return [entity for entity, mention in self.places(span) if span.contains(mention.span)]

    def before(self, offset: int) -> Iterator[tuple[Entity, Mention]]:
        """Yield the mentions before `offset`, last first."""
        for at in range(bisect_left(self._places, (offset,)) - 1, -1, -1):
            yield self._places[at][3], self._places[at][4]


def _fits(entity: Entity, words: list[str]) -> bool:
    mine = entity.name.casefold().split()
    return same_name(mine, words) if entity.person else mine == words


def _ends(entity: Entity, word: str) -> bool:
    return entity.name.casefold().split()[-1] == word


def same_name(one: list[str], other: list[str]) -> bool:
    """Tell whether two names, as lower-case words, fit one person.

    >>> same_name(["jd", "vance"], ["vance"]), same_name(["ann", "lee"], ["bob", "lee"])
    (True, False)
    """
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(short) == 1:
        return short[0] in {long[-1], long[0]}
    if short[-1] != long[-1]:
        return False
    brief = min(len(short[0]), len(long[0])) <= INITIAL
    return short[0] == long[0] or (brief and short[0][:1] == long[0][:1])
