"""Drafts → speakers, each with the reason in words.

The mention is a name, a pronoun, a description, or missing. Names are looked up in the cast;
pronouns go to the most salient person that agrees and is not named inside the statement itself
(a subject pronoun never means somebody named in its own complement); descriptions go to whoever
holds that role; a floating quote goes to whoever was speaking.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Token

from analysis.extraction.drafts import Draft, mention_of
from analysis.extraction.cast import Cast, Entity, Mention
from analysis.extraction.layout import Paragraph
from analysis.extraction.lookup import Identity, Lexicon, Lookup
from analysis.records import ActorKind, Phrase, Span, Speaker

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
REACH = 8
RUNNING_BONUS = 1.2
ABOVE_BONUS = 0.35
SENTENCE_DECAY = 0.8
PARAGRAPH_DECAY = 0.6
HERE_BONUS = 0.5
QUOTED_SHARE = 0.5
DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker with the words that name them; both None when nobody can be named."""

    mention: Phrase | None = None
    speaker: Speaker | None = None
    entity: Entity | None = None


@dataclass(slots=True)
class Attributor:
    """Attributes the drafts of one article in reading order, remembering who spoke last."""

    text: str
    paragraphs: Sequence[Paragraph]
    cast: Cast
    lookup: Lookup
    lexicon: Lexicon
    on: date | None
    spoken: list[tuple[Draft, Attribution]] = field(default_factory=list)

    def attribute(self, draft: Draft) -> Attribution:
        """Return the speaker of `draft`; later drafts may refer back to it."""
        answer = self._floating(draft) if draft.source is None else self._sourced(draft)
        self.spoken.append((draft, answer))
        return answer

    def _sourced(self, draft: Draft) -> Attribution:
        source = draft.source
        if source is None:
            return Attribution()
        paragraph = self.paragraphs[draft.paragraph]
        mention = mention_of(paragraph, self.text, source)
        if source.lower_ in PRONOUNS:
            return self._pronoun(draft, source, mention)
        named = self._named(paragraph, source, mention)
        if named is not None:
            return named
        return self._described(draft, source, mention)

    def _named(self, paragraph: Paragraph, source: Token, mention: Phrase) -> Attribution | None:
        entity = self._person_in(paragraph, source)
        if entity is None:
            entity = self.cast.at(Span(paragraph.start(source), paragraph.end(source)))
        if entity is None:
            return None
        how = "named in the reporting clause"
        if entity.display.casefold() not in mention.text.casefold():
            how = f"“{mention.text}” names {entity.display}"
        return Attribution(mention, speaker_of(entity, how, 0.97), entity)

    def _person_in(self, paragraph: Paragraph, source: Token) -> Entity | None:
        """Return the person named by the subject or by an apposition to it.

        Long titles are often parsed as a name of their own: `the Executive Secretary of the
        Alliance, Adetiloye Aiyeola, told …` names the last person in it.
        """
        head = Span(paragraph.start(source), paragraph.end(source))
        at_head = self.cast.at(head)
        if at_head is not None and at_head.person and source.ent_type_ == "PERSON":
            return at_head
        tree = [t for t in source.subtree if not _in_clause(t, source)]
        people = [
            entity
            for token in tree
            if token.ent_type_ == "PERSON"
            and token.dep_ in {"appos", source.dep_, "compound"}
            and (entity := self.cast.at(Span(paragraph.start(token), paragraph.end(token))))
            and entity.person
        ]
        return people[-1] if people else at_head

    def _pronoun(self, draft: Draft, source: Token, mention: Phrase) -> Attribution:
        word = source.lower_
        if word in {"i", "we"}:
            return Attribution(mention)
        ranked = self._ranked(draft, source)
        if not ranked:
            return Attribution(mention)
        best, entity, why = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        margin = (best - second) / best if best > 0 else 0.0
        confidence = round(min(0.93, 0.6 + 0.35 * margin), 2)
        evidence = f"“{mention.text}” → {entity.display}: {why}"
        return Attribution(mention, speaker_of(entity, evidence, confidence), entity)

    def _ranked(self, draft: Draft, source: Token) -> list[tuple[float, Entity, str]]:
        """Rank the candidates for a pronoun, best first, with the reason for each."""
        paragraph = self.paragraphs[draft.paragraph]
        sentence = paragraph.sentence_index(source)
        inside = {id(one) for span in draft.content for one in self.cast.within(span)}
        best: dict[int, tuple[float, Entity, str]] = {}
        for entity, mention in self.cast.before(paragraph.start(source)):
            if draft.paragraph - mention.paragraph > REACH:
                break
            if id(entity) in inside or not _agrees(entity, source.lower_):
                continue
            value = _mention_score(mention, draft.paragraph, sentence)
            if id(entity) not in best or value > best[id(entity)][0]:
                best[id(entity)] = (value, entity, _place(mention, draft.paragraph, sentence))
        self._favour_running(best, draft.paragraph)
        return sorted(best.values(), key=lambda one: -one[0])

    def _favour_running(self, best: dict[int, tuple[float, Entity, str]], paragraph: int) -> None:
        """Add to the score of whoever spoke last."""
        last = self._last_speaker(paragraph)
        if last is None or id(last) not in best:
            return
        score, entity, why = best[id(last)]
        same = self.spoken[-1][0].paragraph == paragraph
        bonus = RUNNING_BONUS if same else ABOVE_BONUS
        best[id(last)] = (score + bonus, entity, "speaking just before" if same else why)

    def _last_speaker(self, paragraph: int) -> Entity | None:
        if not self.spoken or paragraph - self.spoken[-1][0].paragraph > 2:  # noqa: PLR2004
            return None
        return self.spoken[-1][1].entity

    def _described(self, draft: Draft, source: Token, mention: Phrase) -> Attribution:
        known = self.cast.known
        identity = self.lookup.resolve(mention.text, self.on, known)
        if identity is not None and identity.actor is not None:
            entity = self.cast.by_actor(identity.actor)
            evidence = f"“{mention.text}” → {identity.name}: {identity.how}"
            speaker = speaker_from(identity, evidence, min(identity.confidence, 0.92))
            return Attribution(mention, speaker, entity)
        entity = self._by_role(draft, source)
        if entity is not None:
            evidence = f"“{mention.text}” → {entity.display}: introduced with that role"
            return Attribution(mention, speaker_of(entity, evidence, 0.8), entity)
        entity = self._by_definite(draft, source)
        if entity is not None:
            evidence = f"“{mention.text}” → {entity.display}: the person last spoken of"
            return Attribution(mention, speaker_of(entity, evidence, 0.55), entity)
        return Attribution(mention, _unnamed(mention, source, identity))

    def _by_role(self, draft: Draft, source: Token) -> Entity | None:
        """Return whoever was last introduced with the description's head noun as a role."""
        if source.tag_ in PLURAL_TAGS or not _definite(source):
            return None
        at = self.paragraphs[draft.paragraph].start(source)
        head = source.lower_
        modifiers = {t.lower_ for t in source.lefts if t.dep_ in {"compound", "amod"}}
        found: tuple[int, Entity] | None = None
        for entity in self.cast.entities:
            words = _role_words(entity)
            before = [m.span.start for m in entity.mentions if m.span.start < at]
            if not before or not any(_fits(head, modifiers, role) for role in words):
                continue
            if found is None or before[-1] > found[0]:
                found = (before[-1], entity)
        return found[1] if found else None

    def _by_definite(self, draft: Draft, source: Token) -> Entity | None:
        """Return the running person for a singular definite description of a human being."""
        if source.tag_ in PLURAL_TAGS or not _definite(source) or source.pos_ == "PROPN":
            return None
        human = source.lower_.endswith(("-old", "er", "or", "ist", "man", "woman", "ian", "ant"))
        gender = self.lexicon.honorifics.get(source.lower_)
        if not human and gender is None:
            return None
        pronoun = {"m": "he", "f": "she", None: "she/he"}[gender]
        last = self._last_speaker(draft.paragraph)
        if last is not None and last.person and _agrees(last, pronoun):
            return last
        return None

    def _floating(self, draft: Draft) -> Attribution:
        """Attribute a quote without a reporting clause to whoever has the floor."""
        subject = self._lead_in(draft)
        if subject is not None:
            evidence = f"no reporting clause: {subject.display} is the subject just before"
            return Attribution(None, speaker_of(subject, evidence, 0.7), subject)
        if not self.spoken:
            return Attribution()
        before, answer = self.spoken[-1]
        distance = draft.paragraph - before.paragraph
        if answer.speaker is None or distance > 2 or not self._open_floor(before, draft):  # noqa: PLR2004
            return Attribution()
        evidence = f"no reporting clause: {answer.speaker.name} was speaking just before"
        confidence = round(min(answer.speaker.confidence, 0.85 - 0.15 * distance), 2)
        speaker = _retold(answer.speaker, evidence, confidence)
        return Attribution(None, speaker, answer.entity)

    def _open_floor(self, before: Draft, draft: Draft) -> bool:
        """Tell whether nobody else came up between the last quote and this one."""
        gap = Span(before.hull.end, draft.hull.start)
        between = self.cast.within(gap)
        speaker = self.spoken[-1][1].entity
        return all(one is speaker or not one.person for one in between) or draft.paragraph == (
            before.paragraph
        )

    def _lead_in(self, draft: Draft) -> Entity | None:
        """Return the person who is the subject of the sentence before, in the same paragraph."""
        paragraph = self.paragraphs[draft.paragraph]
        sentences = [
            s
            for s in paragraph.doc.sents
            if paragraph.span.start + s.end_char <= draft.content[0].start
        ]
        if not sentences:
            return None
        last = sentences[-1]
        if any(paragraph.quoted[token.i] >= 0 for token in last):
            return None
        root = last.root
        for child in root.children:
            if child.dep_ == "nsubj":
                entity = self.cast.at(Span(paragraph.start(child), paragraph.end(child)))
                if entity is not None and entity.person:
                    return entity
        return None


