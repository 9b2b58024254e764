from collections import Counter
from datetime import date
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.records import UNCLEAR, Stance
from tests import fake_store

NAMES = {"EU": "European Union", "NATO": "NATO", "BRICS": "BRICS", "AU": "African Union"}


@pytest.fixture(scope="module")
def corpus() -> tables.Corpus:
    """A fake store's quotes as pages see them: some tones and stances are unclear."""
    _, quotes, stances, _ = fake_store.build()
    told = tables.Corpus(*tables.tell(quotes, stances, {"tone": 0.5, "stance": 0.5}))
    assert 0 < tables.unclear(told.quotes["tone"]) < len(quotes) / 2
    assert 0 < tables.unclear(told.stances["stance"]) < len(stances) / 2
    return told


def test_no_filter_keeps_everything(corpus: tables.Corpus) -> None:
    kept = tables.select(*corpus, tables.Filters())
    assert len(kept.quotes) == len(corpus.quotes)
    assert len(kept.stances) == len(corpus.stances)


def test_values_are_alternatives_and_fields_add_up(corpus: tables.Corpus) -> None:
    filters = tables.Filters(speakers=frozenset({"trump", "vance"}), kinds=frozenset({"direct"}))
    kept = tables.select(*corpus, filters).quotes
    both = corpus.quotes["speaker_id"].isin(["trump", "vance"])
    assert len(kept) == (both & corpus.quotes["kind"].eq("direct")).sum() > 1


def test_target_and_stance_must_hold_for_the_same_reading(corpus: tables.Corpus) -> None:
    filters = tables.Filters(targets=frozenset({"RUS"}), stances=frozenset({"against"}))
    kept = tables.select(*corpus, filters)
    assert set(kept.stances["target_id"]) == {"RUS"}
    assert set(kept.stances["stance"]) == {"against"}
    assert set(kept.quotes["quote_id"]) == set(kept.stances["quote_id"])


def test_dates_are_inclusive_and_leave_undated_out(corpus: tables.Corpus) -> None:
    day = date(2025, 2, 14)
    kept = tables.select(*corpus, tables.Filters(since=day, until=day)).quotes
    assert set(kept["published"]) == {pd.Timestamp(day)}


def test_samples_can_be_left_out(corpus: tables.Corpus) -> None:
    kept = tables.select(*corpus, tables.Filters(samples=False)).quotes
    assert not kept["sample"].any()
    assert len(kept)


def test_search_hits_narrow(corpus: tables.Corpus) -> None:
    one = corpus.quotes["quote_id"].iloc[3]
    assert list(
        tables.select(*corpus, tables.Filters(found=frozenset({one}))).quotes["quote_id"]
    ) == [one]
    assert tables.select(*corpus, tables.Filters(found=frozenset())).quotes.empty


def test_filters_take_empty_frames(corpus: tables.Corpus) -> None:
    none = tables.select(corpus.quotes.iloc[:0], corpus.stances.iloc[:0], tables.Filters())
    assert none.quotes.empty
    assert tables.positions(none.stances, "target_id", "target").empty
    assert tables.by_bloc(*none, NAMES).empty
    assert tables.tones(none.quotes).empty
    assert tables.timeline(none.quotes).frame.empty
    assert tables.cross(tables.position_rows(*none)).frame.empty
    assert tables.key_numbers(none.quotes).quotes == 0
    assert tables.offices(none.quotes).empty
    assert tables.spoken_for(none.quotes).empty


def test_key_numbers_count_the_unattributed_apart(corpus: tables.Corpus) -> None:
    numbers = tables.key_numbers(corpus.quotes)
    assert numbers.articles == len(fake_store.ARTICLES)
    assert numbers.speakers == len(fake_store.PEOPLE) - 1
    assert numbers.unattributed == (corpus.quotes["speaker_id"] == "unknown").sum() > 0


def test_described_speakers_are_in_no_count_by_speaker(corpus: tables.Corpus) -> None:
    quotes = corpus.quotes.copy()
    tamm = quotes["speaker_id"] == "tamm"
    quotes.loc[tamm, "speaker_id"] = "described:" + quotes["article_id"] + ":a diplomat"
    quotes.loc[tamm, "speaker"] = "a diplomat"
    before, numbers = tables.key_numbers(corpus.quotes), tables.key_numbers(quotes)
    assert (before.described, numbers.described) == (0, tamm.sum())
    assert numbers.speakers == before.speakers - 1
    assert (numbers.quotes, numbers.unattributed) == (before.quotes, before.unattributed)
    assert "a diplomat" not in set(tables.tones(quotes, top=99)["speaker"])
    rows = tables.position_rows(quotes, corpus.stances)
    assert "a diplomat" not in tables.cross(rows, speakers=99).speakers
    assert len(tables.by_bloc(quotes, corpus.stances, NAMES)) == len(tables.by_bloc(*corpus, NAMES))


