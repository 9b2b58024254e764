"""Other wordings of a phrase: its content words, inflected, in any order, close together.

"Ukraine's accession to NATO" is also worded by "Ukraine will accede to NATO" and by "NATO accession
for Ukraine". Only phrases with a common word among them are loosened: "Ukraine in NATO" is not what
"NATO and Ukraine" says. A phrase that opens with a verb keeps its order: "endorsing Trump".
"""

import csv
import re
from functools import lru_cache
from pathlib import Path

from analysis.errors import KnowledgeError

TABLE = Path(__file__).parent / "tables" / "function_words.csv"
WORD = re.compile(r"\w[\w-]*")
#: Content words that a phrase may have to be loosened.
FEWEST, MOST = 2, 5
#: Words that may stand between each two of them.
BETWEEN = 2
#: Letters that a stem keeps, and letters of inflection behind it.
SHORTEST_STEM = 4
INFLECTION = r"\w{0,6}"
POSSESSIVE = r"(?:['’]s?)?"
GAP = r"(?:\w[\w'’-]*[^\w.?!\n]+)"


def loosened(phrase: str) -> str | None:
    """Return a pattern for other wordings of `phrase`, None when it is too short or all names.

    >>> pattern = loosened("cuts to foreign aid")
    >>> bool(re.search(pattern, "They want aid to foreign countries cut.", re.IGNORECASE))
    True
    >>> bool(re.search(pattern, "Foreign aid is fine. Cut taxes.", re.IGNORECASE))
    False

    Raises
    ------
    KnowledgeError
        When the table of function words cannot be read.
    """
    small, _ = _function_words()
    words = [word for word in WORD.findall(phrase) if word.casefold() not in small | {"s"}]
    common = any(word[0].islower() for word in words)
    if not common or not FEWEST <= len(words) <= MOST:
        return None
    forms = [_forms(word) for word in words]
    if words[0].endswith("ing") and words[0][0].islower():  # who endorses whom is in the order
        return f"[^\\w.?!\\n]+{GAP}{{0,{BETWEEN}}}".join(forms)
    anyone = "|".join(forms)
    reach = f"{GAP}{{0,{(BETWEEN + 1) * (len(words) - 1)}}}"
    near = "".join(f"(?={reach}?{form}(?!\\w))" for form in forms)
    return f"(?=(?:{anyone})(?!\\w)){near}{reach}(?:{anyone})"


def _forms(word: str) -> str:
    """Return a pattern for the forms of a word; a name has only its possessive."""
    if not word[0].islower():
        return re.escape(word) + POSSESSIVE
    _, suffixes = _function_words()
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return re.escape(word.removesuffix(suffix)) + INFLECTION
    return re.escape(word.removesuffix("s")) + r"s?"


@lru_cache(maxsize=1)
def _function_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return words that name nothing, and suffixes, longest first."""
    try:
        with TABLE.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except OSError as error:
        raise KnowledgeError(f"{TABLE.name} cannot be read ({error}): restore it.") from error
    words = frozenset(row["word"] for row in rows if row["kind"] == "word")
    return words, tuple(row["word"] for row in rows if row["kind"] == "suffix")
