"""Saved web pages: trafilatura finds the article and its metadata; nothing is fetched."""

import re
from datetime import date
from typing import Any

from analysis.errors import EmptyInput, WrongFormat
from analysis.reading.assembly import Metadata, assemble
from analysis.reading.dates import parse_day
from analysis.reading.decoding import decode
from analysis.reading.limits import MAX_PAGE_BYTES, check_file_size
from analysis.reading.names import shown
from analysis.records import Article

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_TAG = re.compile(r"<(?:!doctype\b|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)


def read_webpage(data: bytes, name: str) -> Article:
    """Return the article of an .html file: its text, title, day of publication, outlet, address.

    Scripts, styles, menus and comments are left out. `Article.text` is the text as extracted,
    one line a paragraph; that is what offsets count.

    Raises
    ------
    EmptyInput
        When no article is found in the page.
    TooLarge
        Above `MAX_PAGE_BYTES`.
    WrongFormat
        When the file holds no HTML.
    """
    check_file_size(len(data), shown(name), MAX_PAGE_BYTES)
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    page = decode(data, name, declared[1].decode("ascii") if declared else None)
    if not page.strip():
        raise EmptyInput(f"{shown(name)} is empty: choose a file with text in it.")
    if not _TAG.search(page):
        raise WrongFormat(f"{shown(name)} holds no HTML: save plain text under the ending .txt.")
    found = _extract(page)
    if found is None or not found.text:
        raise EmptyInput(
            f"No article was found in the page {shown(name)}: copy its text and paste it instead."
        )
    metadata = Metadata(
        title=found.title,
        published=_day(found.date),
        outlet=found.sitename,
        url=found.url,
    )
    return assemble(found.text, shown(name), name, metadata)


def _extract(page: str) -> Any:  # noqa: ANN401 - trafilatura's Document, absent from its types
    # Imported here: it takes longer to load than a text file takes to be read.
    from trafilatura import bare_extraction  # noqa: PLC0415

    return bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only dates that the page states: one found in running text may be any event's.
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "outputformat": "%Y-%m-%d",
        },
    )


def _day(words: str | None) -> date | None:
    try:
        return parse_day(words or "")
    except ValueError:
        return None
