"""Whether a reporting verb reports: not what was never said, might be said, or only if."""

from spacy.tokens import Token

from analysis.extraction.reports import Verbs, subject

#: Auxiliaries of what has not been said: "to say", "would say", "will say".
UNSAID = frozenset({"to", "will", "'ll", "would", "could", "should", "may", "might", "must", "can"})
#: What makes a clause a condition or a question.
OPEN = frozenset({"if", "unless", "whether"})
NEGATIVE = frozenset({"nobody", "none", "neither", "no"})


def is_asserted(cue: Token, verbs: Verbs) -> bool:
    """Tell whether the cue says that something was said, not that it was not or might be."""
    if _is_negated(cue) or _is_open(cue):
        return False
    if cue.dep_ == "pcomp" and cue.head.lower_ == "without":
        return False
    if cue.tag_ != "VB" or _goes_on(cue, verbs):
        return True
    return not any(child.dep_ == "aux" and child.lower_ in UNSAID for child in cue.children)


def _is_negated(cue: Token) -> bool:
    """Tell whether the verb or its subject is negative: "did not say", "nobody said"."""
    if any(child.dep_ == "neg" for child in cue.children):
        return True
    source = subject(cue)
    if source is None:
        return False
    return source.lower_ in NEGATIVE or any(
        child.dep_ in {"det", "neg"} and child.lower_ in NEGATIVE for child in source.children
    )


def _is_open(cue: Token) -> bool:
    """Tell whether the verb stands in a condition: "if he said that …"."""
    return cue.dep_ in {"advcl", "ccomp"} and any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in OPEN for child in cue.children
    )


def _goes_on(cue: Token, verbs: Verbs) -> bool:
    """Tell whether an infinitive is what somebody went on to say: "continues to warn"."""
    above = verbs.get(cue.head.lemma_.lower(), frozenset())
    return cue.dep_ == "xcomp" and "phase" in above
