"""A pronoun in a quote → the phrase that it takes up, when one clearly wins.

After Lappin and Leass (1994): candidates that agree in number, gender and nature are ranked by
grammatical role, repetition, distance, and sameness of role and verb. Unlike there, everything that
agrees competes, also common nouns, and the best must beat the second by a margin: a pronoun that
may mean two things names none.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from analysis.extraction.phrases import Nature, Phrase
from analysis.records import Span

SUBJECT = frozenset({"nsubj", "nsubjpass"})
OBJECT = frozenset({"dobj", "pobj", "dative"})
ARGUMENTS = SUBJECT | OBJECT | {"attr", "oprd"}
#: Paragraphs back in which the antecedent is looked for.
REACH = {"male": 3, "female": 3}
NEAR = 1
SENTENCE_DECAY = 0.8
PARAGRAPH_DECAY = 0.85
BASE = 0.8
REPEATED = 0.25
SAME_ROLE = 0.2
SAME_VERB = 0.6
#: Share of the best score that the second may have.
MARGIN = 0.75
#: Score below which the best is too far away to be meant.
LEAST = 0.35
UNKNOWN_GENDER = 0.75
#: A single body taken up by "they", when it is a subject or object, and when it is not.
COLLECTIVE, REMOTE = 0.8, 0.4
PROMINENT = 0.35
#: Several things taken up by "they", which more often means people.
INANIMATE = 0.8
#: Several things taken up by "it" as one: "no talks … it will not work".
SUMMED = 0.5
#: Verbs that say nothing about what their subject is.
LIGHT = frozenset({"be", "have", "do", "say", "get", "go", "make", "take"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A third-person pronoun: where it stands, and its kind in the table of anaphors."""

    token: Token
    kind: str
    offset: int
    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun can take up, with its score."""

    phrase: Phrase
    score: float


def ranked(
    pronoun: Pronoun, phrases: Iterable[Phrase], barred: Collection[str] = ()
) -> list[Antecedent]:
    """Rank what a pronoun can mean among the phrases before it, each thing or person once.

    `barred` holds ids of those whom it cannot mean: the speaker, who would say "I".
    """
    scores: dict[str, list[Antecedent]] = {}
    for phrase in phrases:
        named = phrase.target.id if phrase.target is not None else None
        if named in barred or phrase.island:
            continue
        share = agreement(pronoun.kind, phrase)
        if share and not _is_bound(pronoun, phrase):
            found = Antecedent(phrase, share * _score(pronoun, phrase))
            scores.setdefault(_key(phrase), []).append(found)
    best = (_together(found) for found in scores.values())
    return sorted(best, key=lambda one: -one.score)


def winner(found: Sequence[Antecedent]) -> Antecedent | None:
    """Return the antecedent that clearly wins, None where two are about as likely."""
    if not found or found[0].score < LEAST:
        return None
    if len(found) > 1 and found[1].score > MARGIN * found[0].score:
        return None
    return found[0]


def agreement(kind: str, phrase: Phrase) -> float:
    """Return how well a phrase agrees with a kind of pronoun, 0 for not at all."""
    if kind in {"male", "female"}:
        if phrase.plural or phrase.nature is not Nature.PERSON:
            return 0.0
        if phrase.gender is not None:
            return float(phrase.gender == kind[0])
        return UNKNOWN_GENDER if phrase.target is not None else 1.0
    if phrase.nature is Nature.PERSON and not phrase.plural:
        return 0.0
    if kind == "plural":
        share = COLLECTIVE if phrase.weight >= PROMINENT else REMOTE
        single = share if phrase.nature is Nature.BODY else 0.0
        several = INANIMATE if phrase.nature is Nature.THING else 1.0
        return several if phrase.plural else single
    summed = SUMMED if phrase.nature is Nature.THING else 0.0
    return summed if phrase.plural else 1.0


def _score(pronoun: Pronoun, phrase: Phrase) -> float:
    sentences = pronoun.sentence - phrase.sentence
    breaks = pronoun.paragraph - phrase.paragraph
    near = SENTENCE_DECAY**sentences * PARAGRAPH_DECAY**breaks
    return (phrase.weight + BASE) * near + _parallel(pronoun.token, phrase.head)


def _parallel(pronoun: Token, noun: Token) -> float:
    """Return the bonus for the same role, and for the same verb: "talks won't work … it won't"."""
    if not any({pronoun.dep_, noun.dep_} <= roles for roles in (SUBJECT, OBJECT)):
        return 0.0
    verb = noun.head.lemma_.lower()
    same = verb == pronoun.head.lemma_.lower() and verb not in LIGHT
    return SAME_VERB if same else SAME_ROLE


def _is_bound(pronoun: Pronoun, phrase: Phrase) -> bool:
    """Tell whether grammar forbids a phrase: a fellow argument of one verb, or one around it."""
    token, head = pronoun.token, phrase.head
    if head.doc is not token.doc:
        return False
    if token.dep_ in ARGUMENTS and head.dep_ in ARGUMENTS and _verb(token) == _verb(head):
        return True
    return head.is_ancestor(token) and token.dep_ == "poss" and token.head == head


def _verb(token: Token) -> int:
    """Return the place of the verb that a noun depends on, through a preposition if need be."""
    above = token.head
    return above.head.i if token.dep_ == "pobj" and above.dep_ in {"prep", "agent"} else above.i


def _key(phrase: Phrase) -> str:
    if phrase.target is not None:
        return f"{phrase.target.id} and others" if phrase.joint else phrase.target.id
    return phrase.head.lemma_.casefold()


def _together(found: Sequence[Antecedent]) -> Antecedent:
    """Count what is named again and again once, a little higher for each time."""
    best = max(found, key=lambda one: one.score)
    rest = sum(one.score for one in found) - best.score
    return Antecedent(best.phrase, best.score + min(REPEATED * rest, REPEATED))


def local_subject(pronoun: Pronoun, before: Sequence[Phrase]) -> Phrase | None:
    """Return the subject inside the statement that a possessive belongs to: "Trump … his"."""
    if pronoun.token.dep_ != "poss":
        return None
    subjects = [
        phrase
        for phrase in before
        if phrase.head.doc is pronoun.token.doc
        and phrase.head.dep_ in {"nsubj", "nsubjpass"}
        and phrase.head.head.is_ancestor(pronoun.token)
    ]
    return subjects[-1] if subjects else None


def again(phrase: Phrase, pronoun: Pronoun) -> Phrase:
    """Return what a pronoun meant as one more phrase that the next can take up."""
    return replace(
        phrase,
        head=pronoun.token,
        span=Span(pronoun.offset, pronoun.offset + len(pronoun.token)),
        paragraph=pronoun.paragraph,
        sentence=pronoun.sentence,
    )
