from collections import Counter

from analysis.learning.corpora import Example
from analysis.learning.mixture import Hiding, Share, epoch
from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.records import Span


def stance(number: int, label: str) -> Example:
    return Example("s", StanceQuery("EU", f"EU {number}", Span(0, 2), "She"), label)


POOL = {
    "s": [stance(i, "neutral" if i % 4 else "favor") for i in range(400)],
    "t": [Example("t", ToneQuery("fine"), "positive")],
}


def test_the_same_seed_draws_the_same_epoch_and_another_does_not() -> None:
    shares = [Share("s", rows=50)]
    first = epoch(POOL, shares, Hiding(), "1-a-0")
    assert first == epoch(POOL, shares, Hiding(), "1-a-0")
    assert first != epoch(POOL, shares, Hiding(), "1-a-1")


def test_neutral_ones_are_capped() -> None:
    drawn = epoch(POOL, [Share("s", neutral=0.5)], Hiding(), "x")
    assert Counter(e.label for e in drawn) == {"favor": 100, "neutral": 100}


def test_about_half_the_marks_and_holders_are_hidden() -> None:
    drawn = epoch(POOL, [Share("s")], Hiding(), "x")
    queries = [e.query for e in drawn if isinstance(e.query, StanceQuery)]
    assert 140 < sum(q.span is None for q in queries) < 260
    assert 140 < sum(q.holder is None for q in queries) < 260


def test_a_set_that_needs_its_holder_keeps_it() -> None:
    drawn = epoch(POOL, [Share("s", keep_holder=True)], Hiding(1.0, 1.0), "x")
    queries = [e.query for e in drawn if isinstance(e.query, StanceQuery)]
    assert all(q.holder == "She" and q.span is None for q in queries)


def test_tone_has_nothing_to_hide() -> None:
    assert epoch(POOL, [Share("t")], Hiding(1.0, 1.0), "x") == POOL["t"]
