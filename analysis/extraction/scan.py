"""One scan over a paragraph's quotation marks, left to right with a stack of open ones.

It knows curly, straight, single, guillemet and low-high marks, tells a closing single mark from an
apostrophe, skips inches and decades, and recovers from a missing closing mark at the end of the
paragraph, so that a stray mark never swallows the article.
"""

import re
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Open:
    """A mark on the stack, waiting for its closing mark."""

    mark: str
    at: int
    slot: int
    runs_on: bool


@dataclass(slots=True)
class Scan:
    """State of the scan over one paragraph."""

    text: str
    end: int
    start: int
    before: str
    after: str
    last_closing: dict[str, int] = field(default_factory=dict)
    stack: list[Open] = field(default_factory=list)
    found: list[tuple[Span, Span, int, int | None, bool] | None] = field(default_factory=list)

    def open(self, at: int) -> None:
        """Put the mark at `at` on the stack."""
        runs_on = self.text[at] in SINGLE and self.runs_on(at)
        self.stack.append(Open(self.text[at], at, len(self.found), runs_on))
        self.found.append(None)

    def runs_on(self, at: int) -> bool:
        """Tell whether the mark at `at` opens a quote that other paragraphs share."""
        char = self.text[at]
        first = at == self.start and char in {self.before, self.after}
        introduced = char == self.after and self.text[at - 2 : at] in {": ", ", "}
        return (first or introduced) and self.text[at + 1 : at + 2].isupper()

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


Found = list[tuple[Span, Span, int, int | None, bool] | None]


def scan(text: str, paragraph: Span, before: str = "", after: str = "") -> tuple[Found, str]:
    """Scan one paragraph; also return the outermost mark left open at its end.

    `before` is the mark that the paragraph before left open, `after` the first character of the
    one that follows: a quote that runs on opens every paragraph and closes only the last.
    """
    state = Scan(text, paragraph.end, paragraph.start, before, after)
    for at in range(paragraph.start, paragraph.end):
        char = text[at]
        if char not in DOUBLE and char not in SINGLE:
            continue
        depth = _closes(state, at, char)
        if depth is not None:
            state.close(depth, at, at + 1, closed=True)
        elif _opens(state, at, char):
            _recover(state, at, char)
            state.open(at)
    unclosed = ""
    while state.stack:
        last = state.stack[-1]
        if last.mark in SINGLE and not last.runs_on:  # an unclosed single mark was an apostrophe
            state.stack.pop()
            continue
        unclosed = last.mark
        state.close(len(state.stack) - 1, paragraph.end, paragraph.end, closed=False)
    return state.found, unclosed


def _recover(state: Scan, at: int, char: str) -> None:
    """End a passage whose closing mark is missing where the same mark opens the next one."""
    for depth, opened in enumerate(state.stack):
        if opened.mark == char and char in DOUBLE and not _closed_twice(state, at, char):
            state.close(depth, at, at, closed=False)
            return


def _closed_twice(state: Scan, at: int, char: str) -> bool:
    """Tell whether the paragraph still holds closing marks for both: then they are nested."""
    rest = state.text[at + 1 : min(state.end, at + FARTHEST)]
    if char in STRAIGHT:  # then an even number of them is left: one for this, one for the outer
        left = rest.count(char)
        return left > 0 and left % 2 == 0
    return sum(rest.count(closer) for closer in CLOSED_BY[char][:1]) > rest.count(char) + 1


def _closes(state: Scan, at: int, char: str) -> int | None:
    """Return the depth of the open mark that `char` closes, or None."""
    if not _may_close(state, at, char):
        return None
    for depth in range(len(state.stack) - 1, -1, -1):
        opened = state.stack[depth]
        if char in CLOSED_BY[opened.mark]:
            apostrophe = char in SINGLE and _possessive(state, at, opened)
            return depth if at > opened.at + 1 and not apostrophe else None
        if opened.mark in DOUBLE and char in SINGLE:
            return None
    return None


def _may_close(state: Scan, at: int, char: str) -> bool:
    """Tell whether a closing mark may stand here, going by its neighbours."""
    before, after = _around(state, at)
    if char == "»" and any(opened.mark == "«" for opened in state.stack):
        return True  # French style keeps a space inside
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


def _possessive(state: Scan, at: int, opened: Open) -> bool:
    """Tell whether a single mark after an s is a possessive: a better closing mark follows."""
    if state.text[at - 1] != "s" or state.text[at + 1 : at + 2] != " ":
        return False
    if opened.runs_on and state.text[at + 2 : at + 3].islower():
        return True
    closers = CLOSED_BY[opened.mark]
    for later in range(at + 1, min(state.end, at + FARTHEST)):
        char = state.text[later]
        if char in "‘‚" or char in DOUBLE:
            return False
        if char in closers and not state.text[later + 1 : later + 2].isalnum():
            return state.text[later - 1] != " "
    return False


def _opens(state: Scan, at: int, char: str) -> bool:
    before, after = _around(state, at)
    if char == "«" and not before.isalnum():
        return "»" in state.text[at : min(state.end, at + FARTHEST)]
    if after == "" or after.isspace() or before.isalnum():
        return False
    if char in SINGLE:
        return _opens_single(state, at, char, before, after)
    if char == "”":  # Scandinavian style, or a wrongly curled mark: only at a word's start
        return before == "" or before.isspace() or before in "(["
    if char == "»":
        ahead = state.text[at : min(state.end, at + FARTHEST)]
        return "«" in ahead and (before == "" or before.isspace())
    return char in CLOSED_BY


def _opens_single(state: Scan, at: int, char: str, before: str, after: str) -> bool:
    if char == "’" or not (before == "" or before.isspace() or before in '“"„«([—–-:'):
        return False
    clipped = DECADE.match(state.text, at + 1) or CLIPPED.match(state.text, at + 1)
    if clipped or not (after.isalnum() or after in '…“"$£€'):
        return False
    if any(opened.mark in SINGLE for opened in state.stack):
        return False
    return _closing_single_follows(state, at, char) or state.runs_on(at)


def _closing_single_follows(state: Scan, at: int, char: str) -> bool:
    """Tell whether a mark that may close this one stands later in the paragraph."""
    if char not in state.last_closing:
        state.last_closing[char] = _last_closing(state, CLOSED_BY[char])
    return state.last_closing[char] >= at + 2


def _last_closing(state: Scan, closers: str) -> int:
    for at in range(state.end - 1, state.start, -1):
        if state.text[at] in closers:
            following = state.text[at + 1 : at + 2] if at + 1 < state.end else ""
            if not following.isalnum() and not state.text[at - 1].isspace():
                return at
    return -1


def _around(state: Scan, at: int) -> tuple[str, str]:
    before = state.text[at - 1] if at else ""
    after = state.text[at + 1] if at + 1 < state.end else ""
    return ("" if before == "\n" else before), after
