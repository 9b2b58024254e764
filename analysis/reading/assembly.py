"""Text and metadata to an `Article`: the checks every format shares."""

import re
from dataclasses import dataclass
from datetime import date

from analysis.errors import EmptyInput, WrongFormat
from analysis.reading.headers import find_header
from analysis.reading.limits import MAX_TITLE_CHARACTERS, check_article_length
from analysis.reading.names import clipped
from analysis.records import Article, content_hash

_HASH_CHARACTERS = 16
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What came with a text. Words are taken as given and cleaned in `assemble`."""

    id: str | None = None
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    sample: bool = False


def assemble(text: str, name: str, source: str, metadata: Metadata | None = None) -> Article:
    """Return the article that `text` and its `metadata` make; the text stays as it is.

    Parameters
    ----------
    text
        The article, a header of `analysis.reading.headers` included.
    name
        What a message calls this input, as the subject of a sentence.
    source
        File (and row) the article came from, kept with it.

    Raises
    ------
    EmptyInput
        When there is no letter and no digit after the header.
    TooLarge
        When it has more than `MAX_ARTICLE_CHARACTERS`.
    WrongFormat
        When it holds NUL characters or halves of characters, which no database stores, or begins
        with a date that cannot be.
    """
    given = metadata or Metadata()
    check_article_length(len(text), name)
    try:
        header = find_header(text)
    except ValueError as error:
        raise WrongFormat(f"{name} {error}.") from None
    if not any(c.isalnum() for c in text[header.body_start :]):
        raise EmptyInput(f"{name} holds no text: give it the words of an article.")
    if "\0" in text or _HALF_CHARACTER.search(text):
        raise WrongFormat(
            f"{name} holds characters that are no text (NUL or half of a pair): save it as UTF-8."
        )
    return Article(
        id=given.id or content_hash(text)[:_HASH_CHARACTERS],
        text=text,
        title=_line(given.title),
        published=given.published or header.published,
        outlet=_line(given.outlet),
        url=_address(given.url),
        source=_line(source),
        sample=given.sample or header.sample,
        body_start=header.body_start,
    )


def _line(words: str | None) -> str | None:
    """Return `words` on one line, bounded; None when nothing is left."""
    if words is None:
        return None
    line = " ".join(_HALF_CHARACTER.sub("", words).replace("\0", "").split())
    return clipped(line, MAX_TITLE_CHARACTERS) or None


def _address(words: str | None) -> str | None:
    """Return a web address; anything else (javascript:, file:, a relative path) is dropped."""
    address = (words or "").strip()
    safe = len(address) <= _LONGEST_ADDRESS and _WEB_ADDRESS.fullmatch(address)
    return None if not safe or _HALF_CHARACTER.search(address) else address
