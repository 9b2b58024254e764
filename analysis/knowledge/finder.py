"""Known names in running text: whole words, longest first from the left, by their case rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import ahocorasick

from analysis.knowledge.identity import AliasKind, Named
from analysis.knowledge.names import fold
from analysis.records import Span

# So many words in capitals around "US" mean that the line is shouted.
_SHOUTED_NEIGHBOURS = 2
_SURNAMES = frozenset({AliasKind.SURNAME, AliasKind.COMMON_SURNAME})


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of one referent."""

    text: str
    referent: str
    kind: AliasKind
    case_sensitive: bool = False


@dataclass(slots=True)
class _Pattern:
    """All entries that fold to the same characters."""

    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    entries: tuple[Entry, ...]


class Finder:
    """An Aho-Corasick automaton over folded names (pyahocorasick).

    Parameters
    ----------
    entries
        Spellings to find. A spelling matches where every word it capitalises is capitalised in
        the text; a case-sensitive one matches as it is written only.
    given_names
        First names. A surname behind one of them belongs to somebody else ("Melania Trump"
        where only Donald is known).
    surname_places
        Places that are surnames so often that a first name in front decides ("Jim Jordan").
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        given_names: Iterable[str] = (),
        surname_places: Iterable[str] = (),
    ) -> None:
        self._automaton = ahocorasick.Automaton()
        self._given = frozenset(given_names)
        self._surname_places = frozenset(surname_places)
        patterns: dict[str, _Pattern] = {}
        for entry in entries:
            patterns.setdefault(fold(entry.text), _Pattern()).entries.append(entry)
        for key, pattern in patterns.items():
            entries_first = sorted(pattern.entries, key=_doubtful)
            self._automaton.add_word(key, (len(key), tuple(entries_first)))
        self._automaton.make_automaton()

    def find(self, text: str) -> tuple[Named, ...]:
        """Return the names in `text`, in order and disjoint."""
        found: list[Named] = []
        reach = 0
        for hit in sorted(self._hits(text), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= reach and not self._another_person(text, hit):
                found.append(_named(text, hit))
                reach = hit.end
        return tuple(found)

    def _hits(self, text: str) -> Iterator[_Hit]:
        folded = fold(text)
        size = len(folded)
        if not self._automaton:
            return
        for last, (length, entries) in self._automaton.iter(folded):
            end = last + 1
            start = end - length
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            if end < size and folded[end].isalnum() and folded[last].isalnum():
                continue
            fitting = tuple(entry for entry in entries if _fits(entry, text, start, end))
            if fitting:
                yield _Hit(start, end, fitting)

    def _another_person(self, text: str, hit: _Hit) -> bool:
        """Tell whether a single known word is only part of somebody else's name."""
        form = text[hit.start : hit.end]
        kind = hit.entries[0].kind
        if kind not in _SURNAMES and form not in self._surname_places:
            return False
        if _word_before(text, hit.start) in self._given or _is_initial(text, hit.start):
            return True
        return form in self._given and _starts_name(text, hit.end)


def _doubtful(entry: Entry) -> bool:
    """Order common surnames last: "Jordan" is a country first."""
    return entry.kind is AliasKind.COMMON_SURNAME


def _fits(entry: Entry, text: str, start: int, end: int) -> bool:
    form = text[start:end]
    if form == entry.text:
        return not (entry.case_sensitive and _shouted(text, start, end))
    if entry.case_sensitive:
        return False
    starts_word = True
    for expected, actual in zip(entry.text, form, strict=True):
        if starts_word and expected.isupper() and not actual.isupper():
            return False
        starts_word = not expected.isalnum() and expected != "'"
    return True


def _shouted(text: str, start: int, end: int) -> bool:
    """Tell whether a capitalised word like US or WHO stands in a line of capitals."""
    if not text[start:end].isalpha():
        return False
    before = text[:start].rstrip()[-20:].split()[-1:]
    after = text[end : end + 20].split()[:1]
    near = [word for word in (*before, *after) if sum(c.isalpha() for c in word) > 1]
    return len(near) >= _SHOUTED_NEIGHBOURS and all(word.isupper() for word in near)


def _word_before(text: str, start: int) -> str:
    if start < 2 or text[start - 1] != " ":  # noqa: PLR2004 - a letter and a space
        return ""
    words = text[max(0, start - 30) : start].split()
    return words[-1] if words else ""


def _starts_name(text: str, end: int) -> bool:
    """Tell whether a capitalised word follows: "Scott" in "Scott Peterson" is a first name."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _is_initial(text: str, start: int) -> bool:
    word = _word_before(text, start)
    return len(word) == 2 and word[0].isupper() and word[1] == "."  # noqa: PLR2004 - "J."


def _named(text: str, hit: _Hit) -> Named:
    referents = tuple(dict.fromkeys(entry.referent for entry in hit.entries))
    return Named(
        Span(hit.start, hit.end), text[hit.start : hit.end], referents, hit.entries[0].kind
    )
