"""What a mention says about its speaker: the name at its head, the office, whose office."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from analysis.knowledge.anchors import anchors_of, of_a_company
from analysis.knowledge.heads import naming_segment
from analysis.knowledge.segments import Segment, Sort
from analysis.knowledge.tables import RoleNoun

_LOWER = frozenset({"of", "the", "for", "to", "and"})
_BREAKS = frozenset({"preposition", "conjunction"})


@dataclass(frozen=True, slots=True)
class Description:
    """A mention, understood.

    `head` is the segment that names the person, None for a description without a name.
    `anchors` are the known names that say whose office it is, the best first, `nearby` those
    that only say where somebody works. `gender` is what an honorific gives away. `whole` is set
    when the mention is nothing but one known name, `several` when it joins two. `clauses` are the
    descriptions that its clauses give one by one; such a one has the words beside the name in
    `parts`, and a head only where the name stands in that clause.
    """

    head: Segment | None = None
    noun: RoleNoun | None = None
    role: str | None = None
    anchors: tuple[Segment, ...] = ()
    nearby: tuple[Segment, ...] = ()
    gender: str | None = None
    effects: frozenset[str] = field(default_factory=frozenset)
    whole: bool = False
    several: bool = False
    clauses: tuple["Description", ...] = ()
    parts: tuple[Segment, ...] = ()

    @property
    def definite(self) -> bool:
        """Whether one particular holder is meant."""
        return "indefinite" not in self.effects


def describe(segments: Sequence[Segment]) -> Description:
    """Read the segments of a mention."""
    clauses = _clauses(segments)
    if not clauses:
        return Description()
    heads = [naming_segment(clause) for clause in clauses]
    at = next((index for index, head in enumerate(heads) if head is not None), None)
    head = heads[at] if at is not None else None
    told = [_told(clause, head) for clause in clauses]
    best = next((one for one in told if one.noun is not None), told[0])
    first = clauses[0]
    return Description(
        head=head,
        noun=best.noun,
        role=best.role if best.noun is not None else None,
        anchors=best.anchors,
        nearby=best.nearby,
        gender=next((part.gender for part in segments if part.gender), None),
        effects=best.effects,
        whole=len(clauses) == 1 and _is_whole(first),
        several=_is_several(first),
        clauses=tuple(told),
    )


def _clauses(segments: Sequence[Segment]) -> list[list[Segment]]:
    clauses: list[list[Segment]] = [[]]
    for segment in segments:
        if segment.sort is Sort.STOP:
            clauses.append([])
        else:
            clauses[-1].append(segment)
    return [clause for clause in clauses if clause]


def _is_whole(clause: Sequence[Segment]) -> bool:
    """Tell whether a clause is one known name, be it with its country: "the UK Home Office"."""
    if any(part.effect == "unofficial" for part in clause):
        return False
    named = [part for part in clause if part.sort is not Sort.SMALL]
    return bool(named) and all(part.named for part in named) and not named[-1].possessive


def _is_several(clause: Sequence[Segment]) -> bool:
    """Tell whether "and" joins two names."""
    at = next((i for i, part in enumerate(clause) if part.effect == "conjunction"), None)
    if at is None:
        return False
    named = {Sort.KNOWN, Sort.NAME}
    before = any(part.sort in named and not part.possessive for part in clause[:at])
    return before and any(part.sort in named for part in clause[at:])


def _told(clause: Sequence[Segment], head: Segment | None) -> Description:
    parts = [part for part in clause if part is not head]
    own = head if len(parts) < len(clause) else None
    at = _noun_at(parts)
    if at is None:
        return Description(
            head=own,
            role=_plain_role(parts),
            parts=tuple(parts),
            anchors=tuple(part for part in parts if part.named is not None),
            effects=_effects(parts),
        )
    noun = parts[at].noun
    firm, loose = anchors_of(parts, noun, at)
    effects = _effects(parts[: at + 1]) | _effects(parts[at + 1 : at + 2]) & {"future"}
    if of_a_company(parts, noun, at):
        effects |= {"unofficial"}
    if _names_stranger(parts[at + 1 :]):
        effects |= {"stranger"}
    return Description(
        head=own,
        noun=noun,
        role=_role(parts, at),
        anchors=firm,
        nearby=loose,
        effects=effects,
        parts=tuple(parts),
    )


def _names_stranger(after: Sequence[Segment]) -> bool:
    """Tell whether an unknown name follows the noun: then its holder is not meant."""
    close = takewhile(lambda part: part.effect != "preposition", after)
    return any(part.sort is Sort.NAME for part in close)


def _noun_at(parts: Sequence[Segment]) -> int | None:
    """Return where the noun stands: the last one before a preposition."""
    nouns = [i for i, part in enumerate(parts) if part.sort is Sort.NOUN]
    if not nouns:
        return None
    reach = next(
        (i for i, part in enumerate(parts) if part.effect in _BREAKS and i > nouns[0]),
        len(parts),
    )
    return max(i for i in nouns if i < reach)


def _effects(parts: Sequence[Segment]) -> frozenset[str]:
    return frozenset(part.effect for part in parts if part.effect)


def _role(parts: Sequence[Segment], at: int) -> str:
    """Return the words of the role, without whose it is."""
    start = at
    while start and _of_role(parts[start - 1]):
        start -= 1
    words = " ".join(part.text for part in parts[start : at + 1]).split()
    return " ".join(word if word in _LOWER else word[:1].upper() + word[1:] for word in words)


def _plain_role(parts: Sequence[Segment]) -> str | None:
    """Return the words of an occupation the tables do not know: "a retired postman"."""
    close = [*takewhile(lambda part: part.effect not in _BREAKS, parts)]
    if not close or close[-1].sort is not Sort.WORD or close[-1].text[0].isdigit():
        return None
    return _role(parts, len(close) - 1)


def _of_role(part: Segment) -> bool:
    if part.possessive or part.named is not None:
        return False
    if part.sort is Sort.SMALL:
        return part.effect in {"former", "same", "deputy", "future", "rival"}
    return part.sort in {Sort.WORD, Sort.NOUN}
