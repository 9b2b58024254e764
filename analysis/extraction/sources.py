"""The subject of a reporting clause → the person or body that it names."""

from spacy.tokens import Token

from analysis.extraction.cast import Cast, Entity, Mention
from analysis.extraction.layout import Paragraph
from analysis.extraction.reports import noun_phrase
from analysis.records import Span

BEFORE_NAME = frozenset({"NOUN", "PROPN", "ADJ"})
LINKS = frozenset({"-", ","})
#: Tokens behind the head that may still belong to a long title.
LONGEST_TITLE = 8


def named_by(cast: Cast, paragraph: Paragraph, source: Token) -> Entity | None:
    """Return who the phrase around `source` names.

    Long titles are often parsed as names of their own: *City of Lanett Mayor Jamie Heard* and *the
    Executive Secretary of the Alliance, Adetiloye Aiyeola* name the person at their end.
    """
    at_head = cast.at(Span(paragraph.start(source), paragraph.end(source)))
    if at_head is not None and at_head.person:
        return at_head
    person = (
        _before_cue(cast, paragraph, source)
        or _titled(cast, paragraph, source)
        or _beside(cast, paragraph, source)
    )
    if person is None and source.dep_ == "appos":  # "Alan Berger, a doctor, who said"
        head = cast.at(Span(paragraph.start(source.head), paragraph.end(source.head)))
        person = head if head is not None and head.person else None
    if person is not None:
        return person
    return at_head if at_head is not None and _names_head(cast, paragraph, source) else None


def joint_speakers(cast: Cast, paragraph: Paragraph, source: Token) -> bool:
    """Tell whether the phrase joins two whom the article knows: "Macron and Scholz said"."""
    first = cast.at(Span(paragraph.start(source), paragraph.end(source)))
    return first is not None and any(
        (other := cast.at(Span(paragraph.start(child), paragraph.end(child)))) is not None
        and other is not first
        and other.person == first.person
        for child in source.children
        if child.dep_ == "conj"
    )


def _before_cue(cast: Cast, paragraph: Paragraph, source: Token) -> Entity | None:
    """Return the person set off by commas right before the verb: `…, Steve Willington, said`."""
    cue = source.head
    if cue.pos_ not in {"VERB", "AUX"} or cue.i <= source.i + 2:
        return None
    between = source.doc[source.i + 1 : cue.i]
    if between[-1].text != "," or any(token.pos_ in {"VERB", "SCONJ"} for token in between):
        return None
    commas = [token.i for token in between if token.text == ","]
    if len(commas) == 1:
        return None
    span = Span(paragraph.end(source.doc[commas[-2]]), paragraph.start(source.doc[commas[-1]]))
    named = [(entity, mention) for entity, mention in cast.places(span) if entity.person]
    if len(named) != 1:
        return None
    entity, mention = named[0]
    return entity if mention.span.start <= span.start + 1 else None


def _names_head(cast: Cast, paragraph: Paragraph, source: Token) -> bool:
    """Tell whether the name at the head ends there: not *Greek* in *the Greek Church*."""
    end = paragraph.end(source)
    span = Span(paragraph.start(source), end)
    return any(mention.span.end >= end for _, mention in cast.places(span))


def _titled(cast: Cast, paragraph: Paragraph, source: Token) -> Entity | None:
    """Return the person at the end of a title that runs on without a break."""
    first, last = noun_phrase(source)
    end = last.i + 1
    for token in source.doc[last.i + 1 : last.i + 1 + LONGEST_TITLE]:
        if token.pos_ not in {"NOUN", "PROPN"} and token.text != "-":
            break
        end = token.i + 1
    span = Span(paragraph.start(first), paragraph.end(source.doc[end - 1]))
    people = [
        entity
        for entity, mention in cast.places(span)
        if entity.person
        and span.contains(mention.span)
        and mention.span.end + 1 >= span.end
        and _follows_title(paragraph, mention, source)
    ]
    return people[-1] if people else None


def _follows_title(paragraph: Paragraph, mention: Mention, source: Token) -> bool:
    tokens = paragraph.tokens(mention.span)
    if not tokens or tokens[0].i == 0:
        return False
    before = tokens[0].nbor(-1)
    after = tokens[-1].nbor(1) if tokens[-1].i + 1 < len(source.doc) else None
    if after is not None and after.tag_ == "POS":
        return False
    if before.pos_ not in BEFORE_NAME and before.text not in LINKS:
        return False
    between = source.doc[source.i + 1 : tokens[0].i]
    broken = any(token.pos_ == "ADP" for token in between)
    return source.pos_ == "PROPN" or not broken


def _beside(cast: Cast, paragraph: Paragraph, source: Token) -> Entity | None:
    """Return the last person in apposition to the head, clauses and possessors left out."""
    people = [
        entity
        for token in source.subtree
        if token.ent_type_ == "PERSON"
        and (token.dep_ in {"appos", source.dep_} or _is_part(token, source))
        and not _below(token, source)
        and (entity := cast.at(Span(paragraph.start(token), paragraph.end(token))))
        and entity.person
    ]
    return people[-1] if people else None


def _is_part(token: Token, source: Token) -> bool:
    """Tell whether a compound is part of a name: not *Clinton* in *a Clinton official*."""
    return token.dep_ == "compound" and source.pos_ == "PROPN"


def _below(token: Token, head: Token) -> bool:
    """Tell whether `token` belongs to a relative clause or a phrase below the subject's own."""
    while token != head:
        if token.dep_ in {"relcl", "acl", "poss", "pobj"}:
            return True
        token = token.head
    return False
