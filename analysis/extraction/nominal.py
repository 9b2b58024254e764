"""Statements that hang on a noun or are one: "the claim that …", "announced an investment of …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Lexicon
from analysis.extraction.reports import Report, is_cue, subject

#: Words of a noun phrase that says something: "announced a plan" does not.
SHORTEST_THING = 4
CLAUSES = frozenset({"acl", "ccomp", "relcl"})


def nominal_reports(paragraph: Paragraph, lexicon: Lexicon) -> Iterator[Report]:
    """Yield the reports whose statement is a noun's clause or a verb's object."""
    for token in paragraph.doc:
        if paragraph.quoted[token.i] >= 0:
            continue
        found = _of_noun(token, lexicon) or _of_object(token, lexicon)
        if found is not None:
            yield found


def _of_noun(noun: Token, lexicon: Lexicon) -> Report | None:
    """Read `Trump's claim that …` and `expressed optimism that …`."""
    if noun.pos_ != "NOUN":
        return None
    voiced = noun.dep_ == "dobj" and is_cue(noun.head, lexicon.verbs, "voice")
    if not voiced and noun.lemma_.lower() not in lexicon.nouns:
        return None
    clause = next(
        (
            child
            for child in noun.children
            if child.dep_ in CLAUSES and child.i > noun.i and _has_that(child)
        ),
        None,
    )
    source = _whose(noun)
    return Report(noun, source, clause) if clause is not None and source is not None else None


def _has_that(verb: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.children)


def _whose(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child if child.pos_ != "PRON" or child.lower_ in {"his", "her"} else None
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
    if noun.dep_ == "dobj":
        return subject(noun.head)
    return None


def _of_object(verb: Token, lexicon: Lexicon) -> Report | None:
    """Read `announced a further £25 million to ensure …`."""
    if not is_cue(verb, lexicon.verbs, "thing") or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    if any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children):
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    source = subject(verb)
    if thing is None or source is None or len(list(thing.subtree)) < SHORTEST_THING:
        return None
    return Report(verb, source, thing)
