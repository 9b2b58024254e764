"""What a speaker's quotes are grouped by.

One of four, in the column `speaker_id`:

- the knowledge base's actor id;
- `name:<folded name>` of somebody named in the text only, the same in all articles;
- `described:<article id>:<folded words>` of somebody described and not named, because "a
  spokesman" of two articles is two people;
- `unknown` where no speaker was found.
"""

from analysis.records import DESCRIBED, UNKNOWN, ActorKind, Speaker

_ONE_OF_MANY = frozenset({"a", "another", "one", "some", "A", "Another", "One", "Some", "an"})
"""What a description begins with; "An" is also a family name."""

_INSIDE_NAMES = frozenset(
    {"the", "of", "for", "and", "in", "on", "at", "to", "jr", "jr.", "sr", "sr."}
    | {"al", "el", "bin", "ibn", "bint", "abu", "da", "das", "de", "del", "della", "der", "di"}
    | {"do", "dos", "du", "la", "le", "ten", "ter", "van", "von", "zu"}
)
"""Words that stand small in names: "Pieter van der Berg", "the Bank of England"."""


def speaker_id(speaker: Speaker | None, article_id: str) -> str:
    """Return what the quotes of a speaker in an article are grouped by; see this module.

    >>> speaker_id(Speaker(name="Mara Quill"), "3f2a")
    'name:mara quill'
    >>> speaker_id(Speaker(name="a French diplomat"), "3f2a")
    'described:3f2a:a french diplomat'
    """
    if speaker is None:
        return UNKNOWN
    if speaker.actor is not None:
        return speaker.actor
    words = " ".join(speaker.name.casefold().split())
    return f"{DESCRIBED}{article_id}:{words}" if described(speaker) else f"name:{words}"


def described(speaker: Speaker) -> bool:
    """Tell whether a speaker outside the knowledge base is described, not named.

    >>> [described(Speaker(name=n)) for n in ("officials in Kyiv", "A Ukrainian", "the minister")]
    [True, True, True]
    >>> [described(Speaker(name=n)) for n in ("the Red Cross", "Abdul al-Qahtari", "Medics")]
    [False, False, False]
    """
    if speaker.kind is ActorKind.GROUP:  # "Residents": a capital at the start of a sentence only
        return True
    words = speaker.name.split()
    if words[0] in _ONE_OF_MANY:
        return True
    return any(word.islower() and word not in _INSIDE_NAMES for word in words[1:]) or (
        words[0].islower() and (len(words) == 1 or words[0] not in _INSIDE_NAMES)
    )
