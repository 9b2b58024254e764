"""The records that travel through the pipeline: article in, quotes with readings out.

Every record is frozen. Offsets count Python characters of `Article.text`, start inclusive and
end exclusive; a derived value never overwrites the text it came from.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

UNKNOWN, DESCRIBED = "unknown", "described:"
"""Group of quotes without a speaker; beginning of the group of one described, not named."""
UNCLEAR = "unclear"
"""What a reading is told and counted as when it is less sure than the threshold of its task."""


def content_hash(text: str) -> str:
    r"""Return the SHA-256 (hex) of what `text` says, whatever its line breaks and composition.

    A re-wrapped or decomposed copy (NFC, whitespace collapsed) counts as the same article.

    >>> content_hash("No\r\n comment ") == content_hash("No comment")
    True
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


class Span(NamedTuple):
    """Half-open range of characters of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` inside the span.

        >>> Span(0, 2).of("No comment")
        'No'
        """
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Kind(StrEnum):
    """How an article reports a statement."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NESTED = "nested"


class ActorKind(StrEnum):
    """What sort of speaker or target something is."""

    PERSON = "person"
    JOURNALIST = "journalist"
    GOVERNMENT = "government"
    IGO = "igo"
    NONSTATE = "nonstate"
    ORGANISATION = "organisation"
    MEDIA = "media"
    GROUP = "group"
    COUNTRY = "country"
    BLOC = "bloc"
    ISSUE = "issue"


class Tone(StrEnum):
    """How the words of a quote sound."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class Stance(StrEnum):
    """The speaker's position toward one target."""

    AGAINST = "against"
    NEUTRAL = "neutral"
    FAVOR = "favor"


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was read, never rewritten.

    `id` comes from the content, a `sample` is invented, metadata stands before `body_start`.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    source: str | None = None
    sample: bool = False
    body_start: int = 0

    @property
    def content_hash(self) -> str:
        """What makes two articles the same one, whatever their ids: see `content_hash`."""
        return content_hash(self.text)

    @property
    def text_sha256(self) -> str:
        """SHA-256 (hex) of the text exactly as it was read."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of the article: a cue or a mention."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a mention resolves to, with the reason in words.

    `actor` is the knowledge base's id, or None for somebody found only in the text (an unnamed
    speaker keeps the description as `name`). `country` is an ISO 3166 alpha-3 code: of the office
    held at the article's date, else the nationality. `speaks_for` is such a code or an organisation
    id, `blocs` those that count it as a member then. `confidence` in 0..1 is set by hand per rule.
    """

    name: str
    kind: ActorKind = ActorKind.PERSON
    actor: str | None = None
    role: str | None = None
    country: str | None = None
    speaks_for: str | None = None
    blocs: tuple[str, ...] = ()
    evidence: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement that an article reports, before any model has read it.

    `content` covers the reported statement without marks and reporting clause, `verbatim` what is
    inside quotation marks, `sentence` the sentences around it, `parent` the id of the outer quote.
    """

    id: str
    kind: Kind
    content: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    text: str
    sentence: Span
    cue: Phrase | None = None
    mention: Phrase | None = None
    speaker: Speaker | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue; `full` matches what means it anywhere, `short` what does after a full one."""

    id: str
    name: str
    full: re.Pattern[str]
    short: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is about; `span` is where the article names it, None for an inferred issue."""

    id: str
    name: str
    kind: ActorKind
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One model output. `scores` maps every label to its probability; they sum to 1."""

    label: str
    scores: Mapping[str, float]
    model: str

    @property
    def confidence(self) -> float:
        """Probability of the label that was read."""
        return self.scores[self.label]

    def unclear(self, threshold: float) -> bool:
        """Tell whether the reading is less sure than `threshold`."""
        return self.confidence < threshold


@dataclass(frozen=True, slots=True)
class StanceReading:
    """A stance reading toward one target."""

    target: Target
    reading: Reading


@dataclass(frozen=True, slots=True)
class ReadQuote:
    """A quote with everything the models made of it."""

    quote: Quote
    tone: Reading
    stances: tuple[StanceReading, ...] = ()


@dataclass(frozen=True, slots=True)
class AnalysedArticle:
    """An article, its quotes, the pipeline that found them, and the watch-list's fingerprint."""

    article: Article
    pipeline: str
    quotes: tuple[ReadQuote, ...] = ()
    watchlist: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person found the machine got wrong; stands beside the reading.

    `field` is "speaker", "tone", "stance" …, `target` a stance's target id, `new` None "nobody".
    """

    made: datetime = field(default_factory=lambda: datetime.now(UTC))
    quote_id: str
    field: str
    old: str | None
    new: str | None
    author: str
    target: str | None = None
    note: str = ""
