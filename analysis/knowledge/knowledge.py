"""The knowledge base: names in a text, who a mention is, who belongs to which bloc, by day."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from pathlib import Path

from analysis.knowledge.directory import Directory
from analysis.knowledge.finder import Finder
from analysis.knowledge.identity import Identity, Named
from analysis.knowledge.loading import TABLES, read_tables
from analysis.knowledge.namesakes import Namesakes, placed
from analysis.knowledge.resolver import Resolver
from analysis.knowledge.spellings import entries
from analysis.knowledge.tables import Tables
from analysis.records import ActorKind

_LONGEST_MENTION = 300


class Knowledge:
    """Answers questions about names from the tables. Nothing in it changes after loading.

    Days are publication dates; None stands for now: the roles and memberships without an end.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._directory = Directory(tables)
        given = {name.name for name in tables.given_names}
        given -= {trap.word for trap in tables.traps if trap.trap == "word"}
        places = [trap.word for trap in tables.traps if trap.trap == "surname"]
        self._finder = Finder(entries(tables), given, places)
        self._namesakes = Namesakes(tables, self._directory)
        self._resolver = Resolver(tables, self._directory, self._finder)
        self._resolve = lru_cache(maxsize=65536)(self._resolver.resolve)
        self._genders = {name.name.casefold(): name.gender for name in tables.given_names}

    def find(self, text: str, known: Collection[str] = ()) -> tuple[Named, ...]:
        """Return the known names in a text, in order and disjoint, longest first from the left.

        Common surnames ("Scott") count only where their bearer is named in full in the text or
        is among `known`, the actor ids introduced before it. A capital that stands for its
        government is a metonym ("Moscow said"), one that somebody is in a capital.
        """
        found = self._namesakes.sort_out(self._finder.find(text))
        return placed(text, self._namesakes.introduced(found, known), self._directory)

    def resolve(
        self,
        mention: str,
        on: date | None,
        known: Collection[str] = (),
        home: str | None = None,
    ) -> Identity | None:
        """Return who a name or description stands for on a day, None where it stays open.

        Parameters
        ----------
        mention
            Words of an article; what stands behind the first 300 characters is not read.
        on
            Day of the article.
        known
            Actor ids that the article introduced before: they license bare surnames and bare
            roles ("the vice president").
        home
            ISO code of the country the article is mostly about, if any.
        """
        return self._resolve(mention[:_LONGEST_MENTION], on, frozenset(known), home)

    def identity(self, actor_id: str, on: date | None) -> Identity:
        """Return an actor, country or bloc as a speaker on a day.

        Raises
        ------
        KeyError
            When no table defines the id.
        """
        return self._directory.identity(actor_id, on)

    def target(self, referent_id: str, on: date | None) -> tuple[str, str, ActorKind]:
        """Return id, name and kind of what a stance toward a name is about.

        A government body stands for its country; persons, organisations and groups stay
        themselves.
        """
        return self._directory.target(referent_id, on)

    def is_actor(self, phrase: str) -> bool:
        """Tell whether a phrase as a whole names or describes somebody, whoever it is."""
        capital = phrase[:1].upper() + phrase[1:]
        if any(self._resolve(one, None, frozenset(), None) for one in {phrase, capital}):
            return True
        return any(named.span == (0, len(phrase)) for named in self.find(phrase))

    def blocs_of(self, code: str, on: date | None) -> tuple[str, ...]:
        """Return all blocs that count a country as a member on a day."""
        return self._directory.memberships.blocs_of(code, on)

    def members(self, bloc: str, on: date | None) -> frozenset[str]:
        """Return the ISO codes of a bloc's members on a day."""
        return self._directory.memberships.members(bloc, on)

    def given_name_gender(self, first: str) -> str | None:
        """Return "m" or "f" for a first name that leaves little doubt, else None."""
        return self._genders.get(first.casefold())

    def country_name(self, iso3: str) -> str:
        """Return a country's display name, the code itself when it is unknown."""
        return self._directory.label(iso3)

    def label(self, some_id: str) -> str:
        """Return the display name of any id, the id itself when it is unknown."""
        return self._directory.label(some_id)

    def chart_blocs(self) -> tuple[str, ...]:
        """Return the blocs worth charting, in the order of their table."""
        return self._directory.chart_blocs


@lru_cache(maxsize=4)
def load_knowledge(folder: Path = TABLES) -> Knowledge:
    """Return the knowledge base of a folder of tables, read once.

    Raises
    ------
    KnowledgeError
        When a table is missing or malformed; the message names file and line.
    """
    return Knowledge(read_tables(folder))
