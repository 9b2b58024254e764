"""A small corpus in memory with exactly the documented columns of `analysis.store`.

The people and events are invented, except that the first article stands in for a real one.
Offsets are real: every quote is found again in its article's text.
"""

from datetime import date

import pandas as pd

from analysis.records import AnalysedArticle, Article
from analysis.store import AcceptedIssue

PEOPLE = {
    # id: name, kind, role, country, speaks for, blocs
    "trump": ("Donald Trump", "person", "President", "USA", "USA", ["G7", "NATO"]),
    "vance": ("JD Vance", "person", "Vice President", "USA", "USA", ["G7", "NATO"]),
    "kallas": ("Kaja Kallas", "person", "High Representative", "EST", "EU", ["EU"]),
    "tamm": ("Liis Tamm", "person", "Foreign Minister", "EST", "EST", ["EU", "NATO"]),
    "keller": ("Jonas Keller", "person", "Chancellor", "DEU", "DEU", ["EU", "G7", "NATO"]),
    "orlov": ("Arkady Orlov", "person", "Foreign Minister", "RUS", "RUS", ["BRICS"]),
    "mehta": ("Ravi Mehta", "person", "External Affairs Minister", "IND", "IND", ["BRICS"]),
    "okoro": ("Grace Okoro", "person", "Commission Chairperson", None, "AU", ["AU"]),
    "kremlin": ("the Kremlin", "government", None, "RUS", "RUS", ["BRICS"]),
    "name:mara quill": ("Mara Quill", "person", None, None, None, []),
    "unknown": (None, None, None, None, None, []),
}
TARGETS = {
    "RUS": ("Russia", "country"),
    "UKR": ("Ukraine", "country"),
    "NATO": ("NATO", "bloc"),
    "putin": ("Vladimir Putin", "person"),
    "issue:ua-nato": ("NATO membership for Ukraine", "issue"),
}
ARTICLES = [
    # title, outlet, published, sample
    ("Talks before the table is set", "The Ledger", "2025-02-14", False),
    ("Ministers meet in Tallinn", "Baltic Courier", "2025-02-03", True),
    ("Gas, grain and guarantees", "Meridian Wire", "2025-01-20", True),
    ("The summit that was not", "The Ledger", "2025-03-05", True),
    ("A ceasefire for the harvest", "Nile Observer", "2024-11-11", True),
    ("Delhi keeps its distance", "Meridian Wire", "2024-12-02", True),
    ("What the envoy left out", "Baltic Courier", "2025-02-21", True),
    (None, None, None, False),
]
SAYINGS = [
    "we will not take anything off the table before the talks have started",
    "nobody should mistake patience for consent",
    "the border of 1991 is a line, not a suggestion",
    "I think they would love to be back at the table",
    "this is a dirty deal and it will not hold",
    "our partners can count on us, in winter as in summer",
    "the offer was received and is being studied",
    "sanctions stay until the last gun is silent",
]
TONES = ("negative", "neutral", "positive")
STANCES = ("against", "neutral", "favor")
_ACCEPTS_SAMPLES = "Sample article: the events, the people and their words are invented.\n\n"


def _scores(labels: tuple[str, ...], chosen: int, sure: float) -> list[float]:
    rest = (1 - sure) / 2
    return [sure if place == chosen else rest for place in range(len(labels))]


