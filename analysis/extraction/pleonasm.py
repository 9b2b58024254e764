"""Whether a pronoun stands for nothing before it: "it is clear that …", "the deal that …".

The patterns are those of Lappin and Leass (1994), read off the parse instead of the words.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

#: What a clause that "it" announces hangs on.
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "relcl", "acl"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "dobj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_impersonal(it: Token, verbs: Mapping[str, str]) -> bool:
    """Tell whether `it` announces a clause, the weather or the time.

    Parameters
    ----------
    it
        The pronoun.
    verbs
        Lemmas of kind "impersonal" (with a clause behind them) or "weather" (always).
    """
    if it.dep_ not in SUBJECTS:
        return it.dep_ == "expl"
    kind = verbs.get(it.head.lemma_.lower())
    if kind == "weather" or it.head.pos_ == "ADJ":  # "it unlikely that": a small clause
        return True
    below = [child for child in it.head.children if child.i > it.head.i]
    if it.dep_ == "nsubjpass":
        return any(child.dep_ == "ccomp" for child in below)
    return kind is not None and _announces(below)


def _announces(below: Sequence[Token]) -> bool:
    """Tell whether what hangs on a verb says what "it" is: a noun, or a clause."""
    predicates = [child for child in below if child.dep_ in PREDICATES]
    if any(child.dep_ == "attr" and child.pos_ != "PRON" for child in predicates):
        return True
    around = [*below, *(grand for one in predicates for grand in one.children)]
    return any(child.dep_ in CLAUSES for child in around)


def points_back(token: Token) -> bool:
    """Tell whether a pronoun stands for something said, unlike "that" in "the deal that" does."""
    relative = token.tag_ == "WDT" or any(child.dep_ == "relcl" for child in token.children)
    following = token.doc[token.i + 1 : token.i + 3]
    anybody = [one.lower_ for one in following] in (["or", "her"], ["or", "she"])
    anybody |= token.i > 0 and token.nbor(-1).lower_ == "or"
    return token.dep_ != "det" and not relative and not anybody
