"""What holds for this installation: which models read, and which issues are followed.

Chosen in the dashboard and kept in its database, so that it holds for every program that uses
the database. The watch-list is a file of issues and those that people accepted beside them.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from analysis.errors import KnowledgeError
from analysis.knowledge.watchlist import issue, load_issues
from analysis.models import CHOICES
from analysis.models.external import MODEL
from analysis.models.loading import check_choice
from analysis.records import Issue
from analysis.store import Store

WATCHLIST = Path(__file__).parent.parent / "seeds" / "issues.csv"
_MODEL = "model"
_DIGITS = 16


def choice(store: Store) -> str:
    """Return the pair of models that was chosen to read: one of `analysis.models.CHOICES`."""
    chosen = store.settings.get(_MODEL)
    return chosen if chosen in CHOICES else CHOICES[0]


def choose(store: Store, chosen: str) -> None:
    """Choose the pair of models that reads from now on.

    Raises
    ------
    ModelError
        When there is no such pair.
    """
    check_choice(chosen)
    store.settings.put(**{_MODEL: chosen})


def overrides() -> Mapping[str, str]:
    """Return the environment variables that win over the choice, and what they name."""
    return {name: value for name in MODEL.values() if (value := os.environ.get(name))}


def watchlist() -> tuple[Issue, ...]:
    """Read the issues of the file that `ONTHERECORD_ISSUES` names, else of the one that ships.

    Raises
    ------
    KnowledgeError
        When the file is missing or malformed.
    """
    return load_issues(Path(os.environ.get("ONTHERECORD_ISSUES", WATCHLIST)))


def issues(store: Store) -> tuple[Issue, ...]:
    """Return the issues in force: those of the file, then those that were accepted."""
    accepted = (issue(one.id, one.name, one.wordings) for one in store.issues.all())
    return (*watchlist(), *accepted)


def accept(store: Store, name: str, wordings: Sequence[str], by: str) -> str:
    """Take an issue into the watch-list and return its id.

    Raises
    ------
    KnowledgeError
        When it has no name, or the file has an issue of that name.
    StoreError
        When nobody accepts it, or one of that name was accepted before.
    """
    named = issue("", name, wordings).name
    if named.casefold() in {one.name.casefold() for one in watchlist()}:
        raise KnowledgeError(f"The watch-list has “{named}” already: give this one another name.")
    return store.issues.accept(named, wordings, by)


def fingerprint(followed: Iterable[Issue]) -> str:
    """Return what tells one watch-list from another: its issues with all their wordings."""
    parts = (
        "\0".join((one.id, one.name, one.full.pattern, one.short.pattern if one.short else ""))
        for one in followed
    )
    return sha256("\n".join(sorted(parts)).encode()).hexdigest()[:_DIGITS]
