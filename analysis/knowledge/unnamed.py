"""Speakers the tables do not name: known by country, office or description only."""

from analysis.knowledge.directory import Directory
from analysis.knowledge.identity import AliasKind, Identity
from analysis.knowledge.names import fold
from analysis.knowledge.phrase import Description
from analysis.knowledge.question import Question
from analysis.knowledge.seats import Seats
from analysis.knowledge.tables import PEOPLE, RoleNoun, Tables
from analysis.records import ActorKind

_SPEAKING = frozenset({"office", "leader", "spokesperson", "official", "group", "body"})
_FOREIGN = frozenset({"outsider", "outsiders"})
_SILENCING = frozenset({"former", "future", "rival", "unofficial"})
_KINDS = {
    "body": ActorKind.GOVERNMENT,
    "assembly": ActorKind.GOVERNMENT,
    "subnational_body": ActorKind.GOVERNMENT,
    "media": ActorKind.MEDIA,
    "private_body": ActorKind.ORGANISATION,
}
_NAMED, _DESCRIBED, _VAGUE = 0.85, 0.8, 0.6


class Unnamed:
    """Makes identities from descriptions."""

    def __init__(self, tables: Tables, directory: Directory, seats: Seats) -> None:
        self._directory = directory
        self._seats = seats
        self._bodies = {fold(a.name): a.id for a in tables.actors if a.kind not in PEOPLE}
        for alias in tables.aliases:
            if alias.kind is AliasKind.ORGANISATION and alias.target in directory.actors:
                self._bodies.setdefault(fold(alias.alias), alias.target)

    def somebody(self, name: str, told: Description, question: Question) -> Identity | None:
        """Return a person named in the text whom the tables do not know.

        None where the mention says nothing else about the person.
        """
        noun = told.noun
        if noun is None:
            return None
        country, speaks_for = self._sides(told, question)
        return Identity(
            name,
            ActorKind.PERSON,
            role=told.role,
            country=country,
            speaks_for=speaks_for,
            blocs=self._directory.charted(speaks_for, question.on),
            gender=told.gender or noun.gender,
            how=self._because(told, country, speaks_for),
            confidence=_NAMED if country or speaks_for else _VAGUE,
        )

    def stranger(self, name: str, told: Description, question: Question) -> Identity:
        """Return a person who only bears a known name."""
        somebody = self.somebody(name, told, question)
        if somebody is not None:
            return somebody
        clause = next((clause for clause in told.clauses if clause.role), told)
        role = clause.role
        return Identity(
            name,
            ActorKind.PERSON,
            role=role,
            country=self._seats.country(clause, question),
            gender=told.gender,
            how=f"“{role or name}”, no office named",
            confidence=_VAGUE,
        )

    def described(self, text: str, told: Description, question: Question) -> Identity | None:
        """Return somebody known by description only.

        None for "the minister" and the like: they point back into the article.
        """
        noun = told.noun
        if noun is None:
            return None
        pointing = "definite" in told.effects and not told.anchors and not told.nearby
        if pointing and self._seats.one(told, question) is None:
            return None
        body = self._body(noun, told, question)
        if body is not None:
            return body
        country, speaks_for = self._sides(told, question)
        kind = ActorKind.GROUP if noun.plural else ActorKind.PERSON
        return Identity(
            _uncapitalised(text),
            _KINDS.get(noun.category, kind),
            role=None if noun.plural else told.role,
            country=country,
            speaks_for=speaks_for,
            blocs=self._directory.charted(speaks_for, question.on),
            gender=None if noun.plural else noun.gender,
            how=self._because(told, country, speaks_for),
            confidence=_DESCRIBED if country or speaks_for else _VAGUE,
        )

    def _body(self, noun: RoleNoun, told: Description, question: Question) -> Identity | None:
        """Return the known body that "Israel's foreign ministry" names."""
        seat = self._seats.one(told, question)
        country = self._directory.countries.get(seat or "")
        if (
            country is None
            or noun.category not in {"body", "assembly"}
            or told.effects & _SILENCING
        ):
            return None
        for adjective in (*country.adjectives, country.name):
            known = self._bodies.get(fold(f"{adjective} {noun.noun}"))
            if known is not None:
                return self._directory.identity(known, question.on)
        return None

    def _sides(self, told: Description, question: Question) -> tuple[str | None, str | None]:
        """Return country, and the country or organisation spoken for."""
        noun = told.noun
        if noun is None or noun.category in _FOREIGN:
            return None, None
        country = self._seats.country(told, question)
        speaking = noun.category in _SPEAKING and not told.effects & _SILENCING
        return country, self._seats.one(told, question) if speaking else None

    def _because(self, told: Description, country: str | None, speaks_for: str | None) -> str:
        role = told.role or ""
        if speaks_for:
            return f"“{role}” of {self._directory.label(speaks_for)}, not known by name"
        if country:
            return f"“{role}” from {self._directory.label(country)}, speaks for no government"
        return f"“{role}”, no country named"


def _uncapitalised(text: str) -> str:
    """Lower the article in front: "The officials" at the start of a sentence."""
    first, space, rest = text.partition(" ")
    return first.lower() + space + rest if first.lower() in {"the", "a", "an", "some"} else text