def _mention_score(mention: Mention, paragraph: int, sentence: int) -> float:
    """Weigh a mention by prominence and distance, as salience-based resolvers do.

    After Lappin & Leass (1994), An algorithm for pronominal anaphora resolution: weights that
    decay with every sentence and paragraph in between.
    """
    score = mention.weight
    if mention.paragraph != paragraph:
        score *= PARAGRAPH_DECAY ** (paragraph - mention.paragraph)
    else:
        score = (score + HERE_BONUS) * SENTENCE_DECAY ** (sentence - mention.sentence)
    return score * (QUOTED_SHARE if mention.quoted else 1.0)


def _in_clause(token: Token, head: Token) -> bool:
    """Tell whether `token` belongs to a relative clause or a phrase below the subject's own."""
    while token != head:
        if token.dep_ in {"relcl", "acl", "poss", "pobj"}:
            return True
        token = token.head
    return False


def _place(mention: Mention, paragraph: int, sentence: int) -> str:
    if mention.paragraph != paragraph:
        return "the most prominent person in the text before"
    if mention.sentence == sentence:
        return "named earlier in the sentence"
    return "the most prominent person in this paragraph"


def _agrees(entity: Entity, word: str) -> bool:
    if word in MALE or word in FEMALE:
        wanted = "m" if word in MALE else "f"
        return entity.person and entity.gender in {None, wanted}
    if word == "it":
        return not entity.person
    return word != "they" or not entity.person


