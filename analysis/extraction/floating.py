"""Quotes without a reporting clause → whoever has the floor."""

from spacy.tokens import Token

from analysis.extraction.answers import Attribution, Floor
from analysis.extraction.cast import Cast, Entity
from analysis.extraction.drafts import Draft
from analysis.extraction.layout import Paragraph
from analysis.extraction.speakers import retold, speaker_of
from analysis.records import Span


def floating(cast: Cast, paragraph: Paragraph, floor: Floor, draft: Draft) -> Attribution:
    """Attribute a quote to the subject just before it, else to whoever was speaking."""
    subject = _lead_in(cast, paragraph, draft)
    if subject is not None:
        evidence = f"no reporting clause: {subject.display} is the subject just before"
        return Attribution(None, speaker_of(subject, evidence, 0.7), subject)
    last = floor.last(draft.at)
    if last is None:
        return Attribution()
    before, answer = last
    distance = draft.at - before.at
    if answer.speaker is None or not _is_open(cast, before, answer, draft):
        return Attribution()
    evidence = f"no reporting clause: {answer.speaker.name} was speaking just before"
    confidence = round(min(answer.speaker.confidence, 0.85 - 0.15 * distance), 2)
    speaker = retold(answer.speaker, evidence, confidence)
    return Attribution(None, speaker, answer.entity)


def _is_open(cast: Cast, before: Draft, answer: Attribution, draft: Draft) -> bool:
    """Tell whether nobody else came up between the last quote and this one."""
    between = cast.within(Span(before.hull.end, draft.hull.start))
    alone = all(one is answer.entity or not one.person for one in between)
    return alone or draft.at == before.at


def _lead_in(cast: Cast, paragraph: Paragraph, draft: Draft) -> Entity | None:
    """Return the person who is the subject of the sentence before, in the same paragraph."""
    before = [
        sentence
        for sentence in paragraph.doc.sents
        if paragraph.span.start + sentence.end_char <= draft.content[0].start
    ]
    if not before or any(paragraph.quoted[token.i] >= 0 for token in before[-1]):
        return None
    for child in before[-1].root.children:
        if child.dep_ == "nsubj":
            entity = _at(cast, paragraph, child)
            if entity is not None and entity.person:
                return entity
    return None


def _at(cast: Cast, paragraph: Paragraph, token: Token) -> Entity | None:
    return cast.at(Span(paragraph.start(token), paragraph.end(token)))
