from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.marks import marked_passages


def outermost(text: str) -> list[str]:
    return [m.inner.of(text) for m in marked_passages(text) if m.level == 0]


def nested(text: str) -> list[str]:
    return [m.inner.of(text) for m in marked_passages(text) if m.level > 0]


@pytest.mark.parametrize(
    "text",
    [
        "“We will go on,” he said.",
        '"We will go on," he said.',
        "‘We will go on,’ he said.",
        "'We will go on,' he said.",
        "«We will go on,» he said.",
        "„We will go on,“ he said.",
        "„We will go on,” he said.",
        "»We will go on,« he said.",
        "‹We will go on,› he said.",
        '“We will go on," he said.',
    ],
)
def test_every_style_of_marks(text: str) -> None:
    assert outermost(text) == ["We will go on,"]


@pytest.mark.parametrize(
    "text",
    [
        "The ships' crews and the ministers' wives met.",
        "They don't, won't and can't.",
        "Music of the '90s and '80s, rock 'n' roll.",
        "He is 6'2\" tall and she is 5'4\".",
        'A 7" screen and a 5" one.',
        "The People’s Party and the workers’ union.",
        "",
        "Nothing is said here.",
    ],
)
def test_apostrophes_inches_and_decades_are_no_quotations(text: str) -> None:
    assert outermost(text) == []


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "“He told me, ‘It’s over.’ That was all,” she said.",
            "He told me, ‘It’s over.’ That was all,",
            "It’s over.",
        ),
        ("\"He told me, 'Go.'\" she said.", "He told me, 'Go.'", "Go."),
        ("‘He told me, “Go now.”’ she said.", "He told me, “Go now.”", "Go now."),
        ("“It is ‘Everything, let’s go.'” ", "It is ‘Everything, let’s go.'", None),
    ],
)
def test_marks_inside_marks(text: str, outer: str, inner: str | None) -> None:
    assert outermost(text) == [outer]
    if inner is not None:
        assert nested(text) == [inner]


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    text = "‘We don’t know the workers’ names yet,’ he said."
    assert outermost(text) == ["We don’t know the workers’ names yet,"]


def test_a_missing_closing_mark_ends_with_its_paragraph() -> None:
    text = "“We will go on, he said.\n\nNobody “else” spoke."
    assert outermost(text) == ["We will go on, he said.", "else"]


def test_a_passage_goes_on_in_the_next_paragraph() -> None:
    text = "“We will go on.\n\n“We always did,” he said."
    first, second = marked_passages(text)
    assert not first.closed
    assert second.continues
    assert second.inner.of(text) == "We always did,"


def test_a_stray_mark_does_not_swallow_the_article() -> None:
    text = 'A stray " here.\nThe mayor said: "Enough is enough."\nEnd.'
    assert "Enough is enough." in outermost(text)


def test_a_lost_space_after_the_closing_mark() -> None:
    assert outermost('"All gone."He left. "We stay," he said.') == ["All gone.", "We stay,"]


MARKS = "\"'“”‘’„«»‹›‚"
TEXT = st.text(
    alphabet=st.sampled_from(MARKS + "aAsS.,!? \n") | st.characters(codec="utf-8"), max_size=200
)


@given(TEXT)
def test_any_text_gives_passages_inside_it_in_order(text: str) -> None:
    found = marked_passages(text)
    assert found == marked_passages(text)
    for mark in found:
        assert 0 <= mark.outer.start <= mark.inner.start <= mark.inner.end <= mark.outer.end
        assert mark.outer.end <= len(text)
        if mark.parent is not None:
            assert found[mark.parent].outer.contains(mark.outer)
    top = [mark.outer for mark in found if mark.level == 0]
    assert all(one.end <= other.start for one, other in pairwise(top))
    assert [m.outer.start for m in found] == sorted(m.outer.start for m in found)
