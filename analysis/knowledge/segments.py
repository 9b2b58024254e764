"""A mention cut into known names, role nouns, other names and small words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from analysis.knowledge.finder import Finder
from analysis.knowledge.identity import AliasKind, Named
from analysis.knowledge.names import fold, without_possessive
from analysis.knowledge.tables import RoleNoun, Tables

_TOKEN = re.compile(r"[^\W_](?:[\w.&+'’-]*[\w+])?\.?|[,;:()—–]")
_JOINED = re.compile(r"\b(ex|then|vice|deputy)-(?=\w)|-(?=elect\b|designate\b)", re.IGNORECASE)
_PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "da", "di", "dos", "do", "del", "della", "la", "le"}
    | {"bin", "ibn", "al", "el", "ter", "ten", "zu", "ben", "abu"}
)
_LONGEST_NOUN = 6
_PERSONAL = frozenset({AliasKind.NAME, AliasKind.SURNAME, AliasKind.SHORT, AliasKind.SURNAME_WORD})


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
    """Some words of a mention. `effect` is the modifier's, for small words."""

    sort: Sort
    text: str
    possessive: bool = False
    named: Named | None = None
    noun: RoleNoun | None = None
    effect: str = ""

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
        self._effects = {fold(word.word): word.effect for word in tables.modifiers}

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
        return tuple(_joined(segments))

    def _next(
        self, text: str, tokens: list[_Token], at: int, found: dict[int, Named]
    ) -> tuple[Segment, int]:
        token = tokens[at]
        named = found.get(token.start)
        noun, width = self._noun(tokens, at)
        if named and (noun is None or named.span.end >= tokens[at + width - 1].end):
            return _known(text, tokens, at, named)
        if noun is not None:
            last = tokens[at + width - 1]
            words = without_possessive(text[token.start : last.end])
            return Segment(Sort.NOUN, words, _possessive(last.text), noun=noun), at + width
        return self._plain(token), at + 1

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
        effect = self._effects.get(fold(bare))
        if effect is not None:
            return Segment(Sort.SMALL, token.text, effect=effect)
        named = bare[0].isupper() or (fold(bare) in _PARTICLES and bare.islower())
        return Segment(Sort.NAME if named else Sort.WORD, bare, _possessive(token.text))


def _possessive(word: str) -> bool:
    return without_possessive(word) != word


def _known(text: str, tokens: list[_Token], at: int, named: Named) -> tuple[Segment, int]:
    end = at
    while end < len(tokens) and tokens[end].start < named.span.end:
        end += 1
    tail = text[named.span.end : tokens[end - 1].end]
    return Segment(Sort.KNOWN, named.text, _possessive(tail), named=named), end


def _joined(segments: list[Segment]) -> Iterator[Segment]:
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
