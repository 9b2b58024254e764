from datetime import date

import pytest

from analysis.knowledge import AliasKind, Knowledge


def found(knowledge: Knowledge, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(named.text, named.referents) for named in knowledge.find(text)]


def test_names_come_in_order_with_their_referents(knowledge: Knowledge) -> None:
    text = "Donald Trump told the Kremlin that Vance and the U.S. would back NATO."
    assert found(knowledge, text) == [
        ("Donald Trump", ("trump",)),
        ("Kremlin", ("ru_gov",)),
        ("Vance", ("vance",)),
        ("U.S.", ("USA",)),
        ("NATO", ("NATO",)),
    ]


def test_spans_are_of_the_text_given(knowledge: Knowledge) -> None:
    text = "“Ça va,” said\nEmmanuel\nMacron’s aide about Erdoğan and Erdogan."
    spans = knowledge.find(text)
    assert [named.span.of(text) for named in spans] == ["Emmanuel\nMacron", "Erdoğan", "Erdogan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He told us that US troops left.", ["US"]),
        ("TELL US THE TRUTH", []),
        ("They may trump that.", []),
        ("TRUMP: I like Russia", ["TRUMP", "Russia"]),
        ("the New Mexico governor", []),
        ("the South China Sea", []),
        ("South Korea and Guinea-Bissau", ["South Korea", "Guinea-Bissau"]),
        ("Trump's plan, the Trump-era rules", ["Trump", "Trump"]),
        ("Michael Jordan scored", []),
        ("Jordan’s king", ["Jordan"]),
        ("Mary Trump wrote a book", []),
        ("Trumpism and Russophobia", []),
        ("an EU-wide ban, pro-Russian views", ["EU", "Russian"]),
    ],
)
def test_traps(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert [named.text for named in knowledge.find(text)] == expected


def test_ambiguous_names_list_all_referents(knowledge: Knowledge) -> None:
    assert found(knowledge, "Congo") == [("Congo", ("COD", "COG"))]
    assert found(knowledge, "Korean talks") == [("Korean", ("KOR", "PRK"))]


def test_common_surnames_count_once_introduced(knowledge: Knowledge) -> None:
    assert found(knowledge, "Scott spoke.") == []
    assert ("Scott", ("scott_tim",)) in found(knowledge, "Tim Scott came. Scott spoke.")
    assert [n.referents for n in knowledge.find("Scott spoke.", ["scott_tim"])] == [("scott_tim",)]


def test_georgia_beside_other_states_is_a_state(knowledge: Knowledge) -> None:
    assert found(knowledge, "Voters in Georgia, Ohio and Nevada") == []
    assert found(knowledge, "Georgia and Moldova")[0] == ("Georgia", ("GEO",))


def test_cities_are_told_from_governments(knowledge: Knowledge) -> None:
    kinds = [named.alias for named in knowledge.find("In Moscow people waited. Moscow denied it.")]
    assert kinds == [AliasKind.CAPITAL, AliasKind.METONYM]


def test_role_names_become_people_by_day(knowledge: Knowledge) -> None:
    (named,) = knowledge.find("POTUS")
    assert knowledge.target(named.referents[0], date(2024, 1, 1))[0] == "biden"
    assert knowledge.target(named.referents[0], date(2025, 2, 14))[0] == "trump"
