"""What ties an error of a scenario to a finding: its frames, its text, and the method that it came through."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from layerlint.prove.trial import Observation
from layerlint.rule import Diagnostic
from layerlint.trace.plan_snippet import sureness

Frames = Sequence[tuple[str, int]]
"""Files and lines that an error went through, outermost first."""
_GENERIC = re.compile(r"\w{0,8}|\w*(Error|Exception|None|NoneType)")
"""Texts that any error has."""
_OF_TYPE = re.compile(r"'(\w+)' object (?:has no attribute|is not|does not|cannot)")
_TRACKED = {"TrackedList": "list", "ListWrapper": "list", "TrackedDict": "dict", "_DictWrapper": "dict"}
"""What Keras makes of lists and dicts that a layer keeps."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How an error belongs to a finding.

    through  the last line of the class's file that it came through is a line of the finding's statement
    named    it is the error that the rule's page declares, or says that the class lacks the finding's attribute
    near     it came through the finding's method, or through no line of the file
    about    it, or a line that it came through, speaks of the finding's attribute
    """

    through: bool
    named: bool
    near: bool
    about: bool

    def proves(self, *, control: bool, certain: bool) -> bool:
        """Whether the error shows the finding.

        `control` says that the same plan runs where the scenario adds nothing, so that the plan is not to blame;
        `certain` that no value which the error can come from was guessed.
        """
        if control:
            return self.through or (self.named and self.about)
        return (self.named and (self.through or self.near)) or (self.through and certain)


def tie(symptom: str, observation: Observation, diagnostic: Diagnostic, source: str) -> Tie:
    """How the error of an observation belongs to a finding in a file with this text."""
    here = _lines(observation.frames, diagnostic)
    tree = _parsed(source)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    statement = statement_lines(tree, start, end)
    method = _method_lines(tree, start)
    attribute = diagnostic.attribute.partition("[")[0].rpartition(".")[2]
    lines = source.splitlines()
    shown = [observation.raised, *(lines[line - 1] for line in here if line <= len(lines))]
    return Tie(
        bool(here) and here[-1] in statement,
        _declared(symptom, observation.raised) or _lacks(observation.raised, diagnostic, attribute),
        not here or any(line in method for line in here),
        not attribute or not here or any(re.search(rf"\b{re.escape(attribute)}\b", one) for one in shown),
    )


def _lines(frames: Frames, diagnostic: Diagnostic) -> list[int]:
    file = os.path.abspath(diagnostic.path)
    return [line for path, line in frames if os.path.abspath(path) == file]


def passes(frames: Frames, diagnostic: Diagnostic, source: str) -> bool:
    """Whether an error's places in the file end at the finding's statement."""
    here = _lines(frames, diagnostic)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    return bool(here) and here[-1] in statement_lines(_parsed(source), start, end)


def _declared(symptom: str, raised: str) -> bool:
    wanted = symptom.partition("=")[2]
    return not _GENERIC.fullmatch(wanted) and wanted in raised


def _lacks(raised: str, diagnostic: Diagnostic, attribute: str) -> bool:
    name = diagnostic.layer.rpartition(".")[2]
    return bool(attribute) and f"'{name}' object has no attribute '{attribute}'" in raised


def breaks_on_guess(raised: str, plan: Iterable[tuple[str, str, str]]) -> bool:
    """Whether an error says that a plain value lacks what is asked of it, and an argument of that type was guessed.

    `plan` has name, text and origin of each argument.
    """
    spoken = _OF_TYPE.search(raised)
    if spoken is None:
        return False
    kind = _TRACKED.get(spoken[1], spoken[1])
    return any(sureness(origin) > 1 and _type_of(text) == kind for _, text, origin in plan)


def _type_of(text: str) -> str:
    try:
        return type(ast.literal_eval(text)).__name__
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ""


def statement_lines(tree: ast.AST, start: int, end: int) -> range:
    """The lines of the innermost statement around a line; of one with a body only its head."""
    around = [
        range(_first(node), _last(node) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and _first(node) <= start <= _last(node)
    ]
    return min(around, key=len, default=range(start, end + 1))


def _first(node: ast.stmt) -> int:
    marked: list[int] = [one.lineno for one in getattr(node, "decorator_list", [])]
    return min([node.lineno, *marked])


def _last(node: ast.stmt) -> int:
    body: list[ast.stmt] = getattr(node, "body", [])
    if body:
        return max(node.lineno, body[0].lineno - 1)
    return node.end_lineno or node.lineno


def _method_lines(tree: ast.AST, line: int) -> range:
    """The lines of the smallest function around a line."""
    found = range(0)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = range(_first(node), (node.end_lineno or node.lineno) + 1)
            if line in lines and (not found or len(lines) < len(found)):
                found = lines
    return found


def _parsed(source: str) -> ast.AST:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def ran(source: str, diagnostic: Diagnostic, lines: frozenset[int]) -> bool:
    """Whether the statement of a finding ran; what stands in no function does when the file is imported."""
    tree = _parsed(source)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    statement = statement_lines(tree, start, end)
    return not _method_lines(tree, start) or not lines.isdisjoint(statement)