def test_two_of_one_name_are_two_rows(corpus: tables.Corpus) -> None:
    quotes = corpus.quotes.copy()
    quotes.loc[quotes["speaker_id"].isin(["tamm", "orlov"]), "speaker"] = "Smith"
    crossing = tables.cross(tables.position_rows(quotes, corpus.stances))
    assert {"Smith (tamm)", "Smith (orlov)"} < set(crossing.speakers)
    cells = crossing.frame
    assert not cells.duplicated(["speaker", "target"]).any()
    assert cells.groupby("speaker")["speaker_id"].nunique().eq(1).all()
    assert {"Smith (tamm)", "Smith (orlov)"} < set(tables.tones(quotes)["speaker"])


def test_labels_are_distinct_also_where_ids_begin_alike() -> None:
    names = {"cn_mofcom_1": "Ministry", "cn_mofcom_2": "Ministry", "x": "Other"}
    assert sorted(set(tables.distinct(names).values())) == [
        "Ministry (cn_mofcom_1)",
        "Ministry (cn_mofcom_2)",
        "Other",
    ]


def test_unclear_is_what_falls_below_the_threshold_of_its_task() -> None:
    _, quotes, stances, _ = fake_store.build()
    told = tables.tell(quotes, stances, {"tone": 0.9, "stance": 0.5})
    assert (told.quotes["tone"] == UNCLEAR).all()
    assert told.quotes["tone_read"].tolist() == quotes["tone"].tolist()
    sure = [row[f"stance_{row['stance']}"] for row in stances.to_dict("records")]
    assert told.stances["stance_sure"].tolist() == sure
    assert (told.stances["stance"] == UNCLEAR).tolist() == [one < 0.5 for one in sure]
    clear = told.stances["stance"] != UNCLEAR
    assert (told.stances["stance"] == stances["stance"])[clear].all()
    assert UNCLEAR not in set(quotes["tone"]) | set(stances["stance"])


def test_at_the_threshold_a_reading_is_clear_and_without_one_all_are() -> None:
    _, quotes, stances, _ = fake_store.build()
    exact = float(stances["stance_against"].max())
    told = tables.tell(quotes, stances, {"stance": exact})
    assert tables.unclear(told.quotes["tone"]) == 0
    most = stances[["stance_against", "stance_neutral", "stance_favor"]].max(axis=1)
    assert tables.unclear(told.stances["stance"]) == (most < exact).sum()


def test_a_missing_reading_and_a_correction_are_not_unclear() -> None:
    _, quotes, stances, _ = fake_store.build()
    quotes.loc[0, ["tone", "tone_negative", "tone_neutral", "tone_positive"]] = None
    quotes["tone_corrected"] = quotes.index == 1
    told = tables.tell(quotes, stances, {"tone": 0.99}).quotes
    assert pd.isna(told["tone"].iloc[0])
    assert told["tone"].iloc[1] == quotes["tone"].iloc[1]
    assert (told["tone"].iloc[2:] == UNCLEAR).all()


def test_the_threshold_of_a_reading_s_own_model_goes_first() -> None:
    _, quotes, stances, _ = fake_store.build()
    quotes["tone_model"] = ["strict@1234abcd", *["other@5678cdef"] * (len(quotes) - 1)]
    told = tables.tell(quotes, stances, {"tone": 0.3}, {"tone": {"strict": 0.9}}).quotes
    assert told["tone"].iloc[0] == UNCLEAR
    assert tables.unclear(told["tone"]) == 1
    assert told["tone_threshold"].tolist()[:2] == [0.9, 0.3]


def test_telling_takes_empty_frames() -> None:
    _, quotes, stances, _ = fake_store.build()
    told = tables.tell(quotes.iloc[:0], stances.iloc[:0], {"tone": 0.5, "stance": 0.5})
    assert told.quotes.empty
    assert {"stance", "stance_read", "stance_sure"} <= set(told.stances)


def test_a_group_with_nothing_clear_is_still_told() -> None:
    bars = tables.positions(_frame([("a", UNCLEAR), ("a", UNCLEAR), ("b", "favor")]), "id", "name")
    nothing = bars[bars["id"] == "a"]
    assert nothing["unclear"].tolist() == [2, 2, 2]
    assert set(nothing["words"]) == {"none clear"}
    assert nothing["few"].all()


