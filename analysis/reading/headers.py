"""What may stand before an article's first words: a date line, the mark of a sample.

Only forms this project defines are recognised. The text itself keeps them, so that offsets count
from the beginning of the file; `Article.body_start` tells where the article proper begins.
"""

import re
from dataclasses import dataclass
from datetime import date

from analysis.reading.dates import parse_day

SAMPLE_MARK = "[Sample article: events, people and quotes are invented.]"

_DATE = re.compile(r"\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?=\s|$)\s*")
_SAMPLE = re.compile(r"\s*" + re.escape(SAMPLE_MARK) + r"\s*")


@dataclass(frozen=True, slots=True)
class Header:
    """What was found before the article, and where the article proper begins."""

    published: date | None
    sample: bool
    body_start: int


def find_header(text: str) -> Header:
    """Return the header at the beginning of `text`.

    Raises
    ------
    ValueError
        With the rest of a sentence ("begins with the date …") when that date cannot be: without
        it, offices would silently be looked up as of today.

    >>> find_header(" date 2025-02-14 JD Vance said no.")
    Header(published=datetime.date(2025, 2, 14), sample=False, body_start=17)
    >>> find_header("A date for talks is open.")
    Header(published=None, sample=False, body_start=0)
    """
    sample = _SAMPLE.match(text)
    start = sample.end() if sample else 0
    dated = _DATE.match(text, start)
    return Header(
        published=_day(dated[1]) if dated else None,
        sample=sample is not None,
        body_start=dated.end() if dated else start,
    )


def _day(words: str) -> date:
    try:
        return parse_day(words)
    except ValueError as error:
        raise ValueError(
            f"begins with the date “{words}”, which {error}: correct it or take it out"
        ) from None
