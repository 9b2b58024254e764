"""Which known person a name or a bare role stands for."""

from collections.abc import Iterable

from analysis.knowledge.directory import Directory
from analysis.knowledge.identity import AliasKind
from analysis.knowledge.names import fold
from analysis.knowledge.phrase import Description
from analysis.knowledge.question import Answer, Question
from analysis.knowledge.seats import Seats
from analysis.knowledge.segments import Segment
from analysis.knowledge.tables import Role, RoleNoun

_FULL = frozenset({AliasKind.NAME, AliasKind.SHORT})
_OF_OFFICE = frozenset({"office", "leader", "legislator"})
_SPOKEN = ("spokes", "press_secretary", "communications")
_CERTAIN, _LICENSED, _LIKELY = 0.98, 0.95, 0.75


class People:
    """Chooses among known people."""

    def __init__(self, directory: Directory, seats: Seats) -> None:
        self._directory = directory
        self._offices = directory.offices
        self._seats = seats

    def named(self, head: Segment, told: Description, question: Question) -> Answer | None:
        """Return the person a name stands for, None where it stays open."""
        if head.named is None:
            return None
        people = [
            code
            for code in head.named.referents
            if self._directory.is_person(code) and not self._contradicted(code, told, question)
        ]
        if head.named.alias in _FULL:
            return self._full(people, head, told, question)
        return self._surname(people, head, told, question)

    def matching(
        self, people: Iterable[str], told: Description, question: Question
    ) -> tuple[str, ...]:
        """Return the people who hold (or held, if former) what a description says."""
        noun = told.noun
        if noun is None:
            return ()
        seats = self._seats.of(told, question)
        return tuple(
            code
            for code in people
            if any(
                _is_called(role, noun, self._leaders(role)) and self._fits_seat(role, seats)
                for role in self._told_roles(code, told, question)
            )
        )

    def _full(
        self, people: list[str], head: Segment, told: Description, question: Question
    ) -> Answer | None:
        narrowed = self._narrowed(people, told, question)
        if len(narrowed) != 1:
            return None
        return Answer(narrowed[0], f"“{head.text}” is a known name", _CERTAIN)

    def _surname(
        self, people: list[str], head: Segment, told: Description, question: Question
    ) -> Answer | None:
        introduced = [code for code in people if code in question.known]
        if len(introduced) == 1:
            how = f"“{head.text}” was introduced earlier in the article"
            return Answer(introduced[0], how, _LICENSED)
        described = self.matching(introduced or people, told, question)
        if len(described) == 1:
            how = f"“{head.text}” with the office named"
            return Answer(described[0], how, _LICENSED, by_office=True)
        if introduced or head.named is None or head.named.alias is not AliasKind.SURNAME:
            return None
        only = self._only_one(people, question)
        if only is None:
            return None
        how = f"“{head.text}” fits one known office-holder"
        return Answer(only, how, _LIKELY, by_office=True)

    def _only_one(self, people: list[str], question: Question) -> str | None:
        """Return the one bearer of a surname who speaks for somebody, if there is just one."""
        serving = [code for code in people if self._offices.held_by(code, question.on)] or people
        if len(serving) != 1:
            return None
        roles = self._offices.ever_held(serving[0])
        speaks = any(role.on_behalf_of and self._offices.speaks(role) for role in roles)
        return serving[0] if speaks else None

    def _narrowed(
        self, people: list[str], told: Description, question: Question
    ) -> tuple[str, ...]:
        """Narrow namesakes by the article, the office named, then by who is in office."""
        chosen = tuple(people)
        steps = (
            [code for code in people if code in question.known],
            self.matching(people, told, question),
            [code for code in people if self._offices.in_office(code, question.on)],
            self._highest(people, question),
        )
        for step in steps:
            if len(chosen) > 1 and step:
                chosen = tuple(code for code in chosen if code in step) or chosen
        return chosen

    def _highest(self, people: list[str], question: Question) -> list[str]:
        """Return those in the most important office: a prime minister before a namesake."""
        ranks = {code: self._offices.rank(code, question.on) for code in people}
        return [code for code in people if ranks[code] == min(ranks.values())]

    def _told_roles(self, code: str, told: Description, question: Question) -> tuple[Role, ...]:
        if "former" in told.effects:
            return self._offices.ever_held(code)
        return self._offices.held_by(code, question.on)

    def _leaders(self, role: Role) -> tuple[str, ...]:
        country = self._directory.countries.get(role.on_behalf_of or "")
        return country.leaders if country else ()

    @staticmethod
    def _fits_seat(role: Role, seats: tuple[str, ...]) -> bool:
        return not seats or role.on_behalf_of is None or role.on_behalf_of in seats

    def _contradicted(self, code: str, told: Description, question: Question) -> bool:
        """Tell whether "Ms." or another country's office ("Estonian President …") rules it out."""
        actor = self._directory.actors[code]
        if told.gender and actor.gender and told.gender != actor.gender:
            return True
        if told.noun is None or told.noun.category not in _OF_OFFICE or not told.anchors:
            return False
        seat = self._seats.one(told, question)
        if seat not in self._directory.countries:
            return False
        own = {role.on_behalf_of for role in self._offices.ever_held(code)}
        return seat != actor.home and seat not in own


def _is_called(role: Role, noun: RoleNoun, leaders: tuple[str, ...]) -> bool:
    """Tell whether a role can be called by a noun."""
    if role.office in noun.offices:
        return True
    if noun.category == "leader":
        return role.office in leaders
    if noun.category == "spokesperson":
        return any(part in role.office for part in _SPOKEN)
    return set(fold(noun.noun).split()) <= set(fold(role.title).split())
