"""How prominent each entity is at a place in the text: who a pronoun there can mean.

After Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution": mentions are
weighed by grammatical role, and the weights decay with every sentence and paragraph in between.
"""

from collections.abc import Collection
from dataclasses import dataclass

from analysis.extraction.cast import Cast, Entity, Mention

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
#: Paragraphs back in which a pronoun's antecedent is looked for.
REACH = 8
SENTENCE_DECAY = 0.8
PARAGRAPH_DECAY = 0.6
HERE_BONUS = 0.8
QUOTED_SHARE = 0.5
#: Weight of the subject of a main clause.
SUBJECT = 1.0
UNKNOWN_GENDER = 0.75
SAME_PARAGRAPH_BONUS = 1.2
NEARBY_BONUS = 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a pronoun can mean, with a score and what speaks for it in words."""

    entity: Entity
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands, and who spoke last before it, up to `since`.

    `here` tells that it was in the same paragraph.
    """

    offset: int
    paragraph: int
    sentence: int
    last: Entity | None
    here: bool
    since: int | None = None


def candidates(
    cast: Cast, pronoun: str, place: Place, excluded: Collection[Entity]
) -> list[Candidate]:
    """Rank who `pronoun` can mean at `place`, most prominent first.

    `excluded` are those named inside the statement: its subject pronoun cannot mean them
    (principle C of binding theory).
    """
    barred = {id(entity) for entity in excluded}
    best: dict[int, Candidate] = {}
    for entity, mention in cast.before(place.offset):
        if place.paragraph - mention.paragraph > REACH:
            break
        if id(entity) in barred or not agrees(entity, pronoun):
            continue
        score = _weigh(mention, place)
        if pronoun in MALE | FEMALE and entity.gender is None:
            score *= UNKNOWN_GENDER
        if id(entity) not in best or score > best[id(entity)].score:
            best[id(entity)] = Candidate(entity, score, _why(entity, mention, place))
    last = best.get(id(place.last))
    if last is not None and not _newcomer(cast, pronoun, place):
        bonus = SAME_PARAGRAPH_BONUS if place.here else NEARBY_BONUS
        why = "speaking just before" if place.here else last.why
        best[id(place.last)] = Candidate(last.entity, last.score + bonus, why)
    return sorted(best.values(), key=lambda one: -one.score)


def _newcomer(cast: Cast, pronoun: str, place: Place) -> bool:
    """Tell whether somebody else has become the subject since the last quote."""
    if place.since is None or not place.here:
        return False
    for entity, mention in cast.before(place.offset):
        if mention.span.start < place.since:
            break
        prominent = mention.weight >= SUBJECT and not mention.quoted
        if prominent and entity is not place.last and agrees(entity, pronoun):
            return True
    return False


def agrees(entity: Entity, pronoun: str) -> bool:
    """Tell whether gender, number and humanness allow `pronoun` to mean `entity`."""
    if pronoun in MALE or pronoun in FEMALE:
        wanted = "m" if pronoun in MALE else "f"
        return entity.person and entity.gender in {None, wanted}
    if pronoun in {"it", "they"}:
        return not entity.person
    return True


def _weigh(mention: Mention, place: Place) -> float:
    score = mention.weight
    if mention.paragraph != place.paragraph:
        score *= PARAGRAPH_DECAY ** (place.paragraph - mention.paragraph)
    else:
        score = (score + HERE_BONUS) * SENTENCE_DECAY ** (place.sentence - mention.sentence)
    return score * (QUOTED_SHARE if mention.quoted else 1.0)


def _why(entity: Entity, mention: Mention, place: Place) -> str:
    what = "person" if entity.person else "body"
    if mention.paragraph != place.paragraph:
        return f"the most prominent {what} in the text before"
    if mention.sentence == place.sentence:
        return "named earlier in the sentence"
    return f"the most prominent {what} in this paragraph"
