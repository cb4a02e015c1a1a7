"""`make same BASE=<rev>`: the findings of two revisions over real code, compared byte for byte, and their times.

Both revisions check the same packages, in turns, with each Keras. A line that only one of them prints is shown as in a
diff. Exits with 1 when the findings differ.
"""

from __future__ import annotations

import argparse
import difflib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.peers import CORPORA, corpus

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 40
"""Lines of a difference that are printed."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a revision prints about a package, and the median of its times in seconds."""

    text: str
    seconds: float


def main() -> int:
    options = _options()
    differences = 0
    with tree_of(options.base) as base:
        print(f"{'':24}{'findings':>9}{'differing':>11}{options.base[:12]:>14}{'here':>10}{'ratio':>8}")
        for name in options.corpora.split(","):
            for keras in ("2", "3"):
                before, after = in_turns((base, ROOT), corpus(name), keras, options.turns)
                lines = list(differing(before.text, after.text))
                differences += len(lines)
                print(
                    f"{name + ', Keras ' + keras:24}{after.text.count(chr(10)):>9}{len(lines):>11}"
                    f"{before.seconds:>12.2f} s{after.seconds:>8.2f} s{after.seconds / before.seconds:>8.2f}",
                    flush=True,
                )
                for line in lines[:SHOWN]:
                    print(f"    {line}")
    return 1 if differences else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tools.same", description=__doc__)
    parser.add_argument("base", help="the revision to compare with")
    parser.add_argument("--corpora", default=",".join(CORPORA), help="which packages, by name")
    parser.add_argument("--turns", type=int, default=1, help="how often each revision checks each package")
    options = parser.parse_args()
    unlisted = set(options.corpora.split(",")) - CORPORA.keys()
    if unlisted:
        parser.error(f"--corpora takes {', '.join(CORPORA)}; {', '.join(sorted(unlisted))} is none of them")
    return options


@contextmanager
def tree_of(revision: str) -> Iterator[Path]:
    """The files of a revision, in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["git", "archive", revision, "layerlint", "rules"], cwd=ROOT, check=False, capture_output=True
        )
        if packed.returncode:
            raise SystemExit(f"error: {revision}: {packed.stderr.decode(errors='replace').strip()}")
        subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
        yield Path(folder)


def in_turns(trees: tuple[Path, Path], folder: Path, keras: str, turns: int) -> list[Printed]:
    """What each tree prints about the package in a folder."""
    texts = ["", ""]
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(turns):
        for index, tree in enumerate(trees):
            started = time.perf_counter()
            texts[index] = check(tree, folder, keras)
            seconds[index].append(time.perf_counter() - started)
    return [Printed(text, median(taken)) for text, taken in zip(texts, seconds, strict=True)]


def check(tree: Path, folder: Path, keras: str) -> str:
    """Every finding of one revision, notes too, a line of JSON each."""
    command = [sys.executable, "-m", "layerlint", "check", ".", "--isolated", "--no-cache", "--exit-zero"]
    command += ["--keras", keras, "--show-notes", "--output-format", "json-lines"]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tree}: exit code {done.returncode} on {folder}\n{done.stderr}")
    return done.stdout


def differing(before: str, after: str) -> Iterator[str]:
    """The lines that only one side has, with `-` or `+` in front."""
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""):
        if line[0] in "+-" and not line.startswith(("+++", "---")):
            yield line


if __name__ == "__main__":
    raise SystemExit(main())
