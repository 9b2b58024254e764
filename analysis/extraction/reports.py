"""Reporting clauses in the parse: who (subject) says (cue) what (complement)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.extraction.layout import Paragraph

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that"})
CLAUSES = frozenset({"ccomp"})
PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})
#: Subjects that are nobody in particular: "let's say", "you could say".
NOBODY = frozenset({"'s", "’s", "us", "you"})
#: Clauses to climb for a shared subject; deeper chains are parser noise.
DEEPEST = 4
NOMINALS = frozenset({"NOUN", "PROPN", "PRON"})

#: Frames of verbs that report nothing by themselves.
NOT_CUES = frozenset({"phase", "thing", "voice"})

Verbs = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: its cue, its subject's head and its clausal complement, if any."""

    cue: Token
    subject: Token | None
    complement: Token | None


def is_cue(token: Token, verbs: Verbs, *frames: str) -> bool:
    """Tell whether `token` is a reporting verb, in one of `frames` when given."""
    known = verbs.get(token.lemma_.lower(), frozenset())
    if (
        not known
        or (not frames and known <= NOT_CUES)
        or token.pos_ not in {"VERB", "AUX", "NOUN", "PROPN"}
    ):
        return False
    if token.pos_ in {"NOUN", "PROPN"} and token.tag_ not in {"VBD", "VBZ", "VBG"}:
        return False
    if token.dep_ == "amod":  # "so-called", "reported losses"
        return False
    return not frames or not known.isdisjoint(frames)


def reports(paragraph: Paragraph, verbs: Verbs) -> Iterator[Report]:
    """Yield every reporting clause outside quotation marks, from left to right."""
    for token in paragraph.doc:
        if paragraph.quoted[token.i] < 0 and is_cue(token, verbs):
            yield Report(token, speaker_head(token, verbs), complement(token, verbs))


def participial_cue(token: Token, verbs: Verbs) -> bool:
    """Tell whether `token` is a participle that reports on its own: `…, adding that …`."""
    return (
        token.tag_ == "VBG"
        and is_cue(token, verbs, "clause")
        and token.dep_ in {"advcl", "conj", "dep", "acl"}
        and token.left_edge.i > 0
        and token.doc[token.left_edge.i - 1].text in {",", '"', "'", "—", "–"}
    )


