from collections.abc import Iterable
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.layout import Parser
from analysis.extraction.proposals import LEAST_ARTICLES, LEAST_QUOTES, Proposal, propose
from analysis.knowledge import Knowledge
from analysis.knowledge.lexicon import Lexicon
from analysis.knowledge.watchlist import issue


class Proposed(Protocol):
    def __call__(self, *texts: str, known: Iterable[str] = ()) -> list[Proposal]: ...


@pytest.fixture
def proposed(parser: Parser, knowledge: Knowledge, lexicon: Lexicon) -> Proposed:
    def proposed(*texts: str, known: Iterable[str] = ()) -> list[Proposal]:
        quotes = [(f"q{at}", f"a{at // 2}", text) for at, text in enumerate(texts)]
        issues = [issue("issue:x", name) for name in known]
        return list(propose(quotes, parser, issues, lexicon.generic, knowledge.is_actor))

    return proposed


TARIFFS = (
    "We will answer the steel tariffs.",
    "A steel tariff hurts everybody.",
    "These steel tariffs must go.",
)


def test_inflection_and_articles_are_merged(proposed: Proposed) -> None:
    (proposal,) = proposed(*TARIFFS)
    assert proposal == Proposal(
        "steel tariffs", ("steel tariff", "steel tariffs"), 3, 2, ("q0", "q1", "q2")
    )


def test_a_noun_tied_to_it_belongs_to_an_issue(proposed: Proposed) -> None:
    texts = [f"{who} oppose the cuts to foreign aid." for who in ("We", "They", "You", "I")]
    assert [one.name for one in proposed(*texts)] == ["cuts to foreign aid"]


def test_a_reprint_is_no_recurrence(proposed: Proposed) -> None:
    assert proposed(*(TARIFFS[:1] * 4)) == []


def test_the_watch_list_is_left_out(proposed: Proposed) -> None:
    assert proposed(*TARIFFS, known=["steel tariffs"]) == []


@pytest.mark.parametrize(
    "phrase", ["the European Union", "the Russian president", "other things", "the next week"]
)
def test_actors_and_generic_words_are_no_issues(proposed: Proposed, phrase: str) -> None:
    texts = [f"{verb} {phrase}." for verb in ("We like", "They know", "You fear", "I see")]
    assert proposed(*texts) == []


def test_accepted_wordings_make_an_issue_that_finds_them(proposed: Proposed) -> None:
    (proposal,) = proposed(*TARIFFS)
    accepted = issue("issue:steel", proposal.name, proposal.wordings)
    assert all(accepted.full.search(text) for text in TARIFFS)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*TARIFFS, "It rains.", "Grain exports fell."]), max_size=6))
def test_every_proposal_recurs(parser: Parser, texts: list[str]) -> None:
    quotes = [(f"q{at}", f"a{at}", text) for at, text in enumerate(texts)]
    for proposal in propose(quotes, parser):
        assert proposal.quotes >= LEAST_QUOTES
        assert proposal.articles >= LEAST_ARTICLES
        assert proposal.name in proposal.wordings
