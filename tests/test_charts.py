import json
from pathlib import Path

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
    return tables.Corpus(quotes, stances)


def draw(name: str, corpus: tables.Corpus, palette: charts.Palette) -> alt.LayerChart:
    if name == "stance_by_bloc":
        frame = tables.by_bloc(*corpus, BLOCS)
        return charts.stance_bars(frame, palette, group="bloc", subject="country blocs")
    if name == "tone_by_speaker":
        return charts.tone_bars(tables.tones(corpus.quotes), palette)
    if name == "quotes_over_time":
        line = tables.timeline(corpus.quotes)
        return charts.quotes_over_time(line.frame, palette, unit=line.unit)
    crossing = tables.cross(tables.position_rows(*corpus))
    return charts.actor_target(
        crossing.frame, palette, speakers=crossing.speakers, targets=crossing.targets
    )


NAMES = ("stance_by_bloc", "tone_by_speaker", "quotes_over_time", "actor_target")


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
    assert [param["name"] for param in spec["params"]] == ["picked"]


def test_description_tells_every_bloc_with_its_counts(corpus: tables.Corpus) -> None:
    frame = tables.by_bloc(*corpus, BLOCS)
    told = draw("stance_by_bloc", corpus, charts.LIGHT).to_dict()["description"]
    for row in frame.drop_duplicates("rank").to_dict("records"):
        assert f"{row['name']}: {row['words']}" in told


def test_small_groups_are_told_in_words_and_have_no_bar(corpus: tables.Corpus) -> None:
    few = tables.positions(corpus.stances.iloc[:3], "target_id", "target")
    spec = charts.stance_bars(few, charts.LIGHT, group="target_id", subject="target").to_dict()
    assert "bar" not in {layer["mark"]["type"] for layer in spec["layer"]}
    squares = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "square")
    assert len(spec["datasets"][squares["data"]["name"]]) == 3


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
