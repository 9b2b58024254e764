"""File names as they appear in messages: short, quoted, on one line."""

from pathlib import PurePosixPath

_LONGEST = 80


def shown(name: str) -> str:
    r"""Return the last part of a path, fit for a sentence; a name is as untrusted as a text.

    >>> shown("in/a\nb.txt")
    '“a b.txt”'
    """
    last = PurePosixPath(name.replace("\\", "/")).name or name
    printable = "".join(c if c.isprintable() else " " for c in last)
    return f"“{clipped(printable, _LONGEST)}”"


def clipped(words: str, longest: int) -> str:
    """Return `words`, cut with an ellipsis when they have more than `longest` characters.

    >>> clipped("deadline", 5)
    'dead…'
    """
    return words if len(words) <= longest else words[: longest - 1] + "…"
