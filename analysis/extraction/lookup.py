"""What extraction asks of the knowledge base and the lexicon: they come in as arguments."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from analysis.records import ActorKind, Span


class Identity(Protocol):
    """Who a phrase means, as `analysis.knowledge` answers it."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> ActorKind: ...
    @property
    def actor(self) -> str | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def speaks_for(self) -> str | None: ...
    @property
    def blocs(self) -> tuple[str, ...]: ...
    @property
    def gender(self) -> str | None: ...
    @property
    def how(self) -> str: ...
    @property
    def confidence(self) -> float: ...


class Named(Protocol):
    """A known name found in a text."""

    @property
    def span(self) -> Span: ...
    @property
    def text(self) -> str: ...
    @property
    def referents(self) -> tuple[str, ...]: ...


class Lookup(Protocol):
    """The knowledge base, as far as extraction needs it."""

    def find(self, text: str) -> tuple[Named, ...]:
        """Return the known names in `text`, in order."""
        ...

    def resolve(
        self, mention: str, on: date | None, known: Collection[str] = (), home: str | None = None
    ) -> Identity | None:
        """Return who `mention` means on that day, given the actors introduced before."""
        ...

    def given_name_gender(self, first: str) -> str | None:
        """Return "m" or "f" when a given name leaves no doubt."""
        ...


class Lexicon(Protocol):
    """The words that report and address."""

    @property
    def verbs(self) -> Mapping[str, frozenset[str]]: ...
    @property
    def honorifics(self) -> Mapping[str, str | None]: ...
