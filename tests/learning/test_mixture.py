from collections import Counter

from analysis.learning.corpora import Example
from analysis.learning.mixture import Share, epoch
from analysis.learning.variation import Chances
from analysis.models.encoding import StanceQuery
from analysis.records import Span


def stance(number: int, label: str) -> Example:
    return Example("s", StanceQuery("EU", f"EU {number}", Span(0, 2), "She"), label)


POOL = {"s": [stance(i, "neutral" if i % 4 else "favor") for i in range(400)]}


def test_the_same_seed_draws_the_same_epoch_and_another_does_not() -> None:
    shares = [Share("s", rows=50)]
    first = epoch(POOL, shares, Chances(), "1-a-0")
    assert first == epoch(POOL, shares, Chances(), "1-a-0")
    assert first != epoch(POOL, shares, Chances(), "1-a-1")


def test_neutral_ones_are_capped() -> None:
    drawn = epoch(POOL, [Share("s", neutral=0.5)], Chances(), "x")
    assert Counter(e.label for e in drawn) == {"favor": 100, "neutral": 100}


def test_about_half_the_marks_and_holders_are_hidden() -> None:
    drawn = epoch(POOL, [Share("s")], Chances(), "x")
    queries = [e.query for e in drawn if isinstance(e.query, StanceQuery)]
    assert 140 < sum(q.span is None for q in queries) < 260
    assert 140 < sum(q.holder is None for q in queries) < 260


def test_a_set_that_needs_its_holder_keeps_it() -> None:
    drawn = epoch(POOL, [Share("s", keep_holder=True)], Chances(1.0, 1.0), "x")
    queries = [e.query for e in drawn if isinstance(e.query, StanceQuery)]
    assert all(q.holder == "She" and q.span is None for q in queries)


def test_the_part_to_swap_is_swapped() -> None:
    pool = {"s": [*POOL["s"][:1], Example("s", StanceQuery("NATO", "NATO again"), "against")]}
    drawn = epoch(pool, [Share("s", swapped=1.0)], Chances(0.0, 0.0), "x")
    asked = {e.query.target for e in drawn if e.label == "neutral"}  # type: ignore[union-attr]
    assert asked <= {"EU", "NATO"}
    assert len(drawn) == 2
