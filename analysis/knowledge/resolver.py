"""Mention and day → identity. The first rule that gives one answer wins; a guess is no answer.

Order: full name → surname, if licensed → role → role phrase → country-level speaker → open.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from analysis.knowledge.directory import Directory
from analysis.knowledge.finder import Finder
from analysis.knowledge.identity import Identity
from analysis.knowledge.names import tidy
from analysis.knowledge.people import People
from analysis.knowledge.phrase import Description, describe
from analysis.knowledge.question import Answer, Question, with_day
from analysis.knowledge.seats import Seats
from analysis.knowledge.segments import Segmenter
from analysis.knowledge.strangers import Strangers
from analysis.knowledge.tables import RoleNoun, Tables
from analysis.knowledge.unnamed import Unnamed
from analysis.knowledge.whole import whole_name

_HOLDER, _BARE, _AT_HOME = 0.92, 0.85, 0.7
_NOT_THE_HOLDER = frozenset({"deputy", "rival", "future", "indefinite", "stranger"})


class Resolver:
    """Finds who a mention stands for."""

    def __init__(self, tables: Tables, directory: Directory, finder: Finder) -> None:
        self._directory = directory
        self._segmenter = Segmenter(tables, finder)
        self._seats = Seats(tables, directory)
        self._people = People(directory, self._seats)
        self._strangers = Strangers(tables, directory, self._seats, self._people)
        self._unnamed = Unnamed(tables, directory, self._seats)

    def resolve(
        self, mention: str, on: date | None, known: frozenset[str], home: str | None
    ) -> Identity | None:
        """Return who a mention stands for, None where it stays open."""
        text = tidy(mention)
        told = describe(self._segmenter.cut(text))
        question = Question(on, known, home)
        if told.several:
            return None
        if told.head is not None:
            return self._named(told, question)
        if told.whole:
            return whole_name(self._directory, told.anchors, question)
        if told.noun is None:
            return None
        holder = self._holder(told.noun, told, question)
        if holder is not None:
            return self._answered(holder, question)
        return self._unnamed.described(text, told, question)

    def _named(self, told: Description, question: Question) -> Identity | None:
        if told.head is None:
            return None
        answer = self._people.named(told.head, told, question)
        if answer is None:
            return self._unnamed.somebody(told.head.text, told, question)
        weighed = self._strangers.weighed(answer, told, question)
        if weighed is None:
            stranger = self._unnamed.stranger(told.head.text, told, question)
            how = f"not {self._directory.label(answer.id)} of these tables: {stranger.how}"
            return replace(stranger, how=how)
        identity = self._answered(weighed, question)
        return identity if identity.role or not told.role else replace(identity, role=told.role)

    def _answered(self, answer: Answer, question: Question) -> Identity:
        identity = self._directory.identity(answer.id, question.on)
        how = f"{answer.how}; {identity.how}"
        told = replace(identity, how=how, confidence=answer.confidence)
        return with_day(told, question, by_office=answer.by_office)

    def _holder(self, noun: RoleNoun, told: Description, question: Question) -> Answer | None:
        """Return who holds the office a description without a name means."""
        if told.effects & _NOT_THE_HOLDER or noun.plural:
            return None
        introduced = self._introduced(told, question)
        if introduced is not None:
            return introduced
        if "former" in told.effects or noun.category not in {"office", "leader", "subnational"}:
            return None
        for code in self._seats.of(told, question) or self._home(noun, question):
            for office in self._offices_of(noun, code, told):
                holders = self._directory.offices.holders(code, office, question.on)
                if len(holders) == 1:
                    how = f"“{noun.noun}” of {self._directory.label(code)}"
                    how += " on that day" if question.on else ""
                    return _seated(holders[0], how, noun, told)
        return None

    def _introduced(self, told: Description, question: Question) -> Answer | None:
        people = [code for code in question.known if self._directory.is_person(code)]
        fitting = self._people.matching(people, told, question)
        if len(fitting) > 1 and not told.anchors:
            fitting = self._of_home(fitting, question)
        if len(fitting) != 1:
            return None
        how = f"the only “{told.role}” introduced in the article"
        return Answer(fitting[0], how, _BARE, by_office=True)

    def _of_home(self, people: Iterable[str], question: Question) -> tuple[str, ...]:
        directory, on = self._directory, question.on
        return tuple(p for p in people if directory.seat(p, on) == question.home)

    @staticmethod
    def _home(noun: RoleNoun, question: Question) -> tuple[str, ...]:
        """Return the country a bare office is taken to belong to."""
        return (question.home,) if question.home and noun.category == "office" else ()

    def _offices_of(self, noun: RoleNoun, code: str, told: Description) -> tuple[str, ...]:
        if noun.category == "leader":
            country = self._directory.countries.get(code)
            return country.leaders if country else self._directory.offices.top(code)
        if noun.category == "subnational":
            places = [fold_place(place.name) for place in self._seats.places(told)]
            return tuple(f"{office}_{place}" for office in noun.offices for place in places)
        return noun.offices


def _seated(actor: str, how: str, noun: RoleNoun, told: Description) -> Answer:
    if told.anchors or noun.country:
        return Answer(actor, how, _HOLDER, by_office=True)
    return Answer(actor, f"{how}, the country of the article", _AT_HOME, by_office=True)


def fold_place(name: str) -> str:
    """Return a place as office ids spell it.

    >>> fold_place("St. Petersburg")
    'st_petersburg'
    """
    return name.lower().replace(".", "").replace(" ", "_")
