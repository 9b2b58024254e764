"""What a mention says about its speaker: the name at its head, the office, whose office."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.knowledge.identity import AliasKind
from analysis.knowledge.segments import Segment, Sort
from analysis.knowledge.tables import RoleNoun

_LANDS = frozenset(
    {AliasKind.COUNTRY, AliasKind.CAPITAL, AliasKind.METONYM, AliasKind.BLOC, AliasKind.PLACE}
)
_POSTED = frozenset({"to", "for"})  # "envoy to Moscow" speaks for whoever sent the envoy


@dataclass(frozen=True, slots=True)
class Description:
    """A mention, understood.

    `head` is the segment that names the person, None for a description without a name.
    `anchors` are the known names that say whose office it is, the best first; `whole` is set
    when the mention is nothing but one known name.
    """

    head: Segment | None = None
    noun: RoleNoun | None = None
    role: str | None = None
    anchors: tuple[Segment, ...] = ()
    effects: frozenset[str] = field(default_factory=frozenset)
    whole: bool = False
    several: bool = False

    @property
    def definite(self) -> bool:
        """Whether one particular holder is meant."""
        return "indefinite" not in self.effects


def describe(segments: Sequence[Segment]) -> Description:
    """Read the segments of a mention."""
    clauses = _clauses(segments)
    if not clauses:
        return Description()
    heads = [_head(clause) for clause in clauses]
    at = next((index for index, head in enumerate(heads) if head is not None), None)
    head = heads[at] if at is not None else None
    told = [_told(clause, head) for clause in clauses]
    best = next((one for one in told if one.noun is not None), told[0])
    first = clauses[0]
    return Description(
        head=head,
        noun=best.noun,
        role=best.role,
        anchors=best.anchors,
        effects=best.effects,
        whole=len(clauses) == 1 and _is_whole(first),
        several=_is_several(first),
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
    named = [part for part in clause if part.sort is not Sort.SMALL]
    return len(named) == 1 and named[0].named is not None and not named[0].possessive


def _is_several(clause: Sequence[Segment]) -> bool:
    """Tell whether "and" joins two names."""
    at = next((i for i, part in enumerate(clause) if part.effect == "conjunction"), None)
    if at is None:
        return False
    named = {Sort.KNOWN, Sort.NAME}
    before = any(part.sort in named and not part.possessive for part in clause[:at])
    return before and any(part.sort in named for part in clause[at:])


def _head(clause: Sequence[Segment]) -> Segment | None:
    """Return the segment that names the speaker, if the clause names one."""
    last_noun = max((i for i, part in enumerate(clause) if part.sort is Sort.NOUN), default=-1)
    for index in range(len(clause) - 1, -1, -1):
        part = clause[index]
        personal = part.personal or part.sort is Sort.NAME or _honoured(clause, index)
        if personal and not part.possessive and _may_head(clause, index, last_noun):
            return part
    return None


def _honoured(clause: Sequence[Segment], index: int) -> bool:
    """Tell whether "Mr" makes a person of a place name ("Mr. Jordan")."""
    before = clause[index - 1] if index else None
    return (
        before is not None
        and before.effect == "honorific"
        and clause[index].sort in {Sort.KNOWN, Sort.NAME}
    )


def _may_head(clause: Sequence[Segment], index: int, last_noun: int) -> bool:
    if index < last_noun:
        return False
    before = clause[:index]
    preposition = next((i for i, part in enumerate(before) if part.effect == "preposition"), None)
    if preposition is None:
        return last_noun >= 0 or _leads(before)
    # Behind "of" the first name belongs to the phrase: "spokesman for Trump", but "president of
    # Russia Vladimir Putin" and "head of Zelensky's office Andriy Yermak" name their man.
    between = before[preposition + 1 :]
    return any(part.named is not None or part.possessive for part in between)


def _leads(before: Sequence[Segment]) -> bool:
    """Tell whether nothing but small words and a country stand in front of a name."""
    return all(part.sort in {Sort.SMALL, Sort.WORD, Sort.KNOWN} for part in before)


def _told(clause: Sequence[Segment], head: Segment | None) -> Description:
    parts = [part for part in clause if part is not head]
    at = _noun_at(parts)
    if at is None:
        return Description(anchors=_anchors(parts, None, len(parts)), effects=_effects(parts))
    noun = parts[at].noun
    return Description(
        noun=noun,
        role=_role(parts, at),
        anchors=_anchors(parts, noun, at),
        effects=_effects(parts[: at + 1]) | _effects(parts[at + 1 : at + 2]) & {"future"},
    )


def _noun_at(parts: Sequence[Segment]) -> int | None:
    """Return where the noun stands: the last one before a preposition."""
    nouns = [i for i, part in enumerate(parts) if part.sort is Sort.NOUN]
    if not nouns:
        return None
    reach = next(
        (
            i
            for i, part in enumerate(parts)
            if part.effect in {"preposition", "conjunction"} and i > nouns[0]
        ),
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
    words = " ".join(part.text for part in parts[start : at + 1])
    return " ".join(
        word if word.isupper() else word[:1].upper() + word[1:] for word in words.split()
    )


def _of_role(part: Segment) -> bool:
    if part.possessive or part.named is not None:
        return False
    if part.sort is Sort.SMALL:
        return part.effect in {"former", "same", "deputy", "future", "rival"}
    return part.sort in {Sort.WORD, Sort.NOUN}


def _anchors(parts: Sequence[Segment], noun: RoleNoun | None, at: int) -> tuple[Segment, ...]:
    before = [part for part in parts[:at] if part.named is not None]
    kept = [part for part in before if not (_is_posted(noun) and _bare_country(part))]
    after: list[Segment] = []
    preposition = ""
    for part in parts[at:]:
        if part.effect == "preposition":
            preposition = part.text.lower()
        elif part.named is not None and not _posting(noun, preposition, part):
            after.append(part)
    return (*kept, *after)


def _is_posted(noun: RoleNoun | None) -> bool:
    return noun is not None and noun.noun.endswith(("envoy", "representative", "expert"))


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
