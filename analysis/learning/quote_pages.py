"""The measures of quotes and speakers as a table on a page of the documentation."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.errors import WrongFormat

TABLE_START = "<!-- quotes: begin -->"
TABLE_END = "<!-- quotes: end -->"
HEAD = (
    "| set | gold | found | precision | recall | F1 | name | quote+name F1 | by name | by pronoun "
    "| by description | floating |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
)
GIVEN = ("name", "pronoun", "description", "only in earlier text")


def write_table(page: Path, summaries: Mapping[str, Mapping[str, Any]]) -> None:
    """Put one row a gold file between the markers of a page; the rest stays as it is.

    Raises
    ------
    WrongFormat
        When the page cannot be read or has no markers.
    """
    try:
        text = page.read_text(encoding="utf-8")
    except OSError as error:
        raise WrongFormat(f"{page} cannot be read ({error.strerror}): give a page.") from error
    before, start, rest = text.partition(TABLE_START)
    _, end, after = rest.partition(TABLE_END)
    if not start or not end:
        raise WrongFormat(f"{page} has no place for the table: add {TABLE_START} {TABLE_END}.")
    rows = "\n".join(_row(name, summary) for name, summary in summaries.items())
    page.write_text(f"{before}{start}\n{HEAD}\n{rows}\n{end}{after}", encoding="utf-8")


def _row(name: str, summary: Mapping[str, Any]) -> str:
    given = summary["name_by_how_given"]
    named = bool(given)
    cells = [
        name,
        str(summary["gold"]),
        str(summary["found"]),
        *(f"{summary[key]:.3f}" for key in ("precision", "recall", "f1")),
        *(f"{summary[key]:.3f}" if named else "–" for key in ("name", "quote_and_name_f1")),
        *(_share(given.get(how)) for how in GIVEN),
    ]
    return "| " + " | ".join(cells) + " |"


def _share(cell: Mapping[str, Any] | None) -> str:
    return f"{cell['right']:.2f} of {cell['matched']}" if cell else "–"