def _definite(noun: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in noun.children if child.dep_ in {"det", "poss"})


def _role_words(entity: Entity) -> list[str]:
    roles = [role.casefold() for role in entity.roles]
    if entity.identity is not None and entity.identity.role:
        roles.append(entity.identity.role.casefold())
    return roles


def _fits(head: str, modifiers: set[str], role: str) -> bool:
    """Tell whether a description fits a role: same noun, and no rank that only one of them has."""
    words = role.replace("-", " ").split()
    if head not in words:
        return False
    ranks = {"vice", "deputy", "former", "acting", "ex", "assistant"}
    before = set(words[: words.index(head)])
    return (before & ranks) == (modifiers & ranks)


def speaker_of(entity: Entity, evidence: str, confidence: float) -> Speaker:
    """Return an entity as the speaker of a quote."""
    if entity.identity is not None:
        return speaker_from(entity.identity, evidence, confidence)
    kind = ActorKind.PERSON if entity.person else ActorKind.ORGANISATION
    role = entity.roles[0] if entity.roles else None
    return Speaker(entity.name, kind, role=role, evidence=evidence, confidence=confidence)


def speaker_from(identity: Identity, evidence: str, confidence: float) -> Speaker:
    """Return what the knowledge base knows about somebody as a speaker."""
    return Speaker(
        name=identity.name,
        kind=identity.kind,
        actor=identity.actor,
        role=identity.role,
        country=identity.country,
        speaks_for=identity.speaks_for,
        blocs=identity.blocs,
        evidence=evidence,
        confidence=round(confidence, 2),
    )


def _retold(speaker: Speaker, evidence: str, confidence: float) -> Speaker:
    return replace(speaker, evidence=evidence, confidence=confidence)


def _unnamed(mention: Phrase, source: Token, identity: Identity | None) -> Speaker:
    """Keep an unnamed source as the article describes it."""
    evidence = "described, not named, in the reporting clause"
    if identity is not None:
        return speaker_from(identity, f"{evidence}: {identity.how}", min(identity.confidence, 0.9))
    kind = ActorKind.GROUP if source.tag_ in PLURAL_TAGS else ActorKind.PERSON
    return Speaker(mention.text, kind, evidence=evidence, confidence=0.75)
