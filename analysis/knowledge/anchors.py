"""Whose office a description names: the country or body in front of the noun or behind "of"."""

from collections.abc import Sequence

from analysis.knowledge.identity import AliasKind
from analysis.knowledge.segments import Segment, Sort
from analysis.knowledge.tables import RoleNoun

# A bare country in front of these is what somebody deals with: "Ukraine envoy", "Korea scholar".
_ON_A_COUNTRY = ("envoy", "representative", "expert", "scholar", "analyst", "specialist")
_OWNING = frozenset({"of", "for", "to"})
_PLACING = frozenset({"", "in", "at", "with", "from"})  # not "on": that is what somebody studies
_LANDS = frozenset(
    {AliasKind.COUNTRY, AliasKind.CAPITAL, AliasKind.METONYM, AliasKind.BLOC, AliasKind.PLACE}
)
_POSTED = frozenset({"to", "for"})  # "envoy to Moscow" speaks for whoever sent the envoy


def anchors_of(
    parts: Sequence[Segment], noun: RoleNoun | None, at: int
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Return the names that say whose office it is, and those that say where."""
    firm = [part for part in parts[:at] if part.named is not None]
    loose: list[Segment] = []
    if _is_posted(noun):
        firm = [part for part in firm if not _bare_country(part)]
    preposition, stretch = "", 0
    for index, part in enumerate(parts[at:], at):
        if part.effect == "preposition":
            stretch += 1
            preposition = part.text.lower()
            if parts[index - 1].sort is Sort.NAME:
                preposition = ""  # inside a name: "United Mine Workers of America"
        elif part.named is not None and stretch == 1 and not _posting(noun, preposition, part):
            if preposition in _OWNING:
                firm.append(part)
            elif preposition in _PLACING:
                loose.append(part)
        elif part.named is not None and not preposition:
            loose.append(part)
    return tuple(firm), tuple(loose)


def of_a_company(parts: Sequence[Segment], noun: RoleNoun | None, at: int) -> bool:
    """Tell whether unknown capitalised words make a company of a country: "US Steel spokesman"."""
    if noun is None or noun.category == "office":
        return False
    return any(
        part.sort is Sort.NAME and index and _names_land(parts[index - 1])
        for index, part in enumerate(parts[:at])
    )


def _names_land(part: Segment) -> bool:
    return part.named is not None and part.named.alias in _LANDS | {AliasKind.DEMONYM}


def _is_posted(noun: RoleNoun | None) -> bool:
    return noun is not None and noun.noun.endswith(_ON_A_COUNTRY)


def _bare_country(part: Segment) -> bool:
    """Tell whether a country is named as a topic: "Ukraine envoy", but "US envoy"."""
    named = part.named
    return (
        named is not None
        and named.alias is AliasKind.COUNTRY
        and not part.possessive
        and not part.text.isupper()
    )


def _posting(noun: RoleNoun | None, preposition: str, part: Segment) -> bool:
    """Tell whether a name behind "to" or "for" says where somebody is sent."""
    if noun is None or preposition not in _POSTED or part.personal:
        return False
    if noun.category == "spokesperson":
        return False
    return part.named is not None and part.named.alias in _LANDS
