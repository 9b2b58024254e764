"""Reading: files, folders and pasted text become articles, one module a format.

Text is never rewritten: offsets anywhere in the project count the characters of `Article.text`
as decoded here. Input is untrusted; whatever is wrong with it is told in one sentence.
"""

from analysis.reading.files import ENDINGS, read_bytes, read_path
from analysis.reading.limits import MAX_ARTICLE_CHARACTERS, MAX_FILE_BYTES
from analysis.reading.pasted import read_pasted
from analysis.reading.rows import RowError

__all__ = [
    "ENDINGS",
    "MAX_ARTICLE_CHARACTERS",
    "MAX_FILE_BYTES",
    "RowError",
    "read_bytes",
    "read_pasted",
    "read_path",
]
