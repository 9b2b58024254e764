"""Mentions that are one known name: a country, a body, POTUS, the Kremlin."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.knowledge.directory import Directory
from analysis.knowledge.identity import AliasKind, Identity, Named
from analysis.knowledge.question import Question, with_day
from analysis.knowledge.segments import Segment
from analysis.knowledge.spellings import PLACE_PREFIX
from analysis.records import ActorKind

_ITSELF, _INTRODUCED, _PEOPLE_OF = 0.95, 0.85, 0.6


def whole_name(
    directory: Directory, parts: Sequence[Segment], question: Question
) -> Identity | None:
    """Return what a name stands for; names in front of it must be its country's.

    None for an ambiguous name ("Congo") that neither the article nor its country decides, and
    for places.
    """
    names = [part.named for part in parts if part.named is not None]
    if not names:
        return None
    named = names[-1]
    person = _introduced(directory, named, question) if len(names) == 1 else None
    if person is not None:
        return person
    try:
        identity = directory.identity(_meant(directory, named, question), question.on)
    except KeyError:  # ambiguous, a place, or a role that nobody held on the day
        return None
    if not all(_is_country_of(one, identity) for one in names[:-1]):
        return None
    if named.alias is AliasKind.DEMONYM:
        return _nationals(named, identity)
    by_office = named.alias is AliasKind.ROLE
    itself = _itself(named, identity)
    return with_day(itself, question, by_office=True) if by_office else itself


def _introduced(directory: Directory, named: Named, question: Question) -> Identity | None:
    people = [code for code in named.referents if code in question.known]
    if len(people) != 1 or not directory.is_person(people[0]):
        return None
    person = directory.identity(people[0], question.on)
    how = f"“{named.text}” was introduced earlier in the article; {person.how}"
    return replace(person, how=how, confidence=_INTRODUCED)


def _meant(directory: Directory, named: Named, question: Question) -> str:
    """Return the one id a name stands for, "" where there is none or more than one."""
    codes = [
        code
        for code in named.referents
        if not code.startswith(PLACE_PREFIX) and not directory.is_person(code)
    ]
    if len(codes) > 1 and named.alias is not AliasKind.METONYM:
        codes = [code for code in codes if code == question.home]
    return codes[0] if codes else ""


def _is_country_of(named: Named, identity: Identity) -> bool:
    return identity.country in named.referents and identity.kind is not ActorKind.COUNTRY


def _itself(named: Named, identity: Identity) -> Identity:
    how = f"“{named.text}” stands for {identity.name}; {identity.how}"
    return replace(identity, how=how, confidence=_ITSELF)


def _nationals(named: Named, country: Identity) -> Identity:
    """Return the people a demonym names ("Ukrainians"): nobody speaks for them."""
    return Identity(
        named.text,
        ActorKind.GROUP,
        country=country.country,
        how=f"people of {country.name}, not its government",
        confidence=_PEOPLE_OF,
    )
