"""Recurring noun phrases of many quotes → issues to propose for the watch-list.

A phrase counts once a quote, whatever its inflection and its articles. One that stands inside a
longer proposal ("foreign aid" in "cuts to foreign aid") must recur outside it as well, as in the
C-value of Frantzi, Ananiadou and Mima (2000), "Automatic recognition of multi-word terms".
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Span as Words
from spacy.tokens import Token

from analysis.extraction.layout import STRAIGHTENED, Parser
from analysis.records import Issue

#: Words an issue may have.
SHORTEST, LONGEST = 2, 6
#: Quotes and articles in which a phrase must stand.
LEAST_QUOTES, LEAST_ARTICLES = 3, 2
#: Quotes shown as evidence of a proposal.
EXAMPLES = 5
#: Prepositions that tie a second noun into the name of an issue: "cuts to foreign aid".
TIES = frozenset({"of", "for", "on", "to", "with", "against", "in", "into", "from", "without"})
#: Names of these kinds are actors, places, or numbers; events and laws may be issues.
NO_ISSUES = frozenset(
    {"PERSON", "GPE", "NORP", "ORG", "LOC", "FAC", "DATE", "TIME"}
    | {"MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"}
)
NOUNS = frozenset({"NOUN", "PROPN"})
PREMODIFIERS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
LEADING = frozenset({"DET", "PRON", "NUM", "PUNCT", "PART", "SPACE", "ADV", "CCONJ", "SYM"})


class Said(NamedTuple):
    """One quote of the corpus."""

    quote_id: str
    article_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase that could be an issue: its commonest wording, all wordings, how often, and where.

    `quotes` and `articles` count those it stands in; `examples` are ids of a few of the quotes.
    """

    name: str
    wordings: tuple[str, ...]
    quotes: int
    articles: int
    examples: tuple[str, ...]


@dataclass(slots=True)
class _Phrase:
    """All places of one phrase."""

    wordings: Counter[str] = field(default_factory=Counter)
    where: dict[str, str] = field(default_factory=dict)


def propose(
    quotes: Iterable[tuple[str, str, str]],
    parser: Parser,
    known: Sequence[Issue] = (),
    generic: Collection[str] = (),
    is_actor: Callable[[str], bool] = lambda _: False,
) -> tuple[Proposal, ...]:
    """Find the noun phrases of 2 to 6 words that recur in at least 3 quotes of 2 articles.

    Parameters
    ----------
    quotes
        Quote id, article id and text of every quote of the corpus.
    parser
        A spaCy pipeline with tagger, parser, lemmatizer and entity recogniser.
    known
        The watch-list: what one of its issues words already is left out.
    generic
        Lemmas that name no issue as a head and add nothing in front of one: "thing", "other".
    is_actor
        Whether a phrase names somebody or a country, and so is a target already.

    Returns
    -------
    tuple[Proposal, ...]
        In most articles first, then in most quotes.
    """
    found: dict[tuple[str, ...], _Phrase] = {}
    said = list({_letters(quote[2]): Said(*quote) for quote in quotes}.values())
    texts = [one.text.translate(STRAIGHTENED) for one in said]
    for one, doc in zip(said, parser.pipe(texts, batch_size=64), strict=True):
        for chunk in doc.noun_chunks:
            for words in _phrases(chunk, frozenset(generic)):
                phrase = found.setdefault(_key(words), _Phrase())
                phrase.wordings[" ".join(words.text.split())] += 1
                phrase.where[one.quote_id] = one.article_id
    kept = [
        Proposal(
            name=_common(phrase.wordings),
            wordings=tuple(sorted(phrase.wordings)),
            quotes=len(phrase.where),
            articles=len(set(phrase.where.values())),
            examples=tuple(list(phrase.where)[:EXAMPLES]),
        )
        for phrase in _independent(found)
    ]
    fresh = [one for one in kept if not _is_known(one.name, known) and not is_actor(one.name)]
    return tuple(sorted(fresh, key=lambda one: (-one.articles, -one.quotes, one.name)))


def _letters(text: str) -> str:
    """Return what a reprint of a quote shares with it: agency copy is no recurrence."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _phrases(chunk: Words, generic: Collection[str]) -> Iterator[Words]:
    """Yield a noun phrase without its article, and with the nouns tied to it."""
    head = chunk.root
    if head.pos_ not in NOUNS or head.lemma_.lower() in generic:
        return
    if head.ent_type_ in NO_ISSUES or chunk[0].ent_type_ in {"DATE", "TIME"}:
        return
    start = chunk.start
    while start < head.i and _adds_nothing(head.doc[start], generic):
        start += 1
    for end in (head.i + 1, *_tied(chunk)):
        words = head.doc[start:end]
        if SHORTEST <= len(words.text.split()) <= LONGEST and _is_plain(words):
            yield words


def _adds_nothing(token: Token, generic: Collection[str]) -> bool:
    return token.pos_ in LEADING or token.lemma_.lower() in generic or not token.text[0].isalnum()


def _tied(chunk: Words) -> Iterator[int]:
    """Yield where the phrases end that a preposition ties to this one, wherever it was attached."""
    doc, end = chunk.doc, chunk.end
    while end < len(doc) and doc[end].lower_ in TIES:
        end += 1
        while end < len(doc) and doc[end].pos_ in PREMODIFIERS:
            end += 1
        if doc[end - 1].pos_ not in NOUNS:
            return
        yield end


def _is_plain(words: Words) -> bool:
    """Tell whether a phrase is unbroken and no mere name, date or number."""
    if any(token.pos_ in {"PUNCT", "PRON", "SPACE", "VERB"} for token in words[1:-1]):
        return False
    if any(token.is_punct and token.text != "-" for token in words):
        return False
    inside = sum(token.ent_type_ in NO_ISSUES or _is_small(token) for token in words)
    return inside < len(words) and words[0].text[0].isalnum()


def _is_small(token: Token) -> bool:
    return token.pos_ in {"ADP", "DET", "PART", "PUNCT"}


def _key(words: Words) -> tuple[str, ...]:
    """Return what inflection and articles leave of a phrase.

    Proper names keep their form: their lemma is a guess.
    """
    return tuple(
        token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower()
        for token in words
        if token.pos_ not in {"DET", "PUNCT", "PART"}
    )


def _common(wordings: Counter[str]) -> str:
    """Return the commonest wording; of equals the shortest, in lower case if any is."""
    return min(wordings, key=lambda one: (-wordings[one], len(one), one.swapcase()))


def _independent(found: dict[tuple[str, ...], _Phrase]) -> Iterator[_Phrase]:
    """Yield the phrases that recur by themselves, longest first."""
    inside: dict[tuple[str, ...], set[str]] = {}
    for key in sorted(found, key=lambda one: (-len(one), one)):
        phrase = found[key]
        own = {
            quote: article
            for quote, article in phrase.where.items()
            if quote not in inside.get(key, ())
        }
        if len(own) < LEAST_QUOTES or len(set(own.values())) < LEAST_ARTICLES:
            continue
        yield phrase
        for part in _parts(key):
            inside.setdefault(part, set()).update(phrase.where)


def _parts(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the shorter runs of a key's words.

    >>> list(_parts(("a", "b", "c")))
    [('a',), ('b',), ('c',), ('a', 'b'), ('b', 'c')]
    """
    for length in range(1, len(key)):
        yield from (key[at : at + length] for at in range(len(key) - length + 1))


def _is_known(name: str, known: Sequence[Issue]) -> bool:
    return any(issue.full.search(name) for issue in known)
