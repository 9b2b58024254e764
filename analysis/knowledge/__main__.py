"""`python -m analysis.knowledge`: what the tables hold; with names, who they are.

Examples
--------
python -m analysis.knowledge
python -m analysis.knowledge --on 2025-02-14 "the Ukrainian president" Kallas
"""

import argparse
import sys
from datetime import date

from analysis.errors import KnowledgeError
from analysis.knowledge.counts import counts
from analysis.knowledge.knowledge import Knowledge, load_knowledge


def main(arguments: list[str] | None = None) -> int:
    """Print counts, or who the mentions given stand for. Return 0, or 1 for a broken table."""
    parser = argparse.ArgumentParser(prog="python -m analysis.knowledge", description=__doc__)
    parser.add_argument("mention", nargs="*", help="words to resolve, as in an article")
    parser.add_argument("--on", type=date.fromisoformat, help="day of the article, YYYY-MM-DD")
    parser.add_argument("--known", action="append", default=[], help="actor id introduced before")
    parser.add_argument("--home", help="ISO code of the country the article is about")
    given = parser.parse_intermixed_args(arguments)
    try:
        knowledge = load_knowledge()
    except KnowledgeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    lines = (
        [_told(knowledge, mention, given) for mention in given.mention]
        if given.mention
        else [f"{number:>6}  {name}" for name, number in counts(knowledge.tables).items()]
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _told(knowledge: Knowledge, mention: str, given: argparse.Namespace) -> str:
    identity = knowledge.resolve(mention, given.on, given.known, given.home)
    if identity is None:
        return f"{mention}: open"
    speaks = knowledge.label(identity.speaks_for) if identity.speaks_for else "nobody"
    return (
        f"{mention}: {identity.name} ({identity.actor or 'not in the tables'}), "
        f"{identity.role or 'no office'}, speaks for {speaks}; {identity.how}"
    )


if __name__ == "__main__":
    sys.exit(main())
