"""`make mutants`: faults put into the rules, one at a time; which of them do the quick tests of the rules not see?

Two kinds. A *finding* mutant changes what a user reads: a message, a help, an attribute, a severity, a related place.
A *logic* mutant changes a condition of a check or a query. Which ones are tried is drawn by `--seed`. Each is tried in a
process of its own, which takes the faulty module from memory: first what is found in the examples of the pages and in
the cases is compared, those of the same rule first, then the other tests of the rules are run. Prints the survivors and
those that took too long, which are counted apart, each with its place and what was changed.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from enum import Enum
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

ROOT = Path(__file__).resolve().parent.parent
MUTATED = ("checks", "queries")
TESTS = ("tests/checks", "tests/silence")
"""What is run on a mutant that changes no finding of the examples and the cases."""
COMPARED = ("test_snapshots.py", "test_cases.py")
"""Tests among these that compare just that."""
SECONDS = 300


class Outcome(Enum):
    KILLED = 1
    SURVIVES = 0
    TIMED_OUT = -1


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
    if options.attempt:
        return _attempt(Mutant(**json.loads(options.attempt)), Path(options.expected)).value
    draw = random.Random(options.seed)
    chosen: list[Mutant] = []
    for kind in ("finding", "logic"):
        all_ = [one for one in mutants() if one.kind == kind]
        chosen += draw.sample(all_, min(options.count, len(all_)))
    outcomes = dict(zip(chosen, _outcomes(chosen, options.jobs), strict=True))
    for kind in ("finding", "logic"):
        tried = {one: outcome for one, outcome in outcomes.items() if one.kind == kind}
        killed = sum(outcome is Outcome.KILLED for outcome in tried.values())
        print(f"{kind} mutants: {killed} of {len(tried)} killed ({100 * killed / max(1, len(tried)):.0f} %)")
        for one, outcome in tried.items():
            if outcome is not Outcome.KILLED:
                print(f"    {'survives' if outcome is Outcome.SURVIVES else 'timed out'}  {one}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which mutants are drawn")
    parser.add_argument("--count", type=int, default=40, help="how many of each kind")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are tried at once")
    parser.add_argument("--attempt", help=argparse.SUPPRESS)
    parser.add_argument("--expected", help=argparse.SUPPRESS)
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


def _outcomes(chosen: Sequence[Mutant], jobs: int) -> list[Outcome]:
    """What becomes of each mutant."""
    with tempfile.TemporaryDirectory() as folder:
        expected = Path(folder) / "expected.json"
        expected.write_text(json.dumps(dict(_found())), encoding="utf-8")
        if not _pass_tests():
            raise SystemExit("the tests do not pass without a mutant; run `make quick` first")
        with ThreadPoolExecutor(jobs) as pool:
            return list(pool.map(lambda one: _tried(one, expected), chosen))


def _tried(mutant: Mutant, expected: Path) -> Outcome:
    command = [sys.executable, "-m", "tools.mutants", "--expected", str(expected)]
    try:
        done = subprocess.run(
            [*command, "--attempt", json.dumps(asdict(mutant))],
            cwd=ROOT,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return Outcome.TIMED_OUT
    return Outcome.SURVIVES if done.returncode == 0 else Outcome.KILLED


def _attempt(mutant: Mutant, expected: Path) -> Outcome:
    """In a process of its own: the fault is put in before anything of layerlint is imported."""
    sys.meta_path.insert(0, _Mutated(mutant))
    before: dict[str, str] = json.loads(expected.read_text(encoding="utf-8"))
    own = Path(mutant.file).stem.replace("_", "-")
    if any(before[name] != found for name, found in _found(own)):
        return Outcome.KILLED
    return Outcome.SURVIVES if _pass_tests() else Outcome.KILLED


class _Mutated(MetaPathFinder):
    """Finds the module with the fault."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._module = mutant.file.removesuffix(".py").replace("/", ".")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._module:
            return None
        file = str(ROOT / self._mutant.file)
        return spec_from_file_location(fullname, file, loader=_Loader(fullname, file, self._mutant))


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, mutant: Mutant) -> None:
        super().__init__(fullname, path)
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        source = Path(self.path).read_bytes()
        changed = self._mutant.replacement.encode()
        faulty = source[: self._mutant.start] + changed + source[self._mutant.end :]
        code: CodeType = compile(faulty, self.path, "exec")
        return code


def _found(first: str = "") -> Iterator[tuple[str, str]]:
    """What is found in each example of a page and in each case; those of the rule `first` come first."""
    from tests.checks.test_cases import CASES, versions
    from tests.checks.test_snapshots import PAGES, snapshot_of

    texts = [
        (page.name, f"{page.name} {number}", example.code, example.keras)
        for page in PAGES
        for number, example in enumerate(page.examples)
    ]
    names = {page.code: page.name for page in PAGES}
    texts += [
        (
            names.get(case.parent.name, ""),
            f"{case.parent.name}/{case.stem}",
            case.read_text("utf-8"),
            versions(case),
        )
        for case in CASES
    ]
    for _, name, text, keras in sorted(texts, key=lambda one: one[0] != first):
        for version in keras:
            yield f"{name}, Keras {version}", snapshot_of(text, "case.py", version)


def _pass_tests() -> bool:
    """Whether the tests of the rules pass, those left out that `_found` stands for. They are run in this process."""
    import pytest

    left_out = [f"--ignore-glob=*/{name}" for name in COMPARED]
    with open(os.devnull, "w") as nowhere:
        sys.stdout = nowhere
        try:
            return not pytest.main(
                ["-x", "-q", "-n", "0", "-m", "not slow", "-p", "no:cacheprovider", *left_out, *TESTS]
            )
        finally:
            sys.stdout = sys.__stdout__


if __name__ == "__main__":
    raise SystemExit(main())
