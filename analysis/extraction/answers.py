"""What attribution answers, and what it remembers of the answers before."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.extraction.cast import Entity
from analysis.extraction.drafts import Draft
from analysis.records import ActorKind, Phrase, Speaker

#: Paragraphs for which whoever spoke last keeps the floor.
FLOOR = 2
COLLECTIVE = frozenset(
    {
        ActorKind.GROUP,
        ActorKind.ORGANISATION,
        ActorKind.GOVERNMENT,
        ActorKind.IGO,
        ActorKind.NONSTATE,
        ActorKind.MEDIA,
        ActorKind.COUNTRY,
        ActorKind.BLOC,
    }
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker with the words that name them; both None when nobody can be named."""

    mention: Phrase | None = None
    speaker: Speaker | None = None
    entity: Entity | None = None


@dataclass(slots=True)
class Floor:
    """Who has spoken so far, in reading order."""

    spoken: list[tuple[Draft, Attribution]] = field(default_factory=list)

    def last(self, paragraph: int) -> tuple[Draft, Attribution] | None:
        """Return the last quote with its answer, unless it is too far before `paragraph`."""
        if not self.spoken or paragraph - self.spoken[-1][0].at > FLOOR:
            return None
        return self.spoken[-1]

    def last_entity(self, paragraph: int) -> Entity | None:
        """Return the person or body that spoke last."""
        last = self.last(paragraph)
        return last[1].entity if last is not None else None

    def last_described(self, paragraph: int) -> Speaker | None:
        """Return the last speaker if that was one person known by description only."""
        last = self.last(paragraph)
        if last is None or last[1].speaker is None or last[1].entity is not None:
            return None
        return last[1].speaker if last[1].speaker.kind is ActorKind.PERSON else None

    def last_collective(self, paragraph: int) -> Speaker | None:
        """Return the last speaker that is no single person, for "they" and "it"."""
        for draft, answer in reversed(self._recent(paragraph)):
            if answer.speaker is not None and draft.source is not None:
                plural = answer.speaker.kind in COLLECTIVE
                return answer.speaker if plural else None
        return None

    def _recent(self, paragraph: int) -> Sequence[tuple[Draft, Attribution]]:
        return [one for one in self.spoken[-4:] if paragraph - one[0].at <= FLOOR]
