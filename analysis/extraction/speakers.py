"""Entities, identities and descriptions → the speaker of a quote."""

from dataclasses import replace

from spacy.tokens import Token

from analysis.extraction.cast import Entity
from analysis.extraction.lookup import Identity
from analysis.records import ActorKind, Phrase, Speaker

#: Identities below this show their own reason and confidence.
SURE = 0.85
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def speaker_of(entity: Entity, evidence: str, confidence: float) -> Speaker:
    """Return an entity as the speaker of a quote."""
    if entity.identity is not None:
        if entity.identity.confidence < SURE:
            evidence = f"{evidence}; {entity.identity.how}"
            if entity.identity.actor is not None:
                confidence = min(confidence, entity.identity.confidence)
        return replace(speaker_from(entity.identity, evidence, confidence), name=entity.display)
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


def retold(speaker: Speaker, evidence: str, confidence: float) -> Speaker:
    """Return the same speaker with another reason."""
    return replace(speaker, evidence=evidence, confidence=confidence)


def unnamed(mention: Phrase, source: Token, identity: Identity | None) -> Speaker:
    """Keep an unnamed source as the article describes it."""
    evidence = "described, not named, in the reporting clause"
    if identity is not None:
        return speaker_from(identity, f"{evidence}: {identity.how}", min(identity.confidence, 0.9))
    kind = ActorKind.GROUP if source.tag_ in PLURAL_TAGS else ActorKind.PERSON
    return Speaker(mention.text, kind, evidence=evidence, confidence=0.75)


def together(mention: Phrase) -> Speaker:
    """Keep several who are named together as the group that they are."""
    evidence = f"“{mention.text}” names several speakers together"
    return Speaker(mention.text, ActorKind.GROUP, evidence=evidence, confidence=0.9)


def on_behalf(mention: Phrase, principal: Identity) -> Speaker:
    """Keep somebody who speaks for a known person as described: "a spokesman for Zelensky"."""
    return Speaker(
        name=mention.text,
        kind=ActorKind.PERSON,
        country=principal.country,
        speaks_for=principal.speaks_for,
        blocs=principal.blocs,
        evidence=f"described, not named, in the reporting clause; linked to {principal.name}",
        confidence=0.75,
    )
