"""The command line: `python -m analysis COMMAND`. Exit 0: done, 1: some input failed, 2: usage.

A command's code is imported only when that command runs, so that `--help` answers at once.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from analysis.errors import OnTheRecordError

#: Commands that live in the room that does the work: module, one line of help.
ROOMS = {
    "reread": ("analysis.rereading", "read stored quotes again with the model that was chosen"),
    "classify": ("analysis.models.classify", "read the tone or stance of JSON Lines"),
    "evaluate": ("analysis.learning.evaluation", "measure quotes, tone or stance against gold"),
    "train": ("analysis.learning.train", "train a model (needs requirements-train.txt)"),
    "export": ("analysis.learning.export", "turn a trained model into the weights that ship"),
    "benchmark": ("analysis.learning.benchmark", "time the stages, as ratios of one run"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    args = build_parser(words).parse_args(words)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except OnTheRecordError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def build_parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser; only the command among `words` gets its arguments."""
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Who said what about whom, and where do they stand?",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    text = "print the quotes of articles as JSON Lines"
    one = commands.add_parser("analyse", help=text, description=text)
    one.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    one.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")
    one.add_argument("--with-text", action="store_true", help="add each article's text")
    one.set_defaults(run=analyse)

    text = "analyse articles into the database"
    one = commands.add_parser("ingest", help=text, description=text)
    one.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    one.set_defaults(run=ingest)

    for name, (room, text) in ROOMS.items():
        one = commands.add_parser(name, help=text, description=text)
        if name in words[:1]:
            module = import_module(room)
            module.add_arguments(one)
            one.set_defaults(run=module.run)
    return parser


def analyse(args: argparse.Namespace) -> int:
    """Print the analysis of every article that `args` names, in order."""
    from analysis.export import analysed_json
    from analysis.pipeline import load_analyser
    from analysis.reading import RowError, read_path

    failed = False
    analyser = load_analyser()
    thresholds = {"tone": analyser.tone.threshold, "stance": analyser.stance.threshold}
    with _output(args.output) as out, tqdm(unit=" articles", disable=None) as progress:
        for path in args.paths:
            try:
                for found in read_path(path):
                    if isinstance(found, RowError):
                        failed = _complain(found.message)
                        continue
                    row = analysed_json(
                        analyser.analyse(found), with_text=args.with_text, thresholds=thresholds
                    )
                    print(json.dumps(row, ensure_ascii=False), file=out, flush=True)
                    progress.update()
            except OnTheRecordError as error:
                failed = _complain(str(error))
    return int(failed)


def ingest(args: argparse.Namespace) -> int:
    """Analyse what `args` names into the database, one line of outcome an article."""
    from analysis.pipeline import LateAnalyser, Status, ingest_path
    from analysis.store import open_store

    failed = False
    with open_store() as store, tqdm(unit=" articles", disable=None) as progress:
        analyser = LateAnalyser(store)
        for path in args.paths:
            for outcome in ingest_path(path, store, analyser):
                failed |= outcome.status is Status.FAILED
                title = outcome.title or outcome.source
                tqdm.write(f"{outcome.status}: {title}: {outcome.message}", file=sys.stderr)
                progress.update()
    return int(failed)


def _complain(message: str) -> bool:
    tqdm.write(f"error: {message}", file=sys.stderr)
    return True


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """Open the output; a file's old content goes only when there is new content, and whole."""
    if path is None:
        yield sys.stdout
        return
    path = path.resolve()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    plain = path.is_file() or not path.exists()  # a device or a pipe is written to as it is
    try:
        with (part if plain else path).open("w", encoding="utf-8") as out:
            yield out
        if plain and part.stat().st_size:
            part.replace(path)
    except OSError as error:
        raise OnTheRecordError(f"{path} cannot be written ({error.strerror}).") from error
    finally:
        part.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
