from analysis.extraction.marks import marked_passages


def test_two_single_marks_are_one_double_mark() -> None:
    text = "''It was booming,'' said Lee. ``But not now,'' she added."
    marks = marked_passages(text)
    assert [m.inner.of(text) for m in marks] == ["It was booming,", "But not now,"]
    assert [m.outer.of(text) for m in marks] == ["''It was booming,''", "``But not now,''"]