def build() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, dict[str, Article]]:
    """Return articles, quotes, stances and the articles' records by id."""
    articles: list[dict[str, object]] = []
    quotes: list[dict[str, object]] = []
    stances: list[dict[str, object]] = []
    texts: dict[str, Article] = {}
    people = list(PEOPLE)
    turn = 0
    for number, (title, outlet, published, sample) in enumerate(ARTICLES):
        article_id = f"{number:016x}"
        day = pd.Timestamp(published) if published else pd.NaT
        text = _ACCEPTS_SAMPLES if sample else ""
        found = 0
        for place in range(8 if number < 7 else 4):
            turn += 1
            speaker_id = people[(turn * 3 + number + turn // 7) % len(people)]
            name, kind, role, country, speaks_for, blocs = PEOPLE[speaker_id]
            saying = SAYINGS[(turn * 5 + number) % len(SAYINGS)]
            tone, stance = (turn * 7 + number) % 3, (turn * 5 + place) % 3
            mention = name or "an official"
            start = len(text)
            text += "“"
            quote_start = len(text)
            text += saying
            content = [[quote_start, len(text)]]
            text += ",” "
            mention_start = len(text)
            text += mention
            cue_start = len(text) + 1
            text += " said."
            quote_id = f"{article_id}-{place}"
            base = {
                "article_id": article_id,
                "title": title,
                "outlet": outlet,
                "published": day,
                "sample": sample,
            }
            tone_scores = _scores(TONES, tone, 0.82 if turn % 5 else 0.44)
            quotes.append(
                {
                    "quote_id": quote_id,
                    **base,
                    "position": place,
                    "kind": ("direct", "mixed", "indirect")[turn % 3],
                    "text": saying,
                    "content": content,
                    "verbatim": content if turn % 3 != 2 else [],
                    "sentence_start": start,
                    "sentence_end": len(text),
                    "sentence": text[start:],
                    "cue": "said",
                    "cue_start": cue_start,
                    "cue_end": cue_start + 4,
                    "mention": mention,
                    "mention_start": mention_start,
                    "mention_end": mention_start + len(mention),
                    "parent": None,
                    "speaker_id": speaker_id,
                    "speaker": name or "Unknown",
                    "speaker_kind": kind,
                    "role": role,
                    "country": country,
                    "speaks_for": speaks_for,
                    "blocs": list(blocs),
                    "evidence": "named in the reporting clause" if name else "",
                    "confidence": 0.96 if name else 0.0,
                    "tone": TONES[tone],
                    **{f"tone_{t}": s for t, s in zip(TONES, tone_scores, strict=True)},
                    "tone_model": "tone-minilm-1a2b3c4d",
                }
            )
            for offset in range(turn % 3):
                target_id = list(TARGETS)[(turn + offset * 2) % len(TARGETS)]
                target, target_kind = TARGETS[target_id]
                label = (stance + offset) % 3
                scores = _scores(STANCES, label, 0.7 if (turn + offset) % 4 else 0.41)
                stances.append(
                    {
                        "quote_id": quote_id,
                        "article_id": article_id,
                        "target_id": target_id,
                        "target": target,
                        "target_kind": target_kind,
                        "target_start": None,
                        "target_end": None,
                        "stance": STANCES[label],
                        **{f"stance_{t}": s for t, s in zip(STANCES, scores, strict=True)},
                        "stance_model": "stance-minilm-5e6f7a8b",
                    }
                )
            text += "\n\n" if place % 2 else " "
            found += 1
        articles.append(
            {
                "article_id": article_id,
                "title": title,
                "outlet": outlet,
                "published": day,
                "url": "https://example.org/a" if number == 0 else None,
                "source": f"{number:03d}.txt",
                "sample": sample,
                "pipeline": "1",
                "ingested_at": pd.Timestamp("2025-04-01T12:00:00"),
                "words": len(text.split()),
                "n_quotes": found,
            }
        )
        texts[article_id] = Article(
            id=article_id,
            text=text,
            title=title,
            published=date.fromisoformat(published) if published else None,
            outlet=outlet,
            source=f"{number:03d}.txt",
            sample=sample,
        )
    return pd.DataFrame(articles), pd.DataFrame(quotes), pd.DataFrame(stances), texts


class FakeSettings:
    """Nothing was chosen."""

    def get(self, _key: str) -> str | None:
        return None


class FakeIssues:
    """Nothing was accepted."""

    def all(self) -> tuple[AcceptedIssue, ...]:
        return ()


class FakeStore:
    """The reading side of `analysis.store.Store`, and an `add` that only counts."""

    settings, issues = FakeSettings(), FakeIssues()

    def __init__(self, *, empty: bool = False) -> None:
        articles, quotes, stances, texts = build()
        keep = 0 if empty else None
        self._articles = articles.iloc[:keep]
        self._quotes = quotes.iloc[:keep]
        self._stances = stances.iloc[:keep]
        self._texts = {} if empty else texts
        self.added: list[AnalysedArticle] = []

    def articles(self) -> pd.DataFrame:
        return self._articles

    def quotes(self) -> pd.DataFrame:
        return self._quotes

    def stances(self) -> pd.DataFrame:
        return self._stances

    def article(self, article_id: str) -> Article | None:
        return self._texts.get(article_id)

    def search(self, words: str) -> list[str]:
        hits = self._quotes["text"].str.contains(words, case=False, regex=False)
        return list(self._quotes.loc[hits.astype(bool), "quote_id"])

    def count(self) -> int:
        return len(self._articles)

    def revision(self) -> int:
        return len(self.added)

    def has(self, article_id: str) -> bool:
        return article_id in self._texts

    def add(self, analysed: AnalysedArticle) -> bool:
        self.added.append(analysed)
        return True