def speaker_head(cue: Token, verbs: Verbs) -> Token | None:
    """Return the head of the phrase that names who speaks.

    A participle (`…, adding that`) shares the subject of the reporting verb before it in the
    sentence, however the parser attached it.
    """
    if participial_cue(cue, verbs):
        above = cue.head
        if above.dep_ == "ROOT" and not is_cue(above, verbs):
            found = subject(above)
            if found is not None and found.i < cue.i:
                return found
        for token in reversed(list(cue.sent[: cue.i - cue.sent.start])):
            if token.tag_ != "VBG" and is_cue(token, verbs):
                found = subject(token)
                if found is not None:
                    return found
    if shares_cue(cue, verbs):
        return speaker_head(cue.head.head, verbs)
    return subject(cue)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the head of the verb's subject, climbing where the verb shares another's.

    Passive subjects are not speakers ("was told"): the agent is, when there is one.
    """
    if _is_passive(verb):
        return _agent(verb)
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return _antecedent(child, verb)
    return _shared_subject(verb, depth) if depth < DEEPEST else None


def _is_passive(verb: Token) -> bool:
    """Tell whether the subject of `verb` is spoken to: "was told", "asked whether …, he said"."""
    inner = {child.dep_ for child in verb.children}
    if inner & {"nsubjpass", "auxpass"}:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"} and "aux" not in inner


def shares_cue(verb: Token, verbs: Verbs) -> bool:
    """Tell whether `verb` goes on reporting although the parser put it into the statement.

    `She said that A but warned that B`: the parser often coordinates *warned* with A.
    """
    if verb.dep_ != "conj" or not is_cue(verb, verbs, "clause"):
        return False
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return False
    head = verb.head
    upper = head.head
    return (
        head.dep_ in CLAUSES
        and is_cue(upper, verbs)
        and upper.tag_ == verb.tag_
        and any(child.dep_ in SUBJECTS for child in head.children)
    )


def _shared_subject(verb: Token, depth: int) -> Token | None:
    """Return the subject of the clause above, for a verb without one of its own."""
    head = verb.head
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in NOMINALS:
        return head
    if head == verb or verb.dep_ not in {"conj", "advcl", "xcomp", "dep", "pcomp", "ccomp"}:
        return None
    above = head.head if head.pos_ == "ADP" else head
    return subject(above, depth + 1) if above.pos_ in {"VERB", "AUX"} else None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
    return None


def _antecedent(found: Token, verb: Token) -> Token | None:
    if found.lower_ in RELATIVES and verb.dep_ == "relcl":
        return _human_antecedent(verb.head) if found.lower_ == "who" else verb.head
    if found.lower_ in NOBODY:
        return None
    if found.lower_ in {"what", "it", "there"} and found.dep_ != "nsubj":
        return None
    return found


def _human_antecedent(noun: Token) -> Token:
    """Climb from a place to whoever is from there: "a doctor from Leeds, who said"."""
    while noun.ent_type_ in PLACES and noun.dep_ in {"pobj", "appos", "conj", "compound"}:
        above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
        if above.pos_ not in NOMINALS or above == noun:
            break
        noun = above
    return noun


def complement(verb: Token, verbs: Verbs) -> Token | None:
    """Return the head of the clause that `verb` reports, or None."""
    clauses = [child for child in verb.children if child.dep_ in CLAUSES]
    if clauses:
        return next((c for c in clauses if c.i > verb.i and not _aside(verb)), clauses[0])
    around = verb.head
    if around.pos_ in {"VERB", "AUX"} and around.i != verb.i:
        as_reported = verb.dep_ == "advcl" and any(
            child.dep_ == "mark" and child.lower_ == "as" and _after_comma(child)
            for child in verb.children
        )
        if verb.dep_ == "parataxis" or (as_reported and _is_bare(verb)):
            return around
    frames = verbs.get(verb.lemma_.lower(), frozenset())
    if "to" in frames:
        for child in verb.children:
            if child.dep_ == "xcomp" and child.i > verb.i and _infinitive(child):
                return child
    return None


def _after_comma(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].text == ","


def _aside(verb: Token) -> bool:
    """Tell whether the reporting clause stands between commas inside what it reports."""
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    return after.text == ","


def _is_bare(verb: Token) -> bool:
    """Tell whether `verb` has no object of its own: "as the paper reported"."""
    return all(
        child.dep_ not in {"dobj", "attr", "prep", "acomp", "xcomp", "ccomp"}
        for child in verb.children
    )


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def noun_phrase(head: Token) -> tuple[Token, Token]:
    """Return the first and last token of the phrase around `head`, relative clauses left out."""
    left, right = head.left_edge, head
    for child in head.rights:
        if child.dep_ in {"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "case"}:
            if child.dep_ in {"cc", "conj"} and child.head == head:
                right = child if child.dep_ == "cc" else noun_phrase(child)[1]
                continue
            break
        right = child.right_edge
    right = _before_aside(head, right)
    for token in head.doc[left.i : head.i]:  # the parser may run on from a quotation before
        if token.text in {'"', "''"}:
            left = token.nbor(1)
    while right.pos_ in {"PUNCT", "CCONJ"} and right.i > head.i:
        right = right.nbor(-1)
    while (left.pos_ == "PUNCT" or left.is_space) and left.i < head.i:
        left = left.nbor(1)
    return left, right


def _before_aside(head: Token, right: Token) -> Token:
    """Return the last token before a relative clause set off by a comma, if there is one."""
    for token in head.doc[head.i + 1 : right.i + 1]:
        edge = token.left_edge.i
        if token.dep_ == "relcl" and edge - 2 >= head.i and token.doc[edge - 1].text == ",":
            return token.doc[edge - 2]
    return right
