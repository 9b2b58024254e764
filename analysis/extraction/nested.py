"""Quotes inside quotes: who the speaker says is speaking."""

from dataclasses import replace

from spacy.tokens import Token

from analysis.extraction.answers import Attribution
from analysis.extraction.attribution import Attributor
from analysis.extraction.drafts import Draft, mention_of
from analysis.extraction.layout import Paragraph
from analysis.extraction.marks import Marked
from analysis.extraction.reports import Verbs, is_cue, subject
from analysis.extraction.salience import FEMALE, MALE, agrees
from analysis.extraction.speakers import speaker_from, speaker_of, unnamed
from analysis.records import Kind, Phrase, Span

FARTHEST_CUE = 8


def nested_quotes(paragraph: Paragraph, parent: Draft, verbs: Verbs) -> list[Draft]:
    """Find the quotes inside one quote: marked passages introduced by a reporting verb."""
    drafts: list[Draft] = []
    for mark in paragraph.nested:
        if not any(span.contains(mark.inner) for span in parent.verbatim):
            continue
        cue = _cue(paragraph, mark, parent, verbs)
        if cue is not None:
            drafts.append(
                Draft(
                    Kind.NESTED,
                    (mark.inner,),
                    (mark.inner,),
                    parent.at,
                    parent.at,
                    cue,
                    subject(cue),
                    parent.hull,
                )
            )
    return drafts


def _cue(paragraph: Paragraph, mark: Marked, parent: Draft, verbs: Verbs) -> Token | None:
    inside = Span(parent.content[0].start, mark.outer.start)
    before = paragraph.tokens(inside)[-FARTHEST_CUE:]
    for token in reversed(before):
        if is_cue(token, verbs, "clause"):
            return token
    return None


def attribute_nested(draft: Draft, outer: Attribution, attributor: Attributor) -> Attribution:
    """Name the speaker of a nested quote from inside the quote around it.

    "I" is the outer speaker; a pronoun goes back to the last subject in the same quote; a bare
    role ("the president") belongs to the outer speaker's country.
    """
    source = draft.source
    if source is None:
        return Attribution()
    paragraph = attributor.paragraphs[draft.paragraph]
    mention = mention_of(paragraph, attributor.text, source)
    if source.lower_ in {"i", "we"}:
        if outer.speaker is None:
            return Attribution(mention)
        evidence = f"“{mention.text}” is the speaker of the quote around it"
        return replace(outer, mention=mention, speaker=replace(outer.speaker, evidence=evidence))
    antecedent = _antecedent(paragraph, draft, source) if source.pos_ == "PRON" else source
    if antecedent is None:
        return _spoken_of(attributor, draft, source, mention)
    span = Span(paragraph.start(antecedent), paragraph.end(antecedent))
    entity = attributor.cast.at(span)
    words = mention_of(paragraph, attributor.text, antecedent).text
    home = outer.speaker.speaks_for if outer.speaker else None
    identity = (
        entity.identity
        if entity is not None and entity.identity is not None
        else attributor.lookup.resolve(words, attributor.on, attributor.cast.known, home)
    )
    if identity is None:
        described = antecedent == source and source.pos_ == "NOUN"
        return Attribution(mention, unnamed(mention, source, None) if described else None)
    evidence = f"inside the quote, “{mention.text}” goes back to “{words}” → {identity.name}"
    return Attribution(mention, speaker_from(identity, evidence, 0.75), entity)


def _antecedent(paragraph: Paragraph, draft: Draft, pronoun: Token) -> Token | None:
    """Return the last third-person subject before the pronoun inside the same outer quote."""
    if draft.parent is None:
        return None
    before = paragraph.tokens(Span(draft.parent.start, paragraph.start(pronoun)))
    for token in reversed(before):
        if token.dep_ == "nsubj" and token.pos_ in {"NOUN", "PROPN"}:
            return token
    return None


def _spoken_of(
    attributor: Attributor, draft: Draft, pronoun: Token, mention: Phrase
) -> Attribution:
    """Take the last person named in the quote around for "he" or "she"."""
    if draft.parent is None or pronoun.lower_ not in MALE | FEMALE:
        return Attribution(mention)
    start = attributor.paragraphs[draft.paragraph].start(pronoun)
    named = attributor.cast.within(Span(draft.parent.start, start))
    people = [one for one in named if agrees(one, pronoun.lower_)]
    if not people:
        return Attribution(mention)
    evidence = f"inside the quote, “{mention.text}” goes back to {people[-1].display}"
    return Attribution(mention, speaker_of(people[-1], evidence, 0.7), people[-1])
