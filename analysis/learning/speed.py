"""How fast the shipped models read, against the ways that `transformers` is mostly used.

Three readers answer the same questions (the tone of every quote, the stance toward every target)
in one process, on the same cores. *Plain*: `transformers.pipeline`, one string a call, in float32.
*Tuned*: the same model in batches of 32 sorted by length. *Shipped*: as this program reads. Needs
torch, and the float model of a training, so that all three have the same architecture.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline

from analysis.extraction import extract
from analysis.models import StanceQuery, ToneQuery
from analysis.models.encoding import MAX_TOKENS, Pair, stance_pair, tone_pair
from analysis.models.targets import stance_query
from analysis.pipeline import Analyser
from analysis.records import Article

BATCH = 32
#: Runs of each quick reader; the best counts, because other programs only ever slow one down.
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked about the quotes of some articles."""

    tones: Sequence[ToneQuery]
    stances: Sequence[StanceQuery]

    @property
    def pairs(self) -> list[Pair]:
        """All of them, laid out for an encoder."""
        return [*map(tone_pair, self.tones), *map(stance_pair, self.stances)]


def questions(articles: Sequence[Article], analyser: Analyser) -> Questions:
    """Find the quotes of articles and their targets."""
    tones, stances = [], []
    for article in articles:
        quotes = extract(article, analyser.parser, analyser.knowledge, analyser.lexicon)
        tones += [ToneQuery(quote.text) for quote in quotes]
        for quote, targets in zip(quotes, analyser.targets(article, quotes), strict=True):
            stances += [stance_query(article.text, quote, target) for target in targets]
    return Questions(tones, stances)


def seconds(asked: Questions, analyser: Analyser, trained: Path) -> Iterator[tuple[str, float]]:
    """Yield each way of reading with the seconds that it takes."""
    torch.set_num_threads(os.cpu_count() or 1)
    tokenizer = AutoTokenizer.from_pretrained(trained, trust_remote_code=False)
    model = AutoModelForSequenceClassification.from_pretrained(
        trained, use_safetensors=True, trust_remote_code=False, dtype=torch.float32
    ).eval()
    one = pipeline("text-classification", model=model, tokenizer=tokenizer, device="cpu")

    def plain() -> None:
        for text, about in asked.pairs:
            one({"text": text, "text_pair": about})

    def tuned() -> None:
        pairs = sorted(asked.pairs, key=lambda pair: len(pair[0]) + len(pair[1]))
        for start in range(0, len(pairs), BATCH):
            texts, abouts = zip(*pairs[start : start + BATCH], strict=True)
            batch = tokenizer(
                list(texts),
                list(abouts),
                truncation="longest_first",
                max_length=MAX_TOKENS,
                padding=True,
                return_tensors="pt",
            )
            with torch.inference_mode():
                model(**batch)

    def shipped() -> None:
        analyser.tone.read(asked.tones)
        analyser.stance.read(asked.stances)

    yield "plain transformers", timed(plain, 1)
    yield "tuned transformers", timed(tuned, REPEATS)
    yield "shipped", timed(shipped, REPEATS)


def timed(work: Callable[[], None], times: int) -> float:
    """Return the seconds of the fastest of several runs."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return min(spent)
