import random

import pytest

from analysis.learning.corpora import Example
from analysis.learning.variation import Chances, hide, surround, swap
from analysis.models.encoding import StanceQuery, ToneQuery

PRAISE = Example("s", StanceQuery("Kenya", "They praised Kenya.", context="In Nairobi."), "favor")
BLAME = Example("s", StanceQuery("Sudan", "They blamed Sudan.", context="In Cairo."), "against")


@pytest.fixture
def chance() -> random.Random:
    return random.Random(1)  # noqa: S311 - reproducible, nothing secret


def test_a_swapped_target_makes_a_neutral_example(chance: random.Random) -> None:
    swapped = swap(PRAISE, [BLAME], chance)
    assert isinstance(swapped.query, StanceQuery)
    assert (swapped.query.target, swapped.query.span, swapped.label) == ("Sudan", None, "neutral")
    assert swapped.query.text == PRAISE.query.text


def test_a_target_that_the_text_names_is_never_swapped_in(chance: random.Random) -> None:
    both = Example("s", StanceQuery("Kenya", "Kenya, unlike Sudan, was praised."), "favor")
    assert swap(both, [BLAME], chance) == both
    assert swap(PRAISE, [PRAISE], chance) == PRAISE


def test_what_a_teacher_read_is_not_kept_for_another_target(chance: random.Random) -> None:
    taught = Example("s", PRAISE.query, "favor", (0.1, 0.1, 0.8))
    assert swap(taught, [BLAME], chance).taught is None


def test_strange_surroundings_leave_the_quote_and_its_label(chance: random.Random) -> None:
    changed = surround(PRAISE, [BLAME], chance)
    assert changed.query.context in ("In Cairo.\n\nIn Nairobi.", "In Nairobi.\n\nIn Cairo.")
    assert (changed.query.text, changed.label) == (PRAISE.query.text, "favor")


def test_a_quote_without_context_gets_none(chance: random.Random) -> None:
    bare = Example("s", StanceQuery("EU", "the EU"), "neutral")
    assert surround(bare, [BLAME], chance) == bare


def test_a_question_about_tone_has_nothing_to_hide(chance: random.Random) -> None:
    tone = Example("t", ToneQuery("fine", "He said fine."), "positive")
    assert hide(tone, Chances(1.0, 1.0), chance, holder=True) == tone
