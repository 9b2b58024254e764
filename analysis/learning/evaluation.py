"""`evaluate quotes|targets|tone|stance GOLD.jsonl`: which measure belongs to which kind of gold."""

import argparse

from analysis.learning import evaluate, quote_evaluation, target_evaluation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the kinds of evaluation with their arguments."""
    kinds = parser.add_subparsers(title="what to measure", required=True, metavar="KIND")
    quotes = kinds.add_parser("quotes", help="quotes and speakers")
    quote_evaluation.add_arguments(quotes)
    quotes.set_defaults(measure=quote_evaluation.run)
    targets = kinds.add_parser("targets", help="what quotes are about")
    target_evaluation.add_arguments(targets)
    targets.set_defaults(measure=target_evaluation.run)
    for task in ("tone", "stance"):
        one = kinds.add_parser(task, help=f"the {task} of labelled quotes")
        evaluate.add_arguments(one)
        one.set_defaults(measure=lambda args, task=task: evaluate.run(args, task))


def run(args: argparse.Namespace) -> int:
    """Run the evaluation that `args` names."""
    status: int = args.measure(args)
    return status
