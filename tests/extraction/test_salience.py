from analysis.extraction.cast import Cast, Entity, Mention
from analysis.extraction.salience import Place, agrees, candidates
from analysis.records import Span


def somebody(name: str, gender: str | None, *, person: bool = True) -> Entity:
    return Entity(name, person, gender=gender)


def test_gender_and_humanness_must_agree() -> None:
    ann, bob = somebody("Ann", "f"), somebody("Bob", "m")
    assert agrees(ann, "she")
    assert not agrees(bob, "she")
    assert agrees(somebody("Lee", None), "she")
    assert not agrees(somebody("Acme", None, person=False), "he")
    assert agrees(somebody("Acme", None, person=False), "it")


def cast_of_two() -> tuple[Cast, Entity, Entity]:
    cast = Cast()
    ann, eve = cast.add("Ann", person=True), cast.add("Eve", person=True)
    cast.mention(ann, Mention(Span(0, 3), 0, 0, 1.0, quoted=False))
    cast.mention(eve, Mention(Span(10, 13), 0, 0, 0.3, quoted=False))
    return cast, ann, eve


def test_a_subject_beats_what_came_closer() -> None:
    cast, ann, eve = cast_of_two()
    ranked = candidates(cast, "she", Place(20, 0, 1, None, here=False), [])
    assert [one.entity for one in ranked] == [ann, eve]
    assert all(one.why for one in ranked)


def test_nobody_named_inside_the_statement_is_its_subject_pronoun() -> None:
    cast, ann, eve = cast_of_two()
    ranked = candidates(cast, "she", Place(20, 0, 1, None, here=False), [ann])
    assert [one.entity for one in ranked] == [eve]


def test_whoever_spoke_last_is_preferred() -> None:
    cast, ann, eve = cast_of_two()
    ranked = candidates(cast, "she", Place(20, 0, 1, eve, here=True), [])
    assert [one.entity for one in ranked] == [eve, ann]
    assert ranked[0].why == "speaking just before"
