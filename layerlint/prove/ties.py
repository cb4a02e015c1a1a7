"""What ties an error of a scenario to a finding: its frames, its text, and the method that it came through."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from layerlint.prove.message_words import SKIPPED_INIT, lacks_another, names_argument
from layerlint.prove.trial import Observation
from layerlint.rule import Diagnostic
from layerlint.trace.plan_snippet import sureness

Frames = Sequence[tuple[str, int]]
"""Files and lines that an error went through, outermost first."""
DERIVED = frozenset({"LL108"})
"""Rules about values computed from weights, which are named where they are computed."""

_GENERIC = re.compile(r"\w{0,8}|\w*(Error|Exception|None|NoneType)")
"""Texts that any error has."""
_OF_TYPE = re.compile(r"'(\w+)' object (?:has no attribute|is not|does not|cannot)")
_TRACKED = {"TrackedList": "list", "ListWrapper": "list", "TrackedDict": "dict", "_DictWrapper": "dict"}
"""The types with which Keras replaces lists and dicts of a layer."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How an error belongs to a finding.

    through  the last line of the class's file that it came through is a line of the finding's statement
    named    it is the error that the rule's page declares, or says that the class lacks the finding's attribute
    near     it came through the finding's method, where its statement ran, or through no line of the file
    about    it, or a line that it came through, names the finding's attribute
    missed   it says that the class lacks an attribute that the finding's method alone sets: the method never ran;
             or that a module lacks the name of the finding
    """

    through: bool
    named: bool
    near: bool
    about: bool
    missed: bool = False

    @property
    def holds(self) -> bool:
        """Whether there is any tie."""
        return self.through or self.named or self.missed

    def proves(self, *, control: bool, certain: bool) -> bool:
        """Whether the error shows the finding.

        `control` says that the same plan runs where the scenario adds nothing, so that the plan is not to blame;
        `certain` that no value which the error can come from was guessed.
        """
        if self.missed:
            return True
        if control:
            return self.through or (self.named and self.about)
        return (self.named and self.about and (self.through or self.near)) or (self.through and certain)


def tie(declared: Iterable[str], observation: Observation, diagnostic: Diagnostic, source: str) -> Tie:
    """How the error of an observation belongs to a finding in a file with this text.

    `declared` are the symptoms of the rule's page.
    """
    here = _lines(observation.frames, diagnostic)
    tree = parsed(source)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    statement = statement_lines(tree, start, end)
    method = method_lines(tree, start)
    attribute = diagnostic.attribute.partition("[")[0].rpartition(".")[2]
    lines = source.splitlines()
    missing = _missing_names(observation.raised)
    names_missing = any(re.search(rf"[.`]{name}`", diagnostic.message) for name in missing)
    if (missing and not names_missing) or lacks_another(observation.raised, diagnostic):
        return Tie(False, False, False, False)  # what is missing is another name than that of the finding
    texts = [observation.raised, *(lines[line - 1] for line in here if line <= len(lines))]
    return Tie(
        bool(here) and (here[-1] in statement or _in_helper(here, statement, diagnostic, tree)),
        any(names_error(symptom, observation.raised) for symptom in declared)
        or lacks(observation.raised, diagnostic),
        not here or (any(line in method for line in here) and _reached(observation.lines, method, statement)),
        names_argument(observation.raised, diagnostic)
        if not here
        else not attribute or any(re.search(rf"\b{re.escape(attribute)}\b", text) for text in texts),
        names_missing or _never_set(observation, diagnostic, tree),
    )


def _in_helper(here: list[int], statement: range, diagnostic: Diagnostic, tree: ast.AST) -> bool:
    """Whether an error comes from the place in a function that a finding at its call names."""
    places = [place.span for place in diagnostic.related if place.function and not place.path]
    ends = any(here[-1] in statement_lines(tree, span.start.line, span.end.line) for span in places)
    return ends and any(line in statement for line in here)


def reached(source: str, diagnostic: Diagnostic, lines: frozenset[int]) -> bool:
    """Whether a finding's statement ran, or no line of its method was recorded."""
    tree = parsed(source)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    return _reached(lines, method_lines(tree, start), statement_lines(tree, start, end))


def _reached(lines: frozenset[int], method: range, statement: range) -> bool:
    """Whether a statement ran, or no line of its method was recorded."""
    return lines.isdisjoint(method) or not lines.isdisjoint(statement)


def came_past(control: Observation, diagnostic: Diagnostic, source: str) -> bool:
    """Whether the finding's statement ran in the control, and what the control failed with came later."""
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    statement = statement_lines(parsed(source), start, end)
    ran_there = bool(control.raised) and not control.lines.isdisjoint(statement)
    return ran_there and not any(line in statement for line in _lines(control.frames, diagnostic))


def _lines(frames: Frames, diagnostic: Diagnostic) -> list[int]:
    file = os.path.abspath(diagnostic.path)
    return [line for path, line in frames if os.path.abspath(path) == file]


def passes(frames: Frames, diagnostic: Diagnostic, source: str) -> bool:
    """Whether an error's places in the file end at the finding's statement."""
    here = _lines(frames, diagnostic)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    return bool(here) and here[-1] in statement_lines(parsed(source), start, end)


def names_error(symptom: str, raised: str) -> bool:
    """Whether a symptom that a page declares is this error; one that only names a common class is none."""
    error_text = symptom.partition("=")[2]
    return not _GENERIC.fullmatch(error_text) and error_text in raised


def lacks(raised: str, diagnostic: Diagnostic) -> bool:
    """Whether an error says that the class lacks the attribute of a finding."""
    name = diagnostic.layer.rpartition(".")[2]
    attribute = diagnostic.attribute.partition("[")[0].rpartition(".")[2]
    return bool(attribute) and f"'{name}' object has no attribute '{attribute}'" in raised