def test_few_are_few_clear_ones() -> None:
    rows = [("a", "favor")] * (tables.FEW - 1) + [("a", UNCLEAR)] * 9
    assert tables.positions(_frame(rows), "id", "name")["few"].all()


def test_a_curve_is_read_between_its_points_and_kept_at_its_ends() -> None:
    frame = tables.coverage_curve(
        [
            {"threshold": 0.8, "coverage": 0.4, "accuracy": 0.9},
            {"threshold": 0.4, "coverage": 1.0, "accuracy": 0.7},
            {"threshold": 0.9, "coverage": 0.0, "accuracy": None},
        ]
    )
    assert frame["threshold"].tolist() == [0.4, 0.8]
    middle = tables.coverage_at(frame, 0.6)
    assert (middle.coverage, middle.accuracy) == pytest.approx((0.7, 0.8))
    assert tables.coverage_at(frame, 0.0) == (0.0, 1.0, 0.7)
    assert tables.coverage_at(frame, 0.95) == (0.95, 0.4, 0.9)


# Any mix of groups and stances, as a chart could meet it.
readings = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from([*map(str, Stance), UNCLEAR])),
    max_size=60,
)


def _frame(rows: list[tuple[str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["id", "stance"], dtype=object)
    return frame.assign(name=frame["id"].str.upper())


@given(readings)
def test_diverging_bars_add_up_and_centre_the_neutral(rows: list[tuple[str, str]]) -> None:
    bars = tables.positions(_frame(rows), "id", "name")
    groups = bars.drop_duplicates("id")
    assert bars["n"].sum() + groups["unclear"].sum() == len(rows)
    for group, bar in bars.groupby("id"):
        assert bar["n"].sum() == bar["total"].iloc[0]
        counted = Counter(stance for g, stance in rows if g == group)
        assert bar["unclear"].tolist() == [counted[UNCLEAR]] * 3
        assert bar["n"].tolist() == [counted[str(stance)] for stance in Stance]
        assert bar["share"].sum() == pytest.approx(1 if bar["total"].iloc[0] else 0)
        assert (bar["x2"] - bar["x"]).tolist() == pytest.approx(bar["share"].tolist())
        assert bar["x"].iloc[1:].tolist() == pytest.approx(bar["x2"].iloc[:-1].tolist())
        assert bar["x"].iloc[1] == pytest.approx(-bar["x2"].iloc[1])
        assert (bar["few"] == (bar["total"] < tables.FEW)).all()


@given(readings)
def test_groups_are_sorted_by_net_favour_with_the_small_ones_last(
    rows: list[tuple[str, str]],
) -> None:
    bars = tables.positions(_frame(rows), "id", "name")
    counts = {group: bar.set_index("stance")["n"] for group, bar in bars.groupby("id")}
    net = {
        group: Fraction(int(n["favor"]) - int(n["against"]), max(1, int(n.sum())))
        for group, n in counts.items()
    }
    order = bars.drop_duplicates("id").sort_values("rank")
    keys = [
        (group["few"], not group["total"], -net[group["id"]]) for group in order.to_dict("records")
    ]
    assert keys == sorted(keys)


def test_every_bar_opens_as_exactly_its_readings(corpus: tables.Corpus) -> None:
    bars = tables.by_bloc(*corpus, NAMES)
    assert set(bars["id"]) <= set(NAMES)
    for bar in bars.itertuples():
        opened = tables.pick(corpus, {"bloc": bar.id, "stance": bar.stance})
        assert len(opened.stances) == bar.n
        assert set(opened.quotes["quote_id"]) == set(opened.stances["quote_id"])
        opened = tables.pick(corpus, {"bloc": bar.id, "stance": UNCLEAR})
        assert len(opened.stances) == bar.unclear


def test_every_tone_bar_opens_as_exactly_its_quotes(corpus: tables.Corpus) -> None:
    bars = tables.tones(corpus.quotes, top=4)
    assert bars["rank"].max() == 3
    assert "unknown" not in set(bars["speaker_id"])
    assert (bars["x2"] - bars["x"] == bars["n"]).all()
    for bar in bars.itertuples():
        opened = tables.pick(corpus, {"speaker_id": bar.speaker_id, "tone": bar.tone})
        assert len(opened.quotes) == bar.n
    for _, row in bars.groupby("rank"):
        assert row["tone"].tolist() == list(tables.TONES)
        assert row["n"].iloc[:3].sum() == row["total"].iloc[0]
        assert row["n"].iloc[3] == row["unclear"].iloc[0]


def test_every_cell_opens_as_exactly_its_readings(corpus: tables.Corpus) -> None:
    crossing = tables.cross(tables.position_rows(*corpus))
    counted = crossing.frame[["n", "unclear"]].to_numpy().sum()
    assert counted == crossing.shown <= crossing.total
    for cell in crossing.frame.to_dict("records"):
        mark = {column: cell[column] for column in ("speaker_id", "target_id")}
        opened = tables.pick(corpus, mark)
        assert len(opened.stances) == cell["n"] + cell["unclear"]
        assert tables.unclear(opened.stances["stance"]) == cell["unclear"]


def test_small_cells_show_counts_and_no_mean(corpus: tables.Corpus) -> None:
    frame = tables.cross(tables.position_rows(*corpus)).frame
    few = frame[frame["few"]]
    assert few["net"].isna().all()
    assert (few["text"].str.contains("[−○+]") == (few["n"] > 0)).all()
    assert ((few["n"] > 0) | (few["unclear"] > 0)).all()
    assert (frame.loc[~frame["few"], "net"].abs() <= 1).all()


@given(
    st.lists(
        st.one_of(st.dates(date(2022, 1, 1), date(2025, 12, 31)), st.none()),
        min_size=1,
        max_size=40,
    )
)
def test_periods_hold_every_dated_quote_once(days: list[date | None]) -> None:
    quotes = pd.DataFrame({"published": pd.to_datetime(pd.Series(days, dtype=object))})
    line = tables.timeline(quotes)
    assert line.frame["n"].sum() + line.undated == len(days)
    for period in line.frame.itertuples():
        inside = quotes["published"].between(str(period.since), str(period.until))
        assert inside.sum() == period.n


def test_long_spans_go_by_month_with_gaps() -> None:
    quotes = pd.DataFrame({"published": pd.to_datetime(["2024-01-31", "2025-02-01"])})
    line = tables.timeline(quotes)
    assert line.unit == "month"
    assert list(line.frame["n"]) == [1, *[0] * 12, 1]
    assert line.frame["label"].iloc[0] == "January 2024"


def test_offices_tell_what_somebody_was_when(corpus: tables.Corpus) -> None:
    frame = tables.offices(corpus.quotes[corpus.quotes["speaker_id"] == "kallas"])
    assert list(frame["speaks_for"]) == ["EU"]
    assert frame["n"].sum() == (corpus.quotes["speaker_id"] == "kallas").sum()


def test_spoken_for_names_the_speakers(corpus: tables.Corpus) -> None:
    frame = tables.spoken_for(corpus.quotes).set_index("speaks_for")
    assert frame.loc["USA", "n"] == corpus.quotes["speaks_for"].eq("USA").sum()
    assert "Donald Trump" in str(frame.loc["USA", "speakers"])


def test_exported_quotes_tell_the_label_and_what_was_read(corpus: tables.Corpus) -> None:
    table = tables.quote_table(corpus.quotes)
    assert len(table) == len(corpus.quotes)
    unclear = table[table["tone"] == UNCLEAR]
    assert len(unclear) == tables.unclear(corpus.quotes["tone"])
    assert UNCLEAR not in set(unclear["tone_read"])
    scores = unclear[["tone_negative", "tone_neutral", "tone_positive"]]
    assert (scores.max(axis=1) < unclear["tone_threshold"]).all()
    assert set(table["blocs"]) >= {"EU", "G7; NATO", ""}


def test_exported_stances_name_speaker_and_target(corpus: tables.Corpus) -> None:
    table = tables.stance_table(*corpus)
    assert len(table) == len(corpus.stances)
    assert table["stance"].tolist() == corpus.stances["stance"].tolist()
    assert table["stance_read"].isin([str(s) for s in Stance]).all()
    assert table[["speaker", "target", "text", "stance_favor"]].notna().all().all()


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_exported_text_is_no_formula(words: str, corpus: tables.Corpus) -> None:
    quotes = corpus.quotes.assign(text=words, outlet=None)
    table = tables.quote_table(quotes)
    assert set(table["text"]) == {"'" + words}
    assert table["outlet"].isna().all()


def test_exported_tables_can_be_empty(corpus: tables.Corpus) -> None:
    none = tables.Corpus(corpus.quotes.iloc[:0], corpus.stances.iloc[:0])
    assert tables.quote_table(none.quotes).empty
    assert tables.stance_table(*none).empty
