"""What extraction asks of the knowledge base and the lexicon: they come in as arguments."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from analysis.records import ActorKind, Span


class Identity(Protocol):
    """Who a phrase means, as `analysis.knowledge` answers it."""

    @property
    def name(self) -> str:
        """Display name, or the words of the mention for somebody unnamed."""
        ...

    @property
    def kind(self) -> ActorKind:
        """What sort of speaker this is."""
        ...

    @property
    def actor(self) -> str | None:
        """The knowledge base's id, None for anybody it does not know."""
        ...

    @property
    def role(self) -> str | None:
        """The office held, in words."""
        ...

    @property
    def country(self) -> str | None:
        """Country of the office, else the nationality."""
        ...

    @property
    def speaks_for(self) -> str | None:
        """Country or organisation the office speaks for."""
        ...

    @property
    def blocs(self) -> tuple[str, ...]:
        """Blocs that count `speaks_for` as a member."""
        ...

    @property
    def gender(self) -> str | None:
        """The letter m or f, or None."""
        ...

    @property
    def how(self) -> str:
        """What the answer rests on, in words."""
        ...

    @property
    def confidence(self) -> float:
        """How far to trust the answer, 0..1."""
        ...


class Named(Protocol):
    """A known name found in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...

    @property
    def text(self) -> str:
        """Its words."""
        ...

    @property
    def referents(self) -> tuple[str, ...]:
        """Ids it may stand for."""
        ...

    @property
    def alias(self) -> str:
        """How the name stands for what it names."""
        ...


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

    def target(self, referent_id: str, on: date | None) -> tuple[str, str, ActorKind]:
        """Return id, name and kind of what a stance toward a name is about."""
        ...

    def given_name_gender(self, first: str) -> str | None:
        """Return "m" or "f" when a given name leaves no doubt."""
        ...


class Lexicon(Protocol):
    """The words that report and address."""

    @property
    def verbs(self) -> Mapping[str, frozenset[str]]:
        """Reporting verb's lemma → frames (clause, belief, to, object)."""
        ...

    @property
    def honorifics(self) -> Mapping[str, str | None]:
        """Title or gendered noun in lower case → "m", "f" or None."""
        ...

    @property
    def bodies(self) -> frozenset[str]:
        """Nouns of institutions and documents: "the company", "the report"."""
        ...

    @property
    def groups(self) -> frozenset[str]:
        """Nouns of institutions alone, which a later "the group" can mean."""
        ...

    @property
    def titles(self) -> frozenset[str]:
        """Words that stand in front of a person's name: "mayor", "meteorologist"."""
        ...

    @property
    def nouns(self) -> frozenset[str]:
        """Nouns that report a clause: "the claim that"."""
        ...

    @property
    def generic(self) -> frozenset[str]:
        """Words that by themselves name nothing: "thing", "other"."""
        ...

    @property
    def anaphors(self) -> Mapping[str, str]:
        """Word that points back → its kind."""
        ...

    @property
    def peoples(self) -> Mapping[str, str]:
        """Noun for a group of people → the group's name."""
        ...
