"""Strangers who bear an office-holder's name: what a mention says against, or for, the known one.

"Adam Smith, a plumber" is not the member of Congress. A name that many people bear is believed
less where neither an office nor a party, state or country stands with it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from analysis.knowledge.directory import Directory
from analysis.knowledge.identity import AliasKind
from analysis.knowledge.names import fold
from analysis.knowledge.people import People
from analysis.knowledge.phrase import Description
from analysis.knowledge.question import Answer, Question
from analysis.knowledge.seats import Seats
from analysis.knowledge.segments import Segment, Sort
from analysis.knowledge.tables import Role, RoleNoun, Tables

_SHARED = 0.7
_MINISTERIAL = 4  # rank of foreign ministers: nobody above it is a minor office-holder
_PRIVATE = frozenset({"private", "private_group"})
_CHECKED = frozenset({"office", "legislator", "subnational", "spokesperson"})
_BREAKS = frozenset({"preposition", "conjunction"})
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")  # "D-Wash."


class Strangers:
    """Tells a known person's namesakes from the person."""

    def __init__(self, tables: Tables, directory: Directory, seats: Seats, people: People) -> None:
        self._directory = directory
        self._seats = seats
        self._people = people
        self._common = {a.target for a in tables.aliases if a.kind is AliasKind.COMMON_SURNAME}
        self._politics = {fold(word.word): word.party for word in tables.political_words}

    def weighed(self, answer: Answer, told: Description, question: Question) -> Answer | None:
        """Return an answer for a full name, believed less or, for a stranger's, None."""
        roles = self._directory.offices.ever_held(answer.id)
        full = told.head and told.head.named and told.head.named.alias is AliasKind.NAME
        if not full or not roles or answer.id not in self._common:
            return answer
        serving = [role for role in roles if role.held(question.on)]
        eminent = any(self._is_eminent(role) for role in serving)
        if not eminent and any(self._against(answer.id, c, question) for c in told.clauses):
            return None
        if any(self._is_eminent(role) for role in roles) or answer.id in question.known:
            return answer
        if any(self._supports(answer.id, clause, question) for clause in told.clauses):
            return answer
        how = f"{answer.how}, but others bear it and nothing beside it tells"
        return replace(answer, how=how, confidence=_SHARED)

    def _is_eminent(self, role: Role) -> bool:
        """Tell whether a role is a head's of state or government or of a body, or a minister's."""
        office = self._directory.offices.office(role.office)
        return office.speaks and (office.rank <= _MINISTERIAL or "Minister" in office.label)

    def _supports(self, code: str, clause: Description, question: Question) -> bool:
        """Tell whether a clause names the person's office, party, state, country or body."""
        if self._fits(code, clause, question) or self._is_political(clause.parts):
            return True
        served = {role.on_behalf_of for role in self._directory.offices.ever_held(code)}
        if served.intersection(self._seats.of(clause, question)):
            return True
        home = self._directory.actors[code].home
        return home is not None and self._seats.country(clause, question) == home

    def _against(self, code: str, clause: Description, question: Question) -> bool:
        """Tell whether a clause gives an occupation or party that is not the person's."""
        close = [*takewhile(lambda part: part.effect not in _BREAKS, clause.parts)]
        if not close:
            return False
        last, spoken = close[-1], [*_words(close[-1:])]
        if any(word in self._politics for word in spoken):
            return any(self._is_other_party(code, word) for word in spoken)
        if self._is_political(clause.parts, chambers=last.sort is Sort.NOUN):
            return False
        if last.noun is not None:
            return _names_post(last.noun, clause) and not self._fits(code, clause, question)
        adjective = clause.head is not None and code in question.known
        return last.sort is Sort.WORD and _is_described(close, clause) and not adjective

    def _fits(self, code: str, clause: Description, question: Question) -> bool:
        """Tell whether the person holds or held what a clause says."""
        ever = replace(clause, effects=clause.effects | {"former"})
        return bool(self._people.matching([code], ever, question))

    def _is_political(self, parts: Sequence[Segment], *, chambers: bool = False) -> bool:
        """Tell whether a party or chamber is named; of a "Republican pollster" only a chamber."""
        for word in _words(parts):
            party = self._politics.get(fold(word))
            if party == "" or (party and not chambers):
                return True
        return any(_PARTY_AND_STATE.match(part.text) for part in parts)

    def _is_other_party(self, code: str, word: str) -> bool:
        """Tell whether the notes of the tables put the person into another party."""
        named, parties = self._politics.get(word), {*self._politics.values()} - {"", "other"}
        notes = {note.split(",")[0] for note in self._notes(code)}
        return named in parties and bool(notes & parties) and named not in notes

    def _notes(self, code: str) -> Iterator[str]:
        return (role.note for role in self._directory.offices.ever_held(code))


def _words(parts: Sequence[Segment]) -> Iterator[str]:
    return (word for part in parts for word in fold(part.text).split())


def _names_post(noun: RoleNoun, clause: Description) -> bool:
    """Tell whether the tables would know of it: a farmer or mayor is nobody else.

    They know neither who chairs committees nor all former offices.
    """
    if noun.category in _PRIVATE:
        return True
    complete = "chair" not in noun.offices and "former" not in clause.effects
    return noun.category in _CHECKED and complete


def _is_described(close: Sequence[Segment], clause: Description) -> bool:
    """Tell whether a word the tables do not know is an occupation: "a plumber".

    In front of the name it may be an adjective ("the defiant Mike Johnson"), unless it has an
    article of its own or an owner ("the bakery's owner").
    """
    if any(part.possessive and part.sort is Sort.WORD for part in close):
        return True
    return close[0].effect == "indefinite" or (
        clause.head is None and close[0].effect == "definite"
    )
