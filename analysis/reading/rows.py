"""One row of a bulk file to an article, or to the reason why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.errors import UnreadableInput
from analysis.reading.assembly import Metadata, assemble
from analysis.reading.dates import parse_day
from analysis.reading.limits import MAX_ID_CHARACTERS
from analysis.reading.names import clipped, shown
from analysis.records import Article

_YES = frozenset({"true", "yes", "1"})
_NO = frozenset({"", "false", "no", "0"})
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class RowError:
    """Why one row of a bulk file, or one file of a folder, gave no article.

    `source` is the file's name. `row` counts lines of .jsonl from 1, and rows of .csv as a
    spreadsheet numbers them (the header is row 1); it is 0 when the whole file is meant.
    `message` is one sentence.
    """

    source: str
    row: int
    message: str


class BadRowError(ValueError):
    """A row that cannot become an article; the message is a sentence without its subject."""


def read_row(fields: Mapping[str, object], source: str, row: int) -> Article | RowError:
    """Return the article in one row; only the field `text` must be there.

    Fields: id, title, published (YYYY-MM-DD), outlet, url, text, sample (true or false); names are
    taken without regard to case, unknown ones are passed over. Without an id, or with an empty
    one, the article's id is made from its content.
    """
    try:
        return _article({key.strip().casefold(): fields[key] for key in fields}, source, row)
    except BadRowError as error:
        return RowError(source, row, f"Row {row} of {shown(source)} {error}.")
    except UnreadableInput as error:
        return RowError(source, row, str(error))


def _article(fields: Mapping[str, object], source: str, row: int) -> Article:
    text = fields.get("text")
    if text is None:
        raise BadRowError("has no text: fill the field “text” with the words of the article")
    if not isinstance(text, str):
        raise BadRowError(
            "has a field “text” that is not a string: put the article there as one string"
        )
    metadata = Metadata(
        id=_identifier(_words(fields, "id")),
        title=_words(fields, "title"),
        published=_published(_words(fields, "published")),
        outlet=_words(fields, "outlet"),
        url=_words(fields, "url"),
        sample=_flag(fields, "sample"),
    )
    name = f"Row {row} of {shown(source)}"
    return assemble(text, name, f"{source}, row {row}", metadata)


def _words(fields: Mapping[str, object], field: str) -> str | None:
    value = fields.get(field)
    if value is None:
        return None
    if isinstance(value, (list, dict, bool)):
        raise BadRowError(f"has a field “{field}” that is no string: put the words there alone")
    return str(value).strip() or None


def _identifier(words: str | None) -> str | None:
    if words is None:
        return None
    if len(words) > MAX_ID_CHARACTERS:
        raise BadRowError(
            f"has an id of {len(words)} characters: use at most {MAX_ID_CHARACTERS}, or none"
        )
    if not words.isprintable():
        raise BadRowError(
            "has an id with characters that cannot be printed: use letters and digits"
        )
    return words


def _published(words: str | None) -> date | None:
    try:
        return parse_day(words) if words else None
    except ValueError as error:
        day = clipped(words or "", _LONGEST_VALUE)
        raise BadRowError(f"has the publication date “{day}”, which {error}: correct it") from None


def _flag(fields: Mapping[str, object], field: str) -> bool:
    value = str(fields.get(field) or "").strip().casefold()
    if value not in _YES | _NO:
        raise BadRowError(
            f"has “{clipped(value, _LONGEST_VALUE)}” as “{field}”: write true or false there"
        )
    return value in _YES
