"""Who is who: actors, offices, countries and blocs by day, from CSV tables with sources."""

from analysis.knowledge.identity import AliasKind, Identity, Named
from analysis.knowledge.knowledge import Knowledge, load_knowledge

__all__ = [
    "AliasKind",
    "Identity",
    "Knowledge",
    "Named",
    "load_knowledge",
]
