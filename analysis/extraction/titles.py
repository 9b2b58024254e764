"""Marked passages that only name something: titles of works and programmes, nicknames."""

from analysis.extraction.layout import Paragraph
from analysis.extraction.marks import Marked

LONGEST_TITLE = 8
#: Parts of speech that a title follows where a statement would need a cue, a comma or a colon.
BEFORE_TITLE = frozenset({"ADP", "NOUN", "PROPN", "PART", "DET", "ADJ"})
SMALL = frozenset({"of", "the", "a", "an", "and", "in", "on", "to", "for", "with", "is", "at"})


def is_title(paragraph: Paragraph, text: str, mark: Marked) -> bool:
    """Tell whether a passage is a title: capitalised throughout and part of a noun phrase.

    *on "Fox News Sunday"*, *the film "The Long Way Home"*, *William "Bill" Clark*.
    """
    words = mark.inner.of(text).rstrip(",.").split()
    if not words or len(words) > LONGEST_TITLE or words[-1][-1:] in {"!", "?"}:
        return False
    large = [word for word in words if word not in SMALL]
    if not large or not all(word[:1].isupper() or word[:1].isdigit() for word in large):
        return False
    before = [t for t in paragraph.doc if paragraph.end(t) <= mark.outer.start and not t.is_space]
    return bool(before) and before[-1].pos_ in BEFORE_TITLE
