"""The errors of this package, as an outline.

OnTheRecordError
├── UnreadableInput        a file or pasted text cannot become an article
│   ├── EmptyInput         nothing in it
│   ├── TooLarge           above the limits of `analysis.reading.limits`
│   ├── WrongFormat        binary named .txt, CSV without a text column, broken JSON …
│   └── UnsupportedFormat  a file ending that no reader knows
├── KnowledgeError         a knowledge table is missing or malformed
├── ModelError             weights or model settings cannot be used
└── StoreError             the database cannot be opened, migrated or written

Every message is one sentence that says what is wrong and what to do about it.
"""


class OnTheRecordError(Exception):
    """Base of every error this package raises on purpose."""


class UnreadableInput(OnTheRecordError):
    """A file or pasted text that cannot become an article."""


class EmptyInput(UnreadableInput):
    """Input without any text."""


class TooLarge(UnreadableInput):
    """Input above the size limits."""


class WrongFormat(UnreadableInput):
    """Input whose content is not what its name says."""


class UnsupportedFormat(UnreadableInput):
    """A file ending that no reader knows."""


class KnowledgeError(OnTheRecordError):
    """A knowledge table that is missing or malformed."""


class ModelError(OnTheRecordError):
    """Weights or model settings that cannot be used."""


class StoreError(OnTheRecordError):
    """A database that cannot be opened, migrated or written."""
