import string
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction import examine
from analysis.extraction.layout import Parser
from analysis.knowledge import Knowledge
from analysis.knowledge.lexicon import Lexicon
from analysis.records import Article
from tests.extraction.conftest import DAY

Meant = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def meant(parser: Parser, knowledge: Knowledge, lexicon: Lexicon) -> Meant:
    """The words of the last quote with whom they mean."""

    def meant(text: str) -> list[tuple[str, str]]:
        found = examine(Article("a", text, published=DAY), parser, knowledge, lexicon)
        return [
            (one.span.of(text), one.target.name)
            for one in found.references()[found.quotes[-1].id]
            if one.target is not None
        ]

    return meant


def test_names_of_actors_countries_and_blocs(meant: Meant) -> None:
    text = "Kaja Kallas said Putin cannot be trusted and NATO must help Ukraine."
    assert [name for _, name in meant(text)] == ["Vladimir Putin", "NATO", "Ukraine"]


def test_a_government_seat_stands_for_its_country(meant: Meant) -> None:
    assert meant("Kaja Kallas said the Kremlin will not agree.") == [("Kremlin", "Russia")]


def test_a_country_with_an_office_is_its_holder(meant: Meant) -> None:
    text = "Kaja Kallas said the U.S. president should call and the Russian president lied."
    assert [name for _, name in meant(text)] == ["Donald Trump", "Vladimir Putin"]


def test_an_adjective_means_nobody(meant: Meant) -> None:
    assert meant("Kaja Kallas said Russian bread is good.") == []


def test_people_and_bodies_that_only_the_article_knows(meant: Meant) -> None:
    text = (
        "The mayor, Petra Lindqvist, opened the fair. “Lindqvist did a fine job and the Harbour "
        "Workers Union helped,” Kaja Kallas said."
    )
    assert ("Lindqvist", "Petra Lindqvist") in meant(text)


def test_groups_of_people(meant: Meant) -> None:
    text = "“We must protect refugees, and the Democrats know it,” Kaja Kallas said."
    assert [name for _, name in meant(text)] == ["refugees", "Democrats"]


def test_him_is_whoever_was_just_named_and_not_the_speaker(meant: Meant) -> None:
    text = (
        "Donald Trump spoke on Friday. “I believe President Putin. I know him very well. "
        "I think he wants peace,” Trump said."
    )
    assert meant(text) == [(words, "Vladimir Putin") for words in ("Putin", "him", "he")]


def test_a_pronoun_takes_up_the_subject_of_the_sentence_before(meant: Meant) -> None:
    text = "Vladimir Putin sent the army. “I don't trust him at all,” Kaja Kallas said on Friday."
    assert meant(text) == [("him", "Vladimir Putin")]


def test_she_is_no_man(meant: Meant) -> None:
    text = "Vladimir Putin sent the army. “I don't trust her at all,” Donald Trump said on Friday."
    assert meant(text) == []


def test_two_of_a_kind_leave_it_open(meant: Meant) -> None:
    text = (
        "Vladimir Putin met Emmanuel Macron, and Emmanuel Macron met Vladimir Putin. "
        "“He was friendly,” Kaja Kallas said on Friday."
    )
    assert meant(text) == []


def test_he_in_reported_speech_may_be_the_speaker(meant: Meant) -> None:
    text = "Vladimir Putin sent the army. Donald Trump said that he was very surprised."
    assert meant(text) == []


def test_i_and_we_are_no_targets(meant: Meant) -> None:
    assert meant("“We did our best and I am proud of us,” Kaja Kallas said on Friday.") == []


def test_they_take_up_a_country_the_speaker_named_just_before(meant: Meant) -> None:
    text = (
        "“I like Russia,” Donald Trump said on Friday.\n\n"
        "“It was a mistake to throw them out. I would love to have them back,” Trump said."
    )
    assert {name for _, name in meant(text)} == {"Russia"}


def test_the_president_is_that_of_the_speakers_country(meant: Meant) -> None:
    text = "“The president will not hold back,” JD Vance said on Friday."
    assert meant(text) == [("The president", "Donald Trump")]


def test_a_counterpart_holds_the_same_office_elsewhere(meant: Meant) -> None:
    text = "JD Vance said that Donald Trump would not hold back with his Russian counterpart."
    assert ("his Russian counterpart", "Vladimir Putin") in meant(text)


@pytest.mark.parametrize(
    "announced", ["It is clear that we must act.", "It takes time to win.", "It was a mistake."]
)
def test_an_it_that_announces_takes_up_nothing(
    parser: Parser, knowledge: Knowledge, lexicon: Lexicon, announced: str
) -> None:
    text = f"NATO met on Friday. “{announced}” Kaja Kallas said."
    found = examine(Article("a", text, published=DAY), parser, knowledge, lexicon)
    assert all(not references for references in found.references().values())


NAMES = ("Putin", "Macron", "Kallas", "NATO", "Russia", "they", "him", "it", "we", "the president")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*NAMES, "like", "sees", "and", ".", "\n\n"]), max_size=20))
def test_references_lie_inside_their_quote(
    parser: Parser, knowledge: Knowledge, lexicon: Lexicon, words: list[str]
) -> None:
    text = f"“{string.capwords(' '.join(words))} is fine,” Donald Trump said on Friday."
    found = examine(Article("a", text, published=DAY), parser, knowledge, lexicon)
    for quote in found.quotes:
        for one in found.references()[quote.id]:
            assert any(part.contains(one.span) for part in quote.content)
            assert one.target is None or one.target.id != "trump" or quote.speaker is None
