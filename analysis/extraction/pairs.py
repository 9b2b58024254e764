"""Two single marks in a row are one double mark: the typewriter's way, and TeX's."""

import re

from analysis.records import Span

PAIR = re.compile(r"''|``|’’|‘‘")
#: Stands for the half of a pair that a scan skips: one character, so that offsets stay.
FILLER = "\x1f"
OPENING_AFTER = "([—–-“"


def doubled_as_one(text: str) -> str:
    """Return `text` with every pair of single marks as a double mark and a filler.

    >>> doubled_as_one("He said ''no'' twice.").replace(FILLER, "_")
    'He said _"no"_ twice.'
    """
    return PAIR.sub(_as_one, text)


def _as_one(pair: re.Match[str]) -> str:
    text, at = pair.string, pair.start()
    opens = at == 0 or text[at - 1].isspace() or text[at - 1] in OPENING_AFTER
    return FILLER + '"' if opens else '"' + FILLER


def around_pairs(text: str, outer: Span) -> Span:
    """Widen a span of marks over the other halves of pairs at its ends."""
    start, end = outer
    if start > 0 and PAIR.fullmatch(text, start - 1, start + 1):
        start -= 1
    if end > outer.start + 1 and PAIR.fullmatch(text, end - 1, end + 1):
        end += 1
    return Span(start, end)
