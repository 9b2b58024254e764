"""Cells of the tables: strings → values; ValueError says what is wrong with one."""

from datetime import date

Row = dict[str, str]


def text(value: str) -> str:
    """Return a cell that must hold something."""
    if not value:
        raise ValueError("a required cell is empty")
    return value


def maybe(value: str) -> str | None:
    """Return a cell, None when it is empty."""
    return value or None


def day(value: str) -> date | None:
    """Read an ISO date, None when the cell is empty."""
    return date.fromisoformat(value) if value else None


def many(value: str) -> tuple[str, ...]:
    """Split a cell at its bars."""
    return tuple(part for part in value.split("|") if part)


def flag(value: str) -> bool:
    """Read yes or no."""
    if value not in {"yes", "no"}:
        raise ValueError(f"{value!r} should be yes or no")
    return value == "yes"


def span(row: Row, start: str, end: str) -> tuple[date | None, date | None]:
    """Read two dates, of which the second must be the later."""
    since, until = day(row[start]), day(row[end])
    if since and until and until <= since:
        raise ValueError(f"{end} {until} is not after {start} {since}")
    return since, until


def gender(value: str) -> str | None:
    """Read m or f, None when the cell is empty."""
    if value not in {"", "m", "f"}:
        raise ValueError(f"gender {value!r} should be m, f or blank")
    return value or None
