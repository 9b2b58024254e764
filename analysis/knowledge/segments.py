"""A mention cut into known names, role nouns, other names and small words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from analysis.knowledge.finder import Finder
from analysis.knowledge.identity import AliasKind, Named
from analysis.knowledge.names import fold, without_possessive
from analysis.knowledge.tables import PEOPLE, RoleNoun, Tables

_TOKEN = re.compile(r"[^\W_](?:[\w.&+'’-]*[\w+])?\.?|[,;:()—–]")
_JOINED = re.compile(r"\b(ex|then|vice|deputy)-(?=\w)|-(?=elect\b|designate\b)", re.IGNORECASE)
_ARABIC = re.compile(r"[a-z]{2,3}['’-][A-Z]")  # "al-Qahtani"
_PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "da", "di", "dos", "do", "del", "della", "la", "le"}
    | {"bin", "ibn", "al", "el", "ter", "ten", "zu", "ben", "abu"}
)
_LONGEST_NOUN = 6
_PERSONAL = frozenset(
    {AliasKind.NAME, AliasKind.SURNAME, AliasKind.SHORT, AliasKind.COMMON_SURNAME}
)
_PLACES = frozenset({AliasKind.COUNTRY, AliasKind.CAPITAL, AliasKind.PLACE})


class Sort(Enum):
    """What a segment is."""

    KNOWN = auto()
    NOUN = auto()
    NAME = auto()
    SMALL = auto()
    STOP = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words of a mention.

    `effect` is the modifier's, for small words; `person` tells that a known name may be a
    person's although it is a country's first ("Jordan").
    """

    sort: Sort
    text: str
    possessive: bool = False
    named: Named | None = None
    noun: RoleNoun | None = None
    effect: str = ""
    gender: str | None = None
    person: bool = False

    @property
    def personal(self) -> bool:
        """Whether the segment is a known person's name."""
        return self.named is not None and self.named.alias in _PERSONAL


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


class Segmenter:
    """Cuts mentions by the vocabulary of the tables."""

    def __init__(self, tables: Tables, finder: Finder) -> None:
        self._finder = finder
        self._nouns = {fold(noun.noun): noun for noun in tables.role_nouns}
        self._small = {fold(word.word): word for word in tables.modifiers}
        self._people = {actor.id for actor in tables.actors if actor.kind in PEOPLE}
        self._given = {name.name for name in tables.given_names}

    def cut(self, mention: str) -> tuple[Segment, ...]:
        """Return the segments of a mention, in order, up to a relative clause."""
        text = _JOINED.sub(lambda match: f"{match[1] or ''} ", mention)
        found = {named.span.start: named for named in self._finder.find(text)}
        tokens = [_Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]
        segments: list[Segment] = []
        at = 0
        while at < len(tokens):
            segment, at = self._next(text, tokens, at, found)
            if segment.effect == "end":
                break
            segments.append(segment)
        return tuple(_joined(self._surnames(segments)))

    def _surnames(self, segments: list[Segment]) -> Iterator[Segment]:
        """Take a noun for the surname it is in "Mr. King" and "Charlie King"."""
        for index, segment in enumerate(segments):
            before = segments[index - 1] if index else None
            last = index + 1 == len(segments) or segments[index + 1].sort is Sort.STOP
            title = segment.sort is Sort.NOUN and segment.text.istitle() and before and last
            if title and before and self._calls_for_surname(before):
                yield Segment(Sort.NAME, segment.text, segment.possessive)
            else:
                yield segment

    def _calls_for_surname(self, before: Segment) -> bool:
        first_name = before.sort is Sort.NAME and before.text in self._given
        return before.effect == "honorific" or first_name

    def _next(
        self, text: str, tokens: list[_Token], at: int, found: dict[int, Named]
    ) -> tuple[Segment, int]:
        token = tokens[at]
        named = found.get(token.start)
        noun, width = self._noun(tokens, at)
        if named and not _is_noun(named, noun, tokens[at + width - 1].end):
            return self._known(text, tokens, at, named)
        if noun is not None:
            last = tokens[at + width - 1]
            words = without_possessive(text[token.start : last.end])
            return Segment(Sort.NOUN, words, _possessive(last.text), noun=noun), at + width
        return self._plain(token), at + 1

    def _known(self, text: str, tokens: list[_Token], at: int, named: Named) -> tuple[Segment, int]:
        end = at
        while end < len(tokens) and tokens[end].start < named.span.end:
            end += 1
        tail = text[named.span.end : tokens[end - 1].end]
        first_name = named.alias in _PLACES and named.text in self._given and not tail
        if first_name and self._name_follows(tokens, end):
            return Segment(Sort.NAME, named.text), end
        person = any(code in self._people for code in named.referents)
        return Segment(Sort.KNOWN, named.text, _possessive(tail), named, person=person), end

    def _name_follows(self, tokens: list[_Token], at: int) -> bool:
        """Tell whether a place is somebody's first name here ("Chad Bown")."""
        capital = at < len(tokens) and tokens[at].text[0].isupper()
        return capital and self._noun(tokens, at)[0] is None

    def _noun(self, tokens: list[_Token], at: int) -> tuple[RoleNoun | None, int]:
        for width in range(min(_LONGEST_NOUN, len(tokens) - at), 0, -1):
            words = [fold(token.text) for token in tokens[at : at + width]]
            words[-1] = without_possessive(words[-1])
            noun = self._nouns.get(" ".join(words)) or self._nouns.get(" ".join(words).rstrip("."))
            if noun is not None:
                return noun, width
        return None, 0

    def _plain(self, token: _Token) -> Segment:
        bare = without_possessive(token.text)
        if not bare[:1].isalnum():
            return Segment(Sort.STOP, token.text)
        small = self._small.get(fold(bare))
        if small is not None:
            return Segment(Sort.SMALL, token.text, effect=small.effect, gender=small.gender)
        named = bare[0].isupper() or fold(bare) in _PARTICLES or _ARABIC.match(bare) is not None
        return Segment(Sort.NAME if named else Sort.WORD, bare, _possessive(token.text))


def _is_noun(named: Named, noun: RoleNoun | None, end: int) -> bool:
    """Tell whether a role noun wins over a name: the longer one, or "Justice" over a surname."""
    if noun is None:
        return False
    common = named.alias is AliasKind.COMMON_SURNAME and named.span.end == end
    return common or named.span.end < end


def _possessive(word: str) -> bool:
    return without_possessive(word) != word


def _joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Join the words of unknown people's names, a known surname among them included."""
    run: list[Segment] = []
    for segment in segments:
        if _part_of_name(segment):
            run.append(segment)
            continue
        yield from _flushed(run)
        run = []
        yield segment
    yield from _flushed(run)


def _part_of_name(segment: Segment) -> bool:
    if segment.sort is Sort.NAME:
        return True
    named = segment.named
    return named is not None and named.alias in _PERSONAL - {AliasKind.NAME}


def _flushed(run: list[Segment]) -> Iterator[Segment]:
    while run and run[0].sort is Sort.NAME and run[0].text.islower():
        yield Segment(Sort.WORD, run.pop(0).text)
    if len(run) == 1:
        yield run[0]
    elif run:
        first = next((index for index, part in enumerate(run) if part.possessive), len(run) - 1)
        whole = run[: first + 1]
        if len(whole) == 1:
            yield whole[0]
        else:
            yield Segment(Sort.NAME, " ".join(part.text for part in whole), whole[-1].possessive)
        yield from _flushed(run[first + 1 :])
