"""On the Record: who said what about whom, and where do they stand.

>>> from analysis import read_pasted
>>> read_pasted("No comment.").text
'No comment.'
"""

from datetime import date

from analysis.reading import read_pasted
from analysis.records import AnalysedArticle, Article, Quote, Reading, Speaker

__all__ = ["AnalysedArticle", "Article", "Quote", "Reading", "Speaker", "analyse", "read_pasted"]


def analyse(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
) -> AnalysedArticle:
    """Analyse one text; `analysis.pipeline.load_analyser` serves many.

    `published` decides who holds which office; without it a leading `date YYYY-MM-DD` counts.

    Raises
    ------
    UnreadableInput
        When the text cannot become an article.
    ModelError
        When the parser or a model cannot be loaded.
    """
    from analysis.pipeline import load_analyser  # noqa: PLC0415 - importing analysis loads nothing

    article = read_pasted(text, title=title, outlet=outlet, published=published)
    return load_analyser().analyse(article)
