"""Names in the parse: which words of a paragraph name somebody.

The parser's entities are the start. Titles that it read into a name are taken off ("Met Office
Chief Meteorologist Steve Willington"), names that it missed are added where they speak, and a
surname or given name is a person's wherever the article has the person's full name.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon, Lookup
from analysis.extraction.reports import SUBJECTS, is_cue

BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "PRODUCT"})
ARTICLES = frozenset({"the", "a", "an", "'s", "’s"})
LONGEST_PERSON = 4


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name; `person` is None where nothing tells what sort of name it is."""

    tokens: tuple[Token, ...]
    person: bool | None

    @property
    def head(self) -> Token:
        """The last word: a person's surname."""
        return self.tokens[-1]


def names(paragraph: Paragraph, lexicon: Lexicon, lookup: Lookup) -> list[Name]:
    """Return the names of a paragraph in order."""
    found = [*_entities(paragraph, lexicon, lookup)]
    taken = {token.i for name in found for token in name.tokens}
    for token in paragraph.doc:
        if token.pos_ == "PROPN" and token.i not in taken and _speaks(token, lexicon):
            compound = [t for t in token.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"]
            name = _untitled([t for t in (*compound, token) if t.i not in taken], lexicon, None)
            of = token.i + 1 < len(paragraph.doc) and token.nbor(1).lower_ == "of"
            if name is not None and not of and name.head.lower_ not in lexicon.bodies:
                found.append(name)
    return in_order(found)


def _speaks(token: Token, lexicon: Lexicon) -> bool:
    return token.dep_ == "nsubj" and is_cue(token.head, lexicon.verbs)


def _entities(paragraph: Paragraph, lexicon: Lexicon, lookup: Lookup) -> Iterator[Name]:
    for tokens, person in _joined(paragraph):
        kept = [t for t in tokens if not _is_mark(t) and t.lower_ not in ARTICLES]
        name = _untitled(kept, lexicon, person)
        if name is not None and name.tokens[0].text[:1].isupper():
            yield _reread(name, lexicon, lookup)


def _joined(paragraph: Paragraph) -> Iterator[tuple[list[Token], bool | None]]:
    """Yield the parser's entities; two beside each other in one phrase are one name."""
    tokens: list[Token] = []
    person: bool | None = False
    for entity in paragraph.doc.ents:
        is_person = entity.label_ == "PERSON"
        if not is_person and entity.label_ not in BODIES:
            continue
        if tokens and tokens[-1].i + 1 == entity.start and tokens[-1].head.i == entity.root.i:
            tokens += _hyphenated(list(entity))
            person = True if person or is_person else None
            continue
        if tokens:
            yield tokens, person
        tokens, person = _hyphenated(list(entity)), is_person
    if tokens:
        yield tokens, person


def _hyphenated(tokens: list[Token]) -> list[Token]:
    """Give a name its second half back: "Maeng Seo-ah"."""
    doc = tokens[-1].doc
    after = tokens[-1].i + 1
    if after + 1 < len(doc) and doc[after].text == "-" and doc[after + 1].is_alpha:
        glued = not tokens[-1].whitespace_ and not doc[after].whitespace_
        second = doc[after + 1]
        part = second.pos_ in {"PROPN", "INTJ", "X"} or second.dep_ in SUBJECTS | {
            "pobj",
            "dobj",
            "appos",
        }
        if glued and part and tokens[-1].pos_ == "PROPN":
            return [*tokens, doc[after], doc[after + 1]]
    return tokens


def _is_mark(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in {"-", "."})


def _untitled(tokens: Sequence[Token], lexicon: Lexicon, person: bool | None) -> Name | None:
    """Return the name behind the last title in it; whoever follows a title is a person."""
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at].lower_ not in lexicon.titles:
            continue
        rest = tokens[at + 1 :]
        if len(rest) > LONGEST_PERSON or not _could_be_person(rest, lexicon):
            break
        return Name(tuple(rest), person=True)
    office = len(tokens) > 1 and tokens[0].lower_ in lexicon.titles and tokens[1].lower_ == "of"
    if (
        not tokens
        or office
        or (tokens[-1].lower_ in lexicon.titles and (person is None or len(tokens) == 1))
    ):
        return None
    return Name(tuple(tokens), person)


def _could_be_person(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    first, last = tokens[0], tokens[-1]
    if last.lower_ in lexicon.titles:
        return False
    capital = first.text[:1].isupper() and last.text[:1].isupper()
    return capital and last.lower_ not in lexicon.bodies and first.pos_ != "ADP"


def _reread(name: Name, lexicon: Lexicon, lookup: Lookup) -> Name:
    """Mend what the parser takes for a body or a person although its words say otherwise."""
    tokens = name.tokens
    if name.person and len(tokens) > 1 and name.head.lower_ in lexicon.bodies:
        return Name(tokens, person=False)
    for at, token in enumerate(tokens):
        if at > 1 and token.pos_ == "ADP" and token.lower_ != "of":
            tokens = tokens[:at]
            break
    if not name.person and _is_human(tokens, lexicon, lookup):
        return Name(tokens, person=True)
    return Name(tokens, name.person)


def _is_human(tokens: Sequence[Token], lexicon: Lexicon, lookup: Lookup) -> bool:
    """Tell whether two or three words name a person although the parser saw none.

    Either an apposition says so ("Valeska Paris, an Australian woman"), or a given name in front
    of somebody who speaks.
    """
    full = 1 < len(tokens) < LONGEST_PERSON and all(t.text[:1].isupper() for t in tokens)
    if not full or not _could_be_person(tokens, lexicon):
        return False
    for child in tokens[-1].children:
        if child.dep_ == "appos" and child.lower_ in {*lexicon.titles, *lexicon.honorifics}:
            return True
    given = lookup.given_name_gender(tokens[0].text) is not None
    return given and any(_speaks(token, lexicon) for token in tokens)


def surnames(paragraph: Paragraph, found: Sequence[Name], known: Collection[str]) -> Iterator[Name]:
    """Yield single names of people named in full elsewhere that `found` lacks."""
    taken = {token.i for name in found for token in name.tokens}
    for token in paragraph.doc:
        if token.pos_ == "PROPN" and token.lower_ in known and token.i not in taken:
            yield Name((token,), person=True)


def _place(name: Name) -> int:
    return name.tokens[0].i


def in_order(found: Sequence[Name]) -> list[Name]:
    """Return names in the order of the text."""
    return sorted(found, key=_place)
