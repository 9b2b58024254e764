"""Whose office it is: the country or organisation that a description names."""

from collections.abc import Iterator

from analysis.knowledge.directory import Directory
from analysis.knowledge.phrase import Description
from analysis.knowledge.question import Question
from analysis.knowledge.segments import Segment
from analysis.knowledge.spellings import PLACE_PREFIX
from analysis.knowledge.tables import Place, Tables

_NATIONAL = frozenset({"office", "leader", "body", "assembly"})
_OF_A_STATE = frozenset({"subnational", "subnational_body", "subnational_group", "legislator"})


class Seats:
    """Reads the anchors of a description."""

    def __init__(self, tables: Tables, directory: Directory) -> None:
        self._directory = directory
        self._places = {place.name: place for place in tables.places}

    def of(self, told: Description, question: Question) -> tuple[str, ...]:
        """Return the codes the office may belong to; several where the name is ambiguous."""
        for anchor in told.anchors:
            codes = self._codes(anchor, told, question)
            if codes:
                return codes
        if told.noun is None or told.anchors or told.nearby:
            return ()
        bare = question.home if told.noun.category == "body" else None
        default = told.noun.country or bare
        return (default,) if default else ()

    def one(self, told: Description, question: Question) -> str | None:
        """Return the code the office belongs to, None where it is open."""
        codes = self.of(told, question)
        if len(codes) == 1:
            return codes[0]
        return question.home if question.home in codes else None

    def country(self, told: Description, question: Question) -> str | None:
        """Return the country the description places somebody in, None where it is open."""
        seat = self.one(told, question)
        if seat in self._directory.countries:
            return seat
        for anchor in (*told.anchors, *told.nearby):
            place = self._place(anchor, told, question)
            if place is not None and place.iso3:
                return place.iso3
            for code in anchor.named.referents if anchor.named else ():
                home = self._home(code)
                if home:
                    return home
        return None

    def _home(self, code: str) -> str | None:
        if code in self._directory.countries:
            return code
        actor = self._directory.actors.get(code)
        return actor.home if actor else None

    def places(self, told: Description) -> Iterator[Place]:
        """Return the places among the anchors."""
        for anchor in told.anchors:
            for code in anchor.named.referents if anchor.named else ():
                place = self._places.get(code.removeprefix(PLACE_PREFIX))
                if code.startswith(PLACE_PREFIX) and place:
                    yield place

    def _codes(self, anchor: Segment, told: Description, question: Question) -> tuple[str, ...]:
        if anchor.named is None or self._place(anchor, told, question) is not None:
            return ()
        seats = (self._directory.seat(code, question.on) for code in anchor.named.referents)
        return tuple(dict.fromkeys(seat for seat in seats if seat))

    def _place(self, anchor: Segment, told: Description, question: Question) -> Place | None:
        """Return the place an anchor means, if it does not mean a country or organisation."""
        codes = anchor.named.referents if anchor.named else ()
        named = [code for code in codes if code.startswith(PLACE_PREFIX)]
        if not named:
            return None
        place = self._places[named[0].removeprefix(PLACE_PREFIX)]
        of_a_state = told.noun is not None and told.noun.category in _OF_A_STATE
        if len(named) == len(codes) or of_a_state:
            return place
        return place if place.also and self._unclear(place, told, question) else None

    @staticmethod
    def _unclear(place: Place, told: Description, question: Question) -> bool:
        """Tell whether "Georgia officials" cannot be taken for the country's."""
        national = told.noun is not None and told.noun.category in _NATIONAL
        return not national and question.home != place.also
