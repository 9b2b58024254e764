"""The speaker's side: whom a speaker would call "I" or "we", so that no other word means them."""

from analysis.extraction.naming import name_id
from analysis.records import Quote


def ids_of(quote: Quote) -> frozenset[str]:
    """Return the ids under which the speaker of a quote may be a target, none for nobody."""
    speaker = quote.speaker
    if speaker is None:
        return frozenset()
    return frozenset({speaker.actor or name_id(speaker.name), name_id(speaker.name)})


def side_of(quote: Quote) -> frozenset[str]:
    """Return the ids of the speaker, and of the country or organisation that he speaks for."""
    speaker = quote.speaker
    if speaker is None:
        return frozenset()
    return ids_of(quote) | {one for one in (speaker.country, speaker.speaks_for) if one}


def is_verbatim(quote: Quote, offset: int) -> bool:
    """Tell whether the character at `offset` stands inside quotation marks of the quote."""
    return any(span.start <= offset < span.end for span in quote.verbatim)
