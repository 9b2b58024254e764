"""Quotation marks: text → the passages that stand inside them.

A single left-to-right scan over each paragraph with a stack of open marks. It knows curly,
straight, single, guillemet and low-high marks, tells a closing single mark from an apostrophe,
skips inches and decades, and recovers from a missing closing mark at the end of the paragraph, so
that a stray mark never swallows the article.
"""

import re
from dataclasses import dataclass, field

from analysis.extraction.pairs import around_pairs, doubled_as_one
from analysis.extraction.paragraphs import paragraphs
from analysis.records import Span

OPENERS = {"“": "”", "«": "»", "‹": "›", "„": "“", "‚": "‘", "‘": "’", "»": "«"}
DOUBLE = frozenset('“”„«»"‹›')
SINGLE = frozenset("‘’‚'")
STRAIGHT = frozenset("\"'")
# Each mark that may open, and every mark that may then close it: typists mix the sets.
CLOSED_BY = {
    "“": '”"“',
    "”": '”"',
    '"': '"”',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’'",
    "‚": "‘’'",
    "'": "'’",
    "’": "’",
}
#: Characters that a mark looks ahead for its closing mark.
FARTHEST = 4000
DECADE = re.compile(r"\d0s\b")
#: What an apostrophe in front of these words leaves out: rock 'n' roll, 'cause, 'em.
CLIPPED = re.compile(r"(?:n|em|til|tis|twas|cause|bout|round)\b['’]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage inside quotation marks.

    `inner` excludes the marks, `outer` includes them. `level` is 0 for an outermost passage,
    `parent` the index of the passage around it. `closed` is False where the closing mark is
    missing; `continues` is True where the passage goes on with the one of the paragraph before.
    """

    inner: Span
    outer: Span
    level: int
    parent: int | None
    closed: bool
    continues: bool = False


@dataclass(slots=True)
class _Open:
    """A mark on the stack, waiting for its closing mark."""

    mark: str
    at: int
    slot: int


@dataclass(slots=True)
class _Scan:
    """State of the scan over one paragraph."""

    text: str
    end: int
    stack: list[_Open] = field(default_factory=list)
    found: list[tuple[Span, Span, int, int | None, bool] | None] = field(default_factory=list)

    def open(self, at: int) -> None:
        self.stack.append(_Open(self.text[at], at, len(self.found)))
        self.found.append(None)

    def close(self, depth: int, inner_end: int, outer_end: int, *, closed: bool) -> None:
        """Close the mark at `depth`, and drop what was opened inside it and never closed."""
        opened = self.stack[depth]
        del self.stack[depth:]
        parent = self.stack[-1].slot if self.stack else None
        self.found[opened.slot] = (
            Span(opened.at + 1, inner_end),
            Span(opened.at, outer_end),
            depth,
            parent,
            closed,
        )


def marked_passages(text: str, start: int = 0) -> tuple[Marked, ...]:
    """Find every passage inside quotation marks, in order of their opening marks.

    >>> [m.inner.of('He said "no" twice.') for m in marked_passages('He said "no" twice.')]
    ['no']
    """
    passages: list[Marked] = []
    unclosed = ""
    doubled = doubled_as_one(text)
    for paragraph in paragraphs(text, start):
        opening = doubled[paragraph.start : paragraph.start + 2].lstrip()[:1]
        continues = bool(unclosed) and opening in OPENERS | {'"': '"'}
        found, unclosed = _scan(doubled, paragraph)
        base = len(passages)
        slots = [index for index, one in enumerate(found) if one is not None]
        renumber = {slot: base + order for order, slot in enumerate(slots)}
        for slot in slots:
            one = found[slot]
            if one is None:
                continue
            inner, outer, level, parent, closed = one
            outer = around_pairs(text, outer)
            here = continues and outer.start == paragraph.start
            above = renumber.get(parent) if parent is not None else None
            passages.append(
                Marked(inner, outer, level if above is not None else 0, above, closed, here)
            )
    return tuple(passages)


_Found = list[tuple[Span, Span, int, int | None, bool] | None]


def _scan(text: str, paragraph: Span) -> tuple[_Found, str]:
    """Scan one paragraph; also return the outermost mark left open at its end."""
    scan = _Scan(text, paragraph.end)
    for at in range(paragraph.start, paragraph.end):
        char = text[at]
        if char not in DOUBLE and char not in SINGLE:
            continue
        depth = _closes(scan, at, char)
        if depth is not None:
            scan.close(depth, at, at + 1, closed=True)
        elif _opens(scan, at, char):
            _recover(scan, at, char)
            scan.open(at)
    unclosed = ""
    while scan.stack:
        last = scan.stack[-1]
        if last.mark in SINGLE:  # an unclosed single mark was an apostrophe
            scan.stack.pop()
            continue
        unclosed = last.mark
        scan.close(len(scan.stack) - 1, paragraph.end, paragraph.end, closed=False)
    return scan.found, unclosed


def _recover(scan: _Scan, at: int, char: str) -> None:
    """End a passage whose closing mark is missing where the same mark opens the next one."""
    for depth, opened in enumerate(scan.stack):
        if opened.mark == char and char in DOUBLE and not _closed_twice(scan, at, char):
            scan.close(depth, at, at, closed=False)
            return


def _closed_twice(scan: _Scan, at: int, char: str) -> bool:
    """Tell whether the paragraph still holds closing marks for both: then they are nested."""
    if char in STRAIGHT:
        return False
    rest = scan.text[at + 1 : min(scan.end, at + FARTHEST)]
    return sum(rest.count(closer) for closer in CLOSED_BY[char][:1]) > rest.count(char) + 1


def _closes(scan: _Scan, at: int, char: str) -> int | None:
    """Return the depth of the open mark that `char` closes, or None."""
    if not _may_close(scan, at, char):
        return None
    for depth in range(len(scan.stack) - 1, -1, -1):
        opened = scan.stack[depth]
        if char in CLOSED_BY[opened.mark]:
            apostrophe = char in SINGLE and _possessive(scan, at, opened)
            return depth if at > opened.at + 1 and not apostrophe else None
        if opened.mark in DOUBLE and char in SINGLE:
            return None
    return None


def _may_close(scan: _Scan, at: int, char: str) -> bool:
    """Tell whether a closing mark may stand here, going by its neighbours."""
    before, after = _around(scan, at)
    if before == "" or before.isspace():
        return False
    if char not in STRAIGHT and char != "’":
        return True
    if after.isalnum():
        return _glued_sentence(before, after)
    return before not in "([—–" or after in " .,;:!?)"


def _glued_sentence(before: str, after: str) -> bool:
    """Tell whether the mark stands where the space after it was lost (`gone."He`)."""
    return before in ".,!?…" and after.isupper()


def _possessive(scan: _Scan, at: int, opened: _Open) -> bool:
    """Tell whether a single mark after an s is a possessive: a better closing mark follows."""
    if scan.text[at - 1] != "s" or scan.text[at + 1 : at + 2] != " ":
        return False
    closers = CLOSED_BY[opened.mark]
    for later in range(at + 1, min(scan.end, at + FARTHEST)):
        char = scan.text[later]
        if char in "‘‚" or char in DOUBLE:
            return False
        if char in closers and not scan.text[later + 1 : later + 2].isalnum():
            return scan.text[later - 1] != " "
    return False


def _opens(scan: _Scan, at: int, char: str) -> bool:
    before, after = _around(scan, at)
    if after == "" or after.isspace() or before.isalnum():
        return False
    if char in SINGLE:
        return _opens_single(scan, at, char, before, after)
    if char == "”":  # Scandinavian style, or a wrongly curled mark: only at a word's start
        return before == "" or before.isspace() or before in "(["
    if char == "»":
        ahead = scan.text[at : min(scan.end, at + FARTHEST)]
        return "«" in ahead and (before == "" or before.isspace())
    return char in CLOSED_BY


def _opens_single(scan: _Scan, at: int, char: str, before: str, after: str) -> bool:
    if char == "’" or not (before == "" or before.isspace() or before in '“"„«([—–-:'):
        return False
    clipped = DECADE.match(scan.text, at + 1) or CLIPPED.match(scan.text, at + 1)
    if clipped or not (after.isalnum() or after in '…“"$£€'):
        return False
    if any(opened.mark in SINGLE for opened in scan.stack):
        return False
    return _closing_single_follows(scan, at, char)


def _closing_single_follows(scan: _Scan, at: int, char: str) -> bool:
    closers = CLOSED_BY[char]
    for later in range(at + 2, min(scan.end, at + FARTHEST)):
        if scan.text[later] in closers:
            following = scan.text[later + 1 : later + 2] if later + 1 < scan.end else ""
            if not following.isalnum() and not scan.text[later - 1].isspace():
                return True
    return False


def _around(scan: _Scan, at: int) -> tuple[str, str]:
    before = scan.text[at - 1] if at else ""
    after = scan.text[at + 1] if at + 1 < scan.end else ""
    return ("" if before == "\n" else before), after
