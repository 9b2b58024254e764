"""Labels of our own on texts of the data folder: kept here without the texts, by their places.

A file of `labels/` has one quote a line: `paragraphs` names the rows of the data folder that hold
it, joined by blank lines; `context` and `content` are stretches of characters in them (of `content`
there may be several), `span` marks a target in the quote.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from analysis.errors import ModelError

Row = Mapping[str, Any]


def annotated(name: str, texts: Mapping[str, str], task: str) -> Iterator[dict[str, object]]:
    """Yield the rows of the label file `name` for a task, as the data folder's own rows are.

    `texts` are the paragraphs by their id.

    Raises
    ------
    ModelError
        When a paragraph is not there.
    """
    lines = files("analysis.learning").joinpath("labels", f"{name}.jsonl").read_text("utf-8")
    for line in lines.splitlines():
        row = json.loads(line)
        whole = "\n\n".join(_paragraphs(row, texts))
        quote: dict[str, object] = {
            "text": " ".join(whole[start:end] for start, end in row["content"]),
            "context": whole[slice(*row["context"])],
            "holder": row["holder"],
        }
        if task == "tone":
            yield {"id": row["id"], "label": row["tone"], **quote}
        else:
            yield from _stances(row, quote)


def _paragraphs(row: Row, texts: Mapping[str, str]) -> Iterable[str]:
    lacking = [name for name in row["paragraphs"] if name not in texts]
    if lacking:
        raise ModelError(f"The data folder lacks {', '.join(lacking)}, which our labels are about.")
    return [texts[name] for name in row["paragraphs"]]


def _stances(row: Row, quote: dict[str, object]) -> Iterator[dict[str, object]]:
    for number, target in enumerate(row["targets"]):
        yield {
            "id": f"{row['id']}#{number}",
            "target": target["target"],
            "span": target["span"],
            "label": target["stance"],
            **quote,
        }
