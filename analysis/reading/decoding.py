"""Bytes to characters: UTF-8 first, then what the file declares, then charset-normalizer.

Line breaks stay as they are in the file, because offsets count them. A byte order mark is no
character of the text and is dropped.
"""

import codecs
import re

from analysis.errors import EmptyInput, WrongFormat
from analysis.reading.names import shown

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 4096
# In unmarked UTF-16 of a Western language nearly every second byte is zero, always the same one.
_ZEROS_OF_UTF16 = 0.3
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
# Old word processors leave a few control characters in a text; compressed data is full of them.
_MOST_CONTROLS = 0.01
_SEQUENCES_A_FAULT = 10
_WESTERN = "cp1252"


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the text in `data`.

    Parameters
    ----------
    data
        The whole file.
    name
        What to call the file in a message.
    declared
        Encoding the file itself names, tried when it is not UTF-8.

    Raises
    ------
    EmptyInput
        When there is nothing but a byte order mark.
    WrongFormat
        When the bytes are no text in any known encoding.
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    text = _attempt(data, marked) if marked else _unmarked(data, declared)
    if text == "":
        raise EmptyInput(f"{shown(name)} is empty: choose a file with text in it.")
    if text is None or _is_binary(text):
        raise WrongFormat(
            f"{shown(name)} holds binary data, not text: save the article as plain text, or as "
            ".html, .jsonl or .csv under that ending."
        )
    return text


def _unmarked(data: bytes, declared: str | None) -> str | None:
    for encoding in ("utf-8", _utf16_by_zeros(data), declared):
        text = _attempt(data, encoding) if encoding else None
        if text is not None and "\0" not in text:
            return text
    if b"\0" in data:
        return None  # no code page writes zeros; guessing would only find a strange one
    return _damaged_utf8(data) or _guessed(data)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _utf16_by_zeros(data: bytes) -> str | None:
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = _ZEROS_OF_UTF16 * len(sample) / 2
    if odd > enough and not even:
        return "utf-16-le"
    if even > enough and not odd:
        return "utf-16-be"
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """Return UTF-8 with a few broken bytes, such as a cut last character; else None.

    A code page hardly ever forms valid sequences by chance, so some of them among few faults are
    a sure sign. Read in a code page, every quotation mark of such a file would be three letters.
    """
    text = data.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    sequences = sum(1 for c in text if c > "\x7f") - faults
    return text if sequences > _SEQUENCES_A_FAULT * faults else None


def _guessed(data: bytes) -> str | None:
    # Imported here: commands that read UTF-8 only, which is nearly all of them, never need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        return None
    # Western, Central European and Baltic code pages differ in a few letters and often score the
    # same; on a tie the most common one wins, or “très” would become “trčs”.
    tied = (m for m in matches if m.chaos <= best.chaos and m.coherence >= best.coherence)
    if any(_WESTERN in m.could_be_from_charset for m in tied):
        western = _attempt(data, _WESTERN)
        if western is not None:
            return western
    return _attempt(data, best.encoding)


def _is_binary(text: str) -> bool:
    if "\0" in text:
        return True
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    return controls > _MOST_CONTROLS * len(text)
