"""Whether a person is a he or a she: titles, what is known, given names, and the article itself.

A pronoun in a sentence that names nobody else is evidence: *Ceiba Phillips couldn't believe what
he saw when he returned*. It outweighs the given name, which is a guess.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from analysis.extraction.cast import Cast, Entity
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon, Lookup
from analysis.extraction.salience import FEMALE, MALE
from analysis.records import Span

#: Roles in which a pronoun may mean the person named before it; as an object it is another one.
OWN = frozenset({"nsubj", "nsubjpass", "poss"})
#: Pronouns that must agree before they overrule a given name.
OVERRULING = 2


def read_genders(
    cast: Cast, paragraphs: Sequence[Paragraph], lexicon: Lexicon, lookup: Lookup
) -> None:
    """Set the gender of every person of the cast for which there is evidence."""
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for entity, gender in _pronouns(cast, paragraphs):
        votes[id(entity)][gender] += 1
    for entity in cast.entities:
        if entity.person:
            entity.gender = _gender(entity, votes[id(entity)], lexicon, lookup)


def _gender(entity: Entity, votes: Counter[str], lexicon: Lexicon, lookup: Lookup) -> str | None:
    if entity.identity is not None and entity.identity.actor and entity.identity.gender:
        return entity.identity.gender
    if entity.title is not None:
        return entity.title
    best = max(votes, key=lambda one: votes[one], default=None)
    clear = 2 * votes[best] - votes.total() if best is not None else 0
    if clear >= OVERRULING:
        return best
    for role in entity.roles:
        for word in role.casefold().split():
            if gender := lexicon.honorifics.get(word):
                return gender
    words = entity.name.split()
    given = lookup.given_name_gender(words[0]) if words else None
    return given or (best if clear > 0 else None)


def _pronouns(cast: Cast, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Entity, str]]:
    """Yield each pronoun outside quotations whose sentence names one person only, before it."""
    for paragraph in paragraphs:
        for sentence in paragraph.doc.sents:
            start, end = paragraph.start(sentence[0]), paragraph.end(sentence[-1])
            people = {
                id(entity): (entity, mention)
                for entity, mention in reversed(list(cast.places(Span(start, end))))
                if entity.person
            }
            if len(people) != 1:
                continue
            entity, mention = next(iter(people.values()))
            for token in sentence:
                gender = "m" if token.lower_ in MALE else "f" if token.lower_ in FEMALE else None
                here = paragraph.start(token) > mention.span.start and token.dep_ in OWN
                if gender and here and paragraph.quoted[token.i] < 0 and not mention.quoted:
                    yield entity, gender
