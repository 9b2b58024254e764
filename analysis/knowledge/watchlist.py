"""The watch-list: issues a newsroom follows, with the wordings that mean them."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from analysis.errors import KnowledgeError
from analysis.knowledge.wordings import loosened
from analysis.records import Issue

NEEDED = ("id", "name", "aliases")


def load_issues(path: Path) -> tuple[Issue, ...]:
    """Read a watch-list: columns id, name, aliases (separated by |); others are notes.

    A name or alias matches whole words in any case; a name of several words also matches its
    content words inflected and in another order, close together (`wordings`). `*` in an alias
    stands for any words up to the end of the sentence ("talks*without Europe"). An alias that
    begins with `~` is a short form ("~the deal"): it counts only in an article that has used a full
    one before.

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
        issues[identifier] = issue(identifier, row["name"], row["aliases"].split("|"))
    return tuple(issues.values())


def issue(identifier: str, name: str, aliases: Sequence[str] = ()) -> Issue:
    """Build an issue from its name and the other wordings that mean it, as in a watch-list.

    >>> tariffs = issue("issue:steel", "the steel tariffs", ["tariffs*steel", "~the tariffs"])
    >>> [bool(tariffs.full.search(s)) for s in ("Tariffs on all steel", "the tariffs")]
    [True, False]

    Raises
    ------
    KnowledgeError
        When the name is blank.
    """
    if not name.strip():
        raise KnowledgeError("An issue needs a name: say in a few words what it is.")
    wordings = [alias.strip() for alias in aliases if alias.strip(" ~*")]
    full = [name.strip(), *(alias for alias in wordings if alias[0] != "~")]
    short = [alias[1:] for alias in wordings if alias[0] == "~"]
    return Issue(
        identifier,
        name.strip(),
        _pattern(full, loosened(name.strip())),
        _pattern(short) if short else None,
    )


def _pattern(aliases: Sequence[str], loose: str | None = None) -> re.Pattern[str]:
    parts = {
        r"[^.?!\n]{0,80}?".join(re.escape(piece.strip()) for piece in alias.split("*"))
        for alias in aliases
    }
    ordered = sorted(parts, key=lambda part: (-len(part), part))
    return re.compile(
        rf"(?<!\w)(?:{'|'.join([*ordered, *([loose] if loose else [])])})(?!\w)", re.IGNORECASE
    )
