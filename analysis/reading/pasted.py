"""Text pasted into a box, with whatever the person filled in beside it."""

from datetime import date

from analysis.errors import WrongFormat
from analysis.reading.assembly import Metadata, assemble
from analysis.reading.dates import plausible
from analysis.records import Article


def read_pasted(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    url: str | None = None,
) -> Article:
    """Return the pasted `text` as an article.

    Without `published` a leading `date YYYY-MM-DD` counts, as in a .txt file.

    Raises
    ------
    EmptyInput, TooLarge, WrongFormat
        See `analysis.reading.assembly.assemble`; `WrongFormat` also for a date that cannot be.
    """
    try:
        day = plausible(published) if published else None
    except ValueError as error:
        raise WrongFormat(f"The publication date {published} {error}: correct it.") from None
    return assemble(
        text,
        "The pasted text",
        "pasted",
        Metadata(title=title, published=day, outlet=outlet, url=url),
    )
