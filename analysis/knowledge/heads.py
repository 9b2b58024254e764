"""Which segment of a clause names the speaker."""

from collections.abc import Sequence

from analysis.knowledge.segments import Segment, Sort

_HELD = frozenset({"office", "leader", "official", "subnational", "legislator"})
_BODIES = frozenset({"body", "assembly", "media", "private_body", "private_group"})
_LEADING = frozenset({Sort.SMALL, Sort.WORD, Sort.KNOWN})


def naming_segment(clause: Sequence[Segment]) -> Segment | None:
    """Return the segment that names the speaker, if the clause names one."""
    last_noun = max((i for i, part in enumerate(clause) if part.sort is Sort.NOUN), default=-1)
    for index in range(len(clause) - 1, -1, -1):
        part = clause[index]
        personal = part.personal or part.sort is Sort.NAME or _titled(clause, index)
        if personal and not part.possessive and _may_head(clause, index, last_noun):
            return part
    return None


def _titled(clause: Sequence[Segment], index: int) -> bool:
    """Tell whether a title makes a person of a place name ("Mr. Jordan", "Rep. Jordan")."""
    before = clause[index - 1] if index else None
    if before is None or clause[index].sort is not Sort.KNOWN:
        return False
    titled = before.sort is Sort.NOUN and clause[index].person
    return before.effect == "honorific" or titled


def _may_head(clause: Sequence[Segment], index: int, last_noun: int) -> bool:
    if index < last_noun or _heads_a_compound(clause, index):
        return False
    before = clause[:index]
    if any(part.effect == "preposition" for part in before):
        return _behind_preposition(clause, index)
    if last_noun < 0:
        return all(part.sort in _LEADING for part in before)
    # An unknown name stands right behind its noun: "spokesman Ivan Petrov".
    close = before[-1].sort is Sort.NOUN or before[-1].effect == "honorific"
    return clause[index].named is not None or (close and not _plural(clause[last_noun]))


def _behind_preposition(clause: Sequence[Segment], index: int) -> bool:
    """Tell whether a name behind "of" is the speaker's.

    The first name belongs to the phrase ("spokesman for Trump"), but "President of Russia
    Vladimir Putin", "head of Zelensky's office Andriy Yermak", "a plumber from Leeds Adam
    Smith" and "leader of the opposition Kemi Badenoch" name theirs.
    """
    part = clause[index]
    before = clause[:index]
    at = next(i for i, one in enumerate(before) if one.effect == "preposition")
    between = [one for one in before[at + 1 :] if one.named is not None or one.possessive]
    if not between and not _ends_phrase(before[-1]):
        return False
    noun = next((one.noun for one in before if one.noun is not None), None)
    office = noun is not None and noun.category in _HELD
    return part.named is not None or (office and before[-1].named is not None)


def _ends_phrase(part: Segment) -> bool:
    """Tell whether a name cannot belong to the word before it: "Leeds", "Opposition", "Staff"."""
    body = part.noun is not None and part.noun.category in _BODIES
    return part.sort is Sort.NAME or body


def _plural(segment: Segment) -> bool:
    return segment.noun is not None and segment.noun.plural


def _heads_a_compound(clause: Sequence[Segment], index: int) -> bool:
    """Tell whether a name only introduces another word: "Trump rally", "Trump campaign"."""
    after = clause[index + 1] if index + 1 < len(clause) else None
    if after is None or after.effect not in {"", "unofficial"}:
        return False
    return not after.text.lower().endswith(("self", "selves")) and after.sort is not Sort.NOUN
