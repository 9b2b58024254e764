from hypothesis import given
from hypothesis import strategies as st

from analysis.learning.corpora import Example
from analysis.learning.layout import buckets, pairs
from analysis.models.encoding import StanceQuery, ToneQuery, stance_pair


@given(st.lists(st.integers(1, 99), max_size=200), st.integers(1, 9))
def test_every_example_is_in_one_bucket(lengths: list[int], size: int) -> None:
    batches = list(buckets(lengths, size, "1"))
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    assert all(len(batch) <= size for batch in batches)


def test_buckets_hold_texts_of_like_length() -> None:
    lengths = [1, 50] * 20
    for batch in buckets(lengths, 10, "1"):
        assert len({lengths[i] for i in batch}) == 1


def test_training_lays_out_queries_as_the_run_time_does() -> None:
    query = StanceQuery("EU", "the EU", holder="She", context="She praised the EU")
    assert pairs([Example("x", query, "favor"), Example("y", ToneQuery("Good."), "positive")]) == [
        stance_pair(query),
        ("Good.", "tone of the words"),
    ]
