import json
from datetime import date

from analysis.export import analysed_json
from analysis.records import (
    ActorKind,
    AnalysedArticle,
    Article,
    Kind,
    Phrase,
    Quote,
    Reading,
    ReadQuote,
    Span,
    Speaker,
    StanceReading,
    Target,
)

TEXT = "“No,” she said."


def analysed(speaker: Speaker | None) -> AnalysedArticle:
    quote = Quote(
        id="a.1-4",
        kind=Kind.DIRECT,
        content=(Span(1, 4),),
        verbatim=(Span(1, 4),),
        text="No,",
        sentence=Span(0, 15),
        cue=Phrase(Span(10, 14), "said"),
        mention=Phrase(Span(6, 9), "she"),
        speaker=speaker,
    )
    tone = Reading("negative", {"negative": 0.7, "neutral": 0.2, "positive": 0.1}, "t")
    stance = StanceReading(
        Target("RUS", "Russia", ActorKind.COUNTRY, None),
        Reading("against", {"against": 0.6, "neutral": 0.3, "favor": 0.1}, "s"),
    )
    article = Article("a", TEXT, published=date(2025, 2, 14))
    return AnalysedArticle(article, "p", (ReadQuote(quote, tone, (stance,)),))


def test_the_contract_of_the_command_line() -> None:
    speaker = Speaker("Ann Lee", role="Mayor", blocs=("EU",), evidence="why", confidence=0.5)
    row = json.loads(json.dumps(analysed_json(analysed(speaker))))
    assert row["article"]["published"] == "2025-02-14"
    assert len(row["article"]["text_sha256"]) == 64
    (quote,) = row["quotes"]
    assert quote["content"] == [[1, 4]]
    assert quote["cue"] == {"span": [10, 14], "text": "said"}
    assert quote["speaker"]["name"] == "Ann Lee"
    assert quote["speaker"]["actor"] is None
    assert quote["speaker"]["blocs"] == ["EU"]
    assert quote["tone"]["label"] == "negative"
    (stance,) = quote["stances"]
    assert stance["target"] == {"id": "RUS", "name": "Russia", "kind": "country", "span": None}
    assert stance["label"] == "against"
    assert stance["scores"] == {"against": 0.6, "neutral": 0.3, "favor": 0.1}


def test_an_unknown_speaker_is_null_and_the_text_stays_out() -> None:
    row = analysed_json(analysed(None))
    assert row["quotes"][0]["speaker"] is None  # type: ignore[index]
    assert "text" not in row["article"]  # type: ignore[operator]


def test_the_text_comes_with_offsets_that_fit() -> None:
    row = json.loads(json.dumps(analysed_json(analysed(None), with_text=True)))
    start, end = row["quotes"][0]["content"][0]
    assert row["article"]["text"][start:end] == "No,"


def test_a_reading_below_its_threshold_keeps_its_label_and_is_marked_unclear() -> None:
    unclear: list[tuple[bool, bool]] = []
    for thresholds in (None, {"tone": 0.7, "stance": 0.61}, {"tone": 0.71}):
        row = json.loads(json.dumps(analysed_json(analysed(None), thresholds=thresholds)))
        (quote,) = row["quotes"]
        (stance,) = quote["stances"]
        assert (quote["tone"]["label"], stance["label"]) == ("negative", "against")
        unclear.append((quote["tone"]["unclear"], stance["unclear"]))
    assert unclear == [(False, False), (False, True), (True, False)]