def _never_set(observation: Observation, diagnostic: Diagnostic, tree: ast.AST) -> bool:
    """Whether the class lacks an attribute that only a method sets which the finding stands at, and which never ran."""
    name = diagnostic.layer.rpartition(".")[2]
    lacking = re.search(rf"'{re.escape(name)}' object has no attribute '(\w+)'", observation.raised)
    method, owner = _skipped(diagnostic, tree)
    if lacking is None or method is None:
        return False
    body = range(method.body[0].lineno, (method.end_lineno or method.lineno) + 1)
    stored = [node for node in ast.walk(owner) if isinstance(node, ast.Attribute) and node.attr == lacking[1]]
    setting = {node.lineno for node in stored if isinstance(node.ctx, ast.Store)}
    return bool(setting) and setting <= set(body) and observation.lines.isdisjoint(body)


def _skipped(diagnostic: Diagnostic, tree: ast.AST) -> tuple[ast.FunctionDef | None, ast.AST]:
    """The method that a finding says never runs, with its class: the one it stands at, or a base's `__init__`."""
    base = SKIPPED_INIT.search(diagnostic.message)
    start = diagnostic.span.start.line
    for owner in ast.walk(tree):
        if isinstance(owner, ast.ClassDef):
            for node in ast.walk(owner):
                if isinstance(node, ast.FunctionDef):
                    named = base is not None and (owner.name, node.name) == (base[1], "__init__")
                    if named if base else node.lineno == start:
                        return node, owner
    return None, tree


def _missing_names(raised: str) -> list[str]:
    """The name that a module lacks, where an error says so."""
    forms = (r"module '[\w.]+' has no attribute '(\w+)'", r"cannot import name '(\w+)' from '[\w.]+'")
    return [match[1] for form in forms if (match := re.search(form, raised))]


def attributes_read(source: str, diagnostic: Diagnostic) -> list[str]:
    """The attributes of the class that the statement of a finding reads."""
    return _read_in(source, diagnostic.span.start.line, diagnostic.span.end.line)


def attributes_at(observation: Observation, path: str, source: str) -> list[str]:
    """The attributes that the last statement of a file reads which an error came through."""
    here = observation.lines_in(path)
    return _read_in(source, here[-1], here[-1]) if here else []


def _read_in(source: str, start: int, end: int) -> list[str]:
    tree = parsed(source)
    lines = statement_lines(tree, start, end)
    return [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
        and node.lineno in lines
    ]


def breaks_on_guess(raised: str, plan: Iterable[tuple[str, str, str]]) -> bool:
    """Whether an error says that a Python value lacks an attribute or operation, and an argument of its type was guessed.

    `plan` has name, text and origin of each argument.
    """
    match = _OF_TYPE.search(raised)
    if match is None:
        return False
    kind = _TRACKED.get(match[1], match[1])
    return any(sureness(origin) > 1 and _type_name(text) == kind for _, text, origin in plan)


def _type_name(text: str) -> str:
    """The name of the type of an expression; "" where it is not known."""
    try:
        tree = ast.parse(text, mode="eval").body
        if isinstance(tree, ast.Call):
            constructor = ast.unparse(tree.func).rpartition(".")[2]
            return constructor if constructor[:1].isupper() else ""
        if isinstance(tree, ast.Lambda) or _names_function(tree):
            return "function"
        return type(ast.literal_eval(tree)).__name__
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ""


def _names_function(tree: ast.AST) -> bool:
    return isinstance(tree, ast.Attribute) and tree.attr.islower()


def statement_lines(tree: ast.AST, start: int, end: int) -> range:
    """The lines of the innermost statement around a line; of one with a body only its head."""
    around = [
        range(_first(node), _last(node) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and _first(node) <= start <= _last(node)
    ]
    return min(around, key=len, default=range(start, end + 1))


def _first(node: ast.stmt) -> int:
    marked: list[int] = [decorator.lineno for decorator in getattr(node, "decorator_list", [])]
    return min([node.lineno, *marked])


def _last(node: ast.stmt) -> int:
    body: list[ast.stmt] = getattr(node, "body", [])
    if body:
        return max(node.lineno, body[0].lineno - 1)
    return node.end_lineno or node.lineno


def method_lines(tree: ast.AST, line: int) -> range:
    """The lines of the smallest function around a line."""
    smallest = range(0)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = range(_first(node), (node.end_lineno or node.lineno) + 1)
            if line in lines and (not smallest or len(lines) < len(smallest)):
                smallest = lines
    return smallest


def parsed(source: str) -> ast.AST:
    """The text as a tree; an empty one where it is no Python."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def ran(source: str, diagnostic: Diagnostic, lines: frozenset[int]) -> bool:
    """Whether the statement of a finding ran; statements outside of functions run at import."""
    tree = parsed(source)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    statement = statement_lines(tree, start, end)
    return not method_lines(tree, start) or not lines.isdisjoint(statement)


def returns_ran(source: str, diagnostic: Diagnostic, lines: frozenset[int]) -> bool:
    """Whether every `return` ran of the method that a finding is about; True for other findings."""
    start = diagnostic.span.start.line
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.FunctionDef) and node.lineno == start:
            ends = [range(statement.lineno, _last(statement) + 1) for statement in _returns(node)]
            return all(not lines.isdisjoint(end) for end in ends)
    return True


def _returns(function: ast.AST) -> Iterator[ast.Return]:
    """The `return` statements of a function, not those of functions inside it."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.Return):
            yield node
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            yield from _returns(node)
