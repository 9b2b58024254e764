"""Batches of similar length, bounded by the word pieces that they hold once padded."""

from collections.abc import Iterator, Sequence


def by_length(lengths: Sequence[int], max_tokens: int, max_rows: int) -> Iterator[list[int]]:
    """Group positions so that a padded batch holds at most `max_tokens` pieces.

    Long ones come first: the largest batch then fails at the start, if memory fails at all.
    A single row longer than `max_tokens` gets a batch of its own.

    >>> list(by_length([3, 9, 4], max_tokens=10, max_rows=8))
    [[1], [2, 0]]
    """
    batch: list[int] = []
    widest = 0
    for position in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        widest = max(widest, lengths[position])
        if batch and (widest * (len(batch) + 1) > max_tokens or len(batch) >= max_rows):
            yield batch
            batch, widest = [], lengths[position]
        batch.append(position)
    if batch:
        yield batch
