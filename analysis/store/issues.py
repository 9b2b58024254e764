"""Issues that people took into the watch-list, beside those of its file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Engine, func, insert, select, update

from analysis.errors import StoreError
from analysis.store.counter import count_up
from analysis.store.engine import writing
from analysis.store.faults import explained
from analysis.store.tables import issues, readings

_NAMED = 40
"""Characters of an issue's name in its id."""


@dataclass(frozen=True, slots=True)
class AcceptedIssue:
    """An issue in force; `wordings` are those of a watch-list's column `aliases`."""

    id: str
    name: str
    wordings: tuple[str, ...]
    by: str
    at: datetime


class Issues:
    """The accepted issues of a store; see `analysis.store.Store`."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def accept(self, name: str, wordings: Sequence[str], by: str) -> str:
        """Take an issue into the watch-list and return its id, which no other ever had.

        Raises
        ------
        StoreError
            Also when it lacks a name, nobody accepts it, or one of that name is there already.
        """
        name, by = " ".join(name.split()), by.strip()
        if not name or not by:
            raise StoreError("An accepted issue needs a name, and the name of who accepts it.")
        with explained("write to", self._where), writing(self._engine) as connection:
            same = func.lower(issues.c.name) == name.lower()
            if connection.execute(select(issues.c.issue_id).where(same, _in_force())).first():
                raise StoreError(
                    f"The issue “{name}” is there already: give this one another name."
                )
            number = connection.execute(select(func.count()).select_from(issues)).scalar_one() + 1
            issue_id = f"issue:{_slug(name)}.{number}"
            row = {
                "issue_id": issue_id,
                "name": name,
                "wordings": [" ".join(wording.split()) for wording in wordings if wording.strip()],
                "accepted_by": by,
                "accepted_at": datetime.now(UTC),
            }
            connection.execute(insert(issues), row)
            count_up(connection)
        return issue_id

    def remove(self, issue_id: str, by: str) -> bool:
        """Take an issue out again; its readings are kept, and no longer shown.

        Returns
        -------
        bool
            Whether it was in force.
        """
        with explained("write to", self._where), writing(self._engine) as connection:
            gone = connection.execute(
                update(issues)
                .where(issues.c.issue_id == issue_id, _in_force())
                .values(removed_by=by.strip(), removed_at=datetime.now(UTC))
            )
            if gone.rowcount:
                count_up(connection)
            return gone.rowcount > 0

    def all(self) -> tuple[AcceptedIssue, ...]:
        """Return the issues in force, in the order of their acceptance."""
        query = select(issues).where(_in_force()).order_by(issues.c.accepted_at, issues.c.issue_id)
        with explained("read", self._where), self._engine.connect() as connection:
            return tuple(
                AcceptedIssue(
                    row["issue_id"],
                    row["name"],
                    tuple(row["wordings"]),
                    row["accepted_by"],
                    row["accepted_at"],
                )
                for row in connection.execute(query).mappings()
            )


def still_asked() -> ColumnElement[bool]:
    """Whether a reading's target is not an issue that was removed."""
    removed = select(issues.c.issue_id).where(issues.c.removed_at.is_not(None))
    return readings.c.target_id.not_in(removed)


def _in_force() -> ColumnElement[bool]:
    return issues.c.removed_at.is_(None)


def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.lower()))[:_NAMED].strip("-")
