"""The watch-list: issues a newsroom follows, with the wordings that mean them."""

import csv
import re
from pathlib import Path

from analysis.errors import KnowledgeError
from analysis.records import Issue

NEEDED = ("id", "name", "aliases")


def load_issues(path: Path) -> tuple[Issue, ...]:
    """Read a watch-list: columns id, name, aliases (separated by |); others are notes.

    An alias matches whole words in any case; `*` stands for any words up to the end of the
    sentence ("pre-2014*borders").

    Raises
    ------
    KnowledgeError
        When the file is missing, lacks a column, or names an issue twice.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
            rows = list(reader)
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"The watch-list {path} cannot be read: {error}.") from error
    if missing:
        raise KnowledgeError(
            f"The watch-list {path.name} has no column {', '.join(missing)}: "
            f"it needs {', '.join(NEEDED)}."
        )
    issues: dict[str, Issue] = {}
    for number, row in enumerate(rows, start=2):
        identifier = f"issue:{row['id'].strip()}"
        if identifier in issues or not row["name"].strip():
            raise KnowledgeError(
                f"{path.name}, line {number}: every issue needs a name and an id of its own."
            )
        issues[identifier] = Issue(identifier, row["name"].strip(), _pattern(row))
    return tuple(issues.values())


def _pattern(row: dict[str, str]) -> re.Pattern[str]:
    aliases = [row["name"], *row["aliases"].split("|")]
    parts = [
        r"[^.?!\n]{0,80}?".join(re.escape(piece.strip()) for piece in alias.split("*"))
        for alias in aliases
        if alias.strip()
    ]
    ordered = sorted(set(parts), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)", re.IGNORECASE)
