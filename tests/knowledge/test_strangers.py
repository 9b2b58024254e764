from datetime import date

import pytest

from analysis.knowledge import Knowledge
from analysis.records import ActorKind

DAY = date(2025, 2, 14)


@pytest.mark.parametrize(
    ("mention", "name", "role", "country"),
    [
        ("Adam Smith, a plumber from Leeds", "Adam Smith", "Plumber", None),
        ("a plumber from Leeds Adam Smith", "Adam Smith", "Plumber", None),
        ("a plumber Adam Smith", "Adam Smith", "Plumber", None),
        ("Adam Smith, 43, a British plumber", "Adam Smith", "Plumber", "GBR"),
        ("Adam Smith, a Republican", "Adam Smith", None, None),
        ("Adam Smith, a Democratic strategist", "Adam Smith", "Strategist", None),
        ("Mayor Adam Smith", "Adam Smith", "Mayor", None),
        ("Mike Johnson, a farmer", "Mike Johnson", "Farmer", None),
        ("Pastor Mike Johnson", "Mike Johnson", "Pastor", None),
        ("Jim Jordan, a retired postman", "Jim Jordan", "Retired Postman", None),
        ("Chris Murphy, the bakery's owner", "Chris Murphy", "Owner", None),
        ("the bakery's owner Chris Murphy", "Chris Murphy", "Owner", None),
        ("John Kerry, a teacher", "John Kerry", "Teacher", None),
        ("Gordon Brown, a bus driver", "Gordon Brown", "Bus Driver", None),
    ],
)
def test_another_occupation_is_another_person(
    knowledge: Knowledge, mention: str, name: str, role: str | None, country: str | None
) -> None:
    identity = knowledge.resolve(mention, DAY)
    assert identity is not None
    assert (identity.actor, identity.kind) == (None, ActorKind.PERSON)
    assert (identity.name, identity.role, identity.country) == (name, role, country)
    assert (identity.speaks_for, identity.blocs) == (None, ())
    assert identity.how.startswith(f"not {name} of these tables")


def test_even_a_person_introduced_is_no_plumber(knowledge: Knowledge) -> None:
    identity = knowledge.resolve("Adam Smith, a plumber", DAY, ("smith_adam",))
    assert identity is not None
    assert identity.actor is None


@pytest.mark.parametrize("name", ["Adam Smith", "Mike Johnson", "Jim Jordan", "Matthew Miller"])
def test_a_bare_name_that_many_bear_counts_less(knowledge: Knowledge, name: str) -> None:
    identity = knowledge.resolve(name, DAY)
    assert identity is not None
    assert identity.confidence == 0.7
    assert "others bear it" in identity.how


@pytest.mark.parametrize(
    ("mention", "actor"),
    [
        ("Rep. Adam Smith", "smith_adam"),
        ("Adam Smith, D-Wash.", "smith_adam"),
        ("Adam Smith (D-WA)", "smith_adam"),
        ("Democrat Adam Smith", "smith_adam"),
        ("Adam Smith, a Washington Democrat", "smith_adam"),
        ("Adam Smith, the top Democrat on the committee", "smith_adam"),
        ("Jim Jordan of Ohio", "jordan_jim"),
        ("Jim Jordan, chairman of the House Judiciary Committee", "jordan_jim"),
        ("American politician Jim Jordan", "jordan_jim"),
        ("Mike Johnson, the House speaker", "johnson_mike"),
        ("Chris Murphy, a member of the Senate Foreign Relations Committee", "murphy_chris"),
        ("former Secretary of State John Kerry", "kerry"),
        ("State Department spokesman Matthew Miller", "miller_matthew"),
        ("World Bank chief economist Indermit Gill", "gill_indermit"),
    ],
)
def test_an_office_party_or_state_tells_the_office_holder(
    knowledge: Knowledge, mention: str, actor: str
) -> None:
    identity = knowledge.resolve(mention, DAY)
    assert identity is not None
    assert (identity.actor, identity.confidence) == (actor, 0.98)


def test_an_introduction_tells_the_office_holder(knowledge: Knowledge) -> None:
    identity = knowledge.resolve("Adam Smith", DAY, ("smith_adam",))
    assert identity is not None
    assert identity.confidence == 0.98


@pytest.mark.parametrize(
    ("mention", "actor"),
    [
        ("Donald Trump, a businessman", "trump"),
        ("Volodymyr Zelensky, a former comedian", "zelensky"),
        ("Elon Musk, a billionaire", "musk"),
        ("Boris Johnson", "johnson_boris"),
        ("Tony Blair", "blair_tony"),
        ("David Lammy", "lammy"),
        ("Kaitlan Collins", "collins_k"),
    ],
)
def test_rare_names_and_heads_of_government_stay(
    knowledge: Knowledge, mention: str, actor: str
) -> None:
    identity = knowledge.resolve(mention, DAY)
    assert identity is not None
    assert (identity.actor, identity.confidence) == (actor, 0.98)
