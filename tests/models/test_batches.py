import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.models.batches import by_length


@given(st.lists(st.integers(1, 200), max_size=60))
def test_every_row_is_in_exactly_one_batch(lengths: list[int]) -> None:
    batches = list(by_length(lengths, max_tokens=256, max_rows=8))
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))


@given(st.lists(st.integers(1, 200), max_size=60))
def test_padded_batches_stay_within_both_bounds(lengths: list[int]) -> None:
    for batch in by_length(lengths, max_tokens=256, max_rows=8):
        assert len(batch) <= 8
        assert max(lengths[i] for i in batch) * len(batch) <= 256


@pytest.mark.parametrize("lengths", [[500], [500, 2]])
def test_a_row_that_is_too_long_gets_a_batch_of_its_own(lengths: list[int]) -> None:
    assert next(by_length(lengths, max_tokens=256, max_rows=8)) == [0]
