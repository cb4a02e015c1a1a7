"""The faults that can be put into the rules: another text for one expression of a module.

A *finding* mutant changes what a user reads: a message, a help, an attribute, a severity, a related place. A *logic*
mutant changes a condition of a check or a query.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MUTATED = ("checks", "queries")


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
    last_line: int
    in_function: bool
    """Whether it runs when a function is called, rather than when the module is imported."""

    @property
    def module(self) -> str:
        return self.file.removesuffix(".py").replace("/", ".")

    @property
    def faulty(self) -> bytes:
        """The text of the module with the fault."""
        source = (ROOT / self.file).read_bytes()
        return source[: self.start] + self.replacement.encode() + source[self.end :]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


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
        functions = [node for node in ast.walk(self._tree) if isinstance(node, (ast.FunctionDef, ast.Lambda))]
        bodies = [node.body if isinstance(node.body, list) else [node.body] for node in functions]
        self._in_functions = {id(inner) for body in bodies for node in body for inner in ast.walk(node)}

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
        last_line = node.end_lineno or node.lineno
        return Mutant(
            self._file,
            node.lineno,
            kind,
            " ".join(what.split()),
            start,
            end,
            replacement,
            last_line,
            id(node) in self._in_functions,
        )
