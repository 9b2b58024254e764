"""Spelling: names are compared without case and diacritics, character by character."""

import re
import unicodedata

# Letters that Unicode does not decompose, and the quotation marks people type as apostrophes.
_BASE = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ß": "s",
    "æ": "a",
    "ə": "a",
    "þ": "t",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
}
_POSSESSIVE = re.compile(r"['’]s?$")
_SPACES = re.compile(r"\s+")
# Tokenised text sets "'s" and the halves of hyphenated words apart.
_SET_APART = re.compile(r"(?<=\w) (?=['’]s\b)|(?<=\w) (?=- \w)|(?<=\w -) (?=\w)")


def _base(char: str) -> str:
    lowered = char.lower()[0]
    if lowered.isspace():
        return " "
    if lowered in _BASE:
        return _BASE[lowered]
    first = unicodedata.normalize("NFD", lowered)[0]
    return _BASE.get(first, first)


class _Folding(dict[int, str]):
    """A translation table that fills itself."""

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = folded = _base(chr(codepoint))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case without diacritics, one character for one character.

    Offsets into the result are offsets into `text`.

    >>> fold("Élysée’s Łukasz")
    "elysee's lukasz"
    """
    return text.translate(_FOLDING)


def tidy(text: str) -> str:
    r"""Collapse white space, join what a tokeniser set apart and compose accents.

    >>> tidy("  Ukraine 's\n deputy secretary - general ")
    "Ukraine's deputy secretary-general"
    """
    spaced = _SPACES.sub(" ", text).strip()
    return unicodedata.normalize("NFC", _SET_APART.sub("", spaced))


def without_possessive(word: str) -> str:
    """Drop a possessive ending.

    >>> without_possessive("Georgia’s"), without_possessive("officials'")
    ('Georgia', 'officials')
    """
    return _POSSESSIVE.sub("", word)
