import json
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest

from analysis import charts, tables
from tests import fake_store

GOLDEN = Path(__file__).parent / "golden"
BLOCS = {"EU": "European Union", "NATO": "NATO", "BRICS": "BRICS", "AU": "African Union"}


@pytest.fixture(scope="module")
def corpus() -> tables.Corpus:
    _, quotes, stances, _ = fake_store.build()
    return tables.Corpus(*tables.tell(quotes, stances, {"tone": 0.5, "stance": 0.5}))


CURVE = [(0.33, 1.0, 0.76), (0.5, 0.9, 0.8), (0.7, 0.6, 0.88), (0.9, 0.2, 0.95)]


def coverage(palette: charts.Palette, threshold: float) -> alt.LayerChart:
    points = [{"threshold": t, "coverage": c, "accuracy": a} for t, c, a in CURVE]
    frame = tables.coverage_curve(points)
    now = tables.coverage_at(frame, threshold)
    return charts.accuracy_coverage(frame, palette, task="stance", now=now)


def draw(name: str, corpus: tables.Corpus, palette: charts.Palette) -> alt.LayerChart:
    if name == "stance_by_bloc":
        frame = tables.by_bloc(*corpus, BLOCS)
        return charts.stance_bars(frame, palette, group="bloc", subject="country blocs")
    if name == "tone_by_speaker":
        return charts.tone_bars(tables.tones(corpus.quotes), palette)
    if name == "quotes_over_time":
        line = tables.timeline(corpus.quotes)
        return charts.quotes_over_time(line.frame, palette, unit=line.unit)
    if name == "accuracy_coverage":
        return coverage(palette, 0.5)
    crossing = tables.cross(tables.position_rows(*corpus))
    return charts.actor_target(
        crossing.frame, palette, speakers=crossing.speakers, targets=crossing.targets
    )


CLICKED = ("stance_by_bloc", "tone_by_speaker", "quotes_over_time", "actor_target")
NAMES = (*CLICKED, "accuracy_coverage")


def without_random_names(text: str) -> str:
    """Altair numbers its views as it goes; a golden file must not depend on what ran before."""
    spec = json.loads(text)
    names: dict[str, str] = {}

    def walk(node: object) -> object:
        if isinstance(node, dict):
            return {
                key: names.setdefault(value, f"view_{len(names)}")
                if key == "name" and isinstance(value, str) and value.startswith("view_")
                else walk(value)
                for key, value in node.items()
            }
        if isinstance(node, list):
            return [
                names.get(one, walk(one)) if isinstance(one, str) else walk(one) for one in node
            ]
        return node

    layers = {"layer": walk(spec.pop("layer"))}
    return json.dumps(layers | {k: walk(v) for k, v in spec.items()}, indent=1, sort_keys=True)


