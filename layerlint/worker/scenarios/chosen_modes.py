"""Whether a class itself chooses the mode of a sublayer: `self.backbone(x, training=False)`."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from types import FrameType


def is_chosen(frame: FrameType | None, is_ours: Callable[[str], bool]) -> bool:
    """Whether a call on the stack, in a watched file, passes on a mode that the class chose."""
    while frame is not None:
        name = frame.f_code.co_filename
        if is_ours(name) and frame.f_lineno in _choosing_lines(name):
            return True
        frame = frame.f_back
    return False


def in_train_step(frame: FrameType | None) -> bool:
    """Whether a call on the stack is a training step; AutoGraph's copy is called `tf__train_step`."""
    while frame is not None:
        if frame.f_code.co_name in ("train_step", "tf__train_step"):
            return True
        frame = frame.f_back
    return False


@functools.cache
def _choosing_lines(file: str) -> frozenset[int]:
    try:
        with open(file, encoding="utf-8") as opened:
            tree = ast.parse(opened.read())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    return choosing_lines(tree)


def choosing_lines(tree: ast.AST) -> frozenset[int]:
    """Return the lines of calls that pass on a mode that the class chose: `False`, or one from an attribute."""
    lines: set[int] = set()
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.Lambda)):
            names = _chosen_names(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and _hands_on(node, names):
                    lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return frozenset(lines)


def _chosen_names(function: ast.AST) -> set[str]:
    """The names that a function assigns a chosen mode to, directly or through other names."""
    bound = [node for node in ast.walk(function) if isinstance(node, ast.Assign)]
    names: set[str] = set()
    for _ in range(2):
        for node in bound:
            if _is_chosen(node.value, names):
                names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def _hands_on(call: ast.Call, names: set[str]) -> bool:
    named = any(keyword.arg == "training" and _is_chosen(keyword.value, names) for keyword in call.keywords)
    return named or any(_is_false(argument) for argument in _behind_the_first(call))


def _behind_the_first(call: ast.Call) -> list[ast.expr]:
    """The arguments after the first; AutoGraph passes them on in a tuple."""
    packed = [argument for argument in call.args if isinstance(argument, ast.Tuple)]
    return [*call.args[1:], *(part for argument in packed for part in argument.elts[1:])]


def _is_chosen(value: ast.expr, names: set[str]) -> bool:
    """Whether the class chose a mode, rather than pass on its own argument."""
    whole = _is_false(value) or (isinstance(value, ast.Attribute) and not _is_loading(value))
    return whole or any(
        (isinstance(node, ast.Name) and node.id in names)
        or (isinstance(node, ast.Attribute) and _is_self(node.value))
        for node in ast.walk(value)
    )


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _is_loading(value: ast.expr) -> bool:
    """Whether it is `ag__.ld`, with which AutoGraph reads names."""
    return isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name) and value.value.id == "ag__"


def _is_self(value: ast.expr) -> bool:
    if isinstance(value, ast.Call) and _is_loading(value.func) and len(value.args) == 1:
        value = value.args[0]
    return isinstance(value, ast.Name) and value.id == "self"
