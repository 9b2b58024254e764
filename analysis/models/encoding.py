"""What an encoder gets to read: a query turned into a pair of text segments.

Training and run time both come through here, so a model always sees the layout it learned. The
first segment is the quote in its surroundings, the quote between « and », the target between § and
§; the second names the target and whose stance is asked for.
"""

from dataclasses import dataclass

from analysis.records import Span

QUOTE_OPEN, QUOTE_CLOSE, TARGET_MARK = "«", "»", "§"
# The article may use our marks itself: there they become spaces, one for one, so offsets hold.
_MARKS_TO_SPACE = str.maketrans(dict.fromkeys(QUOTE_OPEN + QUOTE_CLOSE + TARGET_MARK, " "))

#: Characters of the first segment, about 90 word pieces. Surroundings that go farther cost time
#: and mislead: they are about other things.
WINDOW = 380
#: Characters of that which the quote itself may take, the rest goes to its surroundings.
QUOTE_WINDOW = 340
#: What the second segment of a question about tone says.
TONE_QUESTION = "tone of the words"
#: Word pieces of both segments together, a hard stop for text that is dense in pieces.
MAX_TOKENS = 192
#: Alphanumeric characters of a quote's head and tail by which it is found in its context.
ANCHOR = 14


@dataclass(frozen=True, slots=True)
class StanceQuery:
    """A question to the stance model: where `holder` stands toward `target`.

    `text` is the quote (or a whole sentence, whose author is the holder when `holder` is None),
    `span` marks the target in `text`, `context` is the text around the quote, quote included.
    """

    target: str
    text: str
    span: Span | None = None
    holder: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class ToneQuery:
    """A question to the tone model: how the words of `text` sound."""

    text: str
    context: str | None = None


Pair = tuple[str, str]


def stance_pair(query: StanceQuery) -> Pair:
    """Lay out a stance query as (text with marks, whose stance toward what).

    >>> stance_pair(StanceQuery("Obama", "Obama is wrong.", Span(0, 5), "Ryan"))
    ('§ Obama § is wrong.', 'Ryan about Obama')
    """
    text = query.text.translate(_MARKS_TO_SPACE)
    quote = _marked(text, query.span)
    second = f"{query.holder} about {query.target}" if query.holder else query.target
    if query.context is None:
        return _squeeze(quote), second
    return _in_context(quote, text, query.context.translate(_MARKS_TO_SPACE)), second


def tone_pair(query: ToneQuery) -> Pair:
    """Lay out a tone query as (the quote alone, task): surroundings would colour the tone.

    >>> tone_pair(ToneQuery("a disgrace", "She called it “a disgrace”."))
    ('a disgrace', 'tone of the words')
    """
    return _squeeze(_head(query.text, WINDOW)), TONE_QUESTION


def _marked(text: str, span: Span | None) -> str:
    """Cut `text` to the quote window around `span` and set marks around it."""
    if span is None or not span.of(text).strip():
        return _head(text, QUOTE_WINDOW)
    spare = max(0, QUOTE_WINDOW - (span.end - span.start))
    before, after = text[: span.start], text[span.end :]
    left = min(len(before), max(spare // 2, spare - len(after)))
    marked = f"{TARGET_MARK} {span.of(text)} {TARGET_MARK}"
    return f"{_tail(before, left)}{marked}{_head(after, spare - left)}"


def _in_context(quote: str, text: str, context: str) -> str:
    found = locate(text, context)
    before, after = (
        ("", context) if found is None else (context[: found.start], context[found.end :])
    )
    spare = max(0, WINDOW - len(quote))
    # What stands before a quote names the speaker and the matter: it gets the larger half.
    left = min(len(before), max(spare * 3 // 5, spare - len(after)))
    return _squeeze(
        f"{_tail(before, left)} {QUOTE_OPEN} {quote} {QUOTE_CLOSE} {_head(after, spare - left)}"
    )


def locate(text: str, context: str) -> Span | None:
    """Find the stretch of `context` that a quote covers.

    Punctuation and letter case may differ, and a reporting clause may stand in the middle ("…,"
    he said, "…"); then head and tail of the quote are looked for.

    >>> locate("No deal, never", 'He said: "No deal," adding: "Never".')
    Span(start=10, end=34)
    """
    start = context.find(text)
    if start >= 0:
        return Span(start, start + len(text))
    letters = [(i, c.lower()) for i, c in enumerate(context) if c.isalnum()]
    hay = "".join(c for _, c in letters)
    needle = "".join(c.lower() for c in text if c.isalnum())
    if not needle or len(hay) != len(letters):
        return None
    head = _anchored(hay, needle)
    return None if head is None else Span(letters[head[0]][0], letters[head[1] - 1][0] + 1)


def _anchored(hay: str, needle: str) -> tuple[int, int] | None:
    at = hay.find(needle)
    if at >= 0:
        return at, at + len(needle)
    size = min(ANCHOR, max(1, len(needle) // 2))
    first, last = hay.find(needle[:size]), hay.rfind(needle[-size:])
    return (first, last + size) if 0 <= first < last else None


def _head(text: str, size: int) -> str:
    """Cut `text` to its first `size` characters, back to a whole word."""
    return text if len(text) <= size else text[:size].rsplit(" ", 1)[0]


def _tail(text: str, size: int) -> str:
    """Cut `text` to its last `size` characters, forward to a whole word."""
    if len(text) <= size:
        return text
    return text[len(text) - size :].split(" ", 1)[-1] if size else ""


def _squeeze(text: str) -> str:
    return " ".join(text.split())
