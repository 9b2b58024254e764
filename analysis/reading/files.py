"""Files and folders: which reader a name calls for."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import TypeAlias

from analysis.errors import EmptyInput, UnreadableInput, UnsupportedFormat
from analysis.reading.delimited import read_delimited
from analysis.reading.jsonlines import read_jsonlines
from analysis.reading.limits import check_file_size
from analysis.reading.names import shown
from analysis.reading.plain import read_plain
from analysis.reading.rows import RowError
from analysis.reading.webpage import read_webpage
from analysis.records import Article

Reads: TypeAlias = Iterator[Article | RowError]


def _single(read: Callable[[bytes, str], Article]) -> Callable[[bytes, str], Reads]:
    return lambda data, name: iter((read(data, name),))


_READERS: dict[str, Callable[[bytes, str], Reads]] = {
    ".txt": _single(read_plain),
    ".html": _single(read_webpage),
    ".htm": _single(read_webpage),
    ".jsonl": read_jsonlines,
    ".csv": read_delimited,
}
ENDINGS = tuple(_READERS)
# The watch-list lies beside the articles in `seeds/`, and may in any folder of a user's.
_NOT_ARTICLES = frozenset({"issues.csv"})


def read_bytes(data: bytes, name: str) -> Reads:
    """Return the articles in a file's bytes, read after the ending of its `name`.

    Of a bulk file (.jsonl, .csv) a bad row comes as `RowError` and the good ones go on.

    Raises
    ------
    UnsupportedFormat
        When no reader knows the ending.
    UnreadableInput
        A subclass that says what is wrong with the file as a whole, before the first article.
    """
    ending = PurePath(name).suffix.casefold()
    if ending not in _READERS:
        raise UnsupportedFormat(
            f"{shown(name)} cannot be read: use one of the formats {', '.join(ENDINGS)}."
        )
    check_file_size(len(data), shown(name))
    if not data.strip():
        raise EmptyInput(f"{shown(name)} is empty: choose a file with text in it.")
    return _READERS[ending](data, name)


def read_path(path: Path) -> Reads:
    """Return the articles in a file, or in every readable file of a folder and its subfolders.

    A folder is read in the order of its paths. Hidden files, files with other endings and a
    watch-list (`issues.csv`) are passed over; a file that cannot be read as a whole comes as a
    `RowError` with row 0, so that the others go on.

    Raises
    ------
    UnreadableInput
        When there is nothing at `path`, or, for a single file, as `read_bytes` does.
    """
    if path.is_dir():
        files = sorted(_readable_files(path))
        if not files:
            raise EmptyInput(
                f"The folder {shown(str(path))} holds no file that can be read: put "
                f"{', '.join(ENDINGS)} files into it."
            )
        return _each(files, path)
    return _read_file(path, path.name)


def _readable_files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            known = PurePath(name).suffix.casefold() in _READERS
            if known and not name.startswith(".") and name.casefold() not in _NOT_ARTICLES:
                yield Path(root, name)


def _each(files: list[Path], folder: Path) -> Reads:
    for path in files:
        name = path.relative_to(folder).as_posix()
        try:
            yield from _read_file(path, name)
        except UnreadableInput as error:
            yield RowError(name, 0, str(error))


def _read_file(path: Path, name: str) -> Reads:
    """Read one file; its size is checked before its content is loaded."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableInput(f"{shown(name)} is no file: give a file or a folder.")
        check_file_size(size, shown(name))
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInput(
            f"There is no file or folder {shown(name)}: check the path."
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "bad path"
        raise UnreadableInput(
            f"{shown(name)} cannot be opened ({reason}): check the path and its permissions."
        ) from None
    return read_bytes(data, name)
