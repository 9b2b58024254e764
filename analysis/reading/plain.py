"""Plain text files: one file, one article."""

from analysis.reading.assembly import assemble
from analysis.reading.decoding import decode
from analysis.reading.names import shown
from analysis.records import Article


def read_plain(data: bytes, name: str) -> Article:
    """Return a .txt file as an article.

    A leading `date YYYY-MM-DD` is its publication date; it stays in the text, before
    `Article.body_start`. Nothing else is read into the first lines.

    Raises
    ------
    EmptyInput, TooLarge, WrongFormat
        See `analysis.reading.assembly.assemble`.
    """
    return assemble(decode(data, name), shown(name), name)
