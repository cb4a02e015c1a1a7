"""`make mutants`: faults put into the rules, one at a time; which of them do the quick tests not see?

Two kinds. A *finding* mutant changes what a user reads: a message, a help, an attribute, a severity, a related place.
A *logic* mutant changes a condition of a check or a query. Which ones are tried is drawn by `--seed`. Prints the
survivors, each with its place and what was changed, and the share that was killed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
MUTATED = ("checks", "queries")
TESTS = (("tests/checks", "tests/rulebook"), ("tests",))
"""What is run on a mutant: those that see most of them first, then all quick ones."""
SECONDS = 400


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of one expression: the text between two offsets of a file is replaced."""

    file: str
    line: int
    kind: str
    what: str
    start: int
    end: int
    replacement: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def main() -> int:
    options = _options()
    draw = random.Random(options.seed)
    chosen: list[Mutant] = []
    for kind in ("finding", "logic"):
        all_ = [one for one in mutants() if one.kind == kind]
        chosen += draw.sample(all_, min(options.count, len(all_)))
    survivors = _survivors(chosen, options.jobs)
    for kind in ("finding", "logic"):
        tried = [one for one in chosen if one.kind == kind]
        left = [one for one in survivors if one.kind == kind]
        killed = len(tried) - len(left)
        print(f"{kind} mutants: {killed} of {len(tried)} killed ({100 * killed / max(1, len(tried)):.0f} %)")
        for one in left:
            print(f"    survives  {one}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which mutants are drawn")
    parser.add_argument("--count", type=int, default=40, help="how many of each kind")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are tried at once")
    return parser.parse_args()


def mutants() -> Iterator[Mutant]:
    """Every mutant of the rules and their queries, in the order of the files."""
    for folder in MUTATED:
        for path in sorted((ROOT / "layerlint" / folder).glob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield from _Finder(path.relative_to(ROOT).as_posix(), text).found()


class _Finder:
    """The mutants of one module."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._bytes = text.encode()
        self._tree = ast.parse(text)
        lines = [0]
        for line in self._bytes.splitlines(keepends=True):
            lines.append(lines[-1] + len(line))
        self._lines = lines

    def found(self) -> Iterator[Mutant]:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
                yield from self._of_finding(node)
            elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
                yield self._mutant(
                    node.test, "logic", "condition negated", f"(not ({self._text(node.test)}))"
                )
            elif isinstance(node, ast.comprehension):
                for test in node.ifs:
                    yield self._mutant(test, "logic", "filter dropped", "True")
            elif isinstance(node, ast.BoolOp):
                yield from self._of_bool(node)
            elif isinstance(node, ast.Compare) and len(node.ops) == 1:
                yield from self._of_compare(node)

    def _of_finding(self, call: ast.Call) -> Iterator[Mutant]:
        parts = dict(zip(("at", "message", "attribute", "help"), call.args, strict=False))
        parts |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg is not None}
        for name, value in parts.items():
            old = self._text(value)
            match name:
                case "message" | "help":
                    yield self._mutant(value, "finding", f"another {name}", f'(({old}) + " really")')
                case "attribute":
                    yield self._mutant(value, "finding", "no attribute", '""')
                case "severity":
                    yield self._mutant(value, "finding", "no severity of its own", "None")
                case "related":
                    yield self._mutant(value, "finding", "no related places", "()")
                case "fix":
                    yield self._mutant(value, "finding", "no fix", "None")

    def _of_bool(self, node: ast.BoolOp) -> Iterator[Mutant]:
        neutral = "True" if isinstance(node.op, ast.And) else "False"
        for value in node.values:
            yield self._mutant(value, "logic", f"`{self._text(value)}` is {neutral}", neutral)

    def _of_compare(self, node: ast.Compare) -> Iterator[Mutant]:
        swapped = {
            ast.Eq: "!=",
            ast.NotEq: "==",
            ast.Lt: "<=",
            ast.LtE: "<",
            ast.Gt: ">=",
            ast.GtE: ">",
            ast.In: "not in",
            ast.NotIn: "in",
            ast.Is: "is not",
            ast.IsNot: "is",
        }[type(node.ops[0])]
        old = self._text(node)
        new = f"({self._text(node.left)} {swapped} {self._text(node.comparators[0])})"
        yield self._mutant(node, "logic", f"`{old}` is `{new[1:-1]}`", new)

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return self._bytes[start:end].decode()

    def _span(self, node: ast.expr) -> tuple[int, int]:
        start = self._lines[node.lineno - 1] + node.col_offset
        end = self._lines[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        return start, end

    def _mutant(self, node: ast.expr, kind: str, what: str, replacement: str) -> Mutant:
        start, end = self._span(node)
        return Mutant(self._file, node.lineno, kind, " ".join(what.split()), start, end, replacement)


def _survivors(chosen: list[Mutant], jobs: int) -> list[Mutant]:
    """Those that no quick test sees, each tried in a copy of the project."""
    copies: SimpleQueue[Path] = SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(jobs):
            copies.put(copy := _copy(Path(folder) / str(number)))
        if not _pass(copy, TESTS[-1]):
            raise SystemExit("the quick tests do not pass without a mutant; run `make quick` first")

        def survives(mutant: Mutant) -> bool:
            copy = copies.get()
            try:
                return _passes(mutant, copy)
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(jobs) as pool:
            return [one for one, alive in zip(chosen, pool.map(survives, chosen), strict=True) if alive]


def _copy(folder: Path) -> Path:
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, names.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def _passes(mutant: Mutant, copy: Path) -> bool:
    """Whether all quick tests pass with the mutant."""
    file = copy / mutant.file
    before = file.read_bytes()
    file.write_bytes(before[: mutant.start] + mutant.replacement.encode() + before[mutant.end :])
    try:
        return all(_pass(copy, tests) for tests in TESTS)
    finally:
        file.write_bytes(before)


def _pass(copy: Path, tests: tuple[str, ...]) -> bool:
    command = [
        sys.executable,
        "-B",
        "-m",
        "pytest",
        "-x",
        "-q",
        "-m",
        "not slow",
        "-p",
        "no:cacheprovider",
        *tests,
    ]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
