"""How much one file and one article may hold, and the sentences for what is beyond.

An article of 100,000 words takes the parser minutes and gigabytes on a laptop; nothing that a
newspaper prints comes near. The page's own upload limit is enforced by the browser only, so every
length is checked here again.
"""

from analysis.errors import TooLarge

MAX_FILE_BYTES = 20_000_000
# Finding the article in a web page takes time that grows with the square of its size: 4 MB take
# about 9 s, 10 MB more than half a minute.
MAX_PAGE_BYTES = 4_000_000
MAX_ARTICLE_CHARACTERS = 600_000
MAX_TITLE_CHARACTERS = 500
MAX_ID_CHARACTERS = 200


def check_file_size(size: int, name: str, limit: int = MAX_FILE_BYTES) -> None:
    """Raise `TooLarge` when a file of `size` bytes is above `limit`."""
    if size > limit:
        raise TooLarge(
            f"{name} has {size / 1e6:.1f} MB, more than the {limit / 1e6:.0f} MB that one such "
            "file may have: split it into several files."
        )


def check_article_length(characters: int, name: str) -> None:
    """Raise `TooLarge` when one article has more than `MAX_ARTICLE_CHARACTERS`."""
    if characters > MAX_ARTICLE_CHARACTERS:
        raise TooLarge(
            f"{name} has {characters:,} characters of text, more than the "
            f"{MAX_ARTICLE_CHARACTERS:,} (about 100,000 words) that one article may have: "
            "split it into its articles."
        )