@pytest.mark.parametrize("name", NAMES)
def test_chart_is_the_golden_one(name: str, corpus: tables.Corpus) -> None:
    """After a change on purpose: delete the golden file, run again, look at the difference."""
    drawn = without_random_names(draw(name, corpus, charts.LIGHT).to_json()) + "\n"
    golden = GOLDEN / f"{name}.json"
    if not golden.exists():
        golden.write_text(drawn, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and is written now: look at it and commit it")
    assert drawn == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("palette", [charts.LIGHT, charts.DARK], ids=["light", "dark"])
def test_chart_says_what_it_shows_and_can_be_clicked(
    name: str, palette: charts.Palette, corpus: tables.Corpus
) -> None:
    spec = draw(name, corpus, palette).to_dict()
    assert len(spec["description"]) > 40
    params = [param["name"] for param in spec.get("params", [])]
    assert params == (["picked"] if name in CLICKED else [])


def test_description_tells_every_bloc_with_its_counts(corpus: tables.Corpus) -> None:
    frame = tables.by_bloc(*corpus, BLOCS)
    told = draw("stance_by_bloc", corpus, charts.LIGHT).to_dict()["description"]
    for row in frame.drop_duplicates("rank").to_dict("records"):
        unclear = f", {row['unclear']} unclear" if row["unclear"] else ""
        assert f"{row['name']}: {row['words']}{unclear}" in told


def rows_of(layer: dict[str, Any], spec: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = spec["datasets"][layer["data"]["name"]]
    return rows


def layers(spec: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """Return the layers that write this field."""
    return [one for one in spec["layer"] if one["encoding"].get("text", {}).get("field") == field]


def test_unclear_stances_stand_beside_the_bars_and_open(corpus: tables.Corpus) -> None:
    frame = tables.by_bloc(*corpus, BLOCS)
    counted = frame.drop_duplicates("rank").set_index("id")["unclear"]
    spec = draw("stance_by_bloc", corpus, charts.LIGHT).to_dict()
    (words,) = layers(spec, "aside")
    told = {row["bloc"]: row["aside"] for row in rows_of(words, spec)}
    assert told == {bloc: f"□ {n} unclear" for bloc, n in counted.items() if n}
    assert told
    assert {row["stance"] for row in rows_of(words, spec)} == {"unclear"}
    assert words["encoding"]["tooltip"], "Vega passes clicks on marks without a tooltip by"
    bars = [one for one in spec["layer"] if one["mark"]["type"] == "bar"]
    assert all("unclear" not in {r["stance"] for r in rows_of(bar, spec)} for bar in bars)


def test_unclear_tones_end_the_row_in_an_outline(corpus: tables.Corpus) -> None:
    spec = draw("tone_by_speaker", corpus, charts.LIGHT).to_dict()
    bar = spec["layer"][0]
    for channel, last in (("stroke", charts.LIGHT.soft_ink), ("strokeDash", [3, 2])):
        scale = bar["encoding"][channel]["scale"]
        assert scale["domain"][-1] == "unclear"
        assert scale["range"][-1] == last
    unclear = [row for row in rows_of(bar, spec) if row["tone"] == "unclear"]
    assert {row["label"] for row in unclear} >= {
        f"{row['speaker']}  (n = {row['total']} + {row['n']} unclear)" for row in unclear
    }


def test_nothing_unclear_leaves_no_trace() -> None:
    _, quotes, stances, _ = fake_store.build()
    sure = tables.Corpus(*tables.tell(quotes, stances, {}))
    bars = draw("stance_by_bloc", sure, charts.LIGHT).to_dict()
    assert layers(bars, "aside") == []
    tones = draw("tone_by_speaker", sure, charts.LIGHT).to_dict()
    assert "unclear" not in tones["layer"][0]["encoding"]["fill"]["scale"]["domain"]
    assert "unclear" not in bars["description"] + tones["description"]


def test_a_cell_with_nothing_clear_says_how_many_are_unclear(corpus: tables.Corpus) -> None:
    spec = draw("actor_target", corpus, charts.LIGHT).to_dict()
    (below,) = layers(spec, "below")
    rows = [row for row in rows_of(below, spec) if not row["n"]]
    assert rows
    assert all(row["below"] == f"□ {row['unclear']} unclear" for row in rows)


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.6, 0.95])
def test_the_curve_marks_the_threshold_in_force(threshold: float) -> None:
    spec = coverage(charts.LIGHT, threshold).to_dict()
    (words,) = layers(spec, "words")
    (row,) = rows_of(words, spec)
    assert row["words"] == f"unclear below {threshold:.0%}"
    assert 0.2 <= row["coverage"] <= 1
    assert f"unclear below {threshold:.0%}: {row['coverage']:.0%} clear" in spec["description"]


def test_small_groups_are_told_in_words_and_have_no_bar(corpus: tables.Corpus) -> None:
    few = tables.positions(corpus.stances.iloc[:3], "target_id", "target")
    spec = charts.stance_bars(few, charts.LIGHT, group="target_id", subject="target").to_dict()
    assert "bar" not in {layer["mark"]["type"] for layer in spec["layer"]}
    squares = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "square")
    assert len(spec["datasets"][squares["data"]["name"]]) == few["n"].sum() > 0


def test_cells_are_coloured_only_where_there_is_enough_to_balance(corpus: tables.Corpus) -> None:
    rows = tables.position_rows(*corpus)
    many = pd.concat([rows] * 5)
    few, enough = (
        charts.actor_target(
            crossing.frame,
            charts.LIGHT,
            speakers=crossing.speakers,
            targets=crossing.targets,
        ).to_dict()["layer"][0]["encoding"]["color"]
        for crossing in (tables.cross(rows), tables.cross(many))
    )
    assert few["legend"] is None
    assert enough["legend"]["orient"] == "bottom"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


PAGES = {"light": (charts.LIGHT, "#fdfcfa"), "dark": (charts.DARK, "#14171b")}


@pytest.mark.parametrize("theme", PAGES)
def test_figures_can_be_read_on_their_bars(theme: str) -> None:
    palette, page = PAGES[theme]
    for label, colour in (palette.stance | palette.tone).items():
        assert contrast(colour, palette.on[label]) >= 4.5
    assert contrast(palette.ink, page) >= 7
    assert contrast(palette.soft_ink, page) >= 4.5
    for colour in (*palette.net, palette.quiet):
        assert contrast(colour, palette.ink) >= 4.5


@pytest.mark.parametrize("theme", PAGES)
def test_poles_stand_out_from_the_page(theme: str) -> None:
    palette, page = PAGES[theme]
    for label, colour in (palette.stance | palette.tone).items():
        if label != "neutral":
            assert contrast(colour, page) >= 3


@pytest.mark.parametrize("theme", PAGES)
def test_what_is_unclear_can_be_made_out(theme: str) -> None:
    palette, page = PAGES[theme]
    assert contrast(palette.soft_ink, page) >= 4.5
    assert contrast(palette.soft_ink, palette.quiet) >= 3
    assert contrast(palette.ink, palette.quiet) >= 4.5
    assert all(contrast(palette.ink, colour) >= 4.5 for colour in palette.net)
